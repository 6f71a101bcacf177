"""What a heading says of its column: the year, the series, the scale."""

import re
from dataclasses import dataclass
from datetime import date

from workings.core.years import FinancialYear
from workings.ledger.words import Series

_DASHES = "/_\N{EN DASH}\N{EM DASH}-"
_LONG = re.compile(rf"(?<!\d)(20\d\d)\s*[{_DASHES}]\s*(20)?(\d\d)(?!\d)")
_SHORT = re.compile(rf"(?<![\d/])(\d\d)\s*[{_DASHES}]\s*(\d\d)(?![\d/])")
_FISCAL = re.compile(
    rf"\bFY\s*'?(20)?(\d\d)(?!\d)(?:\s*[{_DASHES}]\s*(?:20)?(\d\d)(?!\d))?",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    r"""\b(q[1-4]|quarter|month|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec
        |january|february|march|april|june|july|august|september|october|november
        |december|p\d{1,2}|period|ytd|to\sdate|cumulative|cum|total|variance|var|change
        |movement|difference|diff|gap|%|rag)\b|%|\+/-""",
    re.VERBOSE | re.IGNORECASE,
)

_SERIES = (
    (
        Series.DELIVERED,
        r"actuals?|delivered|achieved|outturn|out-turn|realised|banked|secured",
    ),
    (Series.FORECAST, r"forecasts?|fcst|projected|projection|latest|expected|estimate"),
    (
        Series.PLAN,
        r"targets?|plans?|planned|budget|budgeted|mtfs|original|baseline|approved",
    ),
)
_SERIES_WORDS = tuple(
    (series, re.compile(rf"\b({words})\b", re.IGNORECASE)) for series, words in _SERIES
)

_QUOTES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_THOUSANDS = re.compile(
    rf"£?\s*[{_QUOTES}]?000(?:'?s)?\b|£\s*k\b|\bthousands?\b|\(k\)", re.IGNORECASE
)
_MILLIONS = re.compile(r"£\s*(?:m|mn|million)s?\b|\bmillions?\b|\(m\)", re.IGNORECASE)
_POUNDS = re.compile(r"£|\bpounds\b|\bGBP\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeadingOf:
    """What a heading says of a column of amounts; None where it does not say."""

    year: FinancialYear
    series: Series | None = None
    factor: int | None = None
    by_its_end: bool = False
    """Only its last year is named ("FY25"): read as the year that ends in it."""


def heading_of(text: str) -> HeadingOf | None:
    """This function will read the heading of a column of a financial year's amounts.

    None where it names no financial year, or names less or more than a whole one: a
    quarter, a month, a variance, a running total.

    >>> found = heading_of("Target 24-25 £000")
    >>> str(found.year), found.series.value, found.factor
    ('2024/25', 'plan', 100000)
    >>> heading_of("FY25").year
    FinancialYear(starting=2024)
    """
    if _NO_YEAR.search(text):
        return None
    found = _year_in(text)
    if found is None:
        return None
    year, by_its_end = found
    return HeadingOf(year, series_in(text), factor_in(text), by_its_end)


def _year_in(text: str) -> tuple[FinancialYear, bool] | None:
    fiscal = _FISCAL.search(text)
    if fiscal:
        if fiscal[3] is None:
            return FinancialYear(2000 + int(fiscal[2]) - 1), True
        return _consecutive(int(fiscal[2]), int(fiscal[3]))
    long = _LONG.search(text)
    if long:
        return _consecutive(int(long[1]) - 2000, int(long[3]))
    short = _SHORT.search(text)
    return _consecutive(int(short[1]), int(short[2])) if short else None


def _consecutive(first: int, last: int) -> tuple[FinancialYear, bool] | None:
    if last != (first + 1) % 100:
        return None
    return FinancialYear(2000 + first), False


def year_of_day(day: date) -> FinancialYear | None:
    """This function will read a heading that is a date: the year that ends on it, or
    None where none does.
    """
    year = FinancialYear.containing(day)
    return year if day == year.last else None


def series_in(text: str) -> Series | None:
    """This function will find the series that words speak of, or None."""
    for series, words in _SERIES_WORDS:
        if words.search(text):
            return series
    return None


def factor_in(text: str) -> int | None:
    """This function will find the scale that words give, as pence in a unit, or None.

    >>> factor_in("£000"), factor_in("£m"), factor_in("Savings (£)"), factor_in("RAG")
    (100000, 100000000, 100, None)
    """
    if _THOUSANDS.search(text):
        return 100_000
    if _MILLIONS.search(text):
        return 100_000_000
    return 100 if _POUNDS.search(text) else None
