"""Student's t distribution: its quantiles, from its own density."""

from functools import lru_cache
from math import lgamma, pi

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def quantiles_of_t(freedom: float, levels: Floats) -> Floats:
    """This function will give quantiles of Student's t.

    By summing the density over a fine grid: right to five digits between 0.1% and
    99.9%.

    >>> quantiles_of_t(4.0, np.array([0.9])).round(4)
    array([1.5332])
    """
    places, share = _table(freedom)
    found: Floats = np.interp(levels, share, places)
    return found


@lru_cache(maxsize=8)
def _table(freedom: float) -> tuple[Floats, Floats]:
    # Even steps of the inverse sine's argument: fine in the middle, far in the tails.
    places = np.sinh(np.linspace(-8.0, 8.0, 200_001))
    scale = lgamma((freedom + 1) / 2) - lgamma(freedom / 2)
    density = np.exp(
        scale
        - np.log(freedom * pi) / 2
        - (freedom + 1) / 2 * np.log1p(places**2 / freedom)
    )
    steps = (density[1:] + density[:-1]) / 2 * np.diff(places)
    share = np.concatenate([[0.0], steps.cumsum()])
    return places, share / share[-1]
