"""A figure: a named number with its wording and workings, or the reason it has none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workings.core.money import Basis, Money
from workings.core.periods import Period
from workings.ledger.position import Entry, overlapping
from workings.ledger.said import Reading, Said, SaidTotal
from workings.ledger.words import Grade, Series


@dataclass(frozen=True, slots=True)
class Working:
    """One entry a figure is made of: a line, or a total stated without a breakdown.

    ``pence`` is as the entry has it (costs are minus); ``benefit`` and ``project``
    are empty where the entry is of the whole programme.
    """

    statement: Said
    item: str
    project: str
    benefit: str
    series: Series
    basis: Basis
    period: Period
    pence: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A named number as at a date.

    ``value`` is Money, a Fraction for a share, or None with ``reason``. ``wording``
    is how a reader would say it; ``note`` what must be said beside it; ``beside``
    other things said of the same, that the value does not take in; ``validated`` how
    much of what is claimed finance found sufficient evidence for.
    """

    slug: str
    title: str
    definition: str
    as_at: date
    value: Money | Fraction | None
    unit: str
    wording: str
    note: str = ""
    reason: str = ""
    grade: Grade | None = None
    workings: tuple[Working, ...] = ()
    beside: tuple[str, ...] = ()
    validated: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure is, in plain words, and how it is computed."""

    slug: str
    title: str
    meaning: str
    unit: str
    compute: Callable[[Reading, "Definition"], Figure]

    def absent(self, reading: Reading, reason: str, note: str = "") -> Figure:
        """The figure where it has no value, with the reason."""
        return Figure(
            self.slug,
            self.title,
            self.meaning,
            reading.as_at,
            None,
            self.unit,
            "not stated",
            note=note,
            reason=reason,
        )

    def stated(
        self,
        reading: Reading,
        value: Money | Fraction,
        wording: str,
        workings: Iterable[Working],
        *,
        note: str = "",
        beside: Iterable[str] = (),
        grade: Grade | None = None,
    ) -> Figure:
        """The figure with its value, wording and workings."""
        made_of = tuple(workings)
        return Figure(
            self.slug,
            self.title,
            self.meaning,
            reading.as_at,
            value,
            self.unit,
            wording,
            note=note,
            grade=grade or _weakest(made_of),
            workings=made_of,
            beside=tuple(beside),
        )


def working(reading: Reading, entry: Entry) -> Working:
    """This function will return a line as one of the workings of a figure."""
    benefit = reading.benefits[entry.key.benefit]
    return Working(
        reading.statements[entry.statement],
        "line",
        benefit.project,
        benefit.code,
        entry.key.series,
        entry.key.basis,
        entry.key.period,
        entry.pence,
    )


def stated(said: SaidTotal) -> Working:
    """This function will return a stated total as one of the workings."""
    total = said.total
    return Working(
        said.statement,
        f"total {total.code}",
        "",
        "",
        total.series,
        total.basis,
        total.period,
        total.pence,
    )


def _weakest(workings: Sequence[Working]) -> Grade | None:
    """A figure is known no better than the weakest entry it is made of."""
    order = list(Grade)
    grades = [working.statement.grade for working in workings]
    return max(grades, key=order.index, default=None)


def not_added(entries: Sequence[Entry]) -> str:
    """This function will say why lines may not be added up; "" where they may."""
    prices = {entry.prices for entry in entries}
    if len(prices) > 1:
        names = " and ".join(sorted(base or "not stated" for base in prices))
        return f"they are in different price bases ({names})"
    bases = {entry.key.basis for entry in entries}
    if len(bases) > 1:
        return f"they are of different bases ({' and '.join(sorted(bases))})"
    periods = {entry.key.period for entry in entries}
    if bases == {Basis.RUN_RATE} and len(periods) > 1:
        return "they are run rates at different dates"
    clash = overlapping(entry.key for entry in entries)
    return f"{clash[0]} and {clash[1].period} overlap" if clash else ""


def added(entries: Sequence[Entry]) -> Money:
    """This function will add lines up; MixedMoney where they differ in measure."""
    first = entries[0].money
    for entry in entries[1:]:
        first = first + entry.money
    return first
