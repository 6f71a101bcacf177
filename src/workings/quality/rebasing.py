"""Where a series may have changed its level: suggestions, for a person to judge.

A rebase hides what came before from the rules, so that it needs a reason; the
computer has none to give. Change points are found by PELT (R. Killick and others,
"Optimal detection of changepoints with a linear computational cost", Journal of the
American Statistical Association 107, 2012), as the library ``ruptures`` has it.
"""

import math
from collections.abc import Sequence

import numpy as np

from workings.quality.segments import mean

SHORTEST = 8
"""Points between two suggestions: fewer make no limits worth having."""

PENALTY = 3
"""Of each further change, in natural logarithms of the number of points: above the
two that Schwarz's criterion asks, as a needless rebase does more harm than none."""


def suggest_rebases(values: Sequence[float]) -> tuple[int, ...]:
    """This function will return the places of points that may begin a new level.

    NaNs are left out. Nothing is suggested for fewer than sixteen values, or where
    the series does not vary from one point to the next.

    >>> suggest_rebases([5, 6, 4, 5] * 4 + [15, 16, 14, 15] * 4)
    (16,)
    """
    series = np.asarray(values, dtype=np.float64)
    places = np.flatnonzero(~np.isnan(series))
    known = series[places]
    if len(known) < 2 * SHORTEST:
        return ()
    spread = float(mean(np.abs(np.diff(known))[np.newaxis, :])[0, 0]) / 1.128
    if spread == 0:
        return ()
    # Imported here: it brings scipy, which no other chart needs.
    from ruptures import Pelt

    found = (
        Pelt(model="l2", min_size=SHORTEST, jump=1)
        .fit((known / spread).reshape(-1, 1))
        .predict(pen=PENALTY * math.log(len(known)))
    )
    return tuple(int(places[end]) for end in found[:-1])
