"""The pages of whom the programme affects, and of what others reach."""

import pytest

from tests.intake.ambridge_folder import ambridge
from workings.access.permissions import COMMAND_LINE as BY
from workings.intake.actions import load_folder


@pytest.fixture
def loaded(database, tmp_path):
    load_folder(ambridge(tmp_path).write(), by=BY)


def test_the_page_shows_what_is_late_or_missing(loaded, see):
    seen = see("/new-ambridge/impact/")
    assert [row["Assessment"] for row in seen.table("2 assessments, the oldest first")]
    (kerbs,) = [
        row
        for row in seen.table("What all savings come to for each group: 2 savings")
        if row["Group"].startswith("Disabled people")
    ]
    assert kerbs["Worse off"] == "1 Cheaper roads"
    assert "Dropped kerbs first" in kerbs["Group"]
    assert "Dated after the decision, which it cannot have informed." in seen.main
    # An exempt document is not named, and not led to.
    assert "Its document is not published." in seen.main
    assert "Draft plan" not in seen.main
    before = see("/new-ambridge/impact/?as-at=2011-03-15").main
    assert "How well roads are mended" not in before


def test_a_decision_shows_its_assessments_or_that_there_is_none(loaded, see):
    decided = see("/new-ambridge/decisions/D1/").main
    assert "Who uses the roads, February 2011: dated before" in decided
    missing = see("/new-ambridge/decisions/D2/").main
    assert "Missing: none is dated before it" in missing


def test_a_dis_benefit_stands_beside_its_saving_from_its_day(loaded, see):
    project = "/new-ambridge/projects/HIGHWAYS/"
    assert "Against it: Dust by the quarry lane: Two letters." in see(project).main
    before = see(f"{project}?as-at=2012-05-30").main
    assert "Measures of its services" in before
    assert "Dust" not in before


def test_a_yardstick_stands_beside_a_measure(loaded, see):
    main = see("/new-ambridge/quality/?service=ROADS-S").main
    assert "Counties' roads index Of thirty counties. 86.5%" in main
    assert "1 April 2011 to 31 March 2012" in main
    earlier = see("/new-ambridge/quality/?service=ROADS-S&as-at=2011-03-31").main
    assert "Counties' roads index" not in earlier


def test_what_worsened_can_be_asked_for_of_measures(loaded, see):
    main = see("/new-ambridge/quality/?only=worsened").main
    assert "No measure is known to have worsened by then." in main


@pytest.mark.parametrize("address", ["impact/", "decisions/D011/", "projects/NSCSO/"])
def test_what_is_not_in_the_record_is_shown_as_missing(one_barnet, see, address):
    main = see(f"/one-barnet/{address}").main
    assert ("issing" in main) is (address != "projects/NSCSO/")
