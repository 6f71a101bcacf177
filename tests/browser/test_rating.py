"""A page is rated in a browser that runs no script and takes no cookie."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.ground import browser as ground
from tests.ground.databases import Database, pointed_at
from workings.publish import ratings
from workings.publish.models import Rating


@pytest.fixture
def rated(one_barnet_template, engines, browser: Browser) -> Iterator[Page]:
    with (
        engines["sqlite"].copy(one_barnet_template("sqlite")) as copy,
        pointed_at(Database(copy.engine, copy.url, copy.home)),
        ground.serving() as site,
        browser.new_context(base_url=site, java_script_enabled=False) as context,
    ):
        yield context.new_page()


def test_a_page_is_rated_by_keyboard_without_script_or_cookie(rated, monkeypatch):
    rated.goto("/one-barnet/people/?as-at=2013-08-31")
    rated.get_by_role("link", name="Rate this page").click()
    rated.get_by_label("Why, or what is missing?").fill("Whose is <b>it</b>?")
    rated.get_by_role("button", name="Send").click()
    assert rated.get_by_role("alert").get_by_role("link").all_text_contents() == [
        "Say whether you found the page useful"
    ]
    box = rated.get_by_label("Why, or what is missing?")
    assert box.input_value() == "Whose is <b>it</b>?"
    rated.get_by_label("No", exact=True).focus()
    rated.keyboard.press("Space")
    rated.get_by_role("button", name="Send").click()
    assert "That was quick." in rated.get_by_role("alert").inner_text()
    assert rated.get_by_label("No", exact=True).is_checked()
    monkeypatch.setattr(ratings, "QUICKEST", ratings.QUICKEST * 0)
    rated.get_by_role("button", name="Send").focus()
    rated.keyboard.press("Enter")
    rated.wait_for_url("**/about/rate/thanks/**")
    assert rated.get_by_role("heading", level=1).inner_text() == "Thank you"
    assert rated.context.cookies() == []
    rated.get_by_role("link", name="/one-barnet/people/").click()
    assert rated.url.endswith("/one-barnet/people/?as-at=2013-08-31")
    rated.get_by_role("link", name="Ratings", exact=True).click()
    row = rated.get_by_role("table").get_by_role("row").nth(1)
    assert row.get_by_role("cell").nth(1).inner_text().endswith("1")
    assert Rating.objects.get().comment == "Whose is <b>it</b>?"


def test_the_trap_is_out_of_everybodys_way(rated):
    rated.goto("/about/")
    rated.get_by_role("link", name="Rate this page").click()
    trap = rated.locator("[name=website]")
    box = trap.bounding_box()
    assert box["x"] + box["width"] <= 0
    for _ in range(40):
        rated.keyboard.press("Tab")
        assert rated.locator("[name=website]:focus").count() == 0
