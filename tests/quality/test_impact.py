"""Whom changes affect: assessments in time or not, and what they come to."""

import json

import pytest

from tests.intake.ambridge_folder import ambridge, said
from workings.access.permissions import COMMAND_LINE as BY
from workings.core.dates import DatedTo
from workings.intake.actions import check_folder, load_folder
from workings.quality.impact import (
    AssessmentRecord,
    GroupGiven,
    Landing,
    Timing,
    cumulative,
    timing,
)
from workings.quality.words import Assessed, Effect, Group

SAVINGS = (
    Landing("ROADS", "Cheaper roads", "HIGHWAYS"),
    Landing("FEES", "Higher fees", "HIGHWAYS"),
    Landing("DESK", "One desk", "DESK"),
)


def assessment(code, *groups, savings=(), projects=("HIGHWAYS",)):
    return AssessmentRecord(
        code=code,
        title=code,
        kind=Assessed.EQUALITY,
        on=DatedTo.parse("2011-02"),
        decision="",
        decision_title="",
        met=None,
        projects=dict.fromkeys(projects, ""),
        savings=frozenset(savings),
        document="",
        held=False,
        source=None,
        summary="",
        groups=groups,
    )


@pytest.mark.parametrize(
    ("on", "met", "when"),
    [
        ("2011-02-28", "2011-03-01", Timing.IN_TIME),
        ("2011-03-01", "2011-03-01", Timing.LATE),
        # A month counts from its last day.
        ("2011-03", "2011-03-15", Timing.LATE),
        ("2011-03", "", Timing.APART),
    ],
)
def test_an_assessment_informs_only_what_comes_after_it(on, met, when):
    decided = DatedTo.parse(met) if met else None
    assert timing(DatedTo.parse(on), decided) is when


def test_what_all_savings_come_to_for_each_group():
    worse = GroupGiven(Group.DISABILITY, Effect.WORSE, "Kerbs", "Mended first")
    better = GroupGiven(Group.DISABILITY, Effect.BETTER)
    found = cumulative(
        [assessment("A", worse), assessment("B", better, savings=["FEES"])], SAVINGS
    )
    by_group = {one.group: one for one in found}
    assert list(by_group) == list(Group)
    disabled = by_group[Group.DISABILITY]
    # One that names no saving is of all of its projects; nothing is set off.
    assert disabled.savings[Effect.WORSE] == {"ROADS", "FEES"}
    assert disabled.savings[Effect.BETTER] == {"FEES"}
    assert disabled.unassessed == {"DESK"}
    assert disabled.mitigations == ("Mended first",)
    assert by_group[Group.RACE].unassessed == {"ROADS", "FEES", "DESK"}


@pytest.fixture
def loaded(database, tmp_path):
    load_folder(ambridge(tmp_path).write(), by=BY)


def test_wrong_rows_are_told(database, tmp_path):
    folder = ambridge(tmp_path)
    folder.set("yardsticks", 2, until="2011-03-31")
    folder.set("dis_benefits", 2, saving="DELIVERY")
    assert said(check_folder(folder.write()).problems) == [
        (
            "yardsticks.csv row 2, until: 2011-03-31 comes before 2011-04-01. "
            "Write the earlier day under from"
        ),
        (
            'dis_benefits.csv row 2, saving: "DELIVERY" is no saving. '
            "Name the saving that it goes with"
        ),
    ]


def test_loading_again_keeps_groups_as_the_folder_lists_them(database, tmp_path):
    folder = ambridge(tmp_path)
    load_folder(folder.write(), by=BY)
    assert load_folder(folder.write(), by=BY).changed == {}
    folder.remove("assessed_groups", 3)
    assert load_folder(folder.write(), by=BY).changed == {"assessments": 1}


def test_the_command_tells_all_of_it(workings, loaded):
    done = workings("quality", "new-ambridge", "--as-at", "2012-06-30", "--json")
    found = json.loads(done.out)
    roads = next(one for one in found["savings"] if one["benefit"] == "ROADS")
    assert roads["dis_benefits"] == ["Dust by the quarry lane: Two letters"]
    assert roads["assessments"] == [
        "Who uses the roads, dated before the decision",
        (
            "How well roads are mended, dated after the decision, "
            "which it cannot have informed"
        ),
    ]
    holes = next(one for one in found["measures"] if one["measure"] == "HOLES")
    assert holes["yardsticks"][0]["until"] == "2012-03-31"
