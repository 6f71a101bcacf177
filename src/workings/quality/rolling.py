"""Percentages of a year out of those of its months: counts are summed, and divided
once. A mean of percentages would have a quiet month weigh as much as a busy one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from workings.core.years import FinancialYear
from workings.quality.dating import Frequency
from workings.quality.measures import MeasureRecord, ReadingRecord, scale
from workings.quality.words import Counted

IN_A_YEAR = {Frequency.MONTH: 12, Frequency.QUARTER: 4}
"""The periods that a financial year is put together of."""


@dataclass(frozen=True, slots=True)
class YearOfCounts:
    """A financial year of a measure: all that was counted, and the part of it.

    ``value`` is in the measure's unit. ``counted`` of ``of`` periods have counts; the
    others are not in it.
    """

    year: FinancialYear
    numerator: Decimal
    denominator: Decimal
    value: Decimal
    counted: int
    of: int

    @property
    def whole(self) -> bool:
        """Whether every period of the year is in it."""
        return self.counted == self.of


def by_year(measure: MeasureRecord) -> tuple[YearOfCounts, ...]:
    """This function will roll a measure's months or quarters up into financial years,
    oldest first. Nothing where it is not a part of what is counted (an event's rate
    counts the same households in every month), and of years without counts.
    """
    of = IN_A_YEAR.get(measure.frequency)
    if of is None or measure.counted is not Counted.P:
        return ()
    found: defaultdict[FinancialYear, list[ReadingRecord]] = defaultdict(list)
    for reading in measure.readings:
        found[FinancialYear.containing(reading.period.first)].append(reading)
    years = (_rolled(year, found[year], of, measure.unit) for year in sorted(found))
    return tuple(year for year in years if year is not None)


def _rolled(
    year: FinancialYear, readings: Iterable[ReadingRecord], of: int, unit: str
) -> YearOfCounts | None:
    counts = [
        (one.numerator, one.denominator)
        for one in readings
        if one.numerator is not None and one.denominator is not None
    ]
    if not counts:
        return None
    above = sum((top for top, _ in counts), Decimal(0))
    below = sum((bottom for _, bottom in counts), Decimal(0))
    value = scale(unit) * above / below
    return YearOfCounts(year, above, below, value, len(counts), of)
