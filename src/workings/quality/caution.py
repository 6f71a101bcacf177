"""What a reader of charts should be told: seasons, echoes, and false alarms.

The rules suppose that one point does not depend on another. Where it does, charts
cry wolf.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workings.quality.segments import Floats

_POINTS = (8, 12, 18, 24, 36, 48, 60, 84, 120, 240)
_SOMEWHERE = (0.034, 0.071, 0.130, 0.187, 0.292, 0.386, 0.467, 0.603, 0.741, 0.938)
_LATEST = (0.013, 0.014, 0.016, 0.016, 0.017, 0.018, 0.018, 0.020, 0.019, 0.020)
_ECHO_SOMEWHERE = (0.122, 0.295, 0.541, 0.703, 0.881, 0.952, 0.980, 0.997, 1.0, 1.0)
_ECHO_LATEST = (0.052, 0.081, 0.111, 0.123, 0.136, 0.142, 0.144, 0.152, 0.153, 0.157)
"""Shares of charts of normal noise with a point marked, by the number of points:
alone, and with an autocorrelation of 0.5. From 30,000 to 60,000 simulated charts
each, by the rules of this room; the tests draw some again."""


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely a chart of chance alone marks a point: anywhere, and the latest."""

    somewhere: float
    latest: float


def false_alarm(points: int, *, echoing: bool = False) -> Chance:
    """This function will say how often chance alone marks a chart of so many points.

    >>> false_alarm(36).somewhere
    0.292
    """
    somewhere = _ECHO_SOMEWHERE if echoing else _SOMEWHERE
    latest = _ECHO_LATEST if echoing else _LATEST
    if points < 2:
        return Chance(0.0, 0.0)
    return Chance(
        round(float(np.interp(points, _POINTS, somewhere)), 3),
        round(float(np.interp(points, _POINTS, latest)), 3),
    )


@dataclass(frozen=True, slots=True)
class Cautions:
    """What makes a series' rules unsafe: None where there is no sign of it.

    ``echo`` is the autocorrelation of neighbouring points, ``season`` that of
    points a year apart, which explains the other.
    """

    echo: float | None = None
    season: float | None = None


def cautions(
    values: Sequence[float], means: Sequence[float], per_year: int | None
) -> Cautions:
    """This function will look for echoes and seasons in one series.

    ``means`` are those of the chart, so that a rebase is no echo; ``per_year`` is
    the number of points in a year, None where it is not known. An autocorrelation
    counts above two standard errors, 2 / sqrt(n); a season needs two whole years.
    Series with gaps are judged by the pairs that are there. Source: G. Box and
    G. Jenkins, *Time Series Analysis*, 1970.
    """
    rest = np.asarray(values, dtype=np.float64) - np.asarray(means, dtype=np.float64)
    known = int(np.sum(~np.isnan(rest)))
    largest = float(np.max(np.abs(rest), initial=0, where=~np.isnan(rest)))
    if largest > 0:
        # It changes no correlation, and keeps squares within the range of a float.
        rest /= largest
    bound = 2 / math.sqrt(max(known, 1))
    season, echo = _season(rest, per_year), _correlation(rest, 1)
    # A season explains why neighbouring points are alike.
    if season > bound:
        return Cautions(season=round(season, 2))
    return Cautions(echo=round(echo, 2) if echo > bound else None)


def _season(rest: Floats, per_year: int | None) -> float:
    """The autocorrelation of points a year apart, where no shorter time has more.

    After a change of level, points a month or half a year apart are more alike than
    those of a year.
    """
    if per_year is None or len(rest) < 2 * per_year:
        return 0.0
    within = max(_correlation(rest, lag) for lag in range(2, per_year - 1))
    season = _correlation(rest, per_year)
    return season if season > within else 0.0


def _correlation(rest: Floats, lag: int) -> float:
    pairs = rest[lag:] * rest[:-lag]
    pairs = pairs[~np.isnan(pairs)]
    known = rest[~np.isnan(rest)]
    spread = float(np.mean(known**2)) if len(known) >= 8 else 0.0
    if spread == 0 or not len(pairs):
        return 0.0
    return float(np.mean(pairs)) / spread
