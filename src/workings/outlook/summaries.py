"""What draws say: quantiles by year, shares, and when something first happens."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workings.numerics.quantiles import chance, quantiles

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

LEVELS = (0.1, 0.5, 0.9)


@dataclass(frozen=True, eq=False)
class Fan:
    """P10, P50 and P90 by year, with their Monte Carlo errors: (3, n_years) each."""

    values: Floats
    errors: Floats

    def less(self, amounts: Floats) -> "Fan":
        """This function will subtract an amount that is known from each year."""
        return Fan(self.values - amounts, self.errors)


@dataclass(frozen=True, eq=False)
class Shares:
    """The chance by each year, with its Monte Carlo error: (n_years,) each."""

    values: Floats
    errors: Floats


@dataclass(frozen=True, slots=True)
class Takes:
    """The place of the year by which a tenth, half, nine tenths of draws have it.

    None where fewer have it within the horizon; ``never`` is the share that do not.
    """

    p10: int | None
    p50: int | None
    p90: int | None
    never: float
    error: float


def fan(draws: Floats) -> Fan:
    """This function will sum up draws of shape (n_years, n_draws)."""
    found = quantiles(draws.T, LEVELS)
    return Fan(found.values, found.errors)


def shares(happened: Flags) -> Shares:
    """This function will give the chance of having happened by each year."""
    found = chance(np.logical_or.accumulate(happened, axis=0).T)
    return Shares(found.values, found.errors)


def takes(happened: Flags) -> Takes:
    """This function will give when something first happens: (n_years, n_draws)."""
    by_year = shares(happened)

    def place(level: float) -> int | None:
        reached = np.flatnonzero(by_year.values >= level)
        return int(reached[0]) if len(reached) else None

    p10, p50, p90 = map(place, LEVELS)
    never = 1 - float(by_year.values[-1])
    return Takes(p10, p50, p90, never, float(by_year.errors[-1]))
