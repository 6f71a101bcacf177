"""Measures of services, and what was read of them on which date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.core.problems import Problem
from workings.documents.sources import SourceRecord
from workings.quality.dating import ACROSS, Dated, Frequency
from workings.quality.words import Counted, Improves, Official, Rule


class How(Word):
    """What a new mean and new limits stand for."""

    PROCESS = "process", "the service works otherwise"
    DEFINITION = "definition", "something else is counted"


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """What a measure should reach from a day on, and how near to it will do."""

    from_on: date
    value: Decimal
    tolerance: Decimal | None
    source: SourceRecord | None
    note: str


@dataclass(frozen=True, slots=True)
class RebaseRecord:
    """A day from which the measure has a new mean, and why."""

    from_on: date
    how: How
    reason: str
    source: SourceRecord | None


@dataclass(frozen=True, slots=True)
class YardstickRecord:
    """What others reach, published outside, from a day to a day where it ends."""

    title: str
    from_on: date
    until_on: date | None
    value: Decimal
    source: SourceRecord
    note: str


@dataclass(frozen=True, slots=True)
class ExplanationRecord:
    """What was said, on a day, of what one rule marks in one period.

    One that was withdrawn, whenever that was, has lost its words: ``withdrawn_on`` and
    ``because`` stand in their place. ``who`` is for the office alone.
    """

    number: int
    period: Dated
    rule: Rule
    explanation: str
    on: date
    who: str
    withdrawn_on: date | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """What was read for one period, as it was said on a date.

    ``value`` is None where a mark stands in its place. ``numerator`` and
    ``denominator`` are both there or neither.
    """

    period: Dated
    value: Decimal | None
    mark: str
    numerator: Decimal | None
    denominator: Decimal | None
    said: DatedTo
    source: SourceRecord
    note: str
    revised: bool = False
    """Whether something else had been said of the period before."""


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """A measure of a service, with its readings as at a date, in order of time.

    Two instruments for one thing (a contract's survey, a residents' survey) are two
    measures, and are never merged.
    """

    code: str
    title: str
    service: str
    service_title: str
    definition: str
    unit: str
    improves: Improves
    frequency: Frequency
    counted: Counted | None
    owner: str
    collected: str
    caveats: str
    source: SourceRecord | None
    targets: tuple[TargetRecord, ...]
    rebases: tuple[RebaseRecord, ...]
    readings: tuple[ReadingRecord, ...]
    yardsticks: tuple[YardstickRecord, ...] = ()
    compared_by: Official | None = None
    """The official measure that this is, council by council."""
    explanations: tuple[ExplanationRecord, ...] = ()

    def yardsticks_on(self, day: date) -> tuple[YardstickRecord, ...]:
        """This function will return the yardsticks that had begun by a day: of one
        title, the latest.
        """
        latest = {
            one.title: one
            for one in sorted(self.yardsticks, key=lambda one: one.from_on)
            if one.from_on <= day
        }
        return tuple(latest[title] for title in sorted(latest))

    def target_on(self, day: date) -> TargetRecord | None:
        """This function will return the target in force on a day, or None."""
        begun = [target for target in self.targets if target.from_on <= day]
        return max(begun, key=lambda target: target.from_on, default=None)


@dataclass(frozen=True, slots=True)
class ReadingGiven:
    """A reading that somebody brings: ``measure`` and ``source`` by their codes."""

    measure: str
    period: Dated
    value: Decimal | None
    mark: str
    numerator: Decimal | None
    denominator: Decimal | None
    said: DatedTo
    source: str
    note: str = ""


def fitted(period: Dated, frequency: Frequency) -> Dated | None:
    """This function will return a period as one of a measure's frequency, or None.

    "2014/15" is whichever of the two years the measure has. Where a measure is
    occasional, any period is one of it.
    """
    if frequency in (Frequency.OCCASIONAL, period.frequency):
        return period
    if frequency in ACROSS and period.frequency in ACROSS:
        month = 9 if frequency is Frequency.ACADEMIC_YEAR else 4
        return Dated(date(period.first.year, month, 1), frequency)
    return None


def scale(unit: str) -> int:
    """This function will say how many of a unit a whole has: 100 per cent, or 1."""
    return 100 if unit == "%" else 1


def ratio(given: ReadingGiven, unit: str) -> Decimal | None:
    """This function will return the value that counts give, per cent where that is
    the unit; None where there are no counts.
    """
    if given.numerator is None or not given.denominator:
        return None
    found = scale(unit) * given.numerator / given.denominator
    return found.quantize(Decimal("0.000001"))


def reading_problems(
    given: ReadingGiven, where: str, *, unit: str, frequency: Frequency
) -> Iterator[Problem]:
    """This function will yield what is wrong with a reading of a measure."""
    if fitted(given.period, frequency) is None:
        what = f"{given.period} is a {given.period.frequency.label}"
        mend = f"The measure has one reading a {frequency.label}: write such a period"
        yield Problem(f"{where}, period", what, mend)
    if (given.numerator is None) != (given.denominator is None):
        what = "a numerator and a denominator come together"
        yield Problem(f"{where}, numerator", what, "Give both, or neither")
    elif given.denominator is not None and given.denominator <= 0:
        what = "the denominator is not more than zero"
        yield Problem(f"{where}, denominator", what, "Leave both counts out")
    found = ratio(given, unit)
    if (
        found is not None
        and given.value is not None
        and not _agrees(given.value, found)
    ):
        what = f"the counts give {found.normalize():f}, not {given.value}"
        yield Problem(
            f"{where}, value", what, "Leave the value out, or mend the counts"
        )
    if found is None and given.value is None and not given.mark:
        what = "there is neither a value nor a mark"
        mend = 'Write the value, the counts, or a mark such as "*" for suppressed'
        yield Problem(f"{where}, value", what, mend)


def completed(given: ReadingGiven, unit: str, frequency: Frequency) -> ReadingGiven:
    """This function will return a reading that has no problem as it is added: its
    period as one of its measure's, its value from its counts where it has none.
    """
    period = fitted(given.period, frequency)
    assert period is not None, given
    value = ratio(given, unit) if given.value is None else given.value
    return replace(given, period=period, value=value)


def _agrees(value: Decimal, found: Decimal) -> bool:
    # To half a unit of the last place that was stated.
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(value - found) <= Decimal(1).scaleb(exponent) / 2


def as_at(readings: Iterable[ReadingRecord], day: date) -> tuple[ReadingRecord, ...]:
    """This function will return the latest reading of each period as had been said by
    a day, in order of time. A revision that came later is not there.
    """
    latest: dict[Dated, ReadingRecord] = {}
    for reading in readings:
        before = latest.get(reading.period)
        if reading.said.on <= day and (
            before is None or before.said.on < reading.said.on
        ):
            latest[reading.period] = reading
    return tuple(sorted(latest.values(), key=lambda reading: reading.period))
