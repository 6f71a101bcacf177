"""Charts of many series at once: every point, and how far to trust it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import numpy as np

from workings.core.problems import Problem
from workings.quality.caution import Cautions, Chance, cautions, false_alarm
from workings.quality.dating import points_a_year
from workings.quality.measures import MeasureRecord, scale
from workings.quality.proportions import chart_counts
from workings.quality.rebasing import suggest_rebases
from workings.quality.runs import Runs, runs
from workings.quality.segments import Flags, Floats
from workings.quality.series_file import Reading, Series
from workings.quality.stated import Stated
from workings.quality.words import Assurance, Counted, Improves, Kind, Rule, TwoOfThree
from workings.quality.xmr import Charts, assurance, chart


@dataclass(frozen=True, slots=True)
class Options:
    """How to chart, and what is better.

    ``counted`` says how values are counted of their denominators, None for plain
    values; ``corrected`` then applies Laney's correction.
    """

    improves: Improves = Improves.UP
    target: float | None = None
    rebases: tuple[date, ...] = ()
    baseline: int | None = None
    screened: bool = True
    two_of_three: TwoOfThree = TwoOfThree.BETWEEN
    counted: Counted | None = None
    corrected: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a chart; None for a value, or limits, that there are none of."""

    period: str
    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    rules: tuple[Rule, ...]
    kind: Kind
    mark: str


@dataclass(frozen=True, slots=True)
class Charted:
    """One series as a chart: judged by its latest point, not by any in the past."""

    series: str
    assurance: Assurance | None
    points: tuple[Point, ...]
    notes: tuple[Problem, ...] = ()
    rebased: tuple[int, ...] = ()
    per_year: int | None = field(default=None, compare=False)
    counted: Counted | None = None

    @property
    def values(self) -> tuple[float, ...]:
        """The points' values, NaN where there is none."""
        return tuple(_number(point.value) for point in self.points)

    @property
    def latest(self) -> Point | None:
        """The latest point that has a value."""
        known = [point for point in self.points if point.value is not None]
        return known[-1] if known else None

    @property
    def cautions(self) -> Cautions:
        """Whether its points depend on one another."""
        means = [_number(point.mean) for point in self.points]
        return cautions(self.values, means, self.per_year)

    @property
    def chance(self) -> Chance:
        """How often such a chart is marked where there is nothing but chance."""
        known = sum(point.value is not None for point in self.points)
        return false_alarm(known, echoing=self.cautions != Cautions())

    @property
    def runs(self) -> Runs:
        """What the tests of a run chart say of its latest stretch."""
        start = self.rebased[-1] if self.rebased else 0
        return runs(self.values[start:])

    @property
    def suggested(self) -> tuple[str, ...]:
        """The periods that may begin a new level, and are not rebased yet."""
        places = suggest_rebases(self.values)
        return tuple(
            self.points[place].period for place in places if place not in self.rebased
        )


def chart_series(series: Sequence[Series], options: Options) -> tuple[Charted, ...]:
    """This function will chart every series, all of them in one sweep.

    Raises :class:`workings.quality.segments.NotASeries` for values that no chart
    can hold.
    """
    return _swept(series, [options] * len(series), options)


def _swept(
    series: Sequence[Series], each: Sequence[Options], options: Options
) -> tuple[Charted, ...]:
    """Each series with its own rebases, target and way to improve; of all else they
    have the ``options`` in common.
    """
    rebased = _rebased(series, each)
    above = [[_number(item.stated.value) for item in one.readings] for one in series]
    values = _laid_out(series, above)
    if options.counted is None:
        found = chart(
            values,
            rebased=rebased,
            baseline=options.baseline,
            screened=options.screened,
            two_of_three=options.two_of_three,
        )
    else:
        below = [[_number(item.denominator) for item in one.readings] for one in series]
        denominators = _laid_out(series, below)
        found = chart_counts(
            values,
            denominators,
            options.counted,
            rebased=rebased,
            baseline=options.baseline,
            corrected=options.corrected,
            two_of_three=options.two_of_three,
        )
        values = values / denominators
    return tuple(
        _charted(
            one,
            row=row,
            found=found,
            values=values[row],
            rebased=rebased[row],
            options=own,
        )
        for row, (one, own) in enumerate(zip(series, each, strict=True))
    )


def begins(readings: Sequence[Reading], day: date) -> int:
    """This function will return the place of the first reading on or after a day."""
    return sum(item.period.first < day for item in readings)


def _rebased(series: Sequence[Series], each: Sequence[Options]) -> Flags:
    longest = max((len(one.readings) for one in series), default=0)
    rebased = np.zeros((len(series), longest), dtype=np.bool_)
    for row, (one, own) in enumerate(zip(series, each, strict=True)):
        for day in own.rebases:
            place = begins(one.readings, day)
            if 0 < place < len(one.readings):
                rebased[row, place] = True
    return rebased


def _laid_out(series: Sequence[Series], rows: Sequence[Sequence[float]]) -> Floats:
    longest = max((len(one.readings) for one in series), default=0)
    values = np.full((len(series), longest), np.nan)
    for place, row in enumerate(rows):
        values[place, : len(row)] = row
    return values


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _shown(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _charted(
    one: Series,
    *,
    row: int,
    found: Charts,
    values: Floats,
    rebased: Flags,
    options: Options,
) -> Charted:
    points = tuple(
        Point(
            period=item.written,
            value=_shown(values[place]),
            mean=_shown(found.mean[row, place]),
            lower=_shown(found.lower[row, place]),
            upper=_shown(found.upper[row, place]),
            rules=found.marks.rules(row, place),
            kind=found.marks.kind(row, place, options.improves),
            mark=item.stated.mark,
        )
        for place, item in enumerate(one.readings)
    )
    # A count that is missing leaves no limits at its point: those before it judge.
    judged = [
        point for point in points if options.counted is None or point.value is not None
    ]
    lower, upper = (
        (_number(judged[-1].lower), _number(judged[-1].upper))
        if judged
        else (math.nan, math.nan)
    )
    return Charted(
        series=one.name,
        assurance=assurance(options.target, lower, upper, options.improves),
        points=points,
        notes=one.notes,
        rebased=tuple(int(place) for place in np.flatnonzero(rebased)),
        per_year=points_a_year([item.period for item in one.readings]),
    )


def chart_measure(measure: MeasureRecord, as_at: date) -> Charted:
    """This function will chart one measure as :func:`chart_measures` does."""
    return chart_measures([measure], as_at)[0]


def chart_measures(
    measures: Sequence[MeasureRecord], as_at: date
) -> tuple[Charted, ...]:
    """This function will chart measures' readings, each against its target on a day, in
    one sweep for each way of counting.

    Where a measure says how it is counted, and every value has its counts, limits
    are those of counting (p or u, with Laney's correction), in the measure's unit;
    else those of plain values.
    """
    charted: dict[int, Charted] = {}
    counted = [one.counted if _has_counts(one) else None for one in measures]
    for way in dict.fromkeys(counted):
        places = [place for place, its in enumerate(counted) if its is way]
        alike = [measures[place] for place in places]
        series = [Series(one.code, _read(one, way)) for one in alike]
        each = [_options(one, as_at, way) for one in alike]
        for place, found in zip(places, _swept(series, each, each[0]), strict=True):
            charted[place] = _in_its_unit(found, measures[place], way)
    return tuple(charted[place] for place in range(len(measures)))


def _options(measure: MeasureRecord, as_at: date, counted: Counted | None) -> Options:
    target = measure.target_on(as_at)
    times = scale(measure.unit) if counted else 1
    return Options(
        improves=measure.improves,
        target=None if target is None else float(target.value) / times,
        rebases=tuple(rebase.from_on for rebase in measure.rebases),
        counted=counted,
    )


def _read(measure: MeasureRecord, counted: Counted | None) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            row=place,
            written=str(one.period),
            period=one.period,
            stated=Stated(_float(one.numerator if counted else one.value), one.mark),
            denominator=_float(one.denominator),
        )
        for place, one in enumerate(measure.readings, start=1)
    )


def _in_its_unit(
    found: Charted, measure: MeasureRecord, counted: Counted | None
) -> Charted:
    if counted is None:
        return found
    points = tuple(_scaled(point, scale(measure.unit)) for point in found.points)
    return replace(found, points=points, counted=counted)


def _has_counts(measure: MeasureRecord) -> bool:
    """Whether every value has counts that a chart of counts can hold."""
    return all(
        one.numerator is not None
        and one.denominator is not None
        and one.numerator >= 0
        and (measure.counted is not Counted.P or one.numerator <= one.denominator)
        for one in measure.readings
        if one.value is not None
    )


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _scaled(point: Point, times: int) -> Point:
    value, mean, lower, upper = (
        None if each is None else times * each
        for each in (point.value, point.mean, point.lower, point.upper)
    )
    return replace(point, value=value, mean=mean, lower=lower, upper=upper)
