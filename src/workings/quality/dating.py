"""Periods of readings as people write them: "2014/15", "Q2 2014/15", "Apr 2014".

A period of readings is known by its first day and by how long it is. Where a year
is written "2014/15" the measure says whether it is a financial or an academic one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.core.years import last_day_of_month


class Frequency(Word):
    """How long one period of a measure is. A period itself is never occasional."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    YEAR = "year", "calendar year"
    OCCASIONAL = "occasional", "time, now and then"


class NotDated(ValueError):
    """A text that should say a period does not."""


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A period: its first day, and how long it is."""

    first: date
    frequency: Frequency

    def __str__(self) -> str:
        """The period as it is stored: ``2014-04-01``, ``2014-04``, ``Q1 2014/15``."""
        year, month = self.first.year, self.first.month
        across = f"{year}/{(year + 1) % 100:02}"
        match self.frequency:
            case Frequency.DAY:
                return self.first.isoformat()
            case Frequency.MONTH:
                return f"{year}-{month:02}"
            case Frequency.QUARTER:
                starting = year if month >= 4 else year - 1
                quarter = (month - 4) % 12 // 3 + 1
                return f"Q{quarter} {starting}/{(starting + 1) % 100:02}"
            case Frequency.YEAR:
                return str(year)
            case _:
                return across

    def spoken(self) -> str:
        """The period as a reader would say it: "April 2014", "Q1 2014/15"."""
        if self.frequency in {Frequency.DAY, Frequency.MONTH}:
            return DatedTo.parse(str(self)).spoken()
        return str(self)


_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

ACROSS = (Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR)
"""The years that are written with two numbers."""


def spoken(text: str) -> str:
    """This function will say a period that is stored as text."""
    return dated(text).spoken()


def dated(text: str, expecting: Frequency | None = None) -> Dated:
    """This function will read the period that a text says.

    "2014/15" is a financial year, unless an academic one is expected. "2009-10" is
    a month, unless a year of either kind is. Quarters of "2014/15" are those of a
    financial year, of "2014" those of the calendar. Days are written day first.
    Raises :class:`NotDated` for anything else.

    >>> str(dated("Apr-14")), str(dated("Q4 2014/15")), str(dated("01/04/2014"))
    ('2014-04', 'Q4 2014/15', '2014-04-01')
    """
    plain = " ".join(text.split()).casefold()
    across = expecting if expecting in ACROSS else Frequency.FINANCIAL_YEAR
    found = None
    try:
        if expecting in ACROSS and not plain.isdigit():
            found = _whole_year(plain, across)
        for pattern, read in _FORMS:
            if found is None and (match := pattern.fullmatch(plain)):
                found = read(match)
    except ValueError as error:
        raise NotDated(f'"{text}" is no day in the calendar') from error
    found = found or _whole_year(plain, across)
    if found is None:
        raise NotDated(f'"{text}" is no period')
    return found


def expected(texts: Iterable[str]) -> Frequency | None:
    """This function will say whether texts such as "2009-10" are years.

    They are where all of them could be, and no two are the same: nothing is counted
    every thirteenth month.
    """
    distinct = {text.strip() for text in texts}
    if len(distinct) > 1 and all(
        "-" in text and _starting(text) is not None for text in distinct
    ):
        return Frequency.FINANCIAL_YEAR
    return None


def _iso(match: re.Match[str]) -> Dated | None:
    year, month, day = match.groups()
    if day is None and not 1 <= int(month) <= 12:
        return None  # "2014-15" is a year, and no month.
    frequency = Frequency.MONTH if day is None else Frequency.DAY
    return Dated(date(int(year), int(month), int(day or 1)), frequency)


def _day_first(match: re.Match[str]) -> Dated:
    day, month, year = map(int, match.groups())
    return Dated(date(year, month, day), Frequency.DAY)


def _worded_day(match: re.Match[str]) -> Dated | None:
    month = _month(match[2])
    if month is None:
        return None
    return Dated(date(int(match[3]), month, int(match[1])), Frequency.DAY)


def _worded_month(match: re.Match[str]) -> Dated | None:
    month = _month(match[1])
    year = int(match[2]) + (2000 if len(match[2]) == 2 else 0)
    return Dated(date(year, month, 1), Frequency.MONTH) if month else None


def _quarter(match: re.Match[str]) -> Dated | None:
    parts = match.groupdict()
    year = _starting(parts["year"])
    if year is None:
        return None
    first = 1 if parts["year"].strip().isdigit() else 4
    months = first - 1 + 3 * (int(parts["quarter"]) - 1)
    start = date(year + months // 12, months % 12 + 1, 1)
    return Dated(start, Frequency.QUARTER)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Dated | None]], ...] = (
    (re.compile(r"(?:q|quarter ?)(?P<quarter>[1-4])[ \-,:/]*(?P<year>.+)"), _quarter),
    (re.compile(r"(?P<year>.+?)[ \-,:/]*(?:q|quarter ?)(?P<quarter>[1-4])"), _quarter),
    (
        re.compile(r"(\d{4})-(\d\d?)(?:-(\d\d?)(?:[t ]00:00(?::00(?:\.0+)?)?z?)?)?"),
        _iso,
    ),
    (re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})(?: 00:00(?::00)?)?"), _day_first),
    (re.compile(r"(\d\d?) ([a-z]+),? (\d{4})"), _worded_day),
    (re.compile(r"([a-z]+)[ \-/,.']*(\d{4}|\d\d)"), _worded_month),
)
_YEAR = re.compile(r"([12]\d{3})(?: ?[/\-\N{EN DASH}] ?(\d{4}|\d\d))?")


def _whole_year(plain: str, across: Frequency) -> Dated | None:
    year = _starting(plain)
    if year is None:
        return None
    if plain.isdigit():
        return Dated(date(year, 1, 1), Frequency.YEAR)
    return Dated(date(year, 9 if across is Frequency.ACADEMIC_YEAR else 4, 1), across)


def _starting(text: str) -> int | None:
    match = _YEAR.fullmatch(text.strip())
    if match is None:
        return None
    year = int(match[1])
    ends = (None, f"{year + 1}", f"{(year + 1) % 100:02}")
    return year if match[2] in ends else None


def _month(name: str) -> int | None:
    # "Sept" is a start of "September" too.
    for number, month in enumerate(_MONTHS, start=1):
        if len(name) >= 3 and month.startswith(name):
            return number
    return None


def apart(periods: Sequence[Dated]) -> tuple[list[int], str]:
    """This function will count the steps from each period to the next, and in what.

    In months where all begin, or end, with the month, or on one and the same day of
    it; else in days.
    """
    firsts = [period.first for period in periods]
    ends = all(day == last_day_of_month(day.year, day.month) for day in firsts)
    pairs = list(pairwise(firsts))
    if ends or len({day.day for day in firsts}) == 1:
        months = [day.year * 12 + day.month for day in firsts]
        return [after - before for before, after in pairwise(months)], "months"
    return [(after - before).days for before, after in pairs], "days"


def points_a_year(periods: Sequence[Dated]) -> int | None:
    """This function will say how many periods most years have, 12 or 4; else None."""
    steps, unit = apart(periods)
    usual = max(set(steps), key=steps.count) if steps else 0
    return {1: 12, 3: 4}.get(usual) if unit == "months" else None
