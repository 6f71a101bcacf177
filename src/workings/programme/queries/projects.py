"""What is known of projects, and how far they were when.

A programme has few of them, and every page that shows one shows others: they are read
together, with all that was ever said of them, and a day picks from that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from workings.access.standing import standing
from workings.access.together import Part, together
from workings.core.dates import DatedTo
from workings.core.problems import UnknownName
from workings.documents.queries import source_columns, source_told
from workings.programme.models import Milestone, Programme, Project, StageChange
from workings.programme.posts import PostRecord
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
from workings.programme.queries.posts import Held, with_holders
from workings.programme.stages import Stage


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
    every = _every_project(programme.pk).values()
    return tuple(_by_then(known.record, as_at) for known in every)


@standing(most=20)
def project_list(
    programme: Programme, *, as_at: date, service: str = ""
) -> tuple[ProjectLine, ...]:
    """This function will return a programme's projects as a list shows them, by wave
    and code, each with the stage it had come to by a day; those that touch one
    service (its code), where named.
    """
    return tuple(
        _line(known.record, as_at)
        for known in _every_project(programme.pk).values()
        if not service or service in known.record.services
    )


@standing(most=20)
def project_titles(programme: Programme) -> dict[str, str]:
    """This function will return the titles of a programme's projects by code."""
    rows = Project.objects.filter(programme=programme)
    return dict(rows.values_list("code", "title"))


def services_touched(programme: int) -> dict[str, tuple[str, ...]]:
    """This function will return the services that each project of a programme (the
    number of its row) touches, all by their codes.
    """
    every = _every_project(programme).items()
    return {code: known.record.services for code, known in every}


def stages_touching(programme: int) -> Mapping[str, list[DatedTo]]:
    """This function will return when the projects that touch a service came to a stage,
    whenever that was, by the service's code.
    """
    found: defaultdict[str, list[DatedTo]] = defaultdict(list)
    for known in _every_project(programme).values():
        for service in known.record.services:
            found[service] += [change.on for change in known.record.stages]
    return found


def project_named(programme: Programme, code: str, *, as_at: date) -> ProjectRecord:
    """This function will return one project, or raise :class:`NoSuchProject`."""
    return _by_then(_known(programme, code).record, as_at)


def project_dossier(programme: Programme, code: str, *, as_at: date) -> ProjectDossier:
    """This function will return a project with its services, those who use these, and
    its leads, as known by a day; or raise :class:`NoSuchProject`.

    Leads and their holders are as in :func:`led_and_guided`.
    """
    known = _known(programme, code)
    level = programme.council.named_to_level
    return ProjectDossier(
        project=_by_then(known.record, as_at),
        services=tuple(_served(known.served, as_at)),
        leads=tuple(_leads(known.leads, as_at, level)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A project with all that was ever said of it: ``served`` has a service (its title
    and code), its users and the date from which these are known; ``leads`` a post once
    for each of its holders.
    """

    record: ProjectRecord
    served: tuple[tuple[str, str, str, DatedTo | None], ...]
    leads: tuple[Held, ...]


def _known(programme: Programme, code: str) -> _Known:
    every = _every_project(programme.pk)
    if code not in every:
        raise NoSuchProject(code, list(every))
    return every[code]


Rows = Mapping[str, Sequence[tuple[Any, ...]]]
"""Rows by the code of the project that they are of."""

_OWN = (
    *("code", "title", "wave", "delivery_model", "summary", "provider"),
    *("uncertain", "note"),
    *source_columns("source"),
)
_SERVED = (
    *("code", "services__title", "services__code"),
    *("services__users__users", "services__users__source__dated"),
)
_LED = (
    *("code", "leads__code", "leads__title", "leads__level", "leads__role"),
    *("leads__note", "leads__holdings__name", "leads__holdings__first"),
    *("leads__holdings__last", "leads__holdings__note"),
)
_CAME = (
    *("project__code", "place", "stage", "on", "decision", "note"),
    *source_columns("source"),
)
_GIVEN = (
    *("project__code", "pk", "code", "title"),
    *(f"dates__{name}" for name in ("pk", "kind", "on", "said", "note")),
    *source_columns("dates__source"),
)


@standing(most=4)
def _every_project(programme: int) -> dict[str, _Known]:
    """Projects by code, in order of wave and code."""
    mine = Project.objects.filter(programme_id=programme)
    told = together(
        Part("own", mine, _OWN),
        Part("served", mine, _SERVED),
        Part("led", mine, _LED),
        Part("came", StageChange.objects.filter(project__in=mine), _CAME),
        Part("given", Milestone.objects.filter(project__in=mine), _GIVEN),
    )
    parts = ("served", "led", "came", "given")
    of = {name: _by_project(told[name]) for name in parts}
    ordered = sorted(told["own"], key=itemgetter(2, 0))
    return {row[0]: _project(row, of) for row in ordered}


def _by_project(rows: Iterable[tuple[Any, ...]]) -> Rows:
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for project, *cells in rows:
        found[project].append(tuple(cells))
    return found


def _project(row: tuple[Any, ...], of: Mapping[str, Rows]) -> _Known:
    code, title, wave, model, summary, provider, uncertain, note, *cited = row
    served = {
        (title, service, users or "", _date(since))
        for title, service, users, since, *_ in of["served"][code]
        if service
    }
    leads = [_held(cells) for cells in of["led"][code] if cells[0]]
    leads.sort(key=lambda held: (held.level, held.code))
    record = ProjectRecord(
        code=code,
        title=title,
        wave=wave,
        delivery_model=DeliveryModel(model) if model else None,
        summary=summary,
        provider=provider,
        services=tuple(sorted({service for _, service, *_ in served})),
        leads=tuple(sorted({held.code for held in leads})),
        # One engine writes a truth as 1, the other in words.
        uncertain=uncertain in ("1", "true"),
        source=source_told(cited),
        note=note,
        stages=_stages(of["came"][code]),
        milestones=_milestones(of["given"][code]),
    )
    return _Known(record, tuple(sorted(served, key=itemgetter(0, 1, 2))), tuple(leads))


def _held(cells: Sequence[Any]) -> Held:
    code, title, level, role, note, name, first, last, held_note, *_ = cells
    return Held(
        code, title, int(level), role, note, name, _date(first), _date(last), held_note
    )


def _stages(rows: Iterable[tuple[Any, ...]]) -> tuple[StageRecord, ...]:
    return tuple(
        StageRecord(Stage(stage), DatedTo.parse(on), decision, source_told(cited), note)
        for _, stage, on, decision, note, *cited in sorted(
            rows, key=lambda row: int(row[0])
        )
    )


def _milestones(rows: Iterable[tuple[Any, ...]]) -> tuple[MilestoneRecord, ...]:
    by_number: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for number, *cells in rows:
        by_number[int(number)].append(tuple(cells))
    return tuple(
        MilestoneRecord(dates[0][0], dates[0][1], _dates(cells[2:] for cells in dates))
        for _, dates in sorted(by_number.items())
    )


def _dates(rows: Iterable[tuple[Any, ...]]) -> tuple[MilestoneDateRecord, ...]:
    found = [
        (
            int(number),
            MilestoneDateRecord(
                MilestoneKind(kind),
                DatedTo.parse(on),
                DatedTo.parse(said),
                source_told(cited),
                note,
            ),
        )
        for number, kind, on, said, note, *cited in rows
        if number
    ]
    found.sort(key=lambda it: (it[1].said.on, it[0]))
    return tuple(record for _, record in found)


def _date(text: str | None) -> DatedTo | None:
    return DatedTo.parse(text) if text else None


def _by_then(record: ProjectRecord, as_at: date) -> ProjectRecord:
    return replace(
        record,
        stages=tuple(change for change in record.stages if change.on.on <= as_at),
        milestones=tuple(
            replace(it, dates=tuple(one for one in it.dates if one.said.on <= as_at))
            for it in record.milestones
        ),
    )


def _line(record: ProjectRecord, as_at: date) -> ProjectLine:
    came = [change for change in record.stages if change.on.on <= as_at]
    return ProjectLine(
        code=record.code,
        title=record.title,
        wave=record.wave,
        delivery_model=record.delivery_model,
        stage=came[-1].stage if came else None,
        since=came[-1].on if came else None,
        uncertain=record.uncertain,
    )


def _served(
    rows: Iterable[tuple[str, str, str, DatedTo | None]], as_at: date
) -> Iterator[ServedRecord]:
    for (title, code), group in groupby(rows, key=itemgetter(0, 1)):
        users = [
            users
            for _, _, users, since in group
            if users and (since is None or since.on <= as_at)
        ]
        yield ServedRecord(code, title, tuple(users))


def _leads(
    rows: Iterable[Held], as_at: date, named_to_level: int
) -> Iterator[PostRecord]:
    for _, group in groupby(rows, key=lambda held: held.code):
        yield with_holders(tuple(group), as_at, named_to_level)
