import re
import time

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from tests.contracts.public_routes import PAGES
from tests.web.office.cast import PASSWORD, code_of, come_in, person, text_of
from workings.access.models import AuditEntry
from workings.access.permissions import Role
from workings.web.office.invitations import invitation

SIGN_IN = "/office/account/sign-in/"
START = "/office/"


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()
    mail.outbox.clear()


def choose_password(client, path):
    page = client.get(path, follow=True)
    where = page.redirect_chain[-1][0]
    both = {"password1": PASSWORD, "password2": PASSWORD}
    return client.post(where, both, follow=True)


def sign_in(client, user, password=PASSWORD):
    typed = {"login": user.email, "password": password}
    return client.post(f"{SIGN_IN}?next={START}", typed, follow=True)


def actions():
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_somebody_comes_from_an_invitation_to_the_office(database, client):
    user = person(Role.FINANCE, name="fay")
    assert "Your password is set" in text_of(choose_password(client, invitation(user)))
    setting_up = sign_in(client, user)
    assert "Set up your second step" in text_of(setting_up)
    # Without one, no page of the office can be had.
    assert client.get(START).headers["Location"] == reverse("mfa_activate_totp")
    secret = re.search(r"<code[^>]*>(\w+)<", setting_up.content.decode())[1]
    where = setting_up.redirect_chain[-1][0]
    codes = client.post(where, {"code": code_of(secret)}, follow=True)
    assert "10 of 10 are left" in text_of(codes)
    assert "Signed in as" in text_of(client.get(START))
    kept = user.authenticator_set.get(type="totp")
    assert secret not in str(kept.data)
    assert actions()[2:5] == ["set password", "signed in", "added second step"]
    recovery = re.findall(r"<li>(\w{8})</li>", codes.content.decode())
    client.post(reverse("account_logout"))
    assert "Your second step" in text_of(sign_in(client, user))
    asked = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Incorrect code" in text_of(asked)
    client.post(reverse("mfa_authenticate"), {"code": recovery[0]})
    assert client.get(START).status_code == 200


@pytest.mark.parametrize(("steps", "words"), [(-1, "10 of 10"), (-3, "Incorrect code")])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_code_that_has_just_changed_still_serves(database, client, steps, words):
    setting_up = sign_in(client, with_password(person(name="fay")))
    secret = re.search(r"<code[^>]*>(\w+)<", setting_up.content.decode())[1]
    where = setting_up.redirect_chain[-1][0]
    answer = client.post(where, {"code": code_of(secret, steps)}, follow=True)
    assert words in text_of(answer)


def with_password(user):
    user.set_password(PASSWORD)
    user.save()
    return user


def test_an_invitation_serves_once(database, client):
    path = invitation(person(name="fay"))
    choose_password(client, path)
    assert "This link no longer serves" in text_of(client.get(path, follow=True))


@pytest.mark.parametrize("typed", ["short", "password1234", "fay@example.org"])
def test_weak_passwords_are_refused(database, client, typed):
    page = client.get(invitation(person(name="fay")), follow=True)
    both = {"password1": typed, "password2": typed}
    answer = client.post(page.redirect_chain[-1][0], both)
    assert "There is a problem" in text_of(answer)


def test_whoever_guesses_is_slowed_and_told_nothing(database, client):
    user = person(name="fay")
    wrong = {text_of(sign_in(client, user, "wrong"))[:2000] for _ in range(5)}
    assert all("not correct" in said for said in wrong)
    user.set_password(PASSWORD)
    user.save()
    assert "Too many failed" in text_of(sign_in(client, user))
    assert "failed to sign in" in actions()


def test_who_was_away_too_long_signs_in_again(database, client):
    come_in(client, person(Role.READER))
    assert client.get(START).status_code == 200
    session = client.session
    session["seen_at"] = time.time() - settings.IDLE_MINUTES * 60 - 1
    session.save()
    assert client.get(START).headers["Location"].startswith(SIGN_IN)
    assert "_auth_user_id" not in client.session


def test_a_role_that_ended_and_a_person_who_left_open_nothing(database, client):
    user = person(Role.AUDITOR)
    come_in(client, user)
    user.holdings.update(last=user.holdings.get().first)
    assert "none yet" in text_of(client.get(START))
    user.is_active = False
    user.save()
    assert client.get(START).headers["Location"].startswith(SIGN_IN)


def test_nobody_signs_up(database, client):
    assert "Nobody signs up here" in text_of(client.get(reverse("account_signup")))


def test_a_forgotten_password_is_mended_by_mail(database, client):
    user = person(name="fay")
    user.set_password("another word for it")
    user.save()
    answer = client.post(
        reverse("account_reset_password"), {"email": user.email}, follow=True
    )
    assert "Look into your e-mail" in text_of(answer)
    path = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    assert "Your password is set" in text_of(choose_password(client, path))
    assert "was changed just now" in mail.outbox[1].body


def test_the_office_is_shut_to_who_has_not_signed_in(database, client):
    answer = client.get(START)
    assert answer.headers["Location"] == f"{SIGN_IN}?next={START}"
    assert answer.headers["Cache-Control"] == "no-store"


def test_forms_of_others_are_refused(database):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(SIGN_IN, {"login": "a", "password": "b"})
    assert answer.status_code == 403
    page = text_of(answer)
    assert "<h1" in page and "This form was not sent" in page
    assert "Nothing was changed" in page and 'href="/office/"' in page


def test_public_pages_set_and_see_no_cookie(one_barnet, client):
    for address in PAGES:
        answer = client.get(address)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
    door = client.get(SIGN_IN)
    (cookie,) = door.cookies.values()
    assert cookie["path"] == "/office/"
    assert cookie["httponly"]
    assert settings.SESSION_COOKIE_PATH == "/office/"
