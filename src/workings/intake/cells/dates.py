"""Dates, periods and price bases."""

import re
from datetime import date

from workings.core.dates import DatedTo, NotADate, day
from workings.core.periods import Period
from workings.core.years import FinancialYear, NotAYear
from workings.intake.cells.faults import Fault, shown

YEARS = frozenset(range(1800, 2200))
"""A date outside these is a slip of the keyboard ("3013-08-31")."""

_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_DATE_LETTERS = re.compile(r"[0-9~-]{4,11}")
_NOT_A_DATE = "Write it as 2013-08-31"


def exact_day(cell: str) -> date:
    """This function will read one day, ``2013-08-31``."""
    try:
        return _plausible(day(_date_like(cell, _NOT_A_DATE)), cell)
    except NotADate:
        raise Fault(f"{shown(cell)} is not a date", _NOT_A_DATE) from None


def dated(cell: str) -> DatedTo:
    """This function will read a date of any precision: ``2013-08~``."""
    mend = f"{_NOT_A_DATE}, or 2013-08, or 2013"
    try:
        when = DatedTo.parse(_date_like(cell, mend))
    except NotADate:
        raise Fault(f"{shown(cell)} is not a date", mend) from None
    _plausible(when.on, cell)
    return when


def _date_like(cell: str, mend: str) -> str:
    if _DATE_LETTERS.fullmatch(cell):
        return cell
    turned = _DAY_FIRST.fullmatch(cell)
    if turned:
        day_of, month, year = turned.groups()
        mend = f"Write it as {year}-{month:>02}-{day_of:>02}"
    raise Fault(f"{shown(cell)} is not a date", mend)


def _plausible(when: date, cell: str) -> date:
    if when.year not in YEARS:
        raise Fault(f"the year of {shown(cell)} is a slip", "Write the right year")
    return when


_PERIOD_LETTERS = re.compile(r"[0-9/-]{4,10}( to [0-9/-]{4,10})?")


def period(cell: str) -> Period:
    """This function will read a period: years, a day, or from a day to another."""
    read = _period(cell) if _PERIOD_LETTERS.fullmatch(cell) else None
    if read is None or not {read.first.year, read.last.year} <= YEARS:
        raise Fault(
            f"{shown(cell)} is not a period",
            "Write 2011/12, or 2011/12 to 2013/14, or 2012-03-31, or "
            "2013-09-01 to 2023-08-31, the earlier first",
        )
    return read


def _period(cell: str) -> Period | None:
    # What is no period may be no day of the calendar either (30 February), or lie
    # past its end (9999). Each is an error of its own; to whoever wrote the cell
    # they are the same.
    try:
        return Period.parse(cell)
    except (ValueError, OverflowError):
        return None


def prices(cell: str) -> str:
    """This function will read a price base: ``cash`` or a financial year."""
    if cell == "cash":
        return cell
    try:
        return str(FinancialYear.parse(cell if cell.isascii() else ""))
    except NotAYear:
        raise Fault(
            f"{shown(cell)} is not a price base",
            'Write "cash" or a financial year such as 2012/13',
        ) from None
