"""Every page can be seen as at any day, and its links keep to that day."""

import pytest

PAGES = (
    "/one-barnet/",
    "/one-barnet/figures/current-forecast/",
    "/one-barnet/statements/2010-11-29-framework/",
    "/one-barnet/projects/NSCSO/",
    "/one-barnet/services/",
    "/one-barnet/services/HR/",
    "/one-barnet/back-office/",
    "/one-barnet/decisions/D011/",
)


@pytest.mark.parametrize("page", PAGES)
def test_links_keep_the_day_and_the_banner_leads_back(one_barnet, see, page):
    seen = see(f"{page}?as-at=2013-08-31")
    assert "As at 31 August 2013" in seen.text
    assert seen.links["See this page as at today"] == page
    inner = [
        link
        for words, link in seen.links.items()
        if link.startswith("/") and words != "See this page as at today"
    ]
    assert inner
    # A feed is of no day.
    pages = [link.partition("#")[0] for link in inner if not link.endswith(".atom")]
    assert [link for link in pages if not link.endswith("as-at=2013-08-31")] == []


@pytest.mark.parametrize(
    "page",
    [
        *PAGES,
        "/one-barnet/statements/",
        "/one-barnet/decisions/",
        "/one-barnet/projects/EDUSKILLS/",
        "/one-barnet/quality/",
    ],
)
def test_every_link_of_a_day_leads_somewhere_on_that_day(one_barnet, see, page):
    seen = see(f"{page}?as-at=2010-12-31")
    kept = {
        link.partition("#")[0]
        for link in seen.links.values()
        if link.endswith("as-at=2010-12-31") and not link.startswith("/about/")
    }
    assert len(kept) > 10
    for link in sorted(kept):
        see(link)


@pytest.mark.parametrize("page", PAGES)
def test_without_a_day_there_is_no_banner_and_links_have_none(one_barnet, see, page):
    seen = see(page)
    assert "See this page as at today" not in seen.links
    assert [link for link in seen.links.values() if "as-at" in link] == []


@pytest.mark.parametrize("page", PAGES)
def test_another_day_can_be_asked_for_by_a_form(one_barnet, see, page):
    html = see(f"{page}?as-at=2013-08-31").html
    assert f'<form action="{page}" method="get"' in html
    assert 'value="2013-08-31"' in html


def test_a_day_to_come_shows_what_there_is_and_says_so(one_barnet, see):
    seen = see("/one-barnet/decisions/?as-at=2999-01-01")
    assert "This day is still to come" in seen.text
    assert len(seen.table("58 decisions")) == 58


@pytest.mark.parametrize("page", [*PAGES, "/"])
@pytest.mark.parametrize("day", ["last August", "2013-02-30", "%3Cscript%3E"])
def test_a_wrong_day_is_asked_again_in_the_form_it_wants(one_barnet, see, page, day):
    seen = see(f"{page}?as-at={day}", status=422)
    assert seen.title == "Error: not a day - Workings"
    assert "2013-08-31" in seen.main
    assert "<script" not in seen.html
    assert f'<form action="{page}" method="get"' in seen.html
    assert seen.html.count('href="#as-at"') == seen.html.count('id="as-at"') == 1


def test_a_day_as_people_write_it_is_that_day_with_links_in_one_form(one_barnet, see):
    seen = see("/one-barnet/people/?as-at=31/08/2013")
    assert "As at 31 August 2013" in seen.html
    assert seen.links["Decisions"] == "/one-barnet/decisions/?as-at=2013-08-31"


def test_before_the_programme_began_it_says_so_kindly(one_barnet, see):
    for page in PAGES:
        seen = see(f"{page}?as-at=2008-05-05", status=404)
        assert seen.heading == "Not yet, as at 5 May 2008"
        assert "One Barnet began in the record on 6 May 2008" in seen.main
        since = "/one-barnet/?as-at=2008-05-06"
        assert seen.links["See it as at 6 May 2008"] == since
    assert see(since).heading == "One Barnet"


def test_a_statement_is_not_shown_before_it_was_said(one_barnet, see):
    page = "/one-barnet/statements/2012-12-06-csg-full-case/"
    seen = see(f"{page}?as-at=2012-12-05", status=404)
    assert "was said on 6 December 2012" in seen.main
    assert see(seen.links["See it as at 6 December 2012"]).heading.startswith("Full")


def test_a_decision_is_not_shown_before_it_was_taken(one_barnet, see):
    seen = see("/one-barnet/decisions/D034/?as-at=2012-12-05", status=404)
    assert "was decided on 6 December 2012" in seen.main
    assert see(seen.links["See it as at 6 December 2012"])
