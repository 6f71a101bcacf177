"""`workings quality`: measures, and verdicts beside savings, as at a date."""

import json

import pytest

from tests.intake.ambridge_folder import ambridge
from workings.access.permissions import COMMAND_LINE as BY
from workings.intake.actions import load_folder


@pytest.fixture
def loaded(database, tmp_path):
    load_folder(ambridge(tmp_path).write(), by=BY)


def told(workings, *options):
    done = workings("quality", "new-ambridge", *options, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_measures_and_savings_as_at_a_date(workings, loaded):
    found = told(workings, "--as-at", "2012-12-31")
    by_code = {one["measure"]: one for one in found["measures"]}
    assert list(by_code) == ["WAIT", "HOLES"]
    assert by_code["HOLES"]["target"] == "95.000000"
    points = by_code["HOLES"]["chart"]["points"]
    assert [(point["value"], point["mark"]) for point in points] == [
        (88.0, None),
        (None, "*"),
    ]
    savings = {one["benefit"]: one for one in found["savings"]}
    roads = savings["ROADS"]
    assert (roads["began"], roads["delivered"]) == ("2012-04-01", True)
    assert roads["says"] == (
        "Measures of its services: 2 cannot tell. "
        "Warning: 2 stopped being read when it began. "
        "Against it: Dust by the quarry lane: Two letters."
    )
    stopped = [(one["measure"], one["stopped"]) for one in roads["verdicts"]]
    assert stopped == [("WAIT", True), ("HOLES", True)]


def test_a_revision_is_not_there_before_it_was_said(workings, loaded):
    found = told(workings, "--as-at", "2011-06-29", "--service", "ROADS-S")
    (holes,) = found["measures"]
    assert [point["value"] for point in holes["chart"]["points"]] == [90.0]
    assert found["savings"][0]["began"] is None


def test_a_table_for_people_and_wrong_names(workings, loaded):
    done = workings("quality", "new-ambridge", "--as-at", "2012-12-31")
    assert "Holes mended in a week" in done.out
    assert "1 value: too few to judge" in done.out
    assert "cannot tell. It stopped being read" in done.out
    assert workings("quality", "new-ambrige").code == 2
    wrong = workings("quality", "new-ambridge", "--service", "ROAD-S")
    assert (wrong.code, 'Did you mean "ROADS-S"?' in wrong.err) == (2, True)
