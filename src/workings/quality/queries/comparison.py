"""A programme's council beside others, by what is packaged of every council."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workings.quality.comparing import (
    Compared,
    Funnel,
    NotCompared,
    Peers,
    compare,
    funnel,
    peers,
)
from workings.quality.measures import MeasureRecord
from workings.quality.words import Official
from workings.reference.outcomes import ADULTS_OF
from workings.reference.packaging import Published
from workings.reference.queries import (
    adults,
    area_of,
    latest_estimate,
    outcomes,
    outcomes_source,
)

COUNTED = Official.ASC6
"""The one measure of which it is known how many each council's value rests on."""


@dataclass(frozen=True, slots=True)
class AmongOthers:
    """Measures set beside other councils' by their codes; ``estimate`` is the year of
    the adults that peers are chosen by, ``why_not`` says what could not be compared.
    """

    peers: Peers
    estimate: int
    source: Published
    compared: tuple[tuple[MeasureRecord, Compared], ...]
    why_not: tuple[str, ...]
    counted: tuple[MeasureRecord, Funnel] | None


def beside_others(
    known: Sequence[MeasureRecord], *, code: str, name: str, day: date
) -> AmongOthers | None:
    """This function will set a council beside others by each measure that names an
    official one; None where none does, or before the outcomes were published.

    ``code`` and ``name`` are the council's. Raises :class:`NotCompared` where it is
    not among those published.
    """
    named = [(one, one.compared_by) for one in known if one.compared_by]
    source = outcomes_source()
    if not is_compared(known, day):
        return None
    area, estimate = area_of(code, name), latest_estimate()
    every = {one: outcomes(one) for one in Official}
    areas = sorted({each.area for many in every.values() for each in many})
    counted = adults(areas, estimate)
    chosen = peers(area, [each for many in every.values() for each in many], counted)
    compared, why_not = [], []
    for one, official in named:
        try:
            found = compare(official, one.improves, chosen, every[official])
        except NotCompared as refusal:
            why_not.append(f"{one.title}: {refusal}")
        else:
            compared.append((one, found))
    return AmongOthers(
        chosen, estimate, source, tuple(compared), tuple(why_not), _counted(named, area)
    )


def is_compared(known: Sequence[MeasureRecord], day: date) -> bool:
    """This function will say whether a measure names an official one, and those had
    been published by a day.
    """
    named = any(one.compared_by for one in known)
    return named and day >= outcomes_source().published_on


def _counted(
    named: Sequence[tuple[MeasureRecord, Official]], area: str
) -> tuple[MeasureRecord, Funnel] | None:
    mine = [one for one, official in named if official is COUNTED]
    every = outcomes(COUNTED)
    years = {
        each.year
        for each in every
        if each.year.starting in ADULTS_OF
        and each.area == area
        and each.value is not None
    }
    if not mine or not years:
        return None
    year = max(years)
    estimate = ADULTS_OF[year.starting]
    counts = adults([each.area for each in every if each.year == year], estimate)
    found = funnel(area, year, estimate, every, counts)
    return None if found is None else (mine[0], found)
