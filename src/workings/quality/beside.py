"""Beside the money: did a measure hold after a saving began?

Judged by a control chart whose limits rest on the readings before: what came after is
compared with how the measure varied by chance alone. Where that cannot be done, the
verdict says why, and is never "holds" for want of evidence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workings.access.words import Word
from workings.core.dates import say_day
from workings.core.years import last_day_of_month
from workings.quality.dating import Dated, Frequency
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
class Value:
    """A value that was read for one period."""

    period: Dated
    value: float


@dataclass(frozen=True, slots=True)
class Named:
    """A measure of a service, by name."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Watched:
    """A measure with its values as at a day, in order of time, marks left out.

    ``redefined`` are the days from which something else is counted.
    """

    named: Named
    service: str
    improves: Improves
    redefined: tuple[date, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the reason, and the latest reading on either side.

    ``stopped`` where the measure was read before and never since: a warning.
    """

    verdict: Verdict
    why: str
    before: Value | None = None
    after: Value | None = None
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


def judge(measure: Watched, began: date | None) -> Judged:
    """This function will judge a measure, as it stood, against the day a saving began.

    A period in which the saving began is on neither side.
    """
    if began is None:
        return Judged(Verdict.CANNOT_TELL, "The record does not say when it began.")
    before = [one for one in measure.values if last_day(one.period) < began]
    after = [one for one in measure.values if one.period.first >= began]
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


def _kind(found: Sequence[Value], baseline: int, improves: Improves) -> Kind:
    marks = chart([[one.value for one in found]], baseline=baseline).marks
    return marks.kind(0, len(found) - 1, improves)


def _unable(measure: Watched, before: Sequence[Value], after: Sequence[Value]) -> str:
    if measure.improves is Improves.NEUTRAL:
        return "Neither way is better."
    if not before or not after:
        return _one_sided(before=bool(before), after=bool(after))
    start, end = before[-1].period.first, after[-1].period.first
    for day in measure.redefined:
        if start < day <= end:
            return f"Something else is counted since {say_day(day)}."
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
    judged: tuple[tuple[Named, Judged], ...]
    made_worse: tuple[str, ...] = ()
    """The dis-benefits that were entered against it: shown, and never netted."""
    assessed: tuple[str, ...] = ()
    """The assessments of it or of its project, each with when it was made."""

    def of(self, verdict: Verdict) -> tuple[Named, ...]:
        """The measures that this verdict is passed on."""
        return tuple(one for one, judged in self.judged if judged.verdict is verdict)

    @property
    def worsened(self) -> bool:
        """Whether some measure of its services worsened."""
        return bool(self.of(Verdict.WORSENED))

    @property
    def stopped(self) -> tuple[Named, ...]:
        """The measures that were read before it began and never since."""
        return tuple(one for one, judged in self.judged if judged.stopped)

    @property
    def in_words(self) -> str:
        """What is to be said wherever the saving is shown."""
        if self.made_worse:
            return f"{self._measured} Against it: {'; '.join(self.made_worse)}."
        return self._measured

    @property
    def _measured(self) -> str:
        if not self.judged:
            why = (
                "no measure of its services is in the record"
                if self.saving.services
                else "no service is named for it, so no measure stands beside it"
            )
            return f"Delivered, but {why}." if self.saving.delivered else _sentence(why)
        counts = [
            f"{len(found)} {verdict.label}"
            for verdict in Verdict
            if (found := self.of(verdict))
        ]
        told = f"Measures of its services: {', '.join(counts)}."
        if self.worsened:
            worse = _titles(self.of(Verdict.WORSENED))
            delivered = "Delivered, but worse" if self.saving.delivered else "Worse"
            told = f"{delivered} since it began: {worse}. {told}"
        if self.stopped:
            told += f" Warning: {len(self.stopped)} stopped being read when it began."
        return told


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _titles(found: Iterable[Named]) -> str:
    return "; ".join(one.title for one in found)


def stand_beside(
    savings: Iterable[Saving], measures: Sequence[Watched]
) -> tuple[Beside, ...]:
    """This function will put the measures of its services beside each saving."""
    known: dict[tuple[str, date | None], Judged] = {}

    def judged(measure: Watched, began: date | None) -> Judged:
        # Savings of one project share their day and their services.
        key = (measure.named.code, began)
        if key not in known:
            known[key] = judge(measure, began)
        return known[key]

    return tuple(
        Beside(
            saving,
            tuple(
                (measure.named, judged(measure, saving.began))
                for measure in measures
                if measure.service in saving.services
            ),
        )
        for saving in savings
    )
