"""People ahead, by the Hamilton-Perry method: cohorts aged by how they changed before.

From two estimates some years apart, the ratio of a cohort's size in the later to its
size in the earlier gives how it changes a year, by death and migration together
(Swanson, Schlottmann and Schmidt, 2010). Children come from the ratio of infants to
people aged 20 to 44. An area's ratios are moved towards England's and bounded, so that
no boom goes on for ever.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

AGES = 91
OLDEST = AGES - 1
PARENTS = slice(20, 45)
DAMPING = 0.7
"""How much of an area's own departure from England's ratios is believed to last."""
BOUNDS = (0.97, 1.03)
"""What an area's yearly ratio may be, as a multiple of England's."""
SETTLED = 86
"""From this age on England's mortality is used: a small area's is noise."""


@dataclass(frozen=True, eq=False)
class Rates:
    """How people change a year.

    ``stays[a]`` is how many of age ``a`` there are a year later at ``a + 1``, for each
    there is (of the oldest, at the same age); ``infants`` how many of age 0 for each
    aged 20 to 44. Shapes (..., 91) and (...).
    """

    stays: Floats
    infants: Floats


def rates(before: Floats, after: Floats, years: int) -> Rates:
    """This function will find the yearly rates between two estimates.

    ``before`` and ``after`` have shape (..., 91) and lie ``years`` apart. The ratio
    over the whole time is put at the middle of the ages lived through.
    """
    if years < 1:
        message = f"estimates {years} years apart give no rates"
        raise ValueError(message)
    usable = SETTLED - years
    start = np.maximum(before[..., :usable], 1.0)
    ratio = np.maximum(after[..., years : usable + years], 1.0) / start
    yearly = ratio ** (1 / years)
    middles = np.arange(usable) + years // 2
    stays = np.empty(before.shape)
    flat, out = yearly.reshape(-1, usable), stays.reshape(-1, AGES)
    for row, found in enumerate(flat):
        out[row] = np.interp(np.arange(AGES), middles, found)
    parents = np.maximum(after[..., PARENTS].sum(axis=-1), 1.0)
    return Rates(_aged(stays), after[..., 0] / parents)


def of_england(before: Floats, after: Floats, years: int) -> Rates:
    """This function will find England's rates, the oldest people's among them.

    Beyond what cohorts show, deaths rise with each year of age at one rate (Gompertz):
    the one by which ageing the earlier estimate gives the later number of 85 and over.
    """
    found = rates(before, after, years)
    low, high = 1.0, 1.4
    for _ in range(40):
        steep = (low + high) / 2
        tried = Rates(_aged(found.stays.copy(), steep), found.infants)
        many = project(before, tried, years)[-1][85:].sum() > after[85:].sum()
        low, high = (steep, high) if many else (low, steep)
    return tried


def _aged(stays: Floats, steep: float = 1.12) -> Floats:
    last = SETTLED - 6
    deaths = np.clip(1 - stays[..., last - 3 : last + 1].mean(axis=-1), 0.02, 0.15)
    ages = np.arange(last + 1, AGES)
    # Those of 90 and over are 92 or 93 on the average.
    ages[-1] += 3
    older = deaths[..., None] * steep ** (ages - last + 1.5)
    stays[..., last + 1 :] = 1 - np.clip(older, 0.0, 0.4)
    return stays


def moderated(own: Rates, england: Rates) -> Rates:
    """This function will move an area's rates towards England's, within bounds."""
    relative = np.clip((own.stays / england.stays) ** DAMPING, *BOUNDS)
    relative[..., SETTLED - 5 :] = 1.0
    infants = own.infants / england.infants
    return Rates(
        relative * england.stays,
        np.clip(infants, 0.5, 2.0) ** DAMPING * england.infants,
    )


def project(start: Floats, found: Rates, years: int) -> Floats:
    """This function will project people year by year.

    ``start`` has shape (..., 91); the result (years + 1, ..., 91), ``start`` first.
    """
    ages = [start]
    for _ in range(years):
        now = ages[-1]
        following = np.empty_like(now)
        moved = now * found.stays
        following[..., 1:] = moved[..., :-1]
        following[..., OLDEST] += moved[..., OLDEST]
        following[..., 0] = found.infants * now[..., PARENTS].sum(axis=-1)
        ages.append(following)
    return np.array(ages)
