"""Registers, search and documents, as somebody uses them in a browser."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def scriptless(browser: Browser, site: str) -> Iterator[Page]:
    """A page in a browser that runs no script at all."""
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        yield context.new_page()


def test_a_list_is_filtered_without_script_and_keeps_the_day(scriptless):
    scriptless.goto("/one-barnet/decisions/?as-at=2013-08-31")
    scriptless.get_by_label("Body").select_option(label="Cabinet")
    scriptless.get_by_label("Financial year").select_option(label="2012/13")
    scriptless.get_by_role("button", name="Filter").click()
    assert "body=CABINET" in scriptless.url
    assert "as-at=2013-08-31" in scriptless.url
    rows = scriptless.get_by_role("table").get_by_role("row")
    assert 1 < rows.count() < 10
    scriptless.get_by_role("link", name="Show all").click()
    assert scriptless.url.endswith("/decisions/?as-at=2013-08-31")


def test_everything_is_searched_from_any_page_by_keyboard(page):
    page.goto("/one-barnet/people/?as-at=2013-08-31")
    box = page.get_by_label("Search One Barnet")
    box.fill("framework")
    box.press("Enter")
    assert page.url.endswith("/search/?as-at=2013-08-31&q=framework")
    page.get_by_role("link", name="Decision (").click()
    assert page.get_by_role("searchbox").input_value() == "framework"
    page.locator(".workings-result a").first.click()
    assert "/one-barnet/decisions/" in page.url


def test_a_document_is_saved_as_it_was_held(page):
    page.goto("/one-barnet/documents/reading-this-record/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    saved = download.value
    assert saved.suggested_filename == "reading-this-record.md"
    content = Path(saved.path()).read_bytes()
    assert hashlib.sha256(content).hexdigest() in page.locator("main").inner_text()


def test_the_policy_has_nothing_against_the_data_for_machines(page):
    page.add_init_script(
        """window.refused = [];
        document.addEventListener("securitypolicyviolation",
            event => window.refused.push(event.violatedDirective));"""
    )
    for address in ("/one-barnet/", "/one-barnet/contact/"):
        page.goto(address)
        assert page.locator("script[type='application/ld+json']").count() == 1
        assert page.evaluate("window.refused") == []


def test_on_paper_a_list_leaves_out_its_forms(page):
    page.goto("/one-barnet/documents/")
    page.emulate_media(media="print")
    for gone in (".workings-search", ".workings-filters", ".govuk-pagination"):
        assert not page.locator(gone).is_visible()
    assert page.get_by_role("table").is_visible()
