"""When what was spent has come back, and whether it stays so."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Outcome(StrEnum):
    """What became of the running total."""

    PAYS_BACK = "pays_back"
    NEVER = "never"
    TURNS_NEGATIVE_AGAIN = "turns_negative_again"


@dataclass(frozen=True, slots=True)
class Payback:
    """The first year in which the running total is not below nought, and after it."""

    outcome: Outcome
    year: int | None
    """The first such year; None for never."""
    years: float | None
    """The same to a part of a year, the year's flow taken as even through it."""
    negative_again: int | None = None
    """The first year after it in which the total is below nought."""
    for_good: int | None = None
    """From which year the total stays at nought or above; None where it does not."""


# A running total of binary fractions misses nought by less than this share of what
# has gone through it.
_NOUGHT = 1e-12


def payback(flows: ArrayLike) -> Payback:
    """This function will find when flows, from year 0, have paid themselves back.

    ``flows`` has shape (n_years,): minus out, plus in, discounted or not. Nothing
    spent is paid back in year 0. Raises :class:`ValueError` for another shape.

    >>> payback([-100, 30, 30, 30, 30]).years
    3.3333333333333335
    """
    array = np.asarray(flows, dtype=np.float64)
    if array.ndim != 1 or not len(array):
        message = f"one flow a year is needed, not an array of shape {array.shape}"
        raise ValueError(message)
    running = np.cumsum(array)
    above = running >= -_NOUGHT * np.abs(array).cumsum()
    if not above.any():
        return Payback(Outcome.NEVER, None, None)
    year = int(above.argmax())
    years = _exactly(running, array, year)
    if above[year:].all():
        return Payback(Outcome.PAYS_BACK, year, years, for_good=year)
    again = year + int((~above[year:]).argmax())
    return Payback(Outcome.TURNS_NEGATIVE_AGAIN, year, years, again, _for_good(above))


def _exactly(
    running: NDArray[np.float64], flows: NDArray[np.float64], year: int
) -> float:
    if not year:
        return 0.0
    return year - 1 + min(1.0, -float(running[year - 1]) / float(flows[year]))


def _for_good(above: NDArray[np.bool_]) -> int | None:
    if not above[-1]:
        return None
    return len(above) - int((~above[::-1]).argmax())
