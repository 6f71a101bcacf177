"""One walk through the office: every route, for every role, and for nobody."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.contracts.office_routes import DOOR, OFFICE
from tests.contracts.test_routes import ROUTES
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import GRANTS, Role
from workings.web.access import Rule, needed, rule_of

SIGN_IN = "/office/account/sign-in/"


def addresses():
    return {name: reverse(name, kwargs=names) for name, names in OFFICE.items()}


def test_every_route_of_the_office_is_listed_and_shut():
    office = {name for name in ROUTES if name.startswith("office:")}
    assert office == set(OFFICE)
    for name in office:
        assert rule_of(ROUTES[name].callback) is Rule.SIGNED_IN, name


def test_nobody_reaches_the_office_unless_they_signed_in(database, client):
    for address in addresses().values():
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("role", [*Role, None])
def test_a_role_reaches_what_the_table_grants_and_no_more(one_barnet_copy, role):
    here = come_in(Client(), person(*([role] if role else [])))
    granted = GRANTS[role] if role else frozenset()
    for name, address in addresses().items():
        permission = needed(ROUTES[name].callback)
        allowed = permission is None or permission in granted
        for answer in (here.get(address), here.post(address)):
            if allowed:
                assert answer.status_code != 403, (name, text_of(answer)[:2000])
            else:
                assert answer.status_code == 403, name
                assert "You cannot do this" in text_of(answer)


def test_the_way_in_shows_every_page(database, client):
    for address in DOOR:
        assert client.get(address, follow=True).status_code == 200, address
