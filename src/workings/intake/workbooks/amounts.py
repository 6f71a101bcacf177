"""Amounts as people type them into trackers."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from workings.core.money import LIMIT
from workings.intake.cells import Fault, shown
from workings.intake.workbooks.sheets import Cell, text_of

_NOT_STATED = frozenset(
    {
        "tbc", "tba", "tbd", "to be confirmed", "to be determined", "n/a", "na",
        "not known", "unknown", "?", "-", "\N{EN DASH}", "\N{EM DASH}", "nil return",
        "none", "pending",
    }
)  # fmt: skip
"""What people write where there is no amount: not stated, which is not zero."""

_SCALES = {
    "": None,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "thousand": 1_000,
}

_AMOUNT = re.compile(
    r"""(?P<open>\()?\s*(?P<sign>[-+\N{MINUS SIGN}\N{EN DASH}])?\s*£?\s*
        (?P<inner>[-\N{MINUS SIGN}\N{EN DASH}])?\s*
        (?P<number>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*
        (?P<scale>k|mn?|bn|million|thousand)?\s*
        (?P<close>\))?(?P<after>[-\N{MINUS SIGN}])?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole pence, and whether a part of a penny was rounded off."""

    pence: int
    rounded: bool = False


def whole_pence(cell: Cell, factor: int) -> int | None:
    """This function will read a cell that is a number of whole pence, as most are; None
    for any other, which :func:`amount_in` reads.

    >>> whole_pence(120.5, 100), whole_pence("120.5", 100), whole_pence(0.001, 100)
    (12050, None, None)
    """
    # True and false are whole numbers too, but of a class of their own.
    if cell.__class__ is float or cell.__class__ is int:
        exact = cell * factor
        if -LIMIT < exact < LIMIT and exact == (pence := int(exact)):
            return pence
    return None


def amount_in(cell: Cell, factor: int) -> Amount | None:
    """This function will read a cell as an amount; None where it states none.

    ``factor`` is the pence in a unit of its column: 100 for pounds, 100,000 for
    thousands. A text with a scale of its own ("£1.2m") keeps it. Brackets are minus.
    Parts of a penny, which formulas leave behind, are rounded half away from zero.

    Raises :class:`Fault` for what is no amount, dates and true/false included.

    >>> amount_in("(1,200)", 100), amount_in("£1.2m", 100_000), amount_in("tbc", 100)
    (Amount(pence=-120000, rounded=False), Amount(pence=120000000, rounded=False), None)
    """
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _of_number(cell, factor)
    text = text_of(cell)
    if not text or text.casefold() in _NOT_STATED:
        return None
    if not isinstance(cell, str):
        raise Fault(f"{shown(text)} is not an amount", "Type the number alone")
    return _of_text(text, factor)


def _of_number(number: float, factor: int) -> Amount:
    exact = number * factor
    if not math.isfinite(exact) or abs(exact) >= LIMIT:
        raise Fault(f"{number:g} is ten trillion pounds or more", "Put it right")
    pence = math.floor(abs(exact) + 0.5)
    # A spreadsheet keeps 15 digits: what lies below them nobody typed.
    rounded = abs(abs(exact) - pence) > max(1e-4, pence * 1e-15)
    return Amount(-pence if exact < 0 else pence, rounded)


def _of_text(text: str, factor: int) -> Amount:
    match = _AMOUNT.fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        raise _no_amount(text)
    signs = [match[name] for name in ("open", "sign", "inner", "after")]
    minus = [sign for sign in signs if sign and sign != "+"]
    if len(minus) > 1 or (minus and "+" in signs):
        raise Fault(f"{shown(text)} has two signs", "Give the number one sign")
    scale = _SCALES[(match["scale"] or "").lower()]
    exact = Decimal(re.sub(r"[, ]", "", match["number"]))
    exact *= factor if scale is None else scale * 100
    if abs(exact) >= LIMIT:
        raise Fault(f"{shown(text)} is ten trillion pounds or more", "Put it right")
    pence = int(exact.to_integral_value("ROUND_HALF_UP"))
    return Amount(-pence if minus else pence, exact != pence)


_NUMBER_WITHIN = re.compile(r"£?\s*-?\d[\d,]*(?:\.\d+)?\s*(?:k|m|bn)?\b", re.IGNORECASE)


def _no_amount(text: str) -> Fault:
    within = _NUMBER_WITHIN.search(text)
    if within is None:
        mend = "Type a number, or leave the cell empty where no amount is stated"
    else:
        mend = f"Type the number alone (such as {within[0].strip()}) and move the words"
        mend += " into a column of notes"
    return Fault(f"{shown(text)} is not an amount", mend)
