"""What is known of projects, and how far they were when."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from django.db.models import F, QuerySet

from workings.access.standing import standing
from workings.core.problems import UnknownName
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
    ProjectDossier,
    ProjectLine,
    ProjectRecord,
    ServedRecord,
    StageRecord,
)
from workings.programme.queries.posts import project_leads
from workings.programme.queries.programmes import programme_named
from workings.programme.stages import Stage

LISTED = ("code", "title", "wave", "delivery_model", "uncertain")
"""What a list of projects shows of a project's own row."""


class NoSuchProject(UnknownName):
    """The programme has no project of this code."""

    noun = "project"


def project_row(programme: str, code: str) -> Project:
    """This function will return a project's row for an action, by the programme."""
    return Project.objects.get(programme__slug=programme, code=code)


def projects(programme: Programme, *, as_at: date) -> tuple[ProjectRecord, ...]:
    """This function will return a programme's projects, by wave and code, with the
    stages they had come to and the milestones' dates that had been said by a day.
    """
    rows = _rows(programme).order_by("wave", "code")
    return tuple(_project(row, as_at) for row in rows)


@standing(most=20)
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
    rows = mine.order_by("wave", "code", "changes__place").values_list(
        *LISTED, "changes__stage", "changes__on"
    )
    by_project = groupby(rows, key=itemgetter(slice(len(LISTED))))
    return tuple(_project_line(own, group, as_at) for own, group in by_project)


@standing(most=20)
def project_titles(programme: Programme) -> dict[str, str]:
    """This function will return the titles of a programme's projects by code."""
    rows = Project.objects.filter(programme=programme)
    return dict(rows.values_list("code", "title"))


def project_named(programme: Programme, code: str, *, as_at: date) -> ProjectRecord:
    """This function will return one project, or raise :class:`NoSuchProject`."""
    row = _rows(programme).filter(code=code).first()
    if row is None:
        raise NoSuchProject(code, list(project_titles(programme)))
    return _project(row, as_at)


def project_dossier(
    slug: str, code: str, *, as_at: date
) -> tuple[Programme, ProjectDossier]:
    """This function will return a programme (by its slug) and one of its projects with
    its services, those who use these, and its leads, as known by a day; or raise
    ``NoSuchProgramme`` or :class:`NoSuchProject`.

    It asks four times in all, for the sources of what it reads too.
    """
    rows = _rows_by_service(slug, code)
    if not rows:
        raise NoSuchProject(code, list(project_titles(programme_named(slug))))
    row: Project = rows[0]
    changes = row.changes.select_related("source").order_by("place")
    stages = tuple(_stage(change) for change in changes if change.on.on <= as_at)
    services = _served(rows, as_at)
    leads = project_leads(row, as_at=as_at)
    project = ProjectRecord(
        **_own(row),
        services=tuple(sorted(service.code for service in services)),
        leads=tuple(sorted(post.code for post in leads)),
        stages=stages,
        milestones=_milestones(row, as_at),
    )
    return row.programme, ProjectDossier(project, services, leads)


def _rows_by_service(slug: str, code: str) -> Sequence[Any]:
    """A project's row, repeated for each of its services and each of their users."""
    mine = Project.objects.filter(programme__slug=slug, code=code)
    return tuple(
        mine.select_related("programme__council", "source")
        .annotate(
            serves=F("services__code"),
            serves_title=F("services__title"),
            used_by=F("services__users__users"),
            told_on=F("services__users__source__dated"),
        )
        .order_by("serves_title", "serves", "used_by")
    )


def _served(rows: Iterable[Any], as_at: date) -> tuple[ServedRecord, ...]:
    by_service = groupby(rows, key=attrgetter("serves", "serves_title"))
    return tuple(
        ServedRecord(code, title, tuple(_users(group, as_at)))
        for (code, title), group in by_service
        if code
    )


def _users(rows: Iterable[Any], as_at: date) -> Iterator[str]:
    for row in rows:
        known = row.told_on is None or row.told_on.on <= as_at
        if row.used_by and known:
            yield row.used_by


def _milestones(row: Project, as_at: date) -> tuple[MilestoneRecord, ...]:
    given = MilestoneDate.objects.filter(milestone__project=row)
    found = given.select_related("milestone", "source").order_by("milestone", "pk")
    by_milestone = groupby(found, key=attrgetter("milestone"))
    return tuple(_milestone(it, dates, as_at) for it, dates in by_milestone)


def _rows(programme: Programme) -> QuerySet[Project]:
    return (
        Project.objects.filter(programme=programme)
        .select_related("source")
        .prefetch_related(
            "services", "leads", "changes__source", "milestones__dates__source"
        )
    )


def _project_line(
    own: tuple[Any, ...], rows: Iterable[tuple[Any, ...]], as_at: date
) -> ProjectLine:
    """What a project's own row says (:data:`LISTED`), and that row repeated for each
    stage that it came to.
    """
    code, title, wave, delivery_model, uncertain = own
    stages = [row[len(LISTED) :] for row in rows]
    came = [(to, on) for to, on in stages if on is not None and on.on <= as_at]
    return ProjectLine(
        code=code,
        title=title,
        wave=wave,
        delivery_model=DeliveryModel(delivery_model) if delivery_model else None,
        stage=Stage(came[-1][0]) if came else None,
        since=came[-1][1] if came else None,
        uncertain=uncertain,
    )


def _changes(row: Project, as_at: date) -> list[StageChange]:
    changes = [change for change in row.changes.all() if change.on.on <= as_at]
    return sorted(changes, key=lambda change: change.place)


def _delivery_model(row: Project) -> DeliveryModel | None:
    return DeliveryModel(row.delivery_model) if row.delivery_model else None


def _project(row: Project, as_at: date) -> ProjectRecord:
    milestones = sorted(row.milestones.all(), key=lambda milestone: milestone.pk)
    return ProjectRecord(
        **_own(row),
        services=tuple(sorted(service.code for service in row.services.all())),
        leads=tuple(sorted(post.code for post in row.leads.all())),
        stages=tuple(_stage(change) for change in _changes(row, as_at)),
        milestones=tuple(_milestone(it, it.dates.all(), as_at) for it in milestones),
    )


def _own(row: Project) -> dict[str, Any]:
    """What a project's own row says of it."""
    return {
        "code": row.code,
        "title": row.title,
        "wave": row.wave,
        "delivery_model": _delivery_model(row),
        "summary": row.summary,
        "provider": row.provider,
        "uncertain": row.uncertain,
        "source": cited(row.source),
        "note": row.note,
    }


def _stage(row: StageChange) -> StageRecord:
    return StageRecord(
        Stage(row.stage), row.on, row.decision, cited(row.source), row.note
    )


def _milestone(
    row: Milestone, given: Iterable[MilestoneDate], as_at: date
) -> MilestoneRecord:
    dates = [it for it in given if it.said.on <= as_at]
    dates.sort(key=lambda it: (it.said.on, it.pk))
    return MilestoneRecord(row.code, row.title, tuple(map(_milestone_date, dates)))


def _milestone_date(row: MilestoneDate) -> MilestoneDateRecord:
    kind = MilestoneKind(row.kind)
    return MilestoneDateRecord(kind, row.on, row.said, cited(row.source), row.note)
