"""What a draft would change, asked of the record as it stands."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from workings.core.asat import AsAt
from workings.ledger.checks import Check, check
from workings.ledger.impact import Impact, Slip, impact
from workings.ledger.position import Entry, said_order
from workings.ledger.queries.drafts import DraftRead
from workings.ledger.queries.fold import Named, prices_of
from workings.ledger.queries.heard import EVERYTHING, Heard
from workings.ledger.queries.known import benefits_by_row
from workings.ledger.queries.position import history, position
from workings.ledger.statement import Statement
from workings.ledger.words import BenefitKind
from workings.programme.models import MilestoneDate, Programme
from workings.programme.projects import MilestoneKind


@dataclass(frozen=True, slots=True)
class Examined:
    """What a draft would change if it were posted, and the totals it states, checked
    against the position with its own lines in it.
    """

    impact: Impact
    checks: tuple[Check, ...]


def examined(read: DraftRead, *, on: date) -> Examined | None:
    """This function will examine a draft as if it were posted today (``on``); None for
    one that is posted already.
    """
    statement, programme = read.statement, read.programme
    if statement is None:
        return None
    heard = Heard(programme.pk, AsAt(on), EVERYTHING)
    by_row = benefits_by_row(programme.pk)
    named = Named(
        {row: benefit.code for row, benefit in by_row.items()}, prices_of(programme.pk)
    )
    known = {benefit.code: benefit for benefit in (*by_row.values(), *read.benefits)}
    about = [code for code in statement.benefits() if code in known]
    held = position(heard, named=named, ranges=False)
    # Its number tells only those apart that were said on one day.
    number = 1 + max((entry.statement for entry in held), default=0)
    change = impact(
        statement,
        number=number,
        position=held,
        history=history(heard, benefits=about, named=named),
        benefits=known,
        slips=_slips(programme, on),
    )
    recorded = by_row.values()
    costs = {it.code for it in recorded if it.kind is BenefitKind.COST_TO_DELIVER}
    entries = _with(statement, number, held)
    checks = (
        check(total, entries, prices=statement.prices, costs=costs)
        for total in statement.totals
    )
    return Examined(change, tuple(checks))


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
