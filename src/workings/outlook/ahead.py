"""People ahead of the base year: known, official, or projected, and which is which."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from workings.outlook.cohorts import Floats, Rates, moderated, project, rates


@dataclass(frozen=True, eq=False)
class Ahead:
    """People of a council by year: ``counts`` has shape (n_years, 91), base first."""

    counts: Floats
    said: str
    """Where they come from, in a sentence."""


def people_ahead(
    known: Mapping[int, Floats], england: Rates, wanted: range, *, official: bool
) -> Ahead | None:
    """This function will give people for a base year and the years after it.

    ``known`` are counts (91,) by year: estimates, then the official projection where
    there is one. Between known years, ages are interpolated; after the last, cohorts
    are aged by the rates between the last and the one about nine years before. None
    where fewer than two years are known, or the base year lies before the first.
    """
    given = sorted(known)
    if len(given) < 2 or wanted[0] < given[0]:
        return None
    last = given[-1]
    further: Mapping[int, Floats] = {}
    if last < wanted[-1]:
        earlier = min(given[:-1], key=lambda year: abs(last - 9 - year))
        own = rates(known[earlier], known[last], last - earlier)
        ages = project(known[last], moderated(own, england), wanted[-1] - last)
        further = {last + place: one for place, one in enumerate(ages)}
    counts = [
        further[year] if year > last else _between(known, given, year)
        for year in wanted
    ]
    return Ahead(np.array(counts), _said(last, wanted[-1], official=official))


def _between(known: Mapping[int, Floats], given: list[int], year: int) -> Floats:
    after = next(one for one in given if one >= year)
    if after == year:
        return known[year]
    before = max(one for one in given if one < year)
    part = (year - before) / (after - before)
    between: Floats = known[before] * (1 - part) + known[after] * part
    return between


def _said(last: int, end: int, *, official: bool) -> str:
    if official:
        words = f"Official estimates, and the official projection to {last}"
    else:
        words = f"Official estimates to {last}"
    if end > last:
        words += f"; after that, cohorts aged by their own rates, to {end}"
    return words + "; years between are interpolated."
