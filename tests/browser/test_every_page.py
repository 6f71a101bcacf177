"""Every public page in a real browser: one visit, and all that may stop a reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.contracts.public_routes import PAGES, TROUBLE
from tests.ground.barriers import axe, cut_off, space_out, unreachable, words

WIDE = {"width": 1280, "height": 1024}
ZOOMED = {"width": 320, "height": 256}
"""The same window with everything in it four times as large (WCAG 1.4.10)."""
PAPER = {"width": 720, "height": 1000}

COLOURS = ("none", "active")
"""As a page has them, and as those have them who force their own."""

NOT_ON_PAPER = (
    ".govuk-breadcrumbs, .workings-day-form, .workings-search, .workings-filters"
)


@pytest.fixture
def trouble(browser: Browser, site: str) -> Iterator[Page]:
    """A page on which the browser may complain that what it asked for is not there."""
    with browser.new_context(base_url=site, locale="en-GB") as context:
        yield context.new_page()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_stops_anybody(page, address):
    visit(page, address)


@pytest.mark.parametrize("address", TROUBLE)
def test_nothing_stops_who_went_astray(trouble, address):
    visit(trouble, address)


def visit(page: Page, address: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(address)
    said = words(page)
    for size in (WIDE, ZOOMED):
        page.set_viewport_size(size)
        assert unreachable(page) == [], size
        assert cut_off(page) == [], size
        for colours in COLOURS:
            page.emulate_media(forced_colors=colours)
            assert axe(page) == [], (size, colours)
        page.emulate_media(forced_colors="none")
    assert said - words(page) == set()
    space_out(page)
    assert cut_off(page) == []
    space_out(page, spaced=False)
    print_out(page)


def print_out(page: Page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    assert cut_off(page) == []
    assert page.locator("h1").is_visible()
    for gone in page.locator(NOT_ON_PAPER).all():
        assert not gone.is_visible()
