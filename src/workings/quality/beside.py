"""Beside the money: did a measure hold after a saving began?

Judged by a control chart whose limits rest on the readings before: what came after is
compared with how the measure varied by chance alone. Where that cannot be done, the
verdict says why, and is never "holds" for want of evidence.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workings.access.words import Word
from workings.core.dates import say_day
from workings.core.years import last_day_of_month
from workings.quality.dating import Dated, Frequency
from workings.quality.measures import How, MeasureRecord, ReadingRecord
from workings.quality.words import Improves, Kind
from workings.quality.xmr import chart

FEWEST_BEFORE = 8
FEWEST_AFTER = 3
"""Values without which nothing is said: fewer make no limits, or no steady state."""


class Verdict(Word):
    """What became of a measure after a saving began."""

    HOLDS = "holds"
    IMPROVED = "improved"
    WORSENED = "worsened"
    CANNOT_TELL = "cannot_tell", "cannot tell"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the reason, and the latest reading on either side.

    ``stopped`` where the measure was read before and never since: a warning.
    """

    verdict: Verdict
    why: str
    before: ReadingRecord | None = None
    after: ReadingRecord | None = None
    stopped: bool = False


_MONTHS = {
    Frequency.MONTH: 1,
    Frequency.QUARTER: 3,
    Frequency.FINANCIAL_YEAR: 12,
    Frequency.ACADEMIC_YEAR: 12,
    Frequency.YEAR: 12,
}


def last_day(period: Dated) -> date:
    """This function will return the last day of a period."""
    months = _MONTHS.get(period.frequency)
    if months is None:
        return period.first
    ends = period.first.year * 12 + period.first.month - 1 + months - 1
    return last_day_of_month(ends // 12, ends % 12 + 1)


def judge(measure: MeasureRecord, began: date | None) -> Judged:
    """This function will judge a measure, as it stood, against the day a saving began.

    A period in which the saving began is on neither side.
    """
    if began is None:
        return Judged(Verdict.CANNOT_TELL, "The record does not say when it began.")
    known = [one for one in measure.readings if one.value is not None]
    before = [one for one in known if last_day(one.period) < began]
    after = [one for one in known if one.period.first >= began]
    sides = (before[-1] if before else None, after[-1] if after else None)
    why = _unable(measure, before, after)
    if why:
        stopped = bool(before) and not after
        return Judged(Verdict.CANNOT_TELL, why, *sides, stopped=stopped)
    kind = _kind([*before, *after], len(before), measure.improves)
    since = f"since {say_day(began)}, judged by the {len(before)} values before"
    if kind is Kind.IMPROVEMENT:
        return Judged(Verdict.IMPROVED, f"Better by more than chance {since}.", *sides)
    if kind is Kind.CONCERN:
        return Judged(Verdict.WORSENED, f"Worse by more than chance {since}.", *sides)
    return Judged(Verdict.HOLDS, f"No more than chance {since}.", *sides)


def _kind(readings: Sequence[ReadingRecord], baseline: int, improves: Improves) -> Kind:
    values = [math.nan if one.value is None else float(one.value) for one in readings]
    marks = chart([values], baseline=baseline).marks
    return marks.kind(0, len(values) - 1, improves)


def _unable(
    measure: MeasureRecord,
    before: Sequence[ReadingRecord],
    after: Sequence[ReadingRecord],
) -> str:
    if measure.improves is Improves.NEUTRAL:
        return "Neither way is better."
    if not before or not after:
        return _one_sided(before=bool(before), after=bool(after))
    start, end = before[-1].period.first, after[-1].period.first
    for rebase in measure.rebases:
        if rebase.how is How.DEFINITION and start < rebase.from_on <= end:
            return f"Something else is counted since {say_day(rebase.from_on)}."
    if len(before) < FEWEST_BEFORE or len(after) < FEWEST_AFTER:
        return (
            f"Too few values: {len(before)} before, where {FEWEST_BEFORE} are needed, "
            f"and {len(after)} after, where {FEWEST_AFTER} are."
        )
    return ""


def _one_sided(*, before: bool, after: bool) -> str:
    if before:
        return "It stopped being read, or has not been read since."
    return "Nothing was read of it before." if after else "Nothing was read of it."


@dataclass(frozen=True, slots=True)
class Saving:
    """A saving that the public has heard of, and where it lands.

    ``services`` are those the record names for it, or those of its project;
    ``began`` is the day its project went live; ``delivered`` whether anything of it
    is said to have arrived.
    """

    code: str
    title: str
    project: str
    services: tuple[str, ...]
    of_project: bool
    began: date | None
    delivered: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """A saving with every measure of its services, and the verdict on each."""

    saving: Saving
    judged: tuple[tuple[MeasureRecord, Judged], ...]

    @property
    def worsened(self) -> bool:
        """Whether some measure of its services worsened."""
        return any(one.verdict is Verdict.WORSENED for _, one in self.judged)

    @property
    def in_words(self) -> str:
        """What is to be said wherever the saving is shown."""
        if not self.saving.services:
            return "No service is named for it, so no measure stands beside it."
        if not self.judged:
            return "No measure of its services is in the record."
        counts = [
            f"{found} {verdict.label}"
            for verdict in Verdict
            if (found := sum(one.verdict is verdict for _, one in self.judged))
        ]
        stopped = sum(one.stopped for _, one in self.judged)
        more = f"; {stopped} not read since it began" if stopped else ""
        return f"Measures of its services: {', '.join(counts)}{more}."


def stand_beside(
    savings: Sequence[Saving], measures: Sequence[MeasureRecord]
) -> tuple[Beside, ...]:
    """This function will put the measures of its services beside each saving."""
    return tuple(
        Beside(
            saving,
            tuple(
                (measure, judge(measure, saving.began))
                for measure in measures
                if measure.service in saving.services
            ),
        )
        for saving in savings
    )
