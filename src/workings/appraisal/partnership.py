"""Local partnership cost-benefit, as New Economy and HM Treasury set it out.

What a new way of working changes is population x engagement x retention x impact,
less what would have happened anyway (deadweight), at a unit value, less a correction
for how well it is all known. It starts after a lag and drops off. What it saves a
public purse (fiscal) and what it is worth to society (social) are two columns that
are never added.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workings.appraisal.parameters import corrections


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom it reaches and what it changes: a number of people, and shares."""

    population: float
    engagement: float = 1.0
    retention: float = 1.0
    impact: float = 1.0
    deadweight: float = 0.0

    def __post_init__(self) -> None:
        for name in ("engagement", "retention", "impact", "deadweight"):
            share = getattr(self, name)
            if not 0 <= share <= 1:
                message = f"{name} is a share from 0 to 1, not {share}"
                raise ValueError(message)

    @property
    def changed(self) -> float:
        """The number of people for whom the outcome is other than it would be."""
        taken_part = self.population * self.engagement * self.retention
        return taken_part * self.impact * (1 - self.deadweight)


def correction(grade: int) -> float:
    """This function will say what is taken off for confidence, by grade 1 to 6.

    >>> [correction(grade) for grade in range(1, 7)]
    [0.0, 0.05, 0.1, 0.15, 0.25, 0.4]
    """
    published = corrections()
    if not 1 <= grade <= len(published):
        message = f"a confidence grade is from 1 to {len(published)}, not {grade}"
        raise ValueError(message)
    return float(published[grade - 1])


def yearly(reach: Reach, unit_value: float, grade: int) -> float:
    """This function will value a full year of it, in the unit of ``unit_value``.

    >>> yearly(Reach(1000, 0.75, 0.8, 0.5, 0.2), 100.0, 4)
    20400.0
    """
    return reach.changed * unit_value * (1 - correction(grade))


def profile(
    n_years: int, *, first: int, last: int, lag: int = 0, drop_off: float = 0.0
) -> NDArray[np.float64]:
    """This function will say what share of a full year's effect each year has.

    People are worked with in years ``first`` to ``last``; each year's effect comes
    ``lag`` years later, and each year after the first keeps (1 - ``drop_off``) of the
    year before. Shape (n_years,); what falls beyond is left out.
    """
    if not 0 <= drop_off <= 1:
        message = f"a drop-off is a share from 0 to 1, not {drop_off}"
        raise ValueError(message)
    years = np.arange(n_years)
    begins = first + lag
    inside = (years >= begins) & (years <= last + lag)
    return np.where(inside, (1 - drop_off) ** np.maximum(years - begins, 0.0), 0.0)
