"""Drafts as pages and commands read them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from workings.access.permissions import Actor, Permission, may, require
from workings.core.problems import Problem
from workings.core.refusals import Refusal
from workings.ledger.bodies import benefit_of, statement_of
from workings.ledger.models import Draft
from workings.ledger.models.draft import OPEN
from workings.ledger.queries.known import benefit_problems_in, known_to
from workings.ledger.rules import problems
from workings.ledger.statement import Benefit, Statement
from workings.ledger.words import StatementKind, Visibility
from workings.ledger.workflow import Progress, State
from workings.programme.models import Programme


class NoSuchDraft(Refusal):
    """There is no such draft, or this reader may not see it: they are told alike."""

    returncode = 2

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no draft {number} here.")


@dataclass(frozen=True, slots=True)
class DraftListed:
    """A draft in a list. ``number`` is its statement's, once it is posted; ``hands``
    are the identities of all who wrote or proposed it.
    """

    id: int
    programme: str
    code: str
    title: str
    kind: StatementKind
    visibility: Visibility
    lines: int
    state: State
    changed_by: str
    changed_at: datetime
    number: int | None
    review_on: date | None
    sent_back: bool
    hands: frozenset[str]


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A draft with what it says; ``statement`` is None once it is posted."""

    listed: DraftListed
    version: int
    progress: Progress
    reason: str
    statement: Statement | None
    benefits: tuple[Benefit, ...]
    programme: Programme


def visible_to(actor: Actor) -> frozenset[Visibility]:
    """This function will return what somebody may see of what is not public."""
    seen = {Visibility.PUBLIC}
    if may(actor, Permission.READ_DRAFTS):
        seen.add(Visibility.INTERNAL)
    if may(actor, Permission.READ_EXEMPT):
        seen.add(Visibility.EXEMPT)
    return frozenset(seen)


def drafts(
    actor: Actor, *, programme: int | None = None, closed: bool = False
) -> tuple[DraftListed, ...]:
    """This function will return the drafts that somebody may see, newest first: those
    on their way, or else those that were posted or withdrawn.
    """
    require(actor, Permission.READ_DRAFTS)
    states = [str(state) for state in OPEN]
    rows = Draft.objects.filter(
        visibility__in=[str(word) for word in visible_to(actor)]
    )
    rows = rows.exclude(state__in=states) if closed else rows.filter(state__in=states)
    if programme is not None:
        rows = rows.filter(programme_id=programme)
    return tuple(map(_listed, _in_list(rows)))


def _in_list(rows: QuerySet[Draft]) -> QuerySet[Draft]:
    told = rows.defer("body", "benefits").select_related("programme")
    return told.order_by("-changed_at", "-pk")


def to_review(actor: Actor, *, on: date) -> tuple[DraftListed, ...]:
    """This function will return the posted statements that are not public and whose
    review is due on a day, of those that somebody may see.
    """
    rows = Draft.objects.filter(
        visibility__in=[str(word) for word in visible_to(actor)],
        state=str(State.POSTED),
        review_on__lte=on,
    )
    return tuple(map(_listed, _in_list(rows)))


def draft(actor: Actor, number: int) -> DraftRead:
    """This function will return a draft, or raise :class:`NoSuchDraft`."""
    require(actor, Permission.READ_DRAFTS)
    seen = [str(word) for word in visible_to(actor)]
    rows = Draft.objects.filter(visibility__in=seen).select_related("programme")
    row = rows.filter(pk=number).first()
    if row is None:
        raise NoSuchDraft(number)
    progress = Progress(State(row.state), frozenset(row.hands))
    said = statement_of(row.body) if row.body else None
    new = tuple(map(benefit_of, row.benefits))
    told = (_listed(row), row.version, progress, row.reason, said, new)
    return DraftRead(*told, row.programme)


def problems_of(read: DraftRead) -> tuple[Problem, ...]:
    """This function will find every rule of the record that a draft breaks."""
    if read.statement is None:
        return ()
    return unfit(read.statement, read.benefits, read.programme)


def unfit(
    statement: Statement, benefits: Sequence[Benefit], programme: Programme
) -> tuple[Problem, ...]:
    """This function will find every rule of the record that a statement breaks, and
    the new benefits that it brings along.
    """
    judged = {verdict.about for verdict in statement.verdicts}
    known = known_to(programme, judged=judged, decided=bool(statement.decision))
    new = [benefit for benefit in benefits if benefit.code not in known.benefits]
    codes = {*known.benefits, *(benefit.code for benefit in new)}
    found = problems(statement, replace(known, benefits=codes))
    return (*benefit_problems_in(programme, new), *found)


def _listed(row: Draft) -> DraftListed:
    return DraftListed(
        id=row.pk,
        programme=row.programme.slug,
        code=row.code,
        title=row.title,
        kind=StatementKind(row.kind),
        visibility=Visibility(row.visibility),
        lines=row.lines,
        state=State(row.state),
        changed_by=row.changed_by,
        changed_at=row.changed_at,
        number=row.number,
        review_on=row.review_on,
        sent_back=row.state == State.DRAFT and bool(row.reason),
        hands=frozenset(row.hands),
    )


def proposed_plans(programme: Programme) -> dict[str, str]:
    """This function will return the titles, by code, of the public plans that are on
    their way to the record, the latest first.
    """
    states = [str(state) for state in OPEN]
    rows = Draft.objects.filter(
        programme=programme,
        kind=str(StatementKind.PLAN),
        visibility=str(Visibility.PUBLIC),
        state__in=states,
    )
    return {row.code: row.title or row.code for row in rows.order_by("-id")}
