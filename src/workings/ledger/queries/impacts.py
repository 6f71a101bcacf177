"""What a draft would change, asked of the record as it stands."""

from collections import defaultdict
from datetime import date

from workings.core.asat import AsAt
from workings.ledger.checks import Check, check
from workings.ledger.impact import Impact, Slip, impact
from workings.ledger.models import Statement as Posted
from workings.ledger.position import Entry, said_order
from workings.ledger.queries.drafts import DraftRead
from workings.ledger.queries.fold import Named
from workings.ledger.queries.heard import EVERYTHING, Heard
from workings.ledger.queries.known import benefit_entries
from workings.ledger.queries.position import history, position
from workings.ledger.statement import Statement
from workings.ledger.words import BenefitKind, Breakdown
from workings.programme.models import MilestoneDate, Programme
from workings.programme.projects import MilestoneKind


def impact_of(read: DraftRead, *, on: date) -> Impact | None:
    """This function will return what a draft would change if it were posted today
    (``on``), or None for one that is posted already.
    """
    if read.statement is None:
        return None
    programme = Programme.objects.get(slug=read.listed.programme)
    heard = Heard(programme.pk, AsAt(on), EVERYTHING)
    known = {benefit.code: benefit for benefit in benefit_entries(programme.pk)}
    known |= {benefit.code: benefit for benefit in read.benefits}
    about = [code for code in read.statement.benefits() if code in known]
    named = Named.of(programme.pk)
    return impact(
        read.statement,
        number=_next_number(),
        position=position(heard, named=named),
        history=history(heard, benefits=about, named=named),
        benefits=known,
        slips=_slips(programme, on),
    )


def checks_in(read: DraftRead, *, on: date) -> tuple[Check, ...]:
    """This function will check the totals that a draft states, against the position
    with its own lines in it.
    """
    statement = read.statement
    if statement is None or not statement.totals:
        return ()
    programme = Programme.objects.get(slug=read.listed.programme)
    entries = _with(statement, position(Heard(programme.pk, AsAt(on), EVERYTHING)))
    every = any(total.breakdown is Breakdown.ALL for total in statement.totals)
    costs = {
        benefit.code
        for benefit in (benefit_entries(programme.pk) if every else ())
        if benefit.kind is BenefitKind.COST_TO_DELIVER
    }
    return tuple(
        check(total, entries, prices=statement.prices, costs=costs)
        for total in statement.totals
    )


def _with(statement: Statement, held: tuple[Entry, ...]) -> tuple[Entry, ...]:
    number = _next_number()
    said = said_order(statement.counts_on, number)
    own = {
        line.key: Entry(line.key, said, number, line.pence, statement.prices)
        for line in statement.lines
    }
    return (*(entry for entry in held if entry.key not in own), *own.values())


def _next_number() -> int:
    last = Posted.objects.order_by("-id").values_list("id", flat=True).first()
    return (last or 0) + 1


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
