"""By how much council tax may be raised before a referendum must be held.

Until 2011/12 a minister could cap a council's budget afterwards, and no number was said
beforehand. Since 2012/13 the House of Commons approves principles each February for the
year that follows: a rise of so much "or more" is excessive, for a class of authority.
Since 2016/17 councils with adult social care may raise more for it alone.
Source: Local Government Finance Act 1992, Part 1, Chapter 4ZA; the yearly reports.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from workings.core.years import FinancialYear
from workings.outlook.assumptions import Floats, Wanted

LIMITED = ("band-d", "care-precept")
"""The assumptions that a principle limits: the core rise, and that for social care."""


@dataclass(frozen=True, slots=True)
class Principle:
    """A year's principle for classes of council: shares of the year before, 0.02."""

    year: FinancialYear
    kinds: tuple[str, ...]
    core: float
    care: float
    said: date
    source: str


def in_force(announced: Iterable[Principle], wanted: Wanted) -> tuple[Principle, ...]:
    """This function will give the principles that were known by the day, for a class of
    council and the years wanted, in the order of the years; the last said of a year.
    """
    found = {
        one.year: one
        for one in sorted(announced, key=lambda each: each.said)
        if one.year in wanted.years
        and wanted.kind in one.kinds
        and one.said <= wanted.known_by
    }
    return tuple(found[year] for year in sorted(found))


def limits(known: Iterable[Principle], name: str, wanted: Wanted) -> Floats | None:
    """This function will give the most that council tax may grow by, by year: the
    logarithm, infinite in a year without a principle that was known by the day.

    None where there is none at all. Nobody knows the principle of a later year: the
    assumption's own interval stands for it.
    """
    found = np.full(len(wanted.years), np.inf)
    for one in in_force(known, wanted):
        share = one.core if name == "band-d" else one.care
        found[wanted.years.index(one.year)] = np.log1p(share)
    return found if np.isfinite(found).any() else None
