"""Charts of proportions and rates: p and u, with D. B. Laney's correction.

Where it is known how many were counted (calls answered of calls made, complaints of
a thousand households), limits widen as fewer are. With large numbers such limits are
too tight, because the process varies by more than the counting does: Laney's
correction measures that and widens them. Source: D. B. Laney, "Improved control
charts for attributes", Quality Engineering 14(4), 2002.
"""

import numpy as np
import numpy.typing as npt

from workings.quality.dots import mark
from workings.quality.segments import Floats, NotASeries, cut, mean
from workings.quality.words import Counted, TwoOfThree
from workings.quality.xmr import Charts

SIGMAS = 3
NEAR = 2

RANGE_OF_TWO = 1.128
"""The mean moving range of normal values, in standard deviations."""


def chart_counts(
    numerators: npt.ArrayLike,
    denominators: npt.ArrayLike,
    counted: Counted,
    *,
    rebased: npt.ArrayLike | None = None,
    baseline: int | None = None,
    corrected: bool = True,
    two_of_three: TwoOfThree = TwoOfThree.BETWEEN,
) -> Charts:
    """This function will draw up p- or u-charts of many series.

    Both arrays are ``(n_series, n_points)``; a point without both counts, NaN, has
    no value. The mean is all numerators over all denominators, never a mean of
    ratios. ``corrected`` applies Laney's correction. Limits end at 0, and at 1 for
    a proportion. Raises :class:`NotASeries` where a denominator is not more than
    zero, a numerator is negative, or a part is larger than its whole.
    """
    above, below = cut(numerators, rebased), cut(denominators, rebased)
    _check(above.values, below.values, counted)
    known = ~np.isnan(above.values) & ~np.isnan(below.values)
    tops = np.where(known, above.values, np.nan)
    bottoms = np.where(known, below.values, np.nan)
    middle = _pooled(tops[:, :baseline], bottoms[:, :baseline])
    variance = middle * (1 - middle) if counted is Counted.P else middle
    sigma = np.sqrt(variance / bottoms)
    ratio = tops / bottoms
    if corrected:
        sigma = sigma * _laney(ratio, middle, sigma, baseline)
    ceiling = 1.0 if counted is Counted.P else np.inf
    lower = np.maximum(middle - SIGMAS * sigma, 0)
    upper = np.minimum(middle + SIGMAS * sigma, ceiling)
    distance = np.abs(ratio - middle)
    outside = (ratio > upper) | (ratio < lower)
    near = distance > NEAR * sigma
    near = near | outside if two_of_three is TwoOfThree.BEYOND else near & ~outside
    marks = mark(ratio, np.sign(ratio - middle), outside=outside, near=near)
    return Charts(
        mean=above.back(middle),
        lower=above.back(lower),
        upper=above.back(upper),
        marks=marks.back(above),
    )


def _check(tops: Floats, bottoms: Floats, counted: Counted) -> None:
    if tops.shape != bottoms.shape:
        raise NotASeries("numerators and denominators are not of one shape")
    if np.any(bottoms <= 0):
        raise NotASeries("a denominator is not more than zero")
    if np.any(tops < 0) or (counted is Counted.P and np.any(tops > bottoms)):
        raise NotASeries("a numerator is negative, or larger than its denominator")


def _pooled(tops: Floats, bottoms: Floats) -> Floats:
    whole = np.nansum(bottoms, axis=1, keepdims=True)
    whole[whole == 0] = np.nan
    return np.asarray(np.nansum(tops, axis=1, keepdims=True) / whole, dtype=np.float64)


def _laney(
    ratio: Floats, middle: Floats, sigma: Floats, baseline: int | None
) -> Floats:
    # A mean of 0 or 1 has no spread, and then there are no limits.
    scores = (ratio - middle) / np.where(sigma > 0, sigma, np.nan)
    return mean(np.abs(np.diff(scores[:, :baseline], axis=1))) / RANGE_OF_TWO
