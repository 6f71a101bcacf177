"""Every page of the office in a real browser, as every role that may see it."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser

from tests.config.whole_record import CASE
from tests.contracts.office_routes import DOOR, NOT_PAGES, OFFICE
from tests.contracts.test_routes import ROUTES
from tests.ground import browser as ground
from tests.ground.barriers import axe
from tests.ground.databases import Database, Engine, pointed_at
from tests.ledger.ambridge import L, S
from tests.web.office.cast import SINCE, bring_in_a_tracker, come_in, person
from workings.access.permissions import COMMAND_LINE, GRANTS, Role
from workings.appraisal.actions import begin_case
from workings.core.dates import DatedTo
from workings.ledger.actions import begin_draft
from workings.programme.queries import programme_named, project_row
from workings.web.access import needed


@pytest.fixture(scope="module")
def office(
    engines: dict[str, Engine], one_barnet_template: Callable[[str], Database]
) -> Iterator[tuple[str, dict[Role, str]]]:
    """A server of One Barnet with a draft, and a session for each role."""
    template = one_barnet_template("sqlite")
    with engines["sqlite"].copy(template) as copy, pointed_at(copy):
        line = L("CSG-CORE forecast annual 2016/17 1000000")
        said = S("reforecast", "2016-06-30", lines=[line], source="no-such-source")
        town = programme_named("one-barnet")
        begin_draft(said, programme=town, by=COMMAND_LINE, on=SINCE)
        begin_case(
            programme=town,
            code="DEPOT",
            title="A depot",
            project=project_row("one-barnet", "STREETSCENE"),
            on=DatedTo(SINCE),
            stage=None,
            file=CASE,
            by=COMMAND_LINE,
        )
        bring_in_a_tracker(town)
        keys = {}
        for role in Role:
            here = come_in(Client(), person(role))
            keys[role] = here.cookies["workings-session"].value
        with ground.serving() as address:
            yield address, keys


def pages_of(role: Role) -> list[str]:
    """The addresses that a role may see as pages."""
    found = []
    for name, names in OFFICE.items():
        permission = needed(ROUTES[name].callback)
        allowed = permission is None or permission in GRANTS[role]
        if allowed and name not in NOT_PAGES:
            found.append(reverse(name, kwargs=names))
    return found


@pytest.mark.parametrize("role", Role)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, office: tuple[str, dict[Role, str]], role: Role
) -> None:
    address, keys = office
    cookie = {"name": "workings-session", "value": keys[role]}
    with browser.new_context(base_url=address, locale="en-GB") as context:
        context.add_cookies([{**cookie, "url": f"{address}/office/"}])
        page = context.new_page()
        page.set_viewport_size({"width": 320, "height": 800})
        seen = 0
        for where in pages_of(role):
            answer = page.goto(where)
            assert answer is not None
            assert answer.status == 200, where
            assert axe(page) == [], where
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, where
            seen += 1
        assert seen >= 2


def test_the_way_in_is_no_worse(
    browser: Browser, office: tuple[str, dict[Role, str]]
) -> None:
    address, _ = office
    with browser.new_context(base_url=address, locale="en-GB") as context:
        page = context.new_page()
        page.set_viewport_size({"width": 320, "height": 800})
        for where in DOOR:
            page.goto(where)
            assert axe(page) == [], where
