"""Slips: how far a milestone has moved from the date that was first planned for it."""

from dataclasses import dataclass
from datetime import date

from workings.core.dates import DatedTo, Precision
from workings.programme.projects import (
    MilestoneDateRecord,
    MilestoneKind,
    MilestoneRecord,
)
from workings.programme.stages import earliest


@dataclass(frozen=True, slots=True)
class Slip:
    """How far a date moved, plus is later, in whole days, months or years: whichever
    is the coarsest that one of the dates is known to.
    """

    count: int
    unit: Precision
    approximate: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A milestone as first planned and as it stands now: expected, or come.

    ``planned`` and ``now`` are None where no such date was given, and ``slip`` where
    one of them is not.
    """

    milestone: MilestoneRecord
    planned: MilestoneDateRecord | None
    now: MilestoneDateRecord | None
    slip: Slip | None

    @property
    def window(self) -> tuple[date, date] | None:
        """The first day that was planned and the day it came or will, where later."""
        if self.planned is None or self.now is None:
            return None
        late = self.slip is not None and self.slip.count > 0
        return (earliest(self.planned.on), self.now.on.on) if late else None


def moved(milestone: MilestoneRecord) -> Moved:
    """This function will compare a milestone's first plan with where it stands."""
    plans = [it for it in milestone.dates if it.kind is MilestoneKind.BASELINE]
    planned = plans[0] if plans else None
    came = milestone.latest(MilestoneKind.ACTUAL)
    now = came or milestone.latest(MilestoneKind.FORECAST)
    if now is None and len(plans) > 1:
        now = plans[-1]
    found = slip(planned.on, now.on) if planned and now else None
    return Moved(milestone, planned, now, found)


def slip(before: DatedTo, after: DatedTo) -> Slip:
    """This function will count from one date to another, as closely as both are known.

    >>> slip(DatedTo.parse("2017-04-30"), DatedTo.parse("2018-10~"))
    Slip(count=18, unit=<Precision.MONTH: 'month'>, approximate=True)
    """
    unit = max(before.precision, after.precision, key=list(Precision).index)
    approximate = before.approximate or after.approximate
    years = after.on.year - before.on.year
    if unit is Precision.YEAR:
        return Slip(years, unit, approximate)
    if unit is Precision.MONTH:
        months = 12 * years + after.on.month - before.on.month
        return Slip(months, unit, approximate)
    return Slip((after.on - before.on).days, unit, approximate)
