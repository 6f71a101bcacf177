"""What a flow of a later year is worth now.

Year 0 is the base year and is not discounted. The factor of a year is the factor of
the year before over 1 plus the year's own rate, so that a falling schedule never
jumps: year 31 is the first at 3.0%, and years 1 to 30 keep their 3.5% in its factor.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workings.appraisal.parameters import Schedule

Floats = NDArray[np.float64]

FURTHEST = 1000
"""The last year that factors are worked out for."""

# Twice what is shown, so that a thousand divisions leave every digit of it right.
_EXACT = Context(prec=50)


class Timing(StrEnum):
    """When in its year a flow falls."""

    END_OF_YEAR = "end_of_year"
    """One whole year after another: year 0 is now."""
    MID_YEAR = "mid_year"
    """Half a year later: what flows through year 0 is discounted by half a year."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A year's rate, and what a pound of that year is worth in year 0."""

    year: int
    rate: Decimal
    factor: Decimal

    @property
    def written(self) -> str:
        """The factor, to 20 significant digits."""
        return f"{self.factor:.{19 - self.factor.adjusted()}f}"


def factors(
    schedule: Schedule, to: int, timing: Timing = Timing.END_OF_YEAR
) -> tuple[Factor, ...]:
    """This function will work out the factors of years 0 to ``to``.

    In the middle of a year, half of the next year's rate has been paid: the factor
    is that of the year over the root of 1 plus the rate of the year after. Raises
    :class:`ValueError` for a year below 0 or beyond :data:`FURTHEST`.

    >>> from workings.appraisal.parameters import schedule
    >>> [factor.written for factor in factors(schedule(), 31)[30:]]
    ['0.35627841060230154047', '0.34590136951679761211']
    """
    return factors_at([schedule.rate(year) for year in _years(to, timing)], timing)


def flat(
    rate: Decimal, to: int, timing: Timing = Timing.END_OF_YEAR
) -> tuple[Factor, ...]:
    """This function will work out the factors of one rate for every year."""
    return factors_at([rate for _ in _years(to, timing)], timing)


def factors_at(rates: Sequence[Decimal], timing: Timing) -> tuple[Factor, ...]:
    """This function will multiply out yearly rates, of year 0 and each year after.

    At mid-year the last rate only serves the year before it.
    """
    found: list[Factor] = []
    factor = Decimal(1)
    for year, rate in enumerate(rates):
        if year:
            factor = _EXACT.divide(factor, 1 + rate)
        found.append(Factor(year, rate, factor))
    if timing is Timing.END_OF_YEAR:
        return tuple(found)
    return tuple(
        replace(now, factor=_EXACT.divide(now.factor, _EXACT.sqrt(1 + after.rate)))
        for now, after in pairwise(found)
    )


def _years(to: int, timing: Timing) -> range:
    if not 0 <= to <= FURTHEST:
        message = f"years run from 0 to {FURTHEST}, not to {to}"
        raise ValueError(message)
    return range(to + 1 + (timing is Timing.MID_YEAR))


def as_floats(worked_out: Sequence[Factor]) -> Floats:
    """This function will turn factors into float64, shape (n_years,).

    Here Decimal becomes float: 15 digits and more are right, and no amount of the
    record is made of them.
    """
    return np.array([float(one.factor) for one in worked_out])


def present_value(flows: ArrayLike, discount: Floats) -> Floats:
    """This function will add up flows at what they are worth in year 0.

    ``flows`` has shape (..., n_years), any unit, plus or minus; the result has the
    shape before the last axis. ``discount`` has shape (n_years,), from
    :func:`as_floats`. Flows and factors must be both real or both nominal. Raises
    :class:`ValueError` where the years are not the same number.
    """
    array = np.asarray(flows, dtype=np.float64)
    if array.ndim == 0 or discount.shape != array.shape[-1:]:
        message = f"flows of shape {array.shape} have not {len(discount)} years"
        raise ValueError(message)
    # einsum rather than a product of matrices: what a flow is worth must not hang
    # on which others were worked out with it.
    return np.asarray(np.einsum("...y,y->...", array, discount))


def annuity(discount: Floats, life: int) -> float:
    """This function will say what a pound a year is worth, paid in years 1 to ``life``.

    Raises :class:`ValueError` for a life of no year, or beyond the factors.

    >>> from workings.appraisal.parameters import schedule
    >>> round(annuity(as_floats(factors(schedule(), 15)), 15), 4)
    11.5174
    """
    if not 1 <= life < len(discount):
        message = f"a life of {life} years is not within years 1 to {len(discount) - 1}"
        raise ValueError(message)
    return float(discount[1 : life + 1].sum())


def equivalent_annual(value: float, discount: Floats, life: int) -> float:
    """This function will spread a present value evenly over years 1 to ``life``.

    The equivalent annual cost, where ``value`` is a cost: the same sum each year that
    is worth as much. It compares options of different lives.
    """
    return value / annuity(discount, life)


def nominal_rate(real: Decimal, inflation: Decimal) -> Decimal:
    """This function will join a real rate and inflation to the nominal rate.

    Real flows at real rates are worth what nominal flows at nominal rates are.

    >>> nominal_rate(Decimal("0.035"), Decimal("0.02"))
    Decimal('0.05570')
    """
    return (1 + real) * (1 + inflation) - 1
