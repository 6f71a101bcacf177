"""Run charts: is a series random about its median? J. Anhoej's two tests.

No limits and no shape of distribution are assumed, so that these serve where XmR
limits do not: few points, counts with many zeros, skewed times. Source: J. Anhoej
and A. V. Olesen, "Run charts revisited", PLoS ONE 9(11), 2014.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

ONE_IN = 20
"""Charts of chance alone cross the median so seldom, or a little more often."""


@dataclass(frozen=True, slots=True)
class Runs:
    """A series about its median.

    ``useful`` points lie off the median. A run longer than ``longest_allowed``, or
    fewer crossings of the median than ``fewest_crossings``, is more than chance.
    """

    median: float | None
    useful: int
    longest: int
    longest_allowed: int
    crossings: int
    fewest_crossings: int

    @property
    def shifted(self) -> bool:
        """Whether the series is not random about its median."""
        return (
            self.longest > self.longest_allowed
            or self.crossings < self.fewest_crossings
        )


def runs(values: Sequence[float]) -> Runs:
    """This function will test a series, in order of time, NaN where it has no value.

    Points on the median are left out: they neither end a run nor make one longer.

    >>> runs([1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9]).shifted
    True
    """
    known = [value for value in values if not math.isnan(value)]
    middle = median(known) if known else None
    above = [
        value > middle for value in known if middle is not None and value != middle
    ]
    lengths = [len(list(run)) for _, run in groupby(above)]
    return Runs(
        median=middle,
        useful=len(above),
        longest=max(lengths, default=0),
        longest_allowed=round(math.log2(len(above)) + 3) if above else 0,
        crossings=max(len(lengths) - 1, 0),
        fewest_crossings=_fewest(max(len(above) - 1, 0)),
    )


def _fewest(chances: int) -> int:
    """The lower twentieth of the heads that ``chances`` tosses of a coin give."""
    below, crossings = 1, 0
    while ONE_IN * below < 2**chances:
        crossings += 1
        below += math.comb(chances, crossings)
    return crossings
