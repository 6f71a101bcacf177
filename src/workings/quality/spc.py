"""Charts of series that somebody brought: every point, and what to know of it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from workings.core.dates import say_day
from workings.core.problems import Problem
from workings.quality.segments import LARGEST, Flags, Floats
from workings.quality.series_file import Reading, Series
from workings.quality.words import Assurance, Improves, Kind, Rule, TwoOfThree
from workings.quality.xmr import Charts, assurance, chart

FEWEST = 12
"""Points below which limits still move with every new one: Making Data Count."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to chart, and what is better."""

    improves: Improves = Improves.UP
    target: float | None = None
    rebases: tuple[date, ...] = ()
    baseline: int | None = None
    screened: bool = True
    two_of_three: TwoOfThree = TwoOfThree.BETWEEN


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
    notes: tuple[Problem, ...]

    @property
    def latest(self) -> Point | None:
        """The latest point that has a value."""
        known = [point for point in self.points if point.value is not None]
        return known[-1] if known else None


def chart_series(series: Sequence[Series], options: Options) -> tuple[Charted, ...]:
    """This function will chart every series, all of them in one sweep.

    Raises :class:`workings.quality.segments.NotASeries` for values that no chart
    can hold; :func:`too_large` finds them.
    """
    values, rebased = _arrays(series, options)
    found = chart(
        values,
        rebased=rebased,
        baseline=options.baseline,
        screened=options.screened,
        two_of_three=options.two_of_three,
    )
    return tuple(
        _charted(one, row, found, rebased[row], options)
        for row, one in enumerate(series)
    )


def too_large(file: str, column: str, series: Sequence[Series]) -> Iterator[Problem]:
    """This function will find the values that are too large to chart."""
    for one in series:
        for item in one.readings:
            if abs(item.stated.value or 0) > LARGEST:
                where = f"{file} row {item.row}, {column}"
                what = f"{item.stated.value:g} is too large to chart"
                yield Problem(where, what, "Write it in a larger unit")


def _arrays(series: Sequence[Series], options: Options) -> tuple[Floats, Flags]:
    longest = max((len(one.readings) for one in series), default=0)
    values = np.full((len(series), longest), np.nan)
    rebased = np.zeros(values.shape, dtype=np.bool_)
    for row, one in enumerate(series):
        for place, item in enumerate(one.readings):
            if item.stated.value is not None:
                values[row, place] = item.stated.value
        for day in options.rebases:
            place = _begins(one.readings, day)
            if place < len(one.readings):
                rebased[row, place] = True
    return values, rebased


def _begins(readings: Sequence[Reading], day: date) -> int:
    # A rebase between two periods begins with the later one.
    return sum(item.period.first < day for item in readings)


def _charted(
    one: Series, row: int, found: Charts, rebased: Flags, options: Options
) -> Charted:
    points = tuple(
        Point(
            period=item.written,
            value=item.stated.value,
            mean=_shown(found.mean[row, place]),
            lower=_shown(found.lower[row, place]),
            upper=_shown(found.upper[row, place]),
            rules=found.marks.rules(row, place),
            kind=found.marks.kind(row, place, options.improves),
            mark=item.stated.mark,
        )
        for place, item in enumerate(one.readings)
    )
    end = len(points) - 1
    lower, upper = (
        float(limits[row, end]) if points else math.nan
        for limits in (found.lower, found.upper)
    )
    assured = assurance(options.target, lower, upper, options.improves)
    notes = (*one.notes, *_on_segments(one, rebased, options))
    return Charted(one.name, assured, points, notes)


def _shown(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _on_segments(one: Series, rebased: Flags, options: Options) -> Iterator[Problem]:
    where = one.name or "the series"
    for day in options.rebases:
        place = _begins(one.readings, day)
        if place in (0, len(one.readings)):
            side = "before its second" if place == 0 else "after its last"
            what = f"rebasing on {say_day(day)} changes nothing: it is {side} period"
            yield Problem(where, what, "Give a date between two of its periods")
    starts = [0, *np.flatnonzero(rebased[1:]) + 1, len(one.readings)]
    for start, end in pairwise(starts):
        held = one.readings[start:end][: options.baseline]
        count = sum(item.stated.value is not None for item in held)
        if count < FEWEST:
            since = f"from {held[0].written} on " if held else ""
            values = "value" if count == 1 else "values"
            what = f"the limits {since}rest on {count} {values}, fewer than {FEWEST}"
            yield Problem(where, what, "Read them as provisional: more will move them")
