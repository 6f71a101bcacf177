"""The register of decisions, and what each of them changed."""

import pytest

REGISTER = "/one-barnet/decisions/"


def test_it_lists_every_decision_the_newest_first_with_its_papers(one_barnet, see):
    rows = see(REGISTER).table("58 decisions")
    assert len(rows) == 58
    assert rows[0]["Date"] == "28 October 2024"
    framework = next(row for row in rows if row["Date"] == "29 November 2010")
    assert framework["Body"] == "Cabinet"
    assert framework["Outcome"] == "Approved"
    assert framework["Documents"].endswith("Cited only")


def test_it_is_filtered_by_body_project_and_year_without_script(one_barnet, see):
    seen = see(f"{REGISTER}?body=CABINET&project=NSCSO&year=2012-13")
    (row,) = seen.table("1 decision ")
    assert row["Date"] == "6 December 2012"
    assert seen.links["Show all"] == REGISTER
    chosen = [option for option in seen.every("option") if "selected" in option.attrib]
    assert [option.get("value") for option in chosen] == [
        "CABINET",
        "NSCSO",
        "2012-13",
    ]


def test_it_keeps_day_and_filters_together(one_barnet, see):
    seen = see(f"{REGISTER}?body=CABINET&as-at=2010-12-31")
    assert seen.links["See this page as at today"] == f"{REGISTER}?body=CABINET"
    assert seen.links["Show all"] == f"{REGISTER}?as-at=2010-12-31"
    hidden = [i for i in seen.every("input") if i.get("type") == "hidden"]
    kept = [(i.get("name"), i.get("value")) for i in hidden]
    # The search and the filters keep the day, the form for a day the filters.
    assert kept == [("as-at", "2010-12-31")] * 2 + [("body", "CABINET")]


@pytest.mark.parametrize("asked", ["body=CABINETT", "project=NSCS0", "year=2012/13"])
def test_a_filter_that_is_none_gets_the_nearest(one_barnet, see, asked):
    seen = see(f"{REGISTER}?{asked}", status=404)
    assert "Did you mean" in seen.main


def test_nothing_that_fits_says_so(one_barnet, see):
    seen = see(f"{REGISTER}?project=MUSIC&as-at=2009-07-31", status=404)
    assert "There is nothing to show for project" in seen.main
    seen = see(f"{REGISTER}?body=COUNCIL&year=2024-25")
    assert "No decision that had been taken by then fits" in seen.main


def test_a_decision_shows_each_amount_it_put_into_the_ledger(one_barnet, see):
    rows = see("/one-barnet/decisions/D034/").table("What it changed in the ledger")
    assert [row["Amount"] for row in rows] == [
        "£70,000,000",
        "£47,000,000",
        "£8,400,000",
        "£125,400,000",
    ]
    assert rows[-1]["Of what"].startswith("Benefits guaranteed over ten years")


def test_a_headline_it_put_in_force_says_from_when(one_barnet, see):
    rows = see("/one-barnet/decisions/D011/").table("What it changed in the ledger")
    (headline,) = (row for row in rows if row["Amount"] == "£100,000,000")
    assert "In use as the headline from 29 November 2010" in headline["Of what"]


def test_what_the_record_does_not_state_is_said_to_be_missing(one_barnet, see):
    rows = see("/one-barnet/decisions/D034/").rows
    assert rows["Not stated in the record"] == (
        "Interests, equality assessment, notice, key decision, call-in, consultation"
    )
    assert "the source is cited only" in rows["Documents"]


def test_a_committee_system_has_no_key_decisions(one_barnet, see):
    rows = see("/one-barnet/decisions/D052/").rows
    assert rows["Key decision and call-in"].startswith("Neither exists")


def test_consultation_that_was_considered_stands_with_it(one_barnet, see):
    (asked,) = see("/one-barnet/decisions/D052/").table("Consultation")
    assert asked["Consultation"].startswith("The future of the Capita contracts")
    assert "19 December 2018 to 15 February 2019" in asked["Consultation"]
