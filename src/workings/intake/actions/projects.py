"""Projects, their stages and their milestones, recorded."""

from collections import defaultdict

from workings.access.registers import remove_others
from workings.intake.actions.registers import Registers, named
from workings.intake.record import Record
from workings.intake.tables.programme import MilestoneRow, ProjectRow, StageRow
from workings.programme.actions import (
    StageGiven,
    change_stage,
    record_milestone,
    record_milestone_date,
    record_project,
    record_stages,
)
from workings.programme.models import MilestoneDate, Project, StageChange


def record_projects(registers: Registers, record: Record) -> None:
    """This function will record the projects."""
    for row in record.rows(ProjectRow):
        registers.projects[row.project] = record_project(
            programme=registers.programme,
            code=row.project,
            title=row.title,
            wave=row.wave,
            delivery_model=row.delivery_model,
            summary=row.summary,
            provider=row.provider,
            services=named(registers.services, row.services),
            leads=named(registers.posts, row.leads),
            uncertain=row.uncertain,
            source=registers.sources.get(row.source),
            note=row.note,
            by=registers.by,
        )


def record_histories(registers: Registers, record: Record) -> None:
    """This function will record the stages that the projects came to."""
    histories: dict[str, list[StageGiven]] = defaultdict(list)
    for row in record.rows(StageRow):
        source = registers.sources.get(row.source)
        given = StageGiven(row.stage, row.on, row.decision, source, row.note)
        histories[row.project].append(given)
    for code, history in histories.items():
        _record_history(registers, registers.projects[code], history)


def _record_history(
    registers: Registers, project: Project, history: list[StageGiven]
) -> None:
    rows = StageChange.objects.filter(project=project).order_by("place")
    known = [(row.stage, row.on) for row in rows]
    brought = [(given.stage, given.on) for given in history]
    if len(known) > len(brought) and known[: len(brought)] == brought:
        # A gate has taken the project further since; that is not undone here.
        for given in history:
            change_stage(project=project, given=given, by=registers.by)
    else:
        record_stages(project=project, history=history, by=registers.by)


def record_milestones(registers: Registers, record: Record) -> None:
    """This function will record the milestones, and each date given for them."""
    rows = []
    for row in record.rows(MilestoneRow):
        milestone = record_milestone(
            project=registers.projects[row.project],
            code=row.milestone,
            title=row.title,
            by=registers.by,
        )
        rows.append(
            record_milestone_date(
                milestone=milestone,
                kind=row.kind,
                on=row.on,
                said=row.said,
                source=registers.sources.get(row.source),
                note=row.note,
                by=registers.by,
            )
        )
    mine = MilestoneDate.objects.filter(
        milestone__project__in=registers.projects.values()
    )
    remove_others(mine, rows, by=registers.by)
