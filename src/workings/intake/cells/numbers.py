"""Amounts of money, and other numbers."""

import re
from decimal import Decimal

from workings.core.money import NotMoney, pence_from_pounds
from workings.core.problems import shown
from workings.intake.cells.faults import Fault
from workings.intake.cells.words import code

LARGEST_AMOUNT = 10**14
"""In pence: a trillion pounds. Larger ones are slips, and sums of them would leave
the range of a database's integers."""

_LOOSE_AMOUNT = re.compile(r"(-?)(\()?(-?)£?(\d[\d,]*)(\.\d\d?)?\)?", re.ASCII)


def amount(cell: str) -> int:
    """This function will read pounds as whole pence."""
    try:
        pence = pence_from_pounds(cell if len(cell) < 40 else "")
    except NotMoney as error:
        if "parts of a penny" in str(error):
            what = f"{shown(cell)} has parts of a penny"
            mend = "Give pounds with at most two decimals"
        else:
            what = f"{shown(cell)} is not an amount in pounds"
            mend = _mend_amount(cell)
        raise Fault(what, mend) from None
    if abs(pence) >= LARGEST_AMOUNT:
        raise Fault(f"{shown(cell)} is a trillion pounds or more", "Write it in pounds")
    return pence


def _mend_amount(cell: str) -> str:
    loose = _LOOSE_AMOUNT.fullmatch(cell.replace(" ", ""))
    if loose is None:
        return "Write plain pounds, such as 125400000 or 1436900.00"
    sign, bracket, inner, whole, rest = loose.groups()
    minus = "-" if sign or bracket or inner else ""
    return f"Write it as {minus}{whole.replace(',', '')}{rest or ''}"


def cost(cell: str) -> int:
    """This function will read an amount of pounds that is more than zero."""
    pence = amount(cell)
    if pence <= 0:
        raise Fault(f"{shown(cell)} is not more than zero", "Write it as a plus")
    return pence


_NUMBER = re.compile(r"-?\d{1,14}(\.\d{1,6})?", re.ASCII)


def number(cell: str) -> Decimal:
    """This function will read a plain decimal number."""
    if not _NUMBER.fullmatch(cell):
        raise Fault(
            f"{shown(cell)} is not a number",
            "Write digits, with a point before at most six decimals",
        )
    return Decimal(cell)


def level(cell: str) -> int:
    """This function will read a whole number from 1 to 99."""
    if not re.fullmatch(r"[1-9][0-9]?", cell):
        raise Fault(f"{shown(cell)} is not a whole number from 1 to 99", "Write one")
    return int(cell)


def shares(cell: str) -> tuple[tuple[str, Decimal], ...]:
    """This function will read services with their shares: ``IT:0.6;HR:0.4``."""
    found: dict[str, Decimal] = {}
    for part in cell.strip("; ").split(";"):
        service, colon, share = (piece.strip() for piece in part.partition(":"))
        if not colon:
            raise Fault(f"{shown(part)} has no share", "Write IT:0.6;HR:0.4")
        if code(service) in found:
            raise Fault(f"{shown(service)} is listed twice", "List each once")
        found[service] = _share(share)
    return tuple(found.items())


def _share(cell: str) -> Decimal:
    if not re.fullmatch(r"[01](\.\d{1,8})?", cell, re.ASCII):
        raise Fault(
            f"{shown(cell)} is not a share",
            "Write a number from 0 to 1, with at most eight decimals",
        )
    return Decimal(cell)
