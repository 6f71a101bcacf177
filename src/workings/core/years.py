"""Financial years, April to March, and months.

Everything here is half-open inside and said inclusive outside.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


class NotAYear(ValueError):
    """A text that should be a financial year ("2011/12") is none."""


_YEAR = re.compile(r"([12][0-9]{3})[/-]([0-9]{2}|[0-9]{4})")


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """The year from 1 April ``starting`` to 31 March after; written "2011/12"."""

    starting: int

    def __str__(self) -> str:
        return f"{self.starting}/{(self.starting + 1) % 100:02d}"

    @classmethod
    def parse(cls, text: str) -> "FinancialYear":
        """This function will read "2011/12", "2011-12" or "2011/2012".

        Raises :class:`NotAYear` for anything else, "2011/13" included.
        """
        match = _YEAR.fullmatch(text.strip())
        if match is None:
            raise NotAYear(f'"{text}" is not a financial year such as 2011/12')
        starting = int(match[1])
        if match[2] not in (f"{starting + 1}", f"{(starting + 1) % 100:02d}"):
            raise NotAYear(f'"{text}" does not end the year after it starts')
        return cls(starting)

    @classmethod
    def containing(cls, day: date) -> "FinancialYear":
        """This function will return the financial year that ``day`` falls in."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def first(self) -> date:
        """The first day, 1 April."""
        return date(self.starting, 4, 1)

    @property
    def last(self) -> date:
        """The last day, 31 March."""
        return date(self.starting + 1, 3, 31)

    def next(self) -> "FinancialYear":
        """The year after."""
        return FinancialYear(self.starting + 1)


def last_day_of_month(year: int, month: int) -> date:
    """This function will return the last day of a month; ValueError for month 13."""
    return date(year, month, monthrange(year, month)[1])
