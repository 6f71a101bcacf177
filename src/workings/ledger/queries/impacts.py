"""What a draft would change, asked of the record as it stands."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from workings.access.permissions import Actor
from workings.core.asat import AsAt
from workings.ledger import models
from workings.ledger.checks import Check, check
from workings.ledger.impact import Impact, Slip, impact
from workings.ledger.position import Entry, said_order
from workings.ledger.queries.drafts import DraftRead, visible_to
from workings.ledger.queries.fold import Named, prices_of
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.known import benefits_by_row
from workings.ledger.queries.position import history, position
from workings.ledger.queries.verdicts import verdicts_heard
from workings.ledger.statement import Statement
from workings.ledger.verdicts import Judgement, Judgements, Moved, moved
from workings.ledger.words import BenefitKind, Series
from workings.programme.models import MilestoneDate, Programme
from workings.programme.projects import MilestoneKind


@dataclass(frozen=True, slots=True)
class Examined:
    """What a draft would change if it were posted, and the totals it states, checked
    against the position with its own lines in it.
    """

    impact: Impact
    checks: tuple[Check, ...]
    claims: tuple[Moved, ...]


def examined(read: DraftRead, *, by: Actor, on: date) -> Examined | None:
    """This function will examine a draft as if it were posted today (``on``), against
    what its reader may see; None for one that is posted already.
    """
    statement, programme = read.statement, read.programme
    if statement is None:
        return None
    heard = Heard(programme.pk, AsAt(on), visible_to(by))
    by_row = benefits_by_row(programme.pk)
    named = Named(
        {row: benefit.code for row, benefit in by_row.items()}, prices_of(programme.pk)
    )
    known = {benefit.code: benefit for benefit in (*by_row.values(), *read.benefits)}
    about = [code for code in statement.benefits() if code in known]
    held = position(heard, named=named, ranges=False)
    # Its number tells only those apart that were said on one day.
    number = 1 + max((entry.statement for entry in held), default=0)
    judged = _judged(statement, heard)
    change = impact(
        statement,
        number=number,
        position=held,
        history=history(heard, benefits=about, named=named) if statement.lines else (),
        benefits=known,
        # What says no amounts need not have heard of a milestone either.
        slips=_slips(programme, on) if statement.lines else (),
        judged=judged,
    )
    recorded = by_row.values()
    costs = {it.code for it in recorded if it.kind is BenefitKind.COST_TO_DELIVER}
    entries = _with(statement, number, held)
    checks = (
        check(total, entries, prices=statement.prices, costs=costs)
        for total in statement.totals
    )
    return Examined(
        change,
        tuple(checks),
        _claims(statement, change, held, judged, number=number, heard=heard),
    )


def _judged(statement: Statement, heard: Heard) -> Judgements:
    """Finance's verdicts, asked for where a statement speaks of what was delivered."""
    keys = (line.key for line in statement.lines)
    delivers = any(key.series is Series.DELIVERED for key in keys)
    return verdicts_heard(heard) if delivers or statement.verdicts else {}


def _claims(
    statement: Statement,
    change: Impact,
    held: tuple[Entry, ...],
    judged: Judgements,
    *,
    number: int,
    heard: Heard,
) -> tuple[Moved, ...]:
    about = [line.key for line in statement.lines]
    about += [verdict.line for verdict in statement.verdicts]
    after, judged_after = held, judged
    if not change.beside:
        changed = {each.key for each in change.changes}
        own = tuple(line for line in statement.lines if line.key in changed)
        after = _with(replace(statement, lines=own), number, held)
        judged_after = {**judged, **_own(statement, number, heard)}
    return moved(held, after, judged, judged_after, about=about)


def _own(statement: Statement, number: int, heard: Heard) -> Judgements:
    """The verdicts that a statement gives, as they would stand."""
    if not statement.verdicts:
        return {}
    codes = {verdict.about for verdict in statement.verdicts}
    rows = models.Statement.objects.filter(programme_id=heard.programme, code__in=codes)
    numbers = dict(rows.values_list("code", "pk"))
    return {
        (numbers[verdict.about], verdict.line): Judgement(
            verdict.verdict, number, statement.counts_on
        )
        for verdict in statement.verdicts
        if verdict.about in numbers
    }


def _with(
    statement: Statement, number: int, held: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    said = said_order(statement.counts_on, number)
    own = {
        line.key: Entry(line.key, said, number, line.pence, statement.prices)
        for line in statement.lines
    }
    return (*(entry for entry in held if entry.key not in own), *own.values())


def _slips(programme: Programme, on: date) -> list[Slip]:
    """The milestones whose last date is later than their first, of those that were
    said by a day and are not reached.
    """
    dates: defaultdict[tuple[str, str], list[MilestoneDate]] = defaultdict(list)
    rows = MilestoneDate.objects.filter(milestone__project__programme=programme)
    rows = rows.exclude(kind=MilestoneKind.ACTUAL).order_by("pk")
    for row in rows.select_related("milestone__project"):
        if row.said.on <= on:
            reached = row.milestone
            dates[reached.project.code, reached.title].append(row)
    found = []
    for (project, title), given in dates.items():
        given.sort(key=lambda row: row.said.on)
        first, last = given[0], given[-1]
        if last.on.on > first.on.on:
            found.append(Slip(project, title, first.on.on, last.on.on, last.said.on))
    return found
