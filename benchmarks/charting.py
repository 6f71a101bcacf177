"""python -m benchmarks.charting [--quick]: control charts of many series, which need no
record, beside the same in pandas with a loop over series, as an analyst does it.
"""

import sqlite3
from functools import cache

import numpy as np
import pandas as pd

from benchmarks.alone import Alone, main, measure
from benchmarks.timing import Subject
from workings.quality.segments import Floats
from workings.quality.xmr import LARGEST_RANGE, TO_LIMIT, TO_NEAR_LIMIT, chart

POINTS = 36


@cache
def values(series: int) -> Floats:
    return np.random.default_rng(1).normal(size=(series, POINTS))


@cache
def frame(series: int) -> pd.DataFrame:
    """The same values, a row for each, as a file has them."""
    return pd.DataFrame(
        {
            "series": np.repeat(np.arange(series), POINTS),
            "value": values(series).ravel(),
        }
    )


def in_pandas(series: int) -> int:
    """The yardstick: limits and rules with pandas, one series after another."""
    return sum(_marked(one["value"]) for _, one in frame(series).groupby("series"))


def _marked(value: "pd.Series[float]") -> int:
    ranges = value.diff().abs()
    spread = ranges[ranges < LARGEST_RANGE * ranges.mean()].mean()
    apart = value - value.mean()
    outside = apart.abs() > TO_LIMIT * spread
    near = (apart.abs() > TO_NEAR_LIMIT * spread) & ~outside
    side, step = np.sign(apart), np.sign(value.diff())
    run = _spread(side.rolling(7).sum().abs() == 7, 7)
    trend = _spread(step.rolling(6).sum().abs() == 6, 7)
    alike = side.rolling(3).sum().abs() == 3
    pairs = near & _spread((near.rolling(3).sum() >= 2) & alike, 3)
    return int((outside | run | trend | pairs).sum())


def _spread(ends: "pd.Series[bool]", length: int) -> "pd.Series[bool]":
    """Every point of the windows that end at these."""
    return ends[::-1].rolling(length, min_periods=1).max()[::-1].astype(bool)


def with_arrays(series: int) -> int:
    return int(np.count_nonzero(chart(values(series)).marks.way))


@cache
def stored(series: int) -> sqlite3.Connection:
    """The same values in a database, a row for each, as readings are."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE reading (series INTEGER, place INTEGER, value REAL)")
    rows = (
        (number, place, value)
        for number, one in enumerate(values(series).tolist())
        for place, value in enumerate(one)
    )
    database.executemany("INSERT INTO reading VALUES (?, ?, ?)", rows)
    return database


def read(series: int) -> int:
    """The yardstick of many: every row fetched, and no more done with it."""
    rows = stored(series).execute("SELECT series, place, value FROM reading")
    return len(rows.fetchall())


def subjects(*, quick: bool) -> tuple[Subject, ...]:
    series = 50 if quick else 2_000
    assert with_arrays(50) == in_pandas(50), "both mark the same points"
    return (
        Subject(
            f"chart {series:,} series of {POINTS} points",
            lambda: with_arrays(series),
            lambda: in_pandas(series),
            aim=0.01,
            repeat=3,
        ),
        Subject(
            f"chart {10 * series:,} series of {POINTS} points, beside reading them",
            lambda: with_arrays(10 * series),
            lambda: read(10 * series),
            aim=1,
        ),
    )


ALONE = Alone("quality", "benchmarks.charting", memory_aim=1_000, subjects=subjects)


def run(*, quick: bool) -> None:
    """This function will measure, print, and where it is not quick write it down."""
    measure(ALONE, quick=quick)


if __name__ == "__main__":
    main(ALONE)
