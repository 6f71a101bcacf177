"""Single sign-on against a real, certified provider on loopback."""

import json
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from django.conf import settings

from tests.ground.node import node
from tests.web.office.cast import person, text_of
from workings.access.permissions import Role
from workings.config import environment

GROUND = Path(__file__).parents[2] / "ground"
LOGIN = "/office/account/with/council/"
BACK = f"http://testserver{LOGIN}back/"


class Council:
    """The provider, and the browser of somebody who signs in with it."""

    def __init__(self, process):
        self.process = process
        self.issuer = process.stdout.readline().strip()

    def is_asked_by(self, email="fay@example.org", **more):
        claims = {"sub": "u1", "email": email, **more.pop("claims", {})}
        self.process.stdin.write(json.dumps({"claims": claims, **more}) + "\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "ready\n"

    def signs_in(self, client):
        """What the browser sees in the end; `client` is its side of the office."""
        sent = client.get(LOGIN)
        assert sent.status_code == 302, text_of(sent)
        with requests.Session() as browser:
            where = sent.headers["Location"]
            while where.startswith(self.issuer):
                answer = browser.get(where, allow_redirects=False)
                assert answer.status_code in (302, 303), answer.text
                where = requests.compat.urljoin(self.issuer, answer.headers["Location"])
        assert where.startswith(BACK), where
        back = urlsplit(where)
        return client.get(f"{back.path}?{back.query}", follow=True)


@pytest.fixture(scope="module")
def council():
    with subprocess.Popen(
        [node(), GROUND / "oidc_provider.mjs", BACK],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield Council(process)
        process.stdin.close()


@pytest.fixture(autouse=True)
def _set_up(council, monkeypatch):
    monkeypatch.setenv("WORKINGS_OIDC_ISSUER", council.issuer)
    monkeypatch.setenv("WORKINGS_OIDC_CLIENT_ID", "workings")
    monkeypatch.setenv("WORKINGS_OIDC_SECRET", "a secret of the tests alone")
    monkeypatch.setattr(
        settings, "SOCIALACCOUNT_PROVIDERS", environment.single_sign_on()
    )


def test_somebody_of_the_council_comes_in_without_a_password(database, client, council):
    user = person(Role.FINANCE, name="fay")
    council.is_asked_by("FAY@example.org", claims={"email_verified": True})
    assert "Sign in with your council account" in text_of(
        client.get("/office/account/sign-in/")
    )
    # The provider sees to a second step of its own.
    assert "Signed in as" in text_of(council.signs_in(client))
    assert client.session["_auth_user_id"] == str(user.pk)
    # From then on the provider's own name of them counts, whatever they are called.
    client.logout()
    council.is_asked_by("new-name@example.org")
    assert "fay@example.org" in text_of(council.signs_in(client))


@pytest.mark.parametrize("spoil", ["issuer", "nonce", "expired"])
def test_a_token_that_is_wrong_lets_nobody_in(database, client, council, spoil):
    person(Role.FINANCE, name="fay")
    council.is_asked_by(spoil=spoil)
    assert "You could not be signed in" in text_of(council.signs_in(client))
    assert "_auth_user_id" not in client.session


def test_whom_the_provider_no_longer_knows_stays_out(database, client, council):
    person(Role.FINANCE, name="fay")
    council.is_asked_by(known=False)
    assert "You could not be signed in" in text_of(council.signs_in(client))
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("email", "claims"),
    [("stranger@example.org", {}), ("fay@example.org", {"email_verified": False})],
)
def test_who_is_not_of_the_office_stays_out(database, client, council, email, claims):
    person(Role.FINANCE, name="fay")
    council.is_asked_by(email, claims=claims)
    answer = council.signs_in(client)
    assert answer.status_code == 403
    assert "Ask an administrator of this office to add you" in text_of(answer)
    assert "_auth_user_id" not in client.session


def test_a_provider_of_another_name_is_not_believed(database, client, council):
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    port = urlsplit(council.issuer).port
    apps[0]["settings"]["server_url"] = f"http://localhost:{port}"
    assert "You could not be signed in" in text_of(client.get(LOGIN))


def test_an_answer_to_no_question_of_ours_is_not_believed(database, client, council):
    answer = client.get(f"{LOGIN}back/?code=abc&state=made-up")
    assert "You could not be signed in" in text_of(answer)


def test_a_provider_that_is_away_is_said_to_be(database, client):
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://127.0.0.1:9"
    assert "You could not be signed in" in text_of(client.get(LOGIN))
