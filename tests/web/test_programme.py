import pytest

from tests.ledger.ambridge import BY, ambridge
from workings.core.dates import DatedTo
from workings.ledger.figures import DEFINITIONS
from workings.programme.actions import record_holding, record_post, record_principle
from workings.programme.posts import PostRole

AT_2010 = "/one-barnet/?as-at=2010-12-31"
AT_2013 = "/one-barnet/?as-at=2013-08-31"


def test_the_programme_says_what_it_is_and_why(one_barnet, see):
    seen = see("/one-barnet/")
    assert seen.title == "One Barnet - Workings"
    assert seen.heading == "One Barnet"
    assert "London Borough of Barnet" in seen.main
    assert "Over 10 to 15 years" in seen.main
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
            ["£100m", "£100m", "not stated", "not stated", "not stated", "£9.2m"],
        ),
        (
            AT_2013,
            [
                "£165m",
                "£102m",
                "£1.4369m (2010/11 only)",
                "£5.7m at 31 March 2012",
                "nearly a third",
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
    assert found[-1].startswith("not stated")


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


def test_its_projects_have_the_stage_of_the_day(one_barnet, see):
    def stages(address: str) -> dict[str, str]:
        rows = see(address).table("27 projects")
        return {row["Project"]: row["Stage"] for row in rows}

    group = "Customer and Support Group (CSG; first called NSCSO)"
    assert stages(AT_2013)[group] == "Transition Since 5 August 2013"
    assert stages("/one-barnet/?as-at=2013-09-01")[group].startswith("Live")
    assert stages(AT_2010)[group] == "None known by then"


def test_its_decisions_are_those_taken_by_then(one_barnet, see):
    rows = see(AT_2010).table("13 decisions taken by 31 December 2010")
    assert rows[-1]["Date"] <= "31 December 2010"
    framework = [row for row in rows if row["Date"] == "29 November 2010"]
    assert {row["Body"] for row in framework} == {"Cabinet"}
    assert {row["Outcome"] for row in framework} == {"Approved"}
    assert len(see("/one-barnet/").table("58 decisions")) == 58


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
    assert seen.rows["sponsor"] == "no holder is named for this day"
    assert seen.rows["political lead"].startswith("Cllr Pargetter and Cllr Snell")
    assert "Cllr Snell: since 2010" in seen.rows["political lead"]
    assert "Cllr Pargetter: dates not stated" in seen.rows["political lead"]
    assert "The record gives none." in seen.main
