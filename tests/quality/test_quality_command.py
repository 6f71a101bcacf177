"""`workings quality`: measures, and verdicts beside savings, as at a date."""

import json
from datetime import date
from decimal import Decimal

import pytest

from tests.intake.ambridge_folder import ambridge
from workings.access.permissions import COMMAND_LINE as BY
from workings.core.dates import DatedTo
from workings.intake.actions import load_folder
from workings.quality.actions.entering import enter_reading
from workings.quality.actions.explaining import explain_signal
from workings.quality.dating import dated
from workings.quality.measures import ReadingGiven
from workings.quality.queries.registers import measure_row
from workings.quality.words import Rule


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


def test_what_was_said_of_a_signal_is_told(workings, loaded):
    row = measure_row("new-ambridge", "HOLES")
    for month, value in enumerate([90, 91, 90, 92, 91, 90, 91, 92, 90, 91, 92, 40], 1):
        given = ReadingGiven(
            measure="HOLES",
            period=dated(f"2013-{month:02}"),
            value=Decimal(value),
            mark="",
            numerator=None,
            denominator=None,
            said=DatedTo.parse("2014-01-15"),
            source=row.source.code,
        )
        enter_reading(given, measure=row, source=row.source, by=BY)
    frost = {"measure": row, "explanation": "A hard frost", "by": BY}
    december = dated("2013-12")
    on = date(2014, 2, 1)
    explain_signal(december, Rule.OUTSIDE_LIMITS, **frost, on=on)
    found = told(workings, "--as-at", "2014-02-01", "--service", "ROADS-S")
    (one,) = found["measures"]
    assert one["explanations"] == [
        {
            "period": "2013-12",
            "rule": "outside_limits",
            "marked": True,
            "said": "2014-02-01",
            "explanation": "A hard frost",
            "withdrawn": None,
            "because": None,
        }
    ]
    assert one["rebases"][0]["reason"] == "Pavements count too"
    before = told(workings, "--as-at", "2014-01-31", "--service", "ROADS-S")
    assert before["measures"][0]["explanations"] == []
    printed = workings("quality", "new-ambridge", "--as-at", "2014-02-01").out
    assert "Holes mended in a week, 2013-12: A hard frost (said on" in printed
