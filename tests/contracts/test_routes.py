"""Nobody may reach a view that nobody has decided about."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.contracts.public_routes import ROUTES as LISTED
from workings.programme.programmes import TAKEN
from workings.web.access import Doorkeeper, Rule, public, rule_of


def routes(
    resolver: URLResolver | None = None, space: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every route of the URL configuration, by its whole name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from routes(entry, inner)
        else:
            yield f"{space}{entry.name}", entry


ROUTES = dict(routes())


def test_every_route_has_a_name_of_its_own():
    assert len(ROUTES) == len(list(routes()))
    assert not [name for name in ROUTES if name.endswith(("None", ":"))]


def test_every_route_has_a_rule_of_access():
    assert [name for name, route in ROUTES.items() if not rule_of(route.callback)] == []


def test_what_is_public_is_listed_and_nothing_else():
    public_ones = {
        name for name, route in ROUTES.items() if rule_of(route.callback) is Rule.PUBLIC
    }
    assert public_ones == set(LISTED)


@pytest.mark.parametrize("name", LISTED)
def test_the_listed_addresses_are_of_their_route(name):
    for address in LISTED[name]:
        assert resolve(address.partition("?")[0]).view_name == name


def test_no_programme_can_take_an_address_of_the_site():
    own = {settings.STATIC_URL.strip("/")}
    for entry in every_pattern():
        first = entry.partition("/")[0]
        if re.fullmatch(r"[a-z0-9-]+", first):
            own.add(first)
    assert own == TAKEN


def every_pattern(resolver: URLResolver | None = None, before: str = ""):
    for entry in (resolver or get_resolver()).url_patterns:
        whole = before + str(entry.pattern).lstrip("^")
        if isinstance(entry, URLResolver):
            yield from every_pattern(entry, whole)
        else:
            yield whole


def test_a_view_without_a_rule_is_refused():
    def undecided(request):
        raise AssertionError("it was reached")

    door = Doorkeeper(lambda request: HttpResponse())
    with pytest.raises(PermissionDenied):
        door.process_view(RequestFactory().get("/"), undecided, (), {})


def test_a_public_view_is_let_through():
    request = RequestFactory().get("/")
    door = Doorkeeper(lambda request: HttpResponse("through"))
    view = public(lambda request: HttpResponse("seen"))
    assert door.process_view(request, view, (), {}) is None
    assert door(request).content == b"through"
