"""Posts, bodies and regimes over time."""

from tests.ledger.ambridge import BY, ambridge
from workings.core.dates import DatedTo
from workings.programme.actions import record_holding, record_post

PEOPLE = "/one-barnet/people/"


def test_those_who_held_a_post_are_named_with_their_years(one_barnet, see):
    rows = see(PEOPLE).table("Posts")
    chiefs = [row for row in rows if row["Post"].startswith("Chief Executive")]
    assert [row["When"] for row in chiefs] == [
        "About 2009 to 30 November 2012",
        "1 December 2012 to about May 2016",
    ]


def test_what_came_later_is_not_known_on_the_day(one_barnet, see):
    rows = see(f"{PEOPLE}?as-at=2012-03-31").table("Posts")
    (chief,) = (row for row in rows if row["Post"].startswith("Chief Executive"))
    assert "Nick Walkley In place on the day" in chief["Holder"]
    assert chief["When"] == "From about 2009"


def test_below_the_councils_level_only_the_post_is_named(database, see):
    programme = ambridge()
    post = record_post(
        programme=programme, code="PM", title="Project manager", level=3, by=BY
    )
    record_holding(post=post, name="Joe Grundy", first=DatedTo.parse("2010"), by=BY)
    seen = see("/new-ambridge/people/")
    assert "Grundy" not in seen.html
    rows = {row["Post"]: row["Holder"] for row in seen.table("Posts")}
    assert rows["Project manager"] == "Not named here"
    assert rows["Chief Executive"] == "No holder is known"


def test_bodies_have_their_members(one_barnet, see):
    rows = see(PEOPLE).table("Bodies that")
    cabinet = [row["Member"] for row in rows if row["Body"].startswith("Cabinet ")]
    assert "Cllr Daniel Thomas" in cabinet


def test_bodies_of_which_nobody_is_known_are_no_rows_of_not_stated(one_barnet, see):
    seen = see(PEOPLE)
    assert {row["Member"] for row in seen.table("Bodies that")} >= {"Cllr Robert Rams"}
    alone = {row["Body"]: row["Kind"] for row in seen.table("Bodies of which")}
    assert alone["High Court"] == "Court"
    assert alone["External auditor"] == "Auditor Grant Thornton."
    assert "Cabinet" not in alone
    assert "No member is known" not in seen.main


def test_how_the_council_decided_is_said_for_the_day(one_barnet, see):
    before = see(f"{PEOPLE}?as-at=2013-08-31").table("How the council decided")
    assert [row["Arrangements"] for row in before] == [
        "Executive arrangements In force on the day"
    ]
    since = see(f"{PEOPLE}?as-at=2015-01-01").table("How the council decided")
    assert since[-1]["Arrangements"] == "Committee system In force on the day"
