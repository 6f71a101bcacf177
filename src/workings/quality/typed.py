"""Periods as people type them into sheets: "FY14/15", "Apr-Jun 2014", a day of each.

:mod:`workings.quality.dating` reads the plain forms. What stands here depends on the
measure: only beside its frequency does 1 April 2014 mean a month, or a year.
"""

import re
from datetime import date, timedelta

from workings.quality.dating import Dated, Frequency, NotDated, dated
from workings.quality.measures import fitted

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    # "FY 2014/15", "financial year 2014/15", "2014/15 academic year", "AY14/15".
    (re.compile(r"(?:fy|ay|financial year|academic year)[ :]*(\d.*)"), r"\1"),
    (re.compile(r"(\d.*?)[ :]*(?:fy|ay|financial year|academic year)"), r"\1"),
    (re.compile(r"(?:calendar )?year (\d{4})"), r"\1"),
    (re.compile(r"(?:q|quarter)[ ]?([1-4])[ ,:/\-]+(?:of[ ])?(.+)"), r"q\1 \2"),
)
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d) ?[/\-] ?(\d\d)(?!\d)")
_MONTH_NUMBER = re.compile(r"(?:m|p|month|period) ?(\d\d?)[ ,:/\-]+(\d{4})[/\-].+")
_ENDING = re.compile(r"(?:year|quarter|month) (?:to|ended|ending) (.+)")
_MONTHS = re.compile(r"([a-z]+) ?(?:\d{4} )?(?:to|-|\N{EN DASH}) ?([a-z]+) (\d{4})")

_BEGINS: dict[Frequency, tuple[int, ...]] = {
    Frequency.MONTH: tuple(range(1, 13)),
    Frequency.QUARTER: (1, 4, 7, 10),
    Frequency.FINANCIAL_YEAR: (4,),
    Frequency.ACADEMIC_YEAR: (9,),
    Frequency.YEAR: (1,),
}
"""The months in which a period of each length may begin."""

FIRST_OF_LAST_CENTURY = 70
"""Short years from this on are of the last century, as spreadsheets have it."""

_LENGTH = {Frequency.MONTH: 1, Frequency.QUARTER: 3}


def typed(text: str, frequency: Frequency) -> Dated:
    """This function will read the period of a measure that a text stands for.

    Beside the forms of :func:`workings.quality.dating.dated` it takes those of
    sheets: names of years before and behind, short years, months from and to,
    months of a financial year by number, and a day that is the first or the last
    of a period. Raises :class:`NotDated` for all else, another length included.

    >>> str(typed("Apr-Jun 2014", Frequency.QUARTER))
    'Q1 2014/15'
    >>> str(typed("year ending 31 March 2015", Frequency.FINANCIAL_YEAR))
    '2014/15'
    >>> str(typed("30/04/2014", Frequency.MONTH))
    '2014-04'
    >>> str(typed("M12 14/15", Frequency.MONTH))
    '2015-03'
    """
    plain = " ".join(text.split()).casefold().strip(" .")
    try:
        found = _in_words(plain, frequency) or dated(
            _plainer(plain, frequency), frequency
        )
        fits = fitted(found, frequency)
        if fits is None and found.frequency is Frequency.DAY:
            fits = period_of(found.first, frequency)
    except (ValueError, OverflowError):
        # Days beyond the calendar among them, such as the one after 31/12/9999.
        raise NotDated(f'"{text}" is no period') from None
    if fits is None:
        raise NotDated(
            f'"{text}" is a {found.frequency.label}, where the measure has one '
            f"reading a {frequency.label}"
        )
    return fits


def period_of(day: date, frequency: Frequency) -> Dated | None:
    """This function will return the period whose first or last day this is, or None.

    >>> str(period_of(date(2015, 3, 31), Frequency.FINANCIAL_YEAR))
    '2014/15'
    """
    if frequency in (Frequency.DAY, Frequency.OCCASIONAL):
        return Dated(day, Frequency.DAY)
    months = _BEGINS[frequency]
    if day.day == 1 and day.month in months:
        return Dated(day, frequency)
    after = day + timedelta(days=1)
    if after.day == 1 and after.month in months:
        return Dated(_back(after, _LENGTH.get(frequency, 12)), frequency)
    return None


def _back(first: date, months: int) -> date:
    place = first.year * 12 + first.month - 1 - months
    return date(place // 12, place % 12 + 1, 1)


def _plainer(plain: str, frequency: Frequency) -> str:
    for pattern, instead in _FORMS:
        plain = pattern.sub(instead, plain) if pattern.fullmatch(plain) else plain
    if frequency is Frequency.DAY:
        return plain
    # Two short numbers that follow one another are a year: "14/15", "Q1 14-15".
    match = _SHORT_YEAR.search(plain)
    if match and (int(match[1]) + 1) % 100 == int(match[2]):
        century = 20 if int(match[1]) < FIRST_OF_LAST_CENTURY else 19
        plain = _SHORT_YEAR.sub(rf"{century}\1/\2", plain, count=1)
    return plain


def _in_words(plain: str, frequency: Frequency) -> Dated | None:
    if match := _ENDING.fullmatch(plain):
        last = dated(match[1])
        if last.frequency is Frequency.MONTH:
            after = _back(last.first, -1)
            return period_of(after - timedelta(days=1), frequency)
        return period_of(last.first, frequency)
    if match := _MONTH_NUMBER.fullmatch(_plainer(plain, frequency)):
        year = dated(_year_of(match[0]))
        if 1 <= int(match[1]) <= 12:
            return Dated(_back(year.first, 1 - int(match[1])), Frequency.MONTH)
    if match := _MONTHS.fullmatch(plain):
        return _from_to(match[1], match[2], int(match[3]), frequency)
    return None


def _year_of(text: str) -> str:
    return re.sub(r"^.*?(\d{4}[/\-]\d+)$", r"\1", text)


def _from_to(first: str, last: str, year: int, frequency: Frequency) -> Dated | None:
    begin, end = dated(f"{first} {year}").first, dated(f"{last} {year}").first
    if begin > end:
        begin = date(year - 1, begin.month, 1)
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    fits = months == _LENGTH.get(frequency, 12) and begin.month in _BEGINS.get(
        frequency, ()
    )
    return Dated(begin, frequency) if fits else None
