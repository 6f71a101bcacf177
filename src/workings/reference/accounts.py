"""Accounts of all authorities and years as one array, and whether they add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workings.core.years import FinancialYear
from workings.reference.authorities import Authority
from workings.reference.lines import COUNCIL_TAX, ITEMS, NET_REVENUE

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Accounts:
    """Every authority's account of every year, by item, in thousands of pounds.

    ``amounts`` has shape (n_authorities, n_years, n_items), cash of the year; NaN
    where there is no account, or where an item was not published in that year.
    Costs are plus; grants, and what is taken from reserves, are minus, as published.
    """

    authorities: tuple[Authority, ...]
    years: tuple[FinancialYear, ...]
    amounts: Floats
    budgets: NDArray[np.bool_]
    """(n_authorities, n_years): true where the account is a budget, no outturn yet."""
    items: tuple[str, ...] = ITEMS

    @cached_property
    def _places(self) -> dict[str, int]:
        return {item: place for place, item in enumerate(self.items)}

    def of(self, *items: str) -> Floats:
        """This function will sum items: (n_authorities, n_years).

        Items that a year lacks count as 0, an account that is not there as NaN.
        """
        places = [self._places[item] for item in items]
        found = np.nan_to_num(self.amounts[:, :, places]).sum(axis=2)
        there: NDArray[np.bool_] = self.there
        return np.where(there, found, np.nan)

    @cached_property
    def there(self) -> NDArray[np.bool_]:
        """Whether there is an account: (n_authorities, n_years)."""
        return np.isfinite(self.amounts[:, :, self._places[NET_REVENUE]])

    def place(self, authority: Authority) -> int:
        """This function will give an authority's place on the first axis."""
        return self.authorities.index(authority)

    def year(self, year: FinancialYear) -> int:
        """This function will give a year's place on the second axis."""
        return self.years.index(year)

    def until(self, year: FinancialYear) -> "Accounts":
        """This function will leave out every year after this one."""
        count = sum(one <= year for one in self.years)
        return Accounts(
            self.authorities,
            self.years[:count],
            self.amounts[:, :count],
            self.budgets[:, :count],
            self.items,
        )


@dataclass(frozen=True, slots=True)
class Sums:
    """What one account's placed lines add up to, and what it published, in pence."""

    authority: str
    year: FinancialYear
    net_revenue: int
    published_net_revenue: int
    council_tax: int
    published_council_tax: int

    @property
    def off(self) -> int:
        """By how much the account does not add up: the larger of the two, in pence."""
        return max(
            abs(self.net_revenue - self.published_net_revenue),
            abs(self.council_tax - self.published_council_tax),
        )


TOLERANCE = 1_000_00
"""Accounts are published to the nearest thousand pounds; £1,000, in pence."""


def add_up(
    authority: str, year: FinancialYear, lines: Sequence[tuple[str, str, int]]
) -> Sums:
    """This function will add up an account's lines, in published order.

    Each line is its place, its item and its pence. Lines above *net revenue
    expenditure* add up to it; with those between, to the *council tax requirement*.
    """
    running = net_revenue = council_tax = 0
    published = {NET_REVENUE: 0, COUNCIL_TAX: 0}
    for place, item, pence in lines:
        if place == "total":
            if item in published:
                published[item] = pence
            if item == NET_REVENUE:
                net_revenue = running
            if item == COUNCIL_TAX:
                council_tax = running
        elif place != "memorandum":
            running += pence
    return Sums(
        authority,
        year,
        net_revenue,
        published[NET_REVENUE],
        council_tax,
        published[COUNCIL_TAX],
    )
