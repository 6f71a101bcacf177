"""Public pages as they are used in a real browser: by keyboard, narrow, on paper."""

from playwright.sync_api import Page

NARROW, WIDE = 320, 1280


def at(page: Page, address: str, width: int) -> Page:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    return page


def test_the_skip_link_comes_first_is_seen_and_works(page):
    at(page, "/one-barnet/", WIDE)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.text_content() == "Skip to main content"
    box = skip.bounding_box()
    assert box and box["width"] > 100 and box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_focus_can_be_seen_wherever_it_is(page):
    at(page, "/one-barnet/figures/current-forecast/?as-at=2013-08-31", WIDE)
    resting = "rgba(0, 0, 0, 0)"
    for _ in range(page.locator("a, button, input, summary").count()):
        page.keyboard.press("Tab")
        look = page.evaluate(
            """() => { const look = getComputedStyle(document.activeElement);
                return [look.backgroundColor, look.boxShadow, look.outlineStyle]; }"""
        )
        seen = look[0] != resting or look[1] != "none" or look[2] != "none"
        assert seen, page.evaluate("document.activeElement.outerHTML")


def test_a_figure_is_two_clicks_from_its_source(page):
    at(page, "/one-barnet/?as-at=2013-08-31", WIDE)
    page.get_by_role("link", name="£165m").first.click()
    assert page.get_by_role("heading", level=1).text_content() == "Savings now forecast"
    source = page.get_by_role(
        "link", name="Cabinet approves £320m outsourcing contract"
    )
    address = source.get_attribute("href")
    assert address and address.startswith("http://localgovernmentlawyer.co.uk/")
    page.get_by_role("link", name="Full business case, customer").first.click()
    assert page.url.endswith("2012-12-06-csg-full-case/?as-at=2013-08-31")


def test_another_day_is_asked_for_by_keyboard_alone(page):
    at(page, "/one-barnet/figures/current-forecast/", NARROW)
    page.locator("summary", has_text="as at another day").focus()
    page.keyboard.press("Enter")
    day = page.get_by_label("Day")
    day.fill("2010-12-31")
    day.press("Enter")
    assert page.url.endswith("/figures/current-forecast/?as-at=2010-12-31")
    assert page.locator(".workings-wording").text_content() == "£100m"


def test_a_wide_table_is_a_table_and_a_narrow_one_still_is(page):
    for width in (WIDE, NARROW):
        at(page, "/one-barnet/decisions/?as-at=2010-12-31", width)
        table = page.get_by_role("table", name="13 decisions")
        assert table.get_by_role("row").count() == 14
        assert table.get_by_role("columnheader", name="Outcome").count() == 1
        assert table.get_by_role("rowheader").count() == 13


def test_on_paper_it_fits_and_leaves_out_what_cannot_be_clicked(page):
    at(page, "/one-barnet/?as-at=2013-08-31", WIDE)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    assert page.get_by_text("As at 31 August 2013").first.is_visible()
    assert not page.locator(".govuk-breadcrumbs").is_visible()
    assert not page.locator(".workings-day-form").is_visible()
    folded = page.locator("details h3").first
    assert folded.evaluate("it => it.checkVisibility({contentVisibilityAuto: true})")
    header = page.locator("header a").first
    assert header.evaluate("it => getComputedStyle(it, '::after').content") == "none"


def test_on_paper_words_stay_whole_and_notes_small(page):
    at(page, "/one-barnet/decisions/?as-at=2013-08-31", WIDE)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    outcome = page.get_by_role("cell", name="Approved").first
    assert (
        outcome.evaluate(
            """cell => {
            const words = document.createRange();
            words.selectNodeContents(cell.lastChild);
            return words.getClientRects().length;
        }"""
        )
        == 1
    )
    sizes = """it => [it, it.parentElement].map(each =>
        parseFloat(getComputedStyle(each).fontSize))"""
    note, cell = page.locator("td .workings-under").first.evaluate(sizes)
    assert note < cell


def test_on_paper_a_chart_is_the_wide_one(page):
    at(page, "/one-barnet/bridge/", WIDE)
    wide = page.locator("picture img").get_attribute("src")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    now = page.locator("picture img").evaluate("it => it.currentSrc")
    assert now.endswith(wide)
