"""As at: the two limits of every question to the record."""

from dataclasses import dataclass
from datetime import date

from workings.core.dates import say_day


@dataclass(frozen=True, slots=True)
class AsAt:
    """What had been *said* by a date, and *recorded* here by a statement's number.

    ``recorded_by`` None is all that is recorded. Nothing here defaults to today:
    only pages and commands read the clock.
    """

    said_by: date
    recorded_by: int | None = None

    def __str__(self) -> str:
        words = f"as at {say_day(self.said_by)}"
        if self.recorded_by is not None:
            words += f", as recorded up to statement {self.recorded_by}"
        return words
