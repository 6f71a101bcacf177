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
    """The first year in which what was spent is back, and what comes after it."""

    outcome: Outcome
    year: int | None
    """The first year, after the first that is below nought, in which the running total
    is not; 0 where it never is below; None for never.
    """
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

    ``flows`` has shape (n_years,): minus out, plus in, discounted or not. Where the
    running total is never below nought, there is nothing to pay back: year 0. Raises
    :class:`ValueError` for another shape.

    >>> payback([-100, 30, 30, 30, 30]).years
    3.3333333333333335
    """
    array = np.asarray(flows, dtype=np.float64)
    if array.ndim != 1 or not len(array):
        message = f"one flow a year is needed, not an array of shape {array.shape}"
        raise ValueError(message)
    running = np.cumsum(array)
    below = running < -_NOUGHT * np.abs(array).cumsum()
    if not below.any():
        return Payback(Outcome.PAYS_BACK, 0, 0.0, for_good=0)
    year = _first(~below, after=_first(below, after=0))
    if year is None:
        return Payback(Outcome.NEVER, None, None)
    years = year - 1 + min(1.0, -float(running[year - 1]) / float(array[year]))
    again = _first(below, after=year)
    if again is None:
        return Payback(Outcome.PAYS_BACK, year, years, for_good=year)
    for_good = None if below[-1] else len(below) - int(below[::-1].argmax())
    return Payback(Outcome.TURNS_NEGATIVE_AGAIN, year, years, again, for_good)


def _first(is_so: NDArray[np.bool_], *, after: int | None) -> int | None:
    rest = is_so[after:]
    return (after or 0) + int(rest.argmax()) if rest.any() else None
