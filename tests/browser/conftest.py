"""Fixtures for tests in a real browser: `page`, already pointed at `site`."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.ground import browser as ground
from tests.ground.databases import Database, pointed_at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; Django would take our own
    # queries for ones made inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = ground.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def site(one_barnet_shared: Callable[[str], Database]) -> Iterator[str]:
    """The address of a server of the One Barnet record, which refuses writes."""
    with pointed_at(one_barnet_shared("sqlite")), ground.serving() as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page whose addresses begin at the site: `page.goto("/one-barnet/")`."""
    with ground.opened(browser, site) as opened:
        yield opened
