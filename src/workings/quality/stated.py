"""A value as a publisher states it: a number, a mark in its place, or both.

Statistics are published with marks: suppressed because few people are counted,
not available, not applicable, provisional. The Government Statistical Service's
symbols are in square brackets; older ones stand alone.
"""

import math
import re
from dataclasses import dataclass

SUPPRESSED = {
    "*": "suppressed",
    "-": "not stated",
    "\N{EN DASH}": "not stated",
    "--": "not stated",
    "..": "not available",
    "...": "not available",
    ".": "not available",
    ":": "not available",
    "c": "confidential",
    "x": "not available",
    "z": "not applicable",
    "u": "unreliable",
    "low": "too low to show",
    "n/a": "not applicable",
    "na": "not available",
    "#n/a": "not available",
    "n.a.": "not available",
    "null": "not stated",
    "none": "not stated",
    "p": "provisional, not yet stated",
    "suppressed": "suppressed",
    "confidential": "confidential",
    "not available": "not available",
    "not applicable": "not applicable",
    "": "not stated",
}
"""Marks that stand in place of a number, by what they say."""

ADDED = {
    "p": "provisional",
    "provisional": "provisional",
    "r": "revised",
    "revised": "revised",
    "e": "estimated",
    "estimated": "estimated",
    "u": "unreliable",
    "*": "marked with a star",
}
"""Marks that stand behind a number, by what they say."""


class NotStated(ValueError):
    """A text that should be a value is none: how to mend it."""

    def __init__(self, mend: str) -> None:
        self.mend = mend
        super().__init__(mend)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, or None with the ``mark`` that stood there, and what the mark says."""

    value: float | None
    mark: str = ""
    meaning: str = ""
    per_cent: bool = False


_NUMBER = re.compile(
    r"""(?P<minus>[-\N{MINUS SIGN}(])?\ ?£?
        (?P<digits>\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?P<rest>\.\d*)?
        (?P<power>e[-+]?\d{1,3})?
        (?P<close>\))?\ ?(?P<per_cent>%)?
        (?:\ ?(?P<bracket>[\[(])?(?P<mark>[a-z*]+)(?(bracket)[\])]))?""",
    re.VERBOSE | re.ASCII,
)
_SPECIAL = {"nan", "inf", "-inf", "+inf", "infinity", "-infinity"}


def stated(cell: str) -> Stated:
    """This function will read a value as it is published.

    Thousands may be parted by commas, a pound sign stand before, a per cent sign or
    a mark behind; a minus may be brackets. Raises :class:`NotStated` for a text that
    is neither a number nor a mark, and for a number too large for a float.

    >>> stated("1,234.5 [p]").value, stated("[c]").meaning
    (1234.5, 'confidential')
    """
    plain = " ".join(cell.split()).casefold()
    bare = plain[1:-1] if plain[:1] + plain[-1:] in ("[]", "()") else plain
    if bare in SUPPRESSED:
        return Stated(None, cell.strip(), SUPPRESSED[bare])
    if bare in _SPECIAL:
        raise NotStated("Write a number, or leave the cell empty where there is none")
    found = _NUMBER.fullmatch(plain)
    if found is None or (found["minus"] == "(") != (found["close"] == ")"):
        raise NotStated(
            'Write digits such as 1234.5, or a mark such as "*" where there is none'
        )
    mark = found["mark"] or ""
    if mark and mark not in ADDED:
        raise NotStated(f'Write the number without "{mark}", or mark it [p] or [r]')
    digits = found["digits"].replace(",", "") + (found["rest"] or "")
    value = float(digits + (found["power"] or ""))
    if math.isinf(value):
        raise NotStated("Write it in a larger unit: it is beyond what can be charted")
    return Stated(
        -value if found["minus"] else value,
        cell.strip() if mark else "",
        ADDED.get(mark, ""),
        bool(found["per_cent"]),
    )
