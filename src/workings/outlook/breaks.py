"""Breaks in the series: years whose change is one of definition, and when it was known.

A break is left out of what is learned from the year it falls in. Where its size was
published before it happened, a path that was made in between knows it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workings.core.years import FinancialYear


@dataclass(frozen=True, slots=True)
class Break:
    """One break of one group, with what was said of it and when."""

    group: str
    year: FinancialYear
    said: date
    what: str
    source: str
    growth: float | None = None
    """The growth (of the logarithm) that was published for the year, if any was."""


def past(
    breaks: Iterable[Break],
    group: str,
    years: tuple[FinancialYear, ...],
    known_by: date,
) -> tuple[int, ...]:
    """This function will give the places, among the years, of a group's breaks."""
    return tuple(
        years.index(one.year)
        for one in breaks
        if one.group == group and one.year in years and one.said <= known_by
    )


def foreseen(
    breaks: Iterable[Break], group: str, base: FinancialYear, known_by: date
) -> dict[int, float]:
    """This function will give the growth published for years ahead, by their place."""
    return {
        one.year.starting - base.starting: one.growth
        for one in breaks
        if one.group == group
        and one.year > base
        and one.growth is not None
        and one.said <= known_by
    }
