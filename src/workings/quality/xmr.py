"""XmR charts: the mean of a series, and limits from its moving ranges.

Limits are ``mean +/- 2.66 * mean moving range``: three standard deviations, a
moving range of two normal values being 1.128 of them on average (D. J. Wheeler,
*Understanding Variation*, 1993). Ranges over 3.267 times their mean are left out
once, so that a single leap does not widen the limits that should show it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workings.quality.dots import Marks, mark
from workings.quality.segments import Flags, Floats, Segments, cut, mean
from workings.quality.words import Assurance, Improves, TwoOfThree

TO_LIMIT = 2.66
"""Mean moving ranges from the mean to a limit: 3 / 1.128, as published."""

TO_NEAR_LIMIT = 2 * (TO_LIMIT / 3)

LARGEST_RANGE = 3.267
"""Mean moving ranges that a range may reach before it is screened out: the upper
limit of the chart of moving ranges."""


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of many series; every array is ``(n_series, n_points)``.

    Limits are NaN where there are none to draw: of a segment with fewer than two
    neighbouring values, and, ranges being screened, of one that never changes.
    """

    mean: Floats
    lower: Floats
    upper: Floats
    marks: Marks


def chart(
    values: npt.ArrayLike,
    *,
    rebased: npt.ArrayLike | None = None,
    baseline: int | None = None,
    screened: bool = True,
    two_of_three: TwoOfThree = TwoOfThree.BETWEEN,
) -> Charts:
    """This function will draw up the XmR charts of many series.

    ``values`` is ``(n_series, n_points)``, in order of time, NaN where there is no
    value: such a point counts for nothing, and breaks every run. ``rebased`` is
    true where a new mean and new limits begin. ``baseline`` reckons them from the
    first so many points of each segment. The rules are those of NHS England's
    *Making Data Count*; :mod:`workings.quality.dots` has them. Raises
    :class:`workings.quality.segments.NotASeries` for what is no series.

    >>> found = chart([[4, 6, 5, 3, 5, 4]])
    >>> print(found.mean[0, 0], found.upper[0, 0].round(2))
    4.5 8.76
    """
    segments = cut(values, rebased)
    middle, spread = process(segments, baseline=baseline, screened=screened)
    lower, upper = middle - TO_LIMIT * spread, middle + TO_LIMIT * spread
    outside, near = _far_out(segments.values, middle, spread)
    found = mark(
        segments.values,
        np.sign(segments.values - middle),
        outside=outside,
        near=near | outside if two_of_three is TwoOfThree.BEYOND else near & ~outside,
    )
    return Charts(
        mean=segments.back(middle),
        lower=segments.back(lower),
        upper=segments.back(upper),
        marks=found.back(segments),
    )


def process(
    segments: Segments, *, baseline: int | None, screened: bool
) -> tuple[Floats, Floats]:
    """This function will return each segment's mean and mean moving range.

    Both are ``(n_segments, 1)``. A range needs two neighbouring values; with
    ``screened``, those not under 3.267 times the mean range are left out once.
    """
    based = segments.values[:, :baseline]
    ranges = np.abs(np.diff(based, axis=1))
    spread = mean(ranges)
    if screened:
        spread = mean(np.where(ranges < LARGEST_RANGE * spread, ranges, np.nan))
    return mean(based), spread


def _far_out(values: Floats, middle: Floats, spread: Floats) -> tuple[Flags, Flags]:
    # A point on a limit is within it.
    near, limit = TO_NEAR_LIMIT * spread, TO_LIMIT * spread
    return (
        (values > middle + limit) | (values < middle - limit),
        (values > middle + near) | (values < middle - near),
    )


def assurance(
    target: float | None, lower: float, upper: float, improves: Improves
) -> Assurance | None:
    """This function will say what a process within these limits does to a target.

    A target on a limit, or without limits, is hit and missed. None where there is
    no target, or no better way.
    """
    if target is None or improves is Improves.NEUTRAL:
        return None
    rising = improves is Improves.UP
    if target > upper:
        return Assurance.WILL_MISS if rising else Assurance.WILL_HIT
    if target < lower:
        return Assurance.WILL_HIT if rising else Assurance.WILL_MISS
    return Assurance.HIT_AND_MISS
