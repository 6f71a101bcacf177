from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from workings.access.permissions import COMMAND_LINE, Actor, NotAllowed, Role
from workings.access.queries import audit_trail
from workings.core.dates import DatedTo
from workings.documents.queries import source_record
from workings.programme.actions import (
    StageGiven,
    StageJump,
    StageOutOfOrder,
    change_stage,
    record_milestone,
    record_milestone_date,
    record_post,
    record_project,
    record_service,
    record_stages,
)
from workings.programme.models import StageChange
from workings.programme.projects import DeliveryModel, MilestoneKind, StageRecord
from workings.programme.queries import (
    NoSuchProject,
    project_list,
    project_named,
    project_titles,
    projects,
)
from workings.programme.stages import Stage

ALL = date(2030, 1, 1)
HISTORY = [
    StageGiven(Stage.OUTLINE_CASE, DatedTo.parse("2010-11-29")),
    StageGiven(Stage.PROCUREMENT, DatedTo.parse("2011-03-02"), "D017"),
    StageGiven(Stage.TRANSITION, DatedTo.parse("2013-08-05")),
    StageGiven(Stage.LIVE, DatedTo.parse("2013-09-01")),
]


def given(stage: Stage, on: str, **values) -> StageGiven:
    return StageGiven(stage, DatedTo.parse(on), **values)


def test_a_project_is_read_as_it_was_recorded(programme, source):
    service = record_service(
        programme=programme, code="IT", title="IT", by=COMMAND_LINE
    )
    lead = record_post(
        programme=programme, code="LEAD", title="Lead", level=2, by=COMMAND_LINE
    )
    record_project(
        programme=programme,
        code="NSCSO",
        title="Customer and support services",
        wave="1",
        delivery_model=DeliveryModel.OUTSOURCED,
        summary="What",
        provider="Capita",
        services=[service],
        leads=[lead],
        uncertain=True,
        source=source,
        note="Note",
        by=COMMAND_LINE,
    )
    read = project_named(programme, "NSCSO", as_at=ALL)
    assert read.delivery_model is DeliveryModel.OUTSOURCED
    assert (read.summary, read.provider, read.note) == ("What", "Capita", "Note")
    assert (read.services, read.leads) == (("IT",), ("LEAD",))
    assert read.uncertain
    assert read.source == source_record(source)
    assert (read.stages, read.milestones) == ((), ())
    assert read.stage is None


def test_projects_come_by_wave_and_code(programme):
    for wave, code in (("2", "A"), ("1", "C"), ("1", "B")):
        record_project(
            programme=programme, code=code, title=code, wave=wave, by=COMMAND_LINE
        )
    assert [p.code for p in projects(programme, as_at=ALL)] == ["B", "C", "A"]


def test_an_unknown_project_names_the_nearest(project):
    with pytest.raises(NoSuchProject, match='Did you mean "NSCSO"') as refused:
        project_named(project.programme, "NSCO", as_at=ALL)
    assert refused.value.returncode == 2


def test_a_projects_stage_on_a_date(project):
    record_stages(project=project, history=HISTORY, by=COMMAND_LINE)
    for day, stage in (
        (date(2010, 11, 28), None),
        (date(2010, 11, 29), Stage.OUTLINE_CASE),
        (date(2013, 8, 31), Stage.TRANSITION),
        (date(2013, 9, 1), Stage.LIVE),
    ):
        assert project_named(project.programme, "NSCSO", as_at=day).stage is stage


def test_a_list_has_the_stage_of_a_date(project):
    record_stages(project=project, history=HISTORY, by=COMMAND_LINE)
    for day in (date(2010, 11, 28), date(2013, 8, 31), ALL):
        (line,) = project_list(project.programme, as_at=day)
        (whole,) = projects(project.programme, as_at=day)
        assert (line.code, line.stage) == (whole.code, whole.stage)
        assert line.since == (whole.stages[-1].on if whole.stages else None)
    titles = {"NSCSO": "Customer and support services"}
    assert project_titles(project.programme) == titles


def test_a_stage_changes_as_the_table_has_it(project, source):
    change_stage(project=project, given=HISTORY[0], by=COMMAND_LINE)
    procured = given(
        Stage.PROCUREMENT, "2011-03-02", decision="D017", source=source, note="Note"
    )
    change_stage(project=project, given=procured, by=COMMAND_LINE)
    read = project_named(project.programme, "NSCSO", as_at=ALL)
    assert read.stages[1] == StageRecord(
        Stage.PROCUREMENT,
        DatedTo.parse("2011-03-02"),
        "D017",
        source_record(source),
        "Note",
    )


def test_a_jump_is_refused_and_says_what_may_follow(project):
    change_stage(project=project, given=HISTORY[0], by=COMMAND_LINE)
    with pytest.raises(StageJump) as refused:
        change_stage(
            project=project, given=given(Stage.LIVE, "2013-09-01"), by=COMMAND_LINE
        )
    assert str(refused.value) == (
        "NSCSO: a project cannot go from outline case to live. "
        "After outline case comes full case or procurement or stopped."
    )
    assert StageChange.objects.count() == 1


def test_a_stage_comes_after_the_one_before(project):
    change_stage(project=project, given=HISTORY[0], by=COMMAND_LINE)
    procured = given(Stage.PROCUREMENT, "2010-11")
    change_stage(project=project, given=procured, by=COMMAND_LINE)
    with pytest.raises(StageOutOfOrder) as refused:
        change_stage(
            project=project, given=given(Stage.STOPPED, "2010-10"), by=COMMAND_LINE
        )
    assert str(refused.value) == (
        "NSCSO came to procurement on November 2010: it cannot come to stopped on "
        "October 2010, before that."
    )


def test_a_stage_known_already_changes_in_what_is_said_of_it(project):
    record_stages(project=project, history=HISTORY, by=COMMAND_LINE)
    again = given(Stage.OUTLINE_CASE, "2010-11-29", decision="D012")
    change_stage(project=project, given=again, by=COMMAND_LINE)
    assert StageChange.objects.count() == len(HISTORY)
    assert StageChange.objects.get(place=1).decision == "D012"


def test_the_same_history_again_writes_nothing(project):
    record_stages(project=project, history=HISTORY, by=COMMAND_LINE)
    before = len(audit_trail())
    record_stages(project=project, history=HISTORY, by=COMMAND_LINE)
    assert len(audit_trail()) == before


def test_an_edited_history_takes_the_place_of_the_old(project):
    record_stages(project=project, history=HISTORY, by=COMMAND_LINE)
    edited = [given(Stage.IDEA, "2010"), HISTORY[0]]
    record_stages(project=project, history=edited, by=COMMAND_LINE)
    read = project_named(project.programme, "NSCSO", as_at=ALL)
    assert [s.stage for s in read.stages] == [Stage.IDEA, Stage.OUTLINE_CASE]
    assert {e.action for e in audit_trail(limit=4)} == {"changed", "removed"}


def test_a_history_with_a_jump_changes_nothing(project):
    record_stages(project=project, history=HISTORY, by=COMMAND_LINE)
    with pytest.raises(StageJump):
        record_stages(
            project=project, history=[HISTORY[0], HISTORY[3]], by=COMMAND_LINE
        )
    assert StageChange.objects.count() == len(HISTORY)
    assert str(StageChange.objects.get(place=1)) == "one-barnet/NSCSO/outline_case"


def test_only_the_office_changes_a_stage(project):
    auditor = Actor("Ann", frozenset({Role.AUDITOR}))
    with pytest.raises(NotAllowed):
        change_stage(project=project, given=HISTORY[0], by=auditor)
    with pytest.raises(NotAllowed):
        record_stages(project=project, history=[], by=auditor)


def test_a_milestone_keeps_every_date_it_was_given(project, source):
    milestone = record_milestone(
        project=project, code="START", title="Services start", by=COMMAND_LINE
    )
    dates = [
        (MilestoneKind.FORECAST, "2013-09-01", "2013-08-05"),
        (MilestoneKind.BASELINE, "2013-04", "2011-03-02"),
        (MilestoneKind.FORECAST, "2013-06", "2012-12"),
    ]
    for kind, on, said in dates:
        row = record_milestone_date(
            milestone=milestone,
            kind=kind,
            on=DatedTo.parse(on),
            said=DatedTo.parse(said),
            source=source,
            by=COMMAND_LINE,
        )
    assert str(row) == "one-barnet/NSCSO/START/forecast/2013-06"
    (read,) = project_named(project.programme, "NSCSO", as_at=ALL).milestones
    assert [str(given.on) for given in read.dates] == [
        "2013-04",
        "2013-06",
        "2013-09-01",
    ]
    assert read.dates[0].source == source_record(source)
    latest = read.latest(MilestoneKind.FORECAST)
    assert latest is not None
    assert str(latest.on) == "2013-09-01"
    assert read.latest(MilestoneKind.ACTUAL) is None
    (then,) = project_named(
        project.programme, "NSCSO", as_at=date(2012, 12, 30)
    ).milestones
    assert [str(given.on) for given in then.dates] == ["2013-04"]


def test_reading_all_projects_takes_as_many_queries_as_reading_one(programme):
    taken = []
    for code in ("A", "B"):
        row = record_project(
            programme=programme, code=code, title=code, wave="1", by=COMMAND_LINE
        )
        record_stages(project=row, history=HISTORY, by=COMMAND_LINE)
        with CaptureQueriesContext(connection) as queries:
            projects(programme, as_at=ALL)
        taken.append(len(queries))
    assert taken[0] == taken[1]
