"""Whole answers: what a command or a page asks for, in one call each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from workings.core.asat import AsAt
from workings.core.money import Basis
from workings.core.problems import UnknownName
from workings.ledger import bridge as bridging
from workings.ledger.bridge import Bridge
from workings.ledger.checks import Check, check
from workings.ledger.closing import YearOfBenefit, closed_years
from workings.ledger.figures import BY_SLUG, Figure, figure, figures
from workings.ledger.position import Entry
from workings.ledger.queries.chain import head_digest
from workings.ledger.queries.fold import Named
from workings.ledger.queries.headlines import headlines_told
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.position import claims, position, position_changes
from workings.ledger.queries.reading import (
    benefits,
    entries_when_said,
    reading,
    statements_heard,
    totals_heard,
)
from workings.ledger.said import (
    KnownBenefit,
    Reading,
    Said,
    SaidLine,
    SaidTotal,
    costs_among,
)
from workings.ledger.statement import Total
from workings.ledger.words import Breakdown, Series


class NoSuchFigure(UnknownName):
    """No figure has that name."""

    noun = "figure"


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a programme: its figures, and its benefits with what is
    stated of each, of record and claimed.
    """

    reading: Reading
    figures: tuple[Figure, ...]
    benefits: tuple[tuple[KnownBenefit, tuple[Entry, ...], tuple[Entry, ...]], ...]
    statements: dict[int, Said]
    head_digest: str


def whole_position(heard: Heard) -> Position:
    """This function will return figures, benefits and claims as at one moment."""
    read = reading(heard)
    held, beside = by_benefit(read.entries), by_benefit(claims(heard))
    everyone = statements_heard(heard, standing=None)
    benefits = tuple(
        (benefit, tuple(held[code]), tuple(beside[code]))
        for code, benefit in read.benefits.items()
        if held[code] or beside[code]
    )
    return Position(read, figures(read), benefits, everyone, head_digest())


def traced(heard: Heard, slug: str) -> Figure:
    """This function will return one figure, or raise :class:`NoSuchFigure`."""
    if slug not in BY_SLUG:
        raise NoSuchFigure(slug, BY_SLUG)
    return figure(reading(heard), slug)


def checked(heard: Heard) -> tuple[tuple[SaidTotal, Check], ...]:
    """This function will check every stated total said by then against its lines."""
    told = groupby(totals_heard(heard), key=attrgetter("statement"))
    return tuple(
        (SaidTotal(done.total, statement), done)
        for statement, group in told
        for done in checks_of(heard, statement, [said.total for said in group])
    )


def checks_of(
    heard: Heard,
    statement: Said,
    totals: Sequence[Total],
    *,
    lines: Sequence[SaidLine] | None = None,
    known: Mapping[str, KnownBenefit] | None = None,
    named: Named | None = None,
) -> tuple[Check, ...]:
    """This function will check a statement's totals against the lines that were
    known when they were said.

    The statement's ``lines``, the programme's benefits and what its lines name are
    read unless they are given.
    """
    broken_down = [t for t in totals if t.breakdown is not Breakdown.NONE]
    entries = (
        entries_when_said(heard, statement, broken_down, lines=lines, named=named)
        if broken_down
        else ()
    )
    every = any(total.breakdown is Breakdown.ALL for total in totals)
    known = benefits(heard.programme) if every and known is None else known or {}
    costs = costs_among(known) if every else ()
    return tuple(
        check(total, entries, prices=statement.prices, costs=costs) for total in totals
    )


def years_closed(heard: Heard) -> tuple[YearOfBenefit, ...]:
    """This function will check, for each benefit and year closed by then, that what
    was planned has arrived or become something.
    """
    return closed_years(position(heard), as_at=heard.as_at.said_by)


def headline_bridge(heard: Heard, *, from_on: date, to_on: date) -> Bridge:
    """This function will bridge the headline from one date to another.

    Whichever way it goes, it hears all that was said by the later of the two.
    """
    told = headlines_told(_reaching(heard, from_on, to_on))
    return told.bridge(from_on=from_on, to_on=to_on)


def position_bridge(
    heard: Heard, *, from_on: date, to_on: date, series: Series, basis: Basis
) -> Bridge:
    """This function will bridge the sum of a series in one basis between dates."""
    heard = _reaching(heard, from_on, to_on)
    first, last = sorted((from_on, to_on))
    start, changes = position_changes(heard, after=first, series=series, basis=basis)
    there = bridging.position_steps(
        changes, statements_heard(heard), start, from_on=first, to_on=last
    )
    return there if from_on <= to_on else bridging.walked_back(there)


def _reaching(heard: Heard, *days: date) -> Heard:
    return replace(heard, as_at=AsAt(max(days), heard.as_at.recorded_by))


def by_benefit(entries: Iterable[Entry]) -> defaultdict[str, list[Entry]]:
    """This function will return the entries of each benefit (its code), in order of
    what they measure.
    """
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    ordered = sorted(entries, key=lambda e: (e.key.series, e.key.basis, e.key.period))
    for entry in ordered:
        found[entry.key.benefit].append(entry)
    return found
