"""Official outcomes of adult social care, council by council, and whose adults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workings.core.years import FinancialYear
from workings.reference.authorities import Authority, areas
from workings.reference.people import Floats, on_boundaries_of

ADULTS_OF: Mapping[int, int] = {2019: 2019, 2020: 2020, 2021: 2020}
"""The mid-year estimate that rates per 100,000 adults rest on, by financial year.

The file does not say; with these, and no others, each council's requests come out at
a multiple of five, as the return rounds them. Other years rest on none packaged.
"""
ADULT = 18


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was published of one council for one year; None where nothing was.

    ``area`` is the ONS code, ``grouping`` the publisher's class of council.
    """

    year: FinancialYear
    area: str
    name: str
    grouping: str
    value: float | None


def adults_by_area(
    wanted: Sequence[str],
    then: Mapping[str, Floats],
    before: Mapping[str, Floats],
    authorities: Sequence[Authority],
) -> dict[str, float]:
    """This function will count the people of 18 and over of each area.

    ``then`` and ``before`` are as in :func:`on_boundaries_of`. A county's adults are
    those of its districts; an area that is not wholly counted is left out.
    """
    known = {one.ons: one for one in authorities}
    found = {}
    for area in wanted:
        parts: tuple[str, ...] = (area,)
        if area not in then and area in known:
            parts = areas(known[area], authorities)
        counts = on_boundaries_of(parts, then, before)
        if parts and len(counts) == len(parts):
            found[area] = float(sum(ages[ADULT:].sum() for ages in counts.values()))
    return found
