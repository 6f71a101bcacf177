from pathlib import Path

import pytest

from tests.ledger.ambridge import BY, ambridge
from tests.web.seen import text
from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.intake.actions import load_folder
from workings.ledger.figures import DEFINITIONS
from workings.programme.actions import record_holding, record_post, record_principle
from workings.programme.posts import PostRole
from workings.publish.texts import Section

EXAMPLE = Path(__file__).parents[2] / "docs" / "how-to" / "example-record"

GROUP = "Customer and Support Group (CSG; first called NSCSO)"
AT_2010 = "/one-barnet/?as-at=2010-12-31"
AT_2013 = "/one-barnet/?as-at=2013-08-31"


def test_the_programme_says_what_it_is_and_why(one_barnet, see):
    seen = see("/one-barnet/")
    assert seen.title == "One Barnet - Workings"
    assert seen.heading == "One Barnet"
    assert "London Borough of Barnet" in seen.main
    assert "The programme looks ten to fifteen years ahead." in seen.main
    assert "Most of the rise comes from young children" in seen.main
    for principle in (
        "A new relationship with citizens",
        "A relentless drive for efficiency",
        "A one public sector approach",
    ):
        assert principle in seen.main


@pytest.mark.parametrize(
    ("address", "wordings"),
    [
        (
            AT_2010,
            ["£100m", "£100m", "Not stated", "Not stated", "Not stated", "£9.2m"],
        ),
        (
            AT_2013,
            [
                "£165m",
                "£102m",
                "£1.4369m (2010/11 only)",
                "£5.7m at 31 March 2012",
                "Nearly a third",
                "£9.4m",
            ],
        ),
    ],
)
def test_its_figures_stand_as_at_the_day(one_barnet, see, address, wordings):
    rows = see(address).rows
    found = [rows[figure.title] for figure in DEFINITIONS]
    assert [
        row.startswith(wording) for row, wording in zip(found, wordings, strict=False)
    ] == [True] * len(wordings)
    assert found[-1].startswith("Not stated")


def test_every_figure_is_a_link_to_its_page_on_the_same_day(one_barnet, see):
    html = see(AT_2013).html
    for figure in DEFINITIONS:
        assert f'href="/one-barnet/figures/{figure.slug}/?as-at=2013-08-31"' in html


def test_who_leads_it_is_who_led_it_then(one_barnet, see):
    then, later = see("/one-barnet/?as-at=2012-06-30").rows, see(AT_2013).rows
    assert then["Chief Executive"].startswith("Nick Walkley")
    # That he left is later knowledge.
    assert "2012" not in then["Chief Executive"]
    assert later["Chief Executive"] == "Andrew Travers Since 1 December 2012"
    leads = later["Political lead for One Barnet"]
    assert leads == "Cllr Daniel Thomas and Cllr Robert Rams Dates not stated"


def test_the_figures_in_its_words_are_those_of_the_day(one_barnet, see):
    for day, forecast, exact in (
        ("2010-12-31", "£100m", "£100,000,000"),
        ("2013-08-31", "£165m", "£164,500,000"),
    ):
        seen = see(f"/one-barnet/?as-at={day}")
        figure = f"/one-barnet/figures/current-forecast/?as-at={day}"
        promised = f"Savings now forecast: {forecast} (to the penny: {exact})"
        assert promised in " ".join(seen.main.replace(" )", ")").split())
        assert seen.links[exact] == figure
    assert "{figure" not in seen.html


def test_its_projects_stand_by_the_stage_of_the_day(one_barnet, see):
    def stage(day: str) -> str:
        rows = see(f"/one-barnet/?as-at={day}").rows
        (found,) = (key for key, projects in rows.items() if GROUP in projects)
        return found.split(" (")[0]

    assert stage("2013-08-31") == "Transition"
    assert stage("2013-09-01") == "Live"
    assert stage("2010-12-31") == "Stage not known by then"


def test_its_projects_stand_by_wave_the_furthest_first(one_barnet, see):
    seen = see(AT_2013)
    wave = seen.listed("Wave 1: 7 projects")
    assert "Shared service, live since 1 September 2012" in wave[1]
    assert wave[-1].startswith("Development and Regulatory Services")
    assert len(wave) == 7
    rest = seen.listed("Outside these waves: 8 projects")
    assert any("After the programme, outsourced, " in project for project in rest)
    waves = [text(it) for it in seen.every("h3") if "project" in text(it)]
    assert [wave.split(":")[0] for wave in waves] == [
        "Phase 1",
        "Wave 1",
        "Wave 2",
        "Outside these waves",
    ]


def test_its_decisions_are_the_latest_taken_by_then(one_barnet, see):
    seen = see(AT_2010)
    rows = seen.table("The latest decisions")
    assert [row["Date"] for row in rows][:2] == ["2010", "13 December 2010"]
    assert len(rows) == 5
    register = "/one-barnet/decisions/?as-at=2010-12-31"
    assert seen.links["All 13 decisions, by date"] == register


def test_it_leads_to_everything_there_is_of_it(one_barnet, see):
    links = see(AT_2013).links
    for text_, name in (
        ("How the forecast changed, step by step", "bridge"),
        ("Where sources disagree", "contested"),
        ("Everything that was said, the newest first", "statements"),
        ("What is coming: the money against the demand", "outlook"),
        ("The services that it touches", "services"),
        ("All posts and bodies, and who was in them", "people"),
        ("All documents and sources, held or cited", "documents"),
    ):
        assert links[text_] == f"/one-barnet/{name}/?as-at=2013-08-31"
    assert links["Follow new decisions (Atom feed)"] == "/one-barnet/decisions.atom"


def test_what_is_held_can_be_downloaded(one_barnet, see):
    seen = see("/one-barnet/")
    (held,) = seen.table("The latest documents that are held here")
    assert held["Document"] == "How to read this record"
    assert held["File"].startswith("Download (Markdown, ")
    file = "/one-barnet/documents/reading-this-record/file"
    assert seen.links[held["File"]] == file
    assert "None is held here that had been written by then." in see(AT_2013).main


def test_every_part_of_it_is_in_its_contents(one_barnet, see):
    seen = see("/one-barnet/")
    headings = {it.get("id"): text(it) for it in seen.every("h2") if it.get("id")}
    del headings["contents-heading"]
    links = [a.get("href", "") for a in seen.every("a")]
    skip, *contents = (href for href in links if href.startswith("#"))
    assert skip == "#main-content"
    assert [f"#{name}" for name in headings] == contents
    assert {str(section) for section in Section} <= set(headings)


def test_the_example_record_has_a_good_page_without_words(database, see):
    load_folder(EXAMPLE, by=COMMAND_LINE)
    seen = see("/new-ambridge/")
    assert "One front desk instead of five" in seen.main
    headings = [text(it) for it in seen.every("h2")]
    # What there is nothing to say of has no heading that says nothing.
    assert "What it is" not in headings
    assert "Why it is needed" not in headings
    assert len(seen.listed("Wave 1: 2 projects")) == 2
    assert "The record names none." in seen.main
    assert "None is held here" in seen.main


def test_its_contact_is_as_of_its_day(one_barnet, see):
    seen = see("/one-barnet/")
    assert "As of about August 2013: it may have changed since." in seen.main
    assert seen.rows["Telephone"] == "020 8359 2000"


def test_the_licence_stands_at_the_foot(one_barnet, see):
    seen = see("/one-barnet/")
    licence = seen.links["Open Government Licence v3.0"]
    assert licence.startswith("https://www.nationalarchives.gov.uk/")


def test_before_its_principles_there_are_none(one_barnet, see):
    seen = see("/one-barnet/?as-at=2009-01-01")
    assert "None had been adopted by then." in seen.main


def test_the_first_page_lists_what_is_held(one_barnet, see):
    seen = see("/?as-at=2013-08-31")
    assert seen.title == "Programmes - Workings"
    assert seen.links["One Barnet"] == AT_2013


def test_with_nothing_held_the_first_page_says_how_to_load_one(database, see):
    seen = see("/")
    assert "No programme is held here yet." in seen.main
    assert "workings load FOLDER" in seen.main


def test_a_small_record_shows_what_there_is_of_it(database, see):
    programme = ambridge()
    record_principle(
        programme=programme,
        code="thrift",
        title="Thrift",
        adopted=DatedTo.parse("2010-05"),
        by=BY,
    )
    lead, sponsor = (
        record_post(
            programme=programme,
            code=role.value.upper().replace("_", "-"),
            title=role.label,
            level=1,
            role=role,
            by=BY,
        )
        for role in (PostRole.POLITICAL_LEAD, PostRole.SPONSOR)
    )
    assert sponsor
    for name, first in (
        ("Cllr Snell", DatedTo.parse("2010")),
        ("Cllr Pargetter", None),
    ):
        record_holding(post=lead, name=name, first=first, by=BY)
    seen = see("/new-ambridge/")
    assert "Adopted May 2010." in seen.main
    assert seen.rows["sponsor"] == "No holder is named for this day"
    assert seen.rows["political lead"].startswith("Cllr Pargetter and Cllr Snell")
    assert "Cllr Snell: since 2010" in seen.rows["political lead"]
    assert "Cllr Pargetter: dates not stated" in seen.rows["political lead"]
    assert "The record gives none." in seen.main
