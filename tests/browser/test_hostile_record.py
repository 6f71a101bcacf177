"""A hostile record in a real browser: nothing runs, and nothing scrolls sideways."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.contracts import hostile
from tests.contracts.whole_site import ADDRESSES
from tests.ground import browser as ground
from tests.ground.databases import migrate, pointed_at

NARROW = 320


@pytest.fixture
def hostile_page(browser: Browser, engines) -> Iterator[Page]:
    engine = engines["sqlite"]
    empty = engine.template("empty", migrate)
    with (
        engine.copy(engine.template("hostile", hostile.fill, of=empty)) as copy,
        pointed_at(copy),
        ground.serving() as address,
        ground.opened(browser, address) as page,
    ):
        page.set_viewport_size({"width": NARROW, "height": 800})
        yield page


def test_long_names_wrap_and_nothing_runs(hostile_page):
    asked = []
    hostile_page.on("request", lambda request: asked.append(request.url))
    for address in ADDRESSES:
        hostile_page.goto(address)
        width = hostile_page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW, (address, width)
    host = hostile_page.url.split("/")[2]
    assert {url.split("/")[2] for url in asked} == {host}
