"""Real and nominal, and prices of one year in those of another.

An index is what a fixed basket costs, year by year, of calendar years or of financial
years; the two are kept apart. HM Treasury's deflator is held by calendar year. A
financial year's is taken as three quarters of its first calendar year and one of the
next, by the months in each. That approximates the published financial-year series,
which is made from quarters; where it matters, give the published one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workings.appraisal.parameters import gdp_deflator
from workings.core.refusals import Refusal
from workings.core.years import FinancialYear, NotAYear

Floats = NDArray[np.float64]


class NoIndex(Refusal):
    """A year whose prices are not known."""


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A financial or a calendar year; "2013/14" or "2013"."""

    starting: int
    financial: bool

    @classmethod
    def parse(cls, text: str) -> "Year":
        """This function will read "2013/14" or "2013"; NotAYear for anything else."""
        if text.isascii() and text.isdigit() and len(text) == 4:
            return cls(int(text), financial=False)
        try:
            return cls(FinancialYear.parse(text).starting, financial=True)
        except NotAYear:
            raise NotAYear(
                f'"{text}" is neither a financial year such as 2013/14 '
                "nor a calendar year such as 2013"
            ) from None

    def later(self, years: int) -> "Year":
        """The year so many after this."""
        return Year(self.starting + years, self.financial)

    def number_of(self, value: object) -> int | None:
        """How many years after this one a year is, by its number from this or by its
        name; None for what is neither, or is of the other kind of year.

        >>> year_0 = Year.parse("2013/14")
        >>> year_0.number_of(3), year_0.number_of("2016/17"), year_0.number_of("2016")
        (3, 3, None)
        """
        if isinstance(value, bool):
            return None
        if isinstance(value, int):
            return value
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) < 4:
            return int(text)
        try:
            year = Year.parse(text)
        except NotAYear:
            return None
        if year.financial is not self.financial:
            return None
        return year.starting - self.starting

    def __str__(self) -> str:
        return str(
            FinancialYear(self.starting) if self.financial else f"{self.starting:04d}"
        )


def published(year: Year) -> Decimal:
    """This function will return the GDP deflator of a year (calendar 2024 = 100).

    Raises :class:`NoIndex` for a year that no figure, or half of one, is held of.
    """
    held = gdp_deflator()
    needed = [year.starting, year.starting + 1] if year.financial else [year.starting]
    if any(one not in held for one in needed):
        raise NoIndex(
            f"There is no GDP deflator for {year}: those held are of the calendar "
            f"years {min(held)} to {max(held)}."
        )
    if not year.financial:
        return held[year.starting]
    return (3 * held[needed[0]] + held[needed[1]]) / 4


def reprice(
    amount: float, *, of: Year, to: Year, index: Mapping[Year, Decimal] | None = None
) -> float:
    """This function will put an amount in prices ``of`` a year into those ``to``.

    ``index`` is the published deflator where None.
    """
    before, after = (_level(year, index) for year in (of, to))
    return amount * float(after / before)


def _level(year: Year, index: Mapping[Year, Decimal] | None) -> Decimal:
    if index is None:
        return published(year)
    if year not in index:
        raise NoIndex(f"The index given has no figure for {year}.")
    return index[year]


def levels(rates: ArrayLike) -> Floats:
    """This function will turn yearly inflation into price levels, 1 in year 0.

    ``rates`` are shares, of years 1 and on; the result has one year more.

    >>> [round(1000 / level) for level in levels([0.02] * 5)]
    [1000, 980, 961, 942, 924, 906]
    """
    return np.concatenate([[1.0], np.cumprod(1 + np.asarray(rates, dtype=np.float64))])


def real(nominal: ArrayLike, price_levels: Floats) -> Floats:
    """This function will take inflation out: flows of shape (..., n_years)."""
    return np.asarray(nominal, dtype=np.float64) / price_levels


def nominal(real_flows: ArrayLike, price_levels: Floats) -> Floats:
    """This function will put inflation in: flows of shape (..., n_years)."""
    return np.asarray(real_flows, dtype=np.float64) * price_levels
