"""Dates and their precision: "August 2013" is a date too, known to the month.

Texts follow the Extended Date/Time Format (ISO 8601-2): ``2013-08-06``,
``2013-08``, ``2013``, with ``~`` after an approximate one (``2013-08~``).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workings.core.years import last_day_of_month


class NotADate(ValueError):
    """A text that should be a date is none."""


class Precision(StrEnum):
    """How closely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


# A year outside 1000 to 2999 is a slip of the keyboard.
_DATE = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day(text: str) -> date:
    """This function will read one exact day, ``2013-08-31``.

    Raises :class:`NotADate` for anything else, 31 February included.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None or match[3] is None or match[4]:
        raise NotADate(f'"{text}" is not a date such as 2013-08-31')
    return DatedTo.parse(text).on


_WRITTEN = re.compile(
    r"([0-9]{1,2})(?P<between>[/.-]|\s+)([0-9]{1,2}|[A-Za-z]{3,9})(?P=between)([12][0-9]{3})",
    re.ASCII,
)


def day_written(text: str) -> date:
    """This function will read one exact day as people here write it, day before month:
    ``31/08/2013``, ``31 August 2013``; and as :func:`day` does.

    Raises :class:`NotADate` for anything else.

    >>> day_written("31/8/2013"), day_written("31 Aug 2013")
    (datetime.date(2013, 8, 31), datetime.date(2013, 8, 31))
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return day(text)
    number, month, year = match[1], _month(match[3]), match[4]
    try:
        return date(int(year), month, int(number))
    except ValueError:
        raise NotADate(f'"{text}" is no day in the calendar') from None


def _month(written: str) -> int:
    """The number of a month that is written as a number, a name or its beginning; 0
    where it is none.
    """
    if written.isdigit():
        return int(written)
    begun = [name.casefold().startswith(written.casefold()) for name in _MONTHS]
    return begun.index(True) + 1 if any(begun) else 0


def say_day(when: date) -> str:
    """This function will write a day as a reader would: "31 August 2013"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


@dataclass(frozen=True, slots=True)
class DatedTo:
    """A date with its precision.

    ``on`` is the day it counts from: the day itself, or the last day of the month
    or year, because until then it may not yet have been said.
    """

    on: date
    precision: Precision = Precision.DAY
    approximate: bool = False

    def __post_init__(self) -> None:
        ends_month = self.on == last_day_of_month(self.on.year, self.on.month)
        fits = {
            Precision.DAY: True,
            Precision.MONTH: ends_month,
            Precision.YEAR: ends_month and self.on.month == 12,
        }[self.precision]
        if not fits:
            raise NotADate(f"{self.on} does not end the {self.precision} it stands for")

    @classmethod
    def parse(cls, text: str) -> "DatedTo":
        """This function will read ``2013-08-06``, ``2013-08``, ``2013``, each with
        ``~`` where approximate. Raises :class:`NotADate` for anything else.

        >>> DatedTo.parse("2013-08~").on
        datetime.date(2013, 8, 31)
        """
        match = _DATE.fullmatch(text.strip())
        if match is None:
            raise NotADate(
                f'"{text}" is not a date such as 2013-08-31, 2013-08 or 2013'
            )
        year, month, in_month, tilde = match.groups()
        try:
            if in_month is not None:
                on = date(int(year), int(month), int(in_month))
                return cls(on, Precision.DAY, bool(tilde))
            if month is not None:
                on = last_day_of_month(int(year), int(month))
                return cls(on, Precision.MONTH, bool(tilde))
            return cls(date(int(year), 12, 31), Precision.YEAR, bool(tilde))
        except ValueError as error:
            raise NotADate(f'"{text}" is no day in the calendar') from error

    def __str__(self) -> str:
        iso = self.on.isoformat()
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
        return iso[: length[self.precision]] + ("~" if self.approximate else "")

    def spoken(self) -> str:
        """The date as a reader would say it: "about August 2013"."""
        words = {
            Precision.DAY: say_day(self.on),
            Precision.MONTH: f"{_MONTHS[self.on.month - 1]} {self.on.year}",
            Precision.YEAR: str(self.on.year),
        }[self.precision]
        return f"about {words}" if self.approximate else words
