"""The rules that tell a change from chance: NHS England's *Making Data Count*.

Published as *Making Data Count: strengthening your decisions* (NHS England, 2019)
and, exactly, as the R package NHSRplotthedots (NHS-R community), whose results
these match point by point. Arrays are ``(n_segments, n_points)``: no rule looks
across a rebase, and a point without a value breaks every run.
"""

from dataclasses import dataclass

import numpy as np

from workings.quality.segments import Flags, Floats, Segments, Signs
from workings.quality.words import Improves, Kind, Rule

RUN = 7


@dataclass(frozen=True, slots=True)
class Marks:
    """Which rules mark each point, and which way it went.

    ``way`` is 1 for up, -1 for down, 0 for a point that no rule marks: by the first
    rule that does. A trend goes the way it runs, wherever it lies.
    """

    outside_limits: Flags
    trend_of_seven: Flags
    two_of_three: Flags
    seven_on_one_side: Flags
    way: Signs

    def back(self, segments: Segments) -> "Marks":
        """This function will lay the marks out as the series were."""
        return Marks(
            segments.back(self.outside_limits),
            segments.back(self.trend_of_seven),
            segments.back(self.two_of_three),
            segments.back(self.seven_on_one_side),
            segments.back(self.way),
        )

    def rules(self, series: int, point: int) -> tuple[Rule, ...]:
        """This function will name the rules that mark one point, strongest first."""
        flags: dict[Rule, Flags] = {
            Rule.OUTSIDE_LIMITS: self.outside_limits,
            Rule.TREND_OF_SEVEN: self.trend_of_seven,
            Rule.TWO_OF_THREE: self.two_of_three,
            Rule.SEVEN_ON_ONE_SIDE: self.seven_on_one_side,
        }
        return tuple(rule for rule, flag in flags.items() if flag[series, point])

    def kind(self, series: int, point: int, improves: Improves) -> Kind:
        """This function will say what one point means where ``improves`` is better."""
        way = int(self.way[series, point])
        if way == 0:
            return Kind.COMMON_CAUSE
        if improves is Improves.NEUTRAL:
            return Kind.NEUTRAL
        better = 1 if improves is Improves.UP else -1
        return Kind.IMPROVEMENT if way == better else Kind.CONCERN


def mark(values: Floats, side: Floats, *, outside: Flags, near: Flags) -> Marks:
    """This function will mark the points that are more than chance.

    ``side`` is the sign of each value less its mean, ``outside`` whether it lies
    outside the limits, ``near`` whether it counts as near one.
    """
    above, below = side > 0, side < 0
    steps = np.sign(np.diff(values, axis=1, prepend=np.nan))
    trend = _part_of_run(steps > 0, RUN - 1, 1) | _part_of_run(steps < 0, RUN - 1, 1)
    pairs = _two_of_three(near, above, below)
    run = _part_of_run(above, RUN) | _part_of_run(below, RUN)
    way = np.where(outside | ~trend, side, _way_of_trend(steps, trend))
    marked = outside | trend | pairs | run
    return Marks(outside, trend, pairs, run, np.where(marked, way, 0).astype(np.int8))


def _part_of_run(flags: Flags, length: int, before: int = 0) -> Flags:
    """Whether each point is part of a run of so many flags, the ``before`` points
    in front of it included.
    """
    ends = np.zeros_like(flags)
    if flags.shape[1] >= length:
        ends[:, length - 1 :] = _windows(flags, length, np.logical_and)
    found = ends.copy()
    for step in range(1, length + before):
        found[:, :-step] |= ends[:, step:]
    return found


def _two_of_three(near: Flags, above: Flags, below: Flags) -> Flags:
    """Points near a limit that are two of three in a row, all on one side."""
    if near.shape[1] < 3:
        return np.zeros_like(near)
    two = near[:, :-2].astype(np.int8) + near[:, 1:-1] + near[:, 2:] >= 2
    alike = _windows(above, 3, np.logical_and) | _windows(below, 3, np.logical_and)
    found = np.zeros_like(near)
    for step in range(3):
        found[:, step : step + two.shape[1]] |= two & alike
    return found & near


def _windows(flags: Flags, length: int, combine: np.ufunc) -> Flags:
    count = flags.shape[1] - length + 1
    found = flags[:, :count].copy()
    for step in range(1, length):
        combine(found, flags[:, step : step + count], out=found)
    return found


def _way_of_trend(steps: Floats, trend: Flags) -> Floats:
    # Where the next point is in a trend too, the step to it tells; else the step
    # from the one before. The reference does so: at the foot of a fall that turns
    # into a rise, the point belongs to the rise.
    following = np.zeros_like(trend)
    following[:, :-1] = trend[:, 1:]
    onward = np.full_like(steps, np.nan)
    onward[:, :-1] = steps[:, 1:]
    return np.where(np.where(following, onward, steps) == 1, 1.0, -1.0)
