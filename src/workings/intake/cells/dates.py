"""Dates, periods and price bases."""

import re
from datetime import date

from workings.core.dates import DatedTo, NotADate, day
from workings.core.periods import NotAPeriod, Period
from workings.core.problems import shown
from workings.core.years import FinancialYear, NotAYear
from workings.intake.cells.faults import Fault

_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_AS_A_DAY = "Write it as 2013-08-31"


def exact_day(cell: str) -> date:
    """This function will read one day, ``2013-08-31``."""
    try:
        return day(cell)
    except NotADate:
        raise _not_a_date(cell, _AS_A_DAY) from None


def dated(cell: str) -> DatedTo:
    """This function will read a date of any precision: ``2013-08~``."""
    try:
        return DatedTo.parse(cell)
    except NotADate:
        raise _not_a_date(cell, f"{_AS_A_DAY}, or 2013-08, or 2013") from None


def _not_a_date(cell: str, mend: str) -> Fault:
    # A spreadsheet may have turned it round.
    turned = _DAY_FIRST.fullmatch(cell)
    if turned:
        day_of, month, year = turned.groups()
        mend = f"Write it as {year}-{month:>02}-{day_of:>02}"
    return Fault(f"{shown(cell)} is not a date", mend)


def period(cell: str) -> Period:
    """This function will read a period: years, a day, or from a day to another."""
    try:
        return Period.parse(cell)
    except NotAPeriod:
        raise Fault(
            f"{shown(cell)} is not a period",
            "Write 2011/12, or 2011/12 to 2013/14, or 2012-03-31, or "
            "2013-09-01 to 2023-08-31, the earlier first",
        ) from None


def prices(cell: str) -> str:
    """This function will read a price base: ``cash`` or a financial year."""
    try:
        return cell if cell == "cash" else str(FinancialYear.parse(cell))
    except NotAYear:
        raise Fault(
            f"{shown(cell)} is not a price base",
            'Write "cash" or a financial year such as 2012/13',
        ) from None
