"""Position: for each key, the latest line of record; never stored, always folded.

The fold here is the definition. ``queries.py`` asks the database for the same, and
a property test holds the two together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workings.core.money import Basis, Money
from workings.core.periods import Period
from workings.ledger.statement import Key
from workings.ledger.words import Series

_NUMBERS = 2**32


def said_order(counts_on: date, number: int) -> int:
    """This function will return the order key of a line: its day, then its statement.

    A later day beats a higher number: a statement recorded late about an early day
    does not displace what was said since.
    """
    return counts_on.toordinal() * _NUMBERS + number


def number_said(order: int) -> int:
    """This function will return the statement's number in an order key."""
    return order % _NUMBERS


def last_order(counts_on: date) -> int:
    """This function will return the highest order key of a day."""
    return said_order(counts_on, _NUMBERS - 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A posted line as the fold sees it; ``said`` orders the lines of a key."""

    key: Key
    said: int
    statement: int
    pence: int
    prices: str = ""
    low: int | None = None
    high: int | None = None

    @property
    def money(self) -> Money:
        """Its amount, with the basis and price base it may be added in."""
        return Money(self.pence, self.key.basis, self.prices)


def fold(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """This function will return the latest entry of each key, whatever their order.

    The entries must be those of one as-at and of record: who may be heard is the
    caller's question.
    """
    latest: dict[Key, Entry] = {}
    for entry in entries:
        held = latest.get(entry.key)
        if held is None or entry.said > held.said:
            latest[entry.key] = entry
    return latest


@dataclass(frozen=True, slots=True)
class Sum:
    """The total of a set of lines in one series, basis and price base, or why none.

    ``money`` is None where they must not be added, and ``reason`` says why.
    """

    series: Series
    basis: Basis
    periods: tuple[Period, ...]
    count: int
    money: Money | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A group of lines already added up within one period and price base."""

    series: Series
    basis: Basis
    period: Period
    prices: str
    count: int
    pence: int


def parts(entries: Iterable[Entry]) -> Iterator[Part]:
    """This function will add up entries within each series, basis, period, prices."""
    groups: defaultdict[tuple[Series, Basis, Period, str], list[int]]
    groups = defaultdict(list)
    for entry in entries:
        key = (entry.key.series, entry.key.basis, entry.key.period, entry.prices)
        groups[key].append(entry.pence)
    for (series, basis, period, prices), amounts in groups.items():
        yield Part(series, basis, period, prices, len(amounts), sum(amounts))


Measure = tuple[Series, Basis]


def sums(
    groups: Iterable[Part], *, clashing: Collection[Measure] | None = None
) -> tuple[Sum, ...]:
    """This function will total groups within each series and basis, and no further.

    A run rate is in force at a date, so run rates at different dates give no total;
    nor do several price bases; nor do periods that overlap for one benefit, which
    would count it twice. ``clashing`` are the measures in which some benefit has
    overlapping periods; None takes every overlap between groups for a clash.
    """
    return tuple(
        _sum(*measure, members, clash=clashing is None or measure in clashing)
        for measure, members in sorted(_by_measure(groups).items())
    )


def any_overlap(groups: Iterable[Part]) -> bool:
    """This function will say whether periods overlap within some measure."""
    return any(
        _overlap(member.period for member in members)
        for members in _by_measure(groups).values()
    )


def _by_measure(groups: Iterable[Part]) -> Mapping[Measure, list[Part]]:
    found: defaultdict[Measure, list[Part]] = defaultdict(list)
    for group in groups:
        found[group.series, group.basis].append(group)
    return found


def _overlap(periods: Iterable[Period]) -> bool:
    return any(one.overlaps(two) for one, two in pairwise(sorted(set(periods))))


def _sum(series: Series, basis: Basis, members: Sequence[Part], *, clash: bool) -> Sum:
    periods = tuple(sorted({member.period for member in members}))
    count = sum(member.count for member in members)
    prices = {member.prices for member in members}
    reason = ""
    if len(prices) > 1:
        reason = "not added: " + ", ".join(sorted(p or "not stated" for p in prices))
        reason += " are different price bases"
    elif basis is Basis.RUN_RATE and len(periods) > 1:
        reason = "not added: run rates at different dates"
    elif clash and _overlap(periods):
        reason = "not added: periods overlap, and the same money would count twice"
    pence = sum(member.pence for member in members)
    money = None if reason else Money(pence, basis, prices.pop())
    return Sum(series, basis, periods, count, money, reason)


def overlapping(keys: Iterable[Key]) -> tuple[Key, Key] | None:
    """This function will return two keys of one benefit, series and basis whose
    periods overlap, or None.
    """
    by_measure: defaultdict[tuple[str, Series, Basis], list[Key]] = defaultdict(list)
    for key in keys:
        by_measure[key.benefit, key.series, key.basis].append(key)
    for members in by_measure.values():
        members.sort(key=lambda key: key.period)
        for one, two in pairwise(members):
            if one.period.overlaps(two.period):
                return one, two
    return None
