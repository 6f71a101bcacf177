"""What is known of projects, and how far they were when."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import F, QuerySet

from workings.core.problems import mend_name
from workings.core.refusals import Refusal
from workings.documents.queries import cited
from workings.programme.models import (
    Milestone,
    MilestoneDate,
    Programme,
    Project,
    StageChange,
)
from workings.programme.projects import (
    DeliveryModel,
    MilestoneDateRecord,
    MilestoneKind,
    MilestoneRecord,
    ProjectLine,
    ProjectRecord,
    StageRecord,
)
from workings.programme.stages import Stage


class NoSuchProject(Refusal):
    """The programme has no project of this code."""

    returncode = 2
    """A wrong name on the command line is wrong usage."""

    def __init__(self, code: str, codes: list[str]) -> None:
        self.code = code
        super().__init__(f'There is no project "{code}". {mend_name(code, codes)}')


def projects(programme: Programme, *, as_at: date) -> tuple[ProjectRecord, ...]:
    """This function will return a programme's projects, by wave and code, with the
    stages they had come to and the milestones' dates that had been said by a day.
    """
    rows = _rows(programme).order_by("wave", "code")
    return tuple(_project(row, as_at) for row in rows)


def project_list(
    programme: Programme, *, as_at: date, service: str = ""
) -> tuple[ProjectLine, ...]:
    """This function will return a programme's projects as a list shows them, by wave
    and code, each with the stage it had come to by a day; those that touch one
    service (its code), where named.

    It asks once for two tables, where :func:`projects` reads eight.
    """
    mine = Project.objects.filter(programme=programme)
    if service:
        mine = mine.filter(services__code=service)
    rows = mine.annotate(to=F("changes__stage"), to_on=F("changes__on")).order_by(
        "wave", "code", "changes__place"
    )
    by_code = groupby(rows, key=attrgetter("code"))
    return tuple(_project_line(tuple(group), as_at) for _, group in by_code)


def project_titles(programme: Programme) -> dict[str, str]:
    """This function will return the titles of a programme's projects by code."""
    rows = Project.objects.filter(programme=programme)
    return dict(rows.values_list("code", "title"))


def project_named(programme: Programme, code: str, *, as_at: date) -> ProjectRecord:
    """This function will return one project, or raise :class:`NoSuchProject`."""
    row = _rows(programme).filter(code=code).first()
    if row is None:
        codes = Project.objects.filter(programme=programme).values_list(
            "code", flat=True
        )
        raise NoSuchProject(code, list(codes))
    return _project(row, as_at)


def _rows(programme: Programme) -> QuerySet[Project]:
    return (
        Project.objects.filter(programme=programme)
        .select_related("source")
        .prefetch_related(
            "services", "leads", "changes__source", "milestones__dates__source"
        )
    )


def _project_line(rows: Sequence[Any], as_at: date) -> ProjectLine:
    """A project's row, repeated for each stage that it came to."""
    project = rows[0]
    came = [row for row in rows if row.to_on is not None and row.to_on.on <= as_at]
    return ProjectLine(
        code=project.code,
        title=project.title,
        wave=project.wave,
        delivery_model=_delivery_model(project),
        stage=Stage(came[-1].to) if came else None,
        since=came[-1].to_on if came else None,
        uncertain=project.uncertain,
    )


def _changes(row: Project, as_at: date) -> list[StageChange]:
    changes = [change for change in row.changes.all() if change.on.on <= as_at]
    return sorted(changes, key=lambda change: change.place)


def _delivery_model(row: Project) -> DeliveryModel | None:
    return DeliveryModel(row.delivery_model) if row.delivery_model else None


def _project(row: Project, as_at: date) -> ProjectRecord:
    milestones = sorted(row.milestones.all(), key=lambda milestone: milestone.pk)
    return ProjectRecord(
        code=row.code,
        title=row.title,
        wave=row.wave,
        delivery_model=_delivery_model(row),
        summary=row.summary,
        provider=row.provider,
        services=tuple(sorted(service.code for service in row.services.all())),
        leads=tuple(sorted(post.code for post in row.leads.all())),
        uncertain=row.uncertain,
        source=cited(row.source),
        note=row.note,
        stages=tuple(_stage(change) for change in _changes(row, as_at)),
        milestones=tuple(_milestone(milestone, as_at) for milestone in milestones),
    )


def _stage(row: StageChange) -> StageRecord:
    return StageRecord(
        Stage(row.stage), row.on, row.decision, cited(row.source), row.note
    )


def _milestone(row: Milestone, as_at: date) -> MilestoneRecord:
    dates = [given for given in row.dates.all() if given.said.on <= as_at]
    dates.sort(key=lambda given: (given.said.on, given.pk))
    return MilestoneRecord(row.code, row.title, tuple(map(_milestone_date, dates)))


def _milestone_date(row: MilestoneDate) -> MilestoneDateRecord:
    kind = MilestoneKind(row.kind)
    return MilestoneDateRecord(kind, row.on, row.said, cited(row.source), row.note)
