"""A project's page: what it changes, how far it came, what it promised and brought."""

import pytest

from tests.ledger.ambridge import BY, L, S, T, ambridge, said
from workings.core.dates import DatedTo
from workings.ledger.words import Breakdown, Visibility
from workings.programme.actions import record_milestone, record_milestone_date
from workings.programme.models import Project
from workings.programme.projects import MilestoneKind

NSCSO = "/one-barnet/projects/NSCSO/"
DRS = "/one-barnet/projects/DRS/"
MUSIC = "/one-barnet/projects/MUSIC/"


def test_it_says_what_it_is_and_how_far_it_had_come(one_barnet, see):
    seen = see(f"{NSCSO}?as-at=2013-08-31")
    assert seen.heading == "Customer and Support Group (CSG; first called NSCSO)"
    assert seen.rows["Delivery model"] == "Outsourced"
    assert seen.rows["Stage"] == "Transition, since 5 August 2013"
    stages = seen.table("Stages it came to")
    assert [stage["Stage"].split(" ")[0] for stage in stages] == [
        "Outline",
        "Procurement",
        "Full",
        "Transition",
    ]
    assert stages[-1]["Since"] == "5 August 2013"
    assert (
        stages[-1]["By decision"] == "Customer and support contract signed with Capita"
    )


def test_its_services_stand_with_their_users(one_barnet, see):
    seen = see(NSCSO)
    rows = {row["Service"]: row["Users"] for row in seen.table("Services that it")}
    assert len(rows) == 8
    assert rows["Revenues and benefits"] == (
        "Council tax payers; People who claim housing benefit"
    )
    assert seen.links["Procurement"] == "/one-barnet/services/PROCUREMENT/"


def test_milestones_show_the_first_plan_beside_what_came(one_barnet, see):
    rows = {row["Milestone"]: row for row in see(NSCSO).table("First planned")}
    start = rows["Contract starts"]
    assert start["First planned"].startswith("About April 2013 said 6 December 2012")
    assert start["Came"].startswith("1 September 2013")
    assert start["Moved"] == "About 5 months later"
    end = rows["Contract ends for customer services and IT"]
    assert end["Last expected"].startswith("30 September 2026")
    assert end["Moved"].startswith("About 3 years and 1 month later")
    then = see(f"{NSCSO}?as-at=2013-08-31").table("First planned")
    (start,) = (row for row in then if row["Milestone"] == "Contract starts")
    assert start["Came"] == "Not stated"
    assert start["Moved"] == (
        "No two dates to compare Past that date, with nothing further said"
    )


def test_a_slip_shows_the_benefits_promised_for_that_time(one_barnet, see):
    rows = see(NSCSO).table("Benefits promised for the time of a slip")
    assert {row["Milestone"] for row in rows} == {
        "Contract starts About 5 months later"
    }
    assert sorted(row["Promised"].split(" ")[0] for row in rows) == [
        "£47,000,000",
        "£70,000,000",
        "£8,400,000",
    ]
    # Before it had slipped, nothing was at stake.
    assert "at stake" not in see(f"{NSCSO}?as-at=2013-08-31").main


def test_money_stands_by_basis_and_period_and_leads_to_who_said_it(one_barnet, see):
    seen = see(NSCSO)
    *lines, added = seen.table("Promised and arrived: over the whole period")
    assert len(lines) == 3
    assert added["Planned"] == "£125,400,000"
    assert {row["Delivered"] for row in (*lines, added)} == {"Not stated"}
    case = "/one-barnet/statements/2012-12-06-csg-full-case/"
    assert seen.links["£70,000,000"] == case


def test_what_is_known_only_as_a_total_is_shown_as_one(one_barnet, see):
    rows = see(DRS).table("Totals, in the order")
    totals = {row["Amount"].split(" ")[0]: row for row in rows}
    achieved = totals["£13,000,000"]
    assert achieved["Breakdown"] == "Known only as a total"
    assert achieved["Measure"].startswith("Delivered, over the whole period")
    assert totals["£39,100,000"]["Breakdown"] == "Made of the benefits it lists"
    # A total of two projects is a total of neither.
    assert "£165,000,000" not in totals
    assert "£165,000,000" in see("/one-barnet/projects/PROG/").main


@pytest.mark.parametrize(
    ("project", "amount"),
    [
        ("LEISURE", "-£75,000"),
        ("STREETSCENE", "£3,900,000"),
        ("LEGAL", "£4,400,000"),
        ("EDUSKILLS", "£1,880,000"),
    ],
)
def test_a_total_is_of_the_project_that_the_record_names(
    one_barnet, see, project, amount
):
    rows = see(f"/one-barnet/projects/{project}/").table("Totals, in the order")
    assert rows[0]["Amount"].startswith(amount)


def test_options_stand_with_the_decision_they_were_before(one_barnet, see):
    options = see(NSCSO).table("3 options")
    assert [option["Outcome"] for option in options] == [
        "Rejected",
        "Chosen",
        "Rejected",
    ]
    assert options[1]["Considered"].startswith("6 December 2012: Capita as preferred")
    every = "/one-barnet/projects/STREETSCENE/"
    assert len(see(every).table("4 options")) == 4
    assert "Options considered" not in see(f"{every}?as-at=2016-03-15").links


def test_contested_facts_stand_side_by_side(one_barnet, see):
    seen = see(DRS)
    (year_four,) = (
        row
        for row in seen.table("Both sides")
        if row["Subject"].startswith("Benefits of Re at year 4")
    )
    assert year_four["Claimed"].startswith("£13m")
    assert year_four["Against it"].startswith("£39.1m")
    assert seen.links["Benefits of Re at year 4"] == (
        "/one-barnet/contested/#contest-drs-year-4"
    )
    # On this day one side had not spoken yet.
    assert "year 4" not in see(f"{DRS}?as-at=2017-11-27").main


def test_its_sources_are_those_that_were_there_by_the_day(one_barnet, see):
    seen = see(f"{NSCSO}?as-at=2012-12-31")
    sources = [row["Source"] for row in seen.table("8 sources")]
    assert "Cabinet minutes, 6 December 2012" in sources
    assert "Customer and Support Group (One Barnet pages)" not in sources
    for address in seen.links.values():
        if "/sources/" in address:
            assert see(address)


def test_holders_are_named_down_to_the_level_the_council_set(one_barnet, see):
    seen = see(NSCSO)
    assert "Cllr Daniel Thomas and Cllr Robert Rams" in seen.main
    assert "Project director, customer and support services" in seen.main
    assert "Manovitch" not in seen.html


def test_a_project_of_which_little_is_known_says_what_is_missing(one_barnet, see):
    seen = see(MUSIC)
    assert "The sources leave parts of this open." in seen.main
    assert seen.rows["Stage"] == "None known by then"
    assert seen.rows["Source"] == "no source is named"
    assert seen.rows["Not in the record by then"] == (
        "Stages, milestones, amounts promised or arrived, decisions, options considered"
    )


@pytest.fixture
def late_road(database) -> Project:
    """A road planned for 2011, replanned for 2012 and expected in 2013."""
    ambridge()
    road = Project.objects.get(code="HIGHWAYS")
    opens = record_milestone(project=road, code="OPENS", title="It opens", by=BY)
    for kind, on, said_on in (
        (MilestoneKind.BASELINE, "2011-04-01", "2010-06-01"),
        (MilestoneKind.BASELINE, "2012-04-01", "2011-02-01"),
        (MilestoneKind.FORECAST, "2013-05-01", "2012-02-01"),
    ):
        record_milestone_date(
            milestone=opens,
            kind=kind,
            on=DatedTo.parse(on),
            said=DatedTo.parse(said_on),
            by=BY,
        )
    return road


def test_a_new_plan_does_not_hide_the_first(late_road, see):
    page = "/new-ambridge/projects/HIGHWAYS/?as-at="
    (row,) = see(f"{page}2011-06-01").table("First planned")
    assert row["First planned"].startswith("1 April 2011")
    assert row["Last expected"].startswith("1 April 2012")
    assert row["Moved"] == "366 days later"
    (row,) = see(f"{page}2012-06-01").table("First planned")
    assert row["Moved"] == "761 days later"


def test_only_amounts_of_the_time_of_the_slip_are_at_stake(late_road, see):
    said(
        late_road.programme,
        S(
            "s",
            "2011-03-01",
            lines=[
                L("ROADS forecast annual 2010/11 1"),
                L("ROADS forecast annual 2012/13 2"),
                L("ROADS forecast annual 2014/15 4"),
            ],
        ),
    )
    rows = see("/new-ambridge/projects/HIGHWAYS/").table("Benefits promised for")
    assert [row["Period"] for row in rows] == ["2012/13"]


@pytest.mark.parametrize("visibility", [Visibility.INTERNAL, Visibility.EXEMPT])
def test_no_total_or_amount_that_is_not_public_is_shown(database, see, visibility):
    total = {"breakdown": Breakdown.LISTED, "benefits": ("ROADS",)}
    said(
        ambridge(),
        S(
            "hidden",
            "2011-06-01",
            visibility=visibility,
            lines=[L("ROADS forecast annual 2011/12 123789")],
            totals=[T("T9", "forecast annual 2011/12 123789", **total)],
        ),
    )
    seen = see("/new-ambridge/projects/HIGHWAYS/")
    assert "123,789" not in seen.html
    assert "hidden" not in seen.html.replace("visually-hidden", "")
