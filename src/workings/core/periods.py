"""Periods: the dates an amount covers.

Held half-open (``first`` up to, not including, ``end``), said inclusive
(``first`` to ``last``). A run rate is in force *at* a date: a period of one day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from workings.core.dates import NotADate, day, say_day
from workings.core.years import FinancialYear, NotAYear


class NotAPeriod(ValueError):
    """A text that should be a period is none."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``first`` up to but not including ``end``."""

    first: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.first:
            message = f"a period that starts {self.first} cannot end before it"
            raise NotAPeriod(message)

    @classmethod
    def inclusive(cls, first: date, last: date) -> "Period":
        """This function will return the period from ``first`` to ``last``, both in."""
        if last < first:
            raise NotAPeriod(f"{last} comes before {first}")
        return cls(first, last + timedelta(days=1))

    @classmethod
    def year(cls, year: FinancialYear) -> "Period":
        """This function will return the period of one financial year."""
        return cls.inclusive(year.first, year.last)

    @classmethod
    def at(cls, when: date) -> "Period":
        """This function will return the one-day period of a run rate."""
        return cls.inclusive(when, when)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """This function will read a period as a person writes it.

        "2011/12", "2011/12 to 2013/14", "2012-03-31" (at a date), or
        "2013-09-01 to 2023-08-31". Raises :class:`NotAPeriod` for anything else.
        """
        first, separator, last = (part.strip() for part in text.partition(" to "))
        try:
            start = _edge(first)
            finish = _edge(last) if separator else start
        except (NotAYear, NotADate) as error:
            raise NotAPeriod(
                f'"{text}" is not a period such as 2011/12, 2011/12 to 2013/14, '
                "2012-03-31, or 2013-09-01 to 2023-08-31"
            ) from error
        return cls.inclusive(start.first, finish.last)

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.end - timedelta(days=1)

    @property
    def financial_year(self) -> FinancialYear | None:
        """The one financial year that this is, or None."""
        year = FinancialYear.containing(self.first)
        return year if Period.year(year) == self else None

    def financial_years(self) -> tuple[FinancialYear, ...] | None:
        """The whole financial years it is made of, or None where it cuts one."""
        start = FinancialYear.containing(self.first)
        finish = FinancialYear.containing(self.last)
        if start.first != self.first or finish.last != self.last:
            return None
        return tuple(
            FinancialYear(year) for year in range(start.starting, finish.starting + 1)
        )

    def overlaps(self, other: "Period") -> bool:
        """Whether some day is in both."""
        return self.first < other.end and other.first < self.end

    def contains(self, other: "Period") -> bool:
        """Whether every day of ``other`` is in this."""
        return self.first <= other.first and other.end <= self.end

    def __str__(self) -> str:
        years = self.financial_years()
        if years is not None:
            if len(years) == 1:
                return str(years[0])
            return f"{years[0]} to {years[-1]}"
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()} to {self.last.isoformat()}"

    def spoken(self) -> str:
        """The period as a reader would say it."""
        if self.financial_years() is not None:
            return str(self)
        if self.first == self.last:
            return f"at {say_day(self.first)}"
        return f"{say_day(self.first)} to {say_day(self.last)}"


def _edge(text: str) -> Period:
    if "/" in text:
        return Period.year(FinancialYear.parse(text))
    return Period.at(day(text))
