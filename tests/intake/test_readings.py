"""`workings readings`: sheets of readings into the record, all of them or none."""

import json

import pytest

from tests.intake.ambridge_folder import ambridge
from tests.intake.workbooks.trackers import xlsx
from workings.access.permissions import COMMAND_LINE as BY
from workings.access.queries import audit_trail
from workings.documents.models import Document
from workings.documents.queries import documents
from workings.intake.actions import load_folder
from workings.quality.models import Reading

HEADING = ["Measure", "Period", "Value", "Numerator", "Denominator", "Status"]
ROWS = [
    HEADING,
    ["HOLES", "Apr 2014", 92.5, "", "", ""],
    ["HOLES", "May 2014", "", 45, 50, "p"],
    ["HOLES", "Apr 2011", 88, 44, 50, ""],
    ["WAIT", "2013/14", "*", "", "", ""],
]


@pytest.fixture
def bring(database, tmp_path, workings):
    load_folder(ambridge(tmp_path).write(), by=BY)

    def run(*options, rows=ROWS, said="2014-06-30"):
        path = xlsx(tmp_path / "returns.xlsx", rows)
        return workings(
            "readings",
            str(path),
            "--programme",
            "new-ambridge",
            "--said",
            said,
            *options,
        )

    return run


def test_new_readings_come_in_once(bring):
    before = Reading.objects.count()
    dry = bring("--dry-run")
    assert (dry.code, Reading.objects.count()) == (0, before)
    assert "3 readings are new, 0 revise another, 1 are as recorded." in dry.out
    done = bring()
    assert (done.code, done.err) == (0, "")
    assert "3 were added." in done.out
    may = Reading.objects.get(measure__code="HOLES", first="2014-05-01")
    assert (may.value, may.mark, may.numerator) == (90, "provisional", 45)
    assert Reading.objects.get(first="2013-04-01").mark == "*"
    again = bring(said="2014-07-31")
    assert "Nothing was written." in again.out
    assert Reading.objects.count() == before + 3


def test_the_file_is_held_where_the_public_does_not_see_it(bring):
    bring()
    held = Document.objects.get(code__startswith="readings-")
    assert held.status == "confidential"
    assert held.code not in {each.code for each in documents("new-ambridge")}
    assert "returns" not in held.source.title
    assert "added readings" in {entry.action for entry in audit_trail()}


def test_a_revision_is_added_beside_what_it_revises(bring):
    bring()
    rows = [HEADING, ["HOLES", "May 2014", "", 46, 50, ""]]
    clash = bring(rows=rows)
    assert clash.code == 1
    assert "HOLES for 2014-05 has another reading, said on that day" in clash.err
    told = json.loads(bring("--json", rows=rows, said="2014-07-31").out)
    assert (told["new"], told["revised"], told["added"]) == (0, 1, 1)
    both = Reading.objects.filter(measure__code="HOLES", first="2014-05-01")
    assert sorted(both.values_list("value", flat=True)) == [90, 92]


def test_a_problem_keeps_everything_out(bring):
    before = Reading.objects.count(), Document.objects.count()
    done = bring("--json", rows=[*ROWS, ["HOLES", "June", 90, "", "", ""]])
    assert done.code == 1
    (problem,) = json.loads(done.out)["problems"]
    assert problem["where"] == 'sheet "Tracker", B6'
    assert (Reading.objects.count(), Document.objects.count()) == before


def test_one_measure_from_a_named_source(bring):
    done = bring("--measure", "WAIT", "--source", "ECHO", "--json")
    told = json.loads(done.out)
    assert (told["added"], told["left_out"]["other"]) == (1, 3)
    assert Reading.objects.get(first="2013-04-01").source.code == "ECHO"
    wrong = bring("--measure", "WAITS", "--source", "ECO")
    assert wrong.code == 1
    assert 'Did you mean "WAIT"?' in wrong.err
    assert 'Did you mean "ECHO"?' in wrong.err
