"""What every answer tells the browser, whatever it is an answer to."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.contracts.public_routes import ROUTES, TROUBLE
from tests.ground.databases import Database, pointed_at
from tests.web.office.cast import come_in, person
from workings.access.permissions import Role
from workings.config.headers import POLICY, WITH_CODE
from workings.web.charts import Bar, Direction, keep, waterfall
from workings.web.public import presenters

GUARDS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
FILE = "/one-barnet/documents/reading-this-record/file"
STYLE = "/static/probe.css"


@pytest.fixture
def client(one_barnet_shared: Callable[[str], Database]) -> Iterator[Client]:
    # The engine has no say in what stands in a header.
    with pointed_at(one_barnet_shared("sqlite")):
        yield Client(raise_request_exception=False)


@pytest.fixture
def style() -> Iterator[None]:
    file = Path(settings.STATIC_ROOT, "probe.css")
    file.write_text("p { color: red }")
    yield
    file.unlink()


def guarded(response: Any) -> None:
    where = response.request["PATH_INFO"]
    found = {name: response.headers.get(name) for name in GUARDS}
    assert found == GUARDS, where
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'"), where
    assert "unsafe" not in policy, where
    assert "http" not in policy, where
    assert "Set-Cookie" not in response.headers, where
    response.close()


def test_every_answer_of_the_public_site_is_guarded(client):
    for address in [*TROUBLE, *(each for many in ROUTES.values() for each in many)]:
        response = client.get(address)
        assert response.status_code < 500, address
        kind = response.headers["Content-Type"]
        if kind.startswith("text/html"):
            assert response.headers["Content-Security-Policy"] == POLICY, address
        guarded(response)


@pytest.mark.parametrize("page", ["/one-barnet/", FILE, "chart", STYLE])
def test_so_is_the_answer_that_nothing_changed(client, style, page):
    if page == "chart":
        bars = (Bar("A", "+£1", 0, 100, Direction.RISE),)
        page = f"/charts/{keep(waterfall(bars))}.svg"
    first = client.get(page)
    assert first.status_code == 200
    guarded(first)
    shown = {"if-none-match": first.headers["ETag"]}
    again = client.get(page, headers=shown)
    assert again.status_code == 304
    guarded(again)


@pytest.mark.parametrize(
    ("fault", "status"), [(RuntimeError("a secret"), 500), (PermissionDenied(), 403)]
)
def test_so_are_failures(client, monkeypatch, fault, status):
    def fail(*_):
        raise fault

    monkeypatch.setattr(presenters, "home_page", fail)
    response = client.get("/")
    assert response.status_code == status
    guarded(response)


def test_so_are_wrong_requests(client):
    for response, status in (
        (client.get("/", headers={"host": "evil.example"}), 400),
        (client.post("/one-barnet/"), 405),
        (client.get("/one-barnet"), 301),
        (client.get("/static/nothing.css"), 404),
        (client.options("/"), 405),
    ):
        assert response.status_code == status
        guarded(response)


def test_only_the_page_of_the_second_step_may_show_a_picture_from_within(database):
    """The code for the app is a picture in the page itself; no other page has one."""
    here = come_in(Client(), person(Role.READER))
    page = here.get("/office/account/second-step/app/")
    assert page.status_code == 200
    allowed = "img-src 'self' data:"
    assert page.headers["Content-Security-Policy"] == WITH_CODE
    assert allowed in WITH_CODE and 'src="data:image/' in page.content.decode()
    assert WITH_CODE.replace(allowed, "img-src 'self'") == POLICY
    for address in (
        "/office/",
        "/office/account/second-step/",
        "/office/account/sign-in/",
    ):
        policy = here.get(address, follow=True).headers["Content-Security-Policy"]
        assert policy == POLICY, address
