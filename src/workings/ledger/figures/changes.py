"""When the figures changed: each day on which one came to say something else, or the
same on other grounds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workings.core.money import Basis
from workings.ledger.figures import Figure, figures
from workings.ledger.position import Entry, fold, last_order
from workings.ledger.said import Reading
from workings.ledger.words import Series


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure on the day when it changed, and what it was before."""

    on: date
    was: Figure
    now: Figure


def figure_changes(
    reading: Reading, history: Iterable[Entry], *, since: date
) -> tuple[FigureChange, ...]:
    """This function will return every change of a figure by the reading's day, oldest
    first.

    ``history`` is every line of record heard by then, overtaken ones too. ``since`` is
    a day before anything was said.
    """
    ordered = sorted(history, key=lambda entry: entry.said)
    before = {it.slug: it for it in figures(reading_on(reading, ordered, since))}
    changes = []
    for day in _days(reading, since):
        for now in figures(reading_on(reading, ordered, day)):
            was = before[now.slug]
            if _rests_on(was) != _rests_on(now):
                changes.append(FigureChange(day, was, now))
                before[now.slug] = now
    return tuple(changes)


def reading_on(reading: Reading, history: Sequence[Entry], day: date) -> Reading:
    """This function will take a reading back to an earlier day."""
    known = {
        number: said
        for number, said in reading.statements.items()
        if said.counts_on <= day
    }
    heard = [entry for entry in history if entry.said <= last_order(day)]
    return replace(
        reading,
        as_at=day,
        entries=tuple(fold(heard).values()),
        statements=known,
        headlines=tuple(h for h in reading.headlines if h.statement.number in known),
        totals={
            code: total
            for code, total in reading.totals.items()
            if total.statement.number in known
        },
        shares=tuple(s for s in reading.shares if s.statement.number in known),
        earlier_rates=tuple(entry for entry in heard if _is_rate(entry)),
    )


def _days(reading: Reading, since: date) -> list[date]:
    """The days on which a figure may have changed."""
    said = {said.counts_on for said in reading.statements.values()}
    used = {headline.since for headline in reading.headlines}
    return sorted(day for day in said | used if since < day <= reading.as_at)


def _is_rate(entry: Entry) -> bool:
    return entry.key.series is Series.DELIVERED and entry.key.basis is Basis.RUN_RATE


def _rests_on(figure: Figure) -> tuple[object, frozenset[int]]:
    # Not its wording: that changes by the calendar too ("2010/11 only").
    made_of = {working.statement.number for working in figure.workings}
    return (figure.value, frozenset(made_of))
