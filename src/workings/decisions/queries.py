"""What is known of bodies, decisions, consultations and options."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet, Value
from django.db.models.functions import Coalesce

from workings.access.standing import standing
from workings.core.problems import UnknownName
from workings.core.years import FinancialYear
from workings.decisions.bodies import BodyKind, BodyRecord, MemberRecord
from workings.decisions.decided import (
    ConsultationRecord,
    DecisionDossier,
    DecisionLine,
    DecisionRecord,
    OptionOutcome,
    OptionRecord,
    Outcome,
)
from workings.decisions.models import (
    Body,
    Consultation,
    Decision,
    Membership,
    OptionConsidered,
)
from workings.documents.queries import cited
from workings.documents.sources import Grade
from workings.programme.models import Programme, Project
from workings.programme.regimes import in_force


class NoSuchDecision(UnknownName):
    """The programme's record has no decision of this code."""

    noun = "decision"


def bodies(programme: Programme, *, as_at: date) -> tuple[BodyRecord, ...]:
    """This function will return a programme's bodies with their members of a day."""
    return tuple(
        _body(
            row, [m for m in row.memberships.all() if in_force(m.first, m.last, as_at)]
        )
        for row in _bodies(programme)
    )


def bodies_over_time(programme: Programme, *, as_at: date) -> tuple[BodyRecord, ...]:
    """This function will return a programme's bodies with all who had come to sit in
    them by a day, those since gone included.
    """
    return tuple(
        _body(row, [m for m in row.memberships.all() if in_force(m.first, None, as_at)])
        for row in _bodies(programme)
    )


def _bodies(programme: Programme) -> QuerySet[Body]:
    rows = Body.objects.filter(programme=programme).order_by("title", "code")
    sitting = Membership.objects.select_related("source")
    return rows.prefetch_related(Prefetch("memberships", sitting))


def decisions(
    programme: Programme,
    *,
    as_at: date,
    body: str = "",
    project: str = "",
    year: FinancialYear | None = None,
) -> tuple[DecisionRecord, ...]:
    """This function will return the decisions taken by a day, in order of meeting.

    Of one body or one project (their codes) and one financial year, where named.
    """
    rows = Decision.objects.filter(programme=programme, met_counts__lte=as_at)
    if body:
        rows = rows.filter(body__code=body)
    if project:
        rows = rows.filter(projects__code=project)
    if year is not None:
        rows = rows.filter(met_counts__range=(year.first, year.last))
    return _records(rows.order_by("met_counts", "code"))


@standing(most=20)
def decision_list(
    programme: Programme,
    *,
    as_at: date,
    project: str = "",
    service: str = "",
    source: str = "",
) -> tuple[DecisionLine, ...]:
    """This function will return the decisions taken by a day as a list shows them, in
    order of meeting; of one project or service, or known from one source (codes),
    where named.

    It reads one table with its bodies, where :func:`decisions` reads four.
    """
    rows = Decision.objects.filter(programme=programme, met_counts__lte=as_at)
    if project:
        rows = rows.filter(projects__code=project)
    if service:
        rows = rows.filter(services__code=service)
    if source:
        rows = rows.filter(source__code=source)
    # Not whole rows: of these there are many, and their longest texts are not shown.
    found: Iterable[Any] = rows.order_by("met_counts", "code").values_list(
        "code",
        "title",
        "body__title",
        "met",
        "outcome",
        "uncertain",
        "body__code",
        "called_in",
        Coalesce("source__code", Value("")),
        Coalesce("source__title", Value("")),
    )
    return tuple(DecisionLine(*line) for line in found)


@standing(most=4)
def projects_of_decisions(programme: Programme) -> Mapping[str, frozenset[str]]:
    """This function will return the projects that each decision is about, codes by
    code; those about none are left out.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    rows = Decision.objects.filter(programme=programme, projects__isnull=False)
    for code, project in rows.values_list("code", "projects__code"):
        found[code].add(project)
    return {code: frozenset(projects) for code, projects in found.items()}


def decision_named(programme: Programme, code: str) -> DecisionRecord:
    """This function will return one decision, or raise :class:`NoSuchDecision`."""
    rows = Decision.objects.filter(programme=programme)
    found = _records(rows.filter(code=code))
    if not found:
        raise NoSuchDecision(code, list(rows.values_list("code", flat=True)))
    return found[0]


def decision_dossier(programme: Programme, code: str) -> DecisionDossier:
    """This function will return one decision with all that was before it, or raise
    :class:`NoSuchDecision`.
    """
    rows = Decision.objects.filter(programme=programme)
    row = rows.filter(code=code).select_related("body", "source").first()
    if row is None:
        raise NoSuchDecision(code, list(rows.values_list("code", flat=True)))
    projects, services, asked = _about(row)
    before = options(programme, as_at=date.max, decision=code)
    consulted = row.consultations.select_related("source").order_by("code")
    return DecisionDossier(
        decision=_record(row, projects, services, asked),
        projects=projects,
        services=services,
        consultations=tuple(_consultation(it, ()) for it in consulted) if asked else (),
        options=tuple(sorted(before, key=lambda o: (o.project, o.option))),
    )


def _about(row: Decision) -> tuple[dict[str, str], ...]:
    """The projects and the services that a decision is about, and the consultations
    before it: titles by code, in one query.
    """
    parts = [
        about.order_by().values_list(Value(place), "code", "title")
        for place, about in enumerate((row.projects, row.services, row.consultations))
    ]
    found: tuple[dict[str, str], ...] = ({}, {}, {})
    for place, code, title in sorted(parts[0].union(*parts[1:], all=True)):
        found[place][code] = title
    return found


def consultations(programme: Programme) -> tuple[ConsultationRecord, ...]:
    """This function will return a programme's consultations, by code."""
    rows = Consultation.objects.filter(programme=programme).order_by("code")
    rows = rows.select_related("source").prefetch_related("projects")
    return tuple(_consultation(row, row.projects.all()) for row in rows)


def options(
    programme: Programme, *, as_at: date, project: str = "", decision: str = ""
) -> tuple[OptionRecord, ...]:
    """This function will return the options considered by a day, in order.

    Of one project or before one decision (their codes), where named.
    """
    return tuple(
        one
        for one in _every_option(programme)
        if one.on.on <= as_at
        and project in ("", one.project)
        and decision in ("", one.decision)
    )


@standing(most=4)
def _every_option(programme: Programme) -> tuple[OptionRecord, ...]:
    rows = OptionConsidered.objects.filter(project__programme=programme)
    found = map(_option, rows.select_related("project", "decision", "source"))
    return tuple(sorted(found, key=lambda o: (o.on.on, o.project, o.option)))


def _records(rows: QuerySet[Decision]) -> tuple[DecisionRecord, ...]:
    """Decisions as values. Of what they are about the codes are read alone: whole rows
    of it are more than all else together.
    """
    found = tuple(rows.select_related("body", "source"))
    numbers = [row.pk for row in found]
    named = [
        _codes(numbers, relation)
        for relation in ("projects", "services", "consultations")
    ]
    return tuple(_record(row, *(codes[row.pk] for codes in named)) for row in found)


def _codes(decisions: Collection[int], relation: str) -> Mapping[int, list[str]]:
    """The codes of what each decision is about."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    about = Decision.objects.filter(pk__in=decisions, **{f"{relation}__isnull": False})
    for number, code in about.values_list("pk", f"{relation}__code"):
        found[number].append(code)
    return found


def _record(
    row: Decision,
    projects: Iterable[str],
    services: Iterable[str],
    consultations: Iterable[str],
) -> DecisionRecord:
    return DecisionRecord(
        code=row.code,
        title=row.title,
        body=row.body.code,
        body_title=row.body.title,
        body_kind=BodyKind(row.body.kind) if row.body.kind else None,
        reported=row.reported,
        met=row.met,
        effective=row.effective,
        outcome=Outcome(row.outcome),
        projects=tuple(sorted(projects)),
        services=tuple(sorted(services)),
        notice=row.notice,
        key=row.key,
        called_in=row.called_in,
        reasons=row.reasons,
        alternatives=row.alternatives,
        interests=row.interests,
        consultations=tuple(sorted(consultations)),
        equality=row.equality,
        source=cited(row.source),
        grade=Grade(row.grade) if row.grade else None,
        note=row.note,
        uncertain=row.uncertain,
    )


def _body(row: Body, sitting: Sequence[Membership]) -> BodyRecord:
    return BodyRecord(
        code=row.code,
        title=row.title,
        kind=BodyKind(row.kind) if row.kind else None,
        note=row.note,
        members=tuple(_member(m) for m in sorted(sitting, key=_since)),
    )


def _since(row: Membership) -> tuple[date, str]:
    return (row.first.on if row.first else date.min, row.name)


def _member(row: Membership) -> MemberRecord:
    return MemberRecord(row.name, row.position, row.first, row.last, cited(row.source))


def _consultation(row: Consultation, projects: Iterable[Project]) -> ConsultationRecord:
    return ConsultationRecord(
        code=row.code,
        title=row.title,
        projects=tuple(sorted(project.code for project in projects)),
        first=row.first,
        last=row.last,
        who=row.who,
        asked=row.asked,
        answered=row.answered,
        considered=row.considered,
        source=cited(row.source),
        note=row.note,
    )


def _option(row: OptionConsidered) -> OptionRecord:
    return OptionRecord(
        project=row.project.code,
        on=row.on,
        option=row.option,
        title=row.title,
        in_favour=row.in_favour,
        against=row.against,
        score=row.score,
        outcome=OptionOutcome(row.outcome) if row.outcome else None,
        decision=row.decision.code if row.decision else "",
        source=cited(row.source),
        note=row.note,
    )
