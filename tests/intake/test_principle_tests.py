"""Tests against the principles come in with the record's folder."""

from datetime import date

import pytest

from tests.intake.ambridge_folder import ambridge
from tests.intake.test_checking import found as problems
from workings.access.permissions import COMMAND_LINE
from workings.appraisal.kinds import Verdict
from workings.appraisal.queries import decision_tests, project_tests
from workings.core.problems import HasProblems
from workings.intake.actions import load_folder
from workings.programme.queries import programme_named

LATER = date(2013, 1, 1)


@pytest.mark.usefixtures("database")
def test_they_are_kept_once_and_never_changed(tmp_path):
    folder = ambridge(tmp_path)
    assert load_folder(folder.write(), by=COMMAND_LINE).changed["principle_tests"] == 2
    again = load_folder(folder.path, by=COMMAND_LINE)
    assert "principle_tests" not in again.changed
    programme = programme_named("new-ambridge")
    (found,) = decision_tests(programme, "D1", as_at=LATER).findings
    assert (found.verdict, found.by) == (Verdict.MEETS, "The board")
    gates = project_tests(programme, "HIGHWAYS", as_at=LATER)
    assert [one.verdict for one in gates.findings] == [Verdict.FAILS_ACCEPTED]
    assert project_tests(programme, "DESK", as_at=LATER).missing == ("Thrift",)
    folder.set("principle_tests", 2, verdict="fails")
    with pytest.raises(HasProblems, match="1 problem found"):
        load_folder(folder.write(), by=COMMAND_LINE)
    folder.set("principle_tests", 2, on="2011-09-01")
    load_folder(folder.write(), by=COMMAND_LINE)
    later = decision_tests(programme, "D1", as_at=LATER).findings
    assert [one.verdict for one in later] == [Verdict.MEETS, Verdict.FAILS]


@pytest.mark.parametrize(
    ("row", "cells", "said"),
    [
        (2, {"principle": "thirft"}, "principle: there is no such principle"),
        (2, {"project": "DESK"}, "decision: a test is of a decision, of a statement"),
        (2, {"gate": "live"}, "gate: a project is tested at the gate to a stage"),
        (3, {"gate": ""}, "gate: a project is tested at the gate to a stage"),
        (3, {"reasons": ""}, "principle: it fails without a reason"),
        (3, {"on": "2012-04-02"}, "HIGHWAYS did not come to live on 2012-04-02"),
        (2, {"verdict": "not_tested"}, "principle: is no test"),
    ],
)
def test_what_is_no_test_is_a_problem_with_its_place(tmp_path, row, cells, said):
    folder = ambridge(tmp_path)
    folder.set("principle_tests", row, **cells)
    every = problems(folder)
    found = [text for text in every if said in text]
    assert found, every
    assert found[0].startswith(f"principle_tests.csv row {row}")
