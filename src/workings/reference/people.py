"""People of every area by single year of age, and how far each count reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from workings.reference.authorities import MERGED

Floats = NDArray[np.float64]

AGES = 91
"""0 to 89, and 90 and over as the last."""

DEPENDENT = {
    "0-17": (0, 18),
    "18-64": (18, 65),
    "65-74": (65, 75),
    "75-84": (75, 85),
    "85+": (85, AGES),
}
"""The age bands that services are planned by: from, up to but not including."""


@dataclass(frozen=True, eq=False)
class People:
    """Counts by area, year and single year of age.

    ``counts[(ons_code, year)]`` has shape (91,): persons at 30 June of the year.
    """

    counts: Mapping[tuple[str, int], Floats]
    kinds: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """"estimate" or "projection", for each."""

    def years(self, area: str, kind: str) -> tuple[int, ...]:
        """This function will list the years that an area has a count of a kind for."""
        return tuple(
            sorted(
                year
                for (code, year), one in self.kinds.items()
                if code == area and one == kind
            )
        )


def on_boundaries_of(
    wanted: Sequence[str], then: Mapping[str, Floats], before: Mapping[str, Floats]
) -> dict[str, Floats]:
    """This function will give counts on older boundaries.

    ``then`` are counts by the areas of their day, ``before`` older ones by the areas
    wanted. A merged area is split, at each age, as its parts stood to one another
    before; where all of them had nobody of an age, evenly. One that was still in
    parts is their sum. Areas that neither has are left out.
    """
    merged_into = {part: whole for whole, parts in MERGED.items() for part in parts}
    found: dict[str, Floats] = {}
    for area in wanted:
        if area in then:
            found[area] = then[area]
            continue
        if all(part in then for part in MERGED.get(area, ("",))):
            found[area] = sum((then[part] for part in MERGED[area]), np.zeros(AGES))
            continue
        whole = merged_into.get(area)
        if whole is None or whole not in then or area not in before:
            continue
        parts = np.array([before[part] for part in MERGED[whole] if part in before])
        total = parts.sum(axis=0)
        share = np.where(
            total > 0, before[area] / np.where(total > 0, total, 1), 1 / len(parts)
        )
        found[area] = then[whole] * share
    return found


def in_bands(ages: Floats) -> Floats:
    """This function will sum ages (..., 91) into bands (..., 5)."""
    return np.stack(
        [ages[..., low:high].sum(axis=-1) for low, high in DEPENDENT.values()], axis=-1
    )
