"""A council beside others by an official measure: its peers, its ranks, and how far
chance alone would have it from all councils together.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

from workings.core.refusals import Refusal
from workings.core.years import FinancialYear
from workings.quality.words import Improves, Official
from workings.reference.outcomes import Outcome

PEERS = 10
"""So many councils of the same class, the nearest by their number of adults."""

RATE = 100_000
"""Requests are told for so many adults."""

WITHIN = {"95%": 1.96, "99.8%": 3.09}
"""The limits of a funnel, in standard deviations of a Poisson count, as usual for
comparing institutions (D. J. Spiegelhalter, "Funnel plots for comparing institutional
performance", Statistics in Medicine 24(8), 2005). Counts are in the hundreds, where
the normal approximation is near.
"""


class NotCompared(Refusal):
    """The council is not among those that were published, or has no value."""


@dataclass(frozen=True, slots=True)
class Peers:
    """The councils that one is set beside, nearest first, and by which rule."""

    council: str
    area: str
    grouping: str
    areas: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """One council's value, ranked among peers and among all (best is 1; of a neutral
    measure, highest), and how far it is above the median of all. All are None where
    nothing was published of it.
    """

    area: str
    name: str
    value: float | None
    among_peers: int | None
    among_all: int | None
    off: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A council and its peers by one measure, for the latest year that it has.

    ``own`` is also one of ``rows``, which are in order of rank. ``of_peers`` counts
    it and the peers that have a value, ``of_all`` all councils that have one.
    """

    official: Official
    year: FinancialYear
    own: Placed
    rows: tuple[Placed, ...]
    median: float
    of_peers: int
    of_all: int


@dataclass(frozen=True, slots=True)
class Dotted:
    """One council in a funnel: its adults, its rate, and limits at its size."""

    area: str
    name: str
    adults: float
    rate: float
    lower: float
    upper: float

    @property
    def place(self) -> int:
        """-1 below the limits of 99.8%, 1 above, 0 between them."""
        return (self.rate > self.upper) - (self.rate < self.lower)


@dataclass(frozen=True, slots=True)
class Funnel:
    """Every council's rate against its adults, for one year.

    ``rate`` is that of all together: all requests over all adults.
    """

    year: FinancialYear
    estimate: int
    rate: float
    own: Dotted
    dots: tuple[Dotted, ...]


def peers(area: str, every: Sequence[Outcome], adults: Mapping[str, float]) -> Peers:
    """This function will choose a council's peers: of the same class, the nearest by
    adults. Raises :class:`NotCompared` where it is not among ``every``, or its adults
    are not known.
    """
    latest = {one.area: one for one in sorted(every, key=lambda one: one.year)}
    own = latest.get(area)
    if own is None or area not in adults:
        raise NotCompared(
            "The council is not among those whose outcomes of adult social care and "
            "number of adults are packaged: it can be set beside none."
        )
    near = sorted(
        (abs(adults[one.area] - adults[area]), one.name, one.area)
        for one in latest.values()
        if one.grouping == own.grouping and one.area != area and one.area in adults
    )[:PEERS]
    return Peers(
        own.name,
        area,
        own.grouping,
        tuple(each for _, _, each in near),
        tuple(name for _, name, _ in near),
    )


def compare(
    official: Official, improves: Improves, beside: Peers, every: Sequence[Outcome]
) -> Compared:
    """This function will set a council beside its peers and all councils.

    Raises :class:`NotCompared` where no year has a value of it.
    """
    years = [
        one.year for one in every if one.area == beside.area and one.value is not None
    ]
    if not years:
        raise NotCompared(f"{official} was never published of {beside.council}.")
    year = max(years)
    names = {one.area: one.name for one in every if one.year == year}
    values = {
        one.area: one.value
        for one in every
        if one.year == year and one.value is not None
    }
    middle = median(values.values())
    group = {
        area: values[area] for area in (beside.area, *beside.areas) if area in values
    }

    def placed(area: str) -> Placed:
        value = values.get(area)
        if value is None:
            return Placed(area, names[area], None, None, None, None)
        return Placed(
            area,
            names[area],
            value,
            _rank(value, group.values(), improves),
            _rank(value, values.values(), improves),
            value - middle,
        )

    rows = [placed(each) for each in (beside.area, *beside.areas) if each in names]
    own = rows[0]
    rows.sort(key=lambda one: (one.value is None, one.among_peers or 0, one.name))
    return Compared(official, year, own, tuple(rows), middle, len(group), len(values))


def _rank(value: float, others: Collection[float], improves: Improves) -> int:
    if improves is Improves.DOWN:
        return 1 + sum(other < value for other in others)
    return 1 + sum(other > value for other in others)


def limits(rate: float, adults: float, within: str) -> tuple[float, float]:
    """This function will give the limits of a rate per 100,000, where chance alone
    has councils of so many adults differ; never below nothing.
    """
    expected = rate * adults / RATE
    half = WITHIN[within] * sqrt(expected) / adults * RATE
    return max(rate - half, 0.0), rate + half


def funnel(
    area: str,
    year: FinancialYear,
    estimate: int,
    every: Sequence[Outcome],
    adults: Mapping[str, float],
) -> Funnel | None:
    """This function will set every council's rate against its adults, in a year that
    rests on an estimate; None where the council itself has no rate or no adults.
    """
    known = [
        (one.area, one.name, adults[one.area], one.value)
        for one in every
        if one.year == year and one.value is not None and one.area in adults
    ]
    whole = sum(people for _, _, people, _ in known)
    rate = sum(value * people for _, _, people, value in known) / whole if whole else 0
    dots = tuple(
        Dotted(each, name, people, value, *limits(rate, people, "99.8%"))
        for each, name, people, value in sorted(known, key=lambda one: one[1])
    )
    own = next((dot for dot in dots if dot.area == area), None)
    return None if own is None else Funnel(year, estimate, rate, own, dots)
