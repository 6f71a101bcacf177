"""Codes, lists of codes, and words of closed lists."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from workings.core.problems import mend_name, shown
from workings.intake.cells.faults import Fault

LONGEST_CODE = 60

W = TypeVar("W", bound=StrEnum)

_CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def code(cell: str) -> str:
    """This function will read a code: ``NSCSO``, ``S-2010-11-29``."""
    if not _CODE.fullmatch(cell):
        raise Fault(
            f"{shown(cell)} is not a code",
            "Use letters and digits, with single hyphens between them",
        )
    if len(cell) > LONGEST_CODE:
        raise Fault(
            f"the code {shown(cell)} is too long", f"Use {LONGEST_CODE} at most"
        )
    return cell


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def slug(cell: str) -> str:
    """This function will read a name that can stand in an address: ``one-barnet``."""
    if not _SLUG.fullmatch(cell) or len(cell) > LONGEST_CODE:
        raise Fault(
            f"{shown(cell)} cannot stand in an address",
            "Use small letters and digits, with single hyphens between them",
        )
    return cell


def mark(cell: str) -> str:
    """This function will read the number or letter that something goes by: ``3a``."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,19}", cell):
        mend = "Use letters, digits and hyphens, 20 at most"
        raise Fault(f"{shown(cell)} is not a number or letter", mend)
    return cell


def register_code(cell: str) -> str:
    """This function will read the code of an official register: ``E09000003``."""
    if not re.fullmatch(r"[A-Z0-9]{1,20}", cell):
        mend = "Use capital letters and digits, 20 at most"
        raise Fault(f"{shown(cell)} is not a register's code", mend)
    return cell


def codes(cell: str) -> tuple[str, ...]:
    """This function will read a list of codes, separated by ``;``."""
    found = tuple(code(part.strip()) for part in cell.strip("; ").split(";"))
    for name in found:
        if found.count(name) > 1:
            raise Fault(f"{shown(name)} is listed twice", "List each once")
    return found


def yes_no(cell: str) -> bool:
    """This function will read ``yes`` or ``no``."""
    if cell not in ("yes", "no"):
        raise Fault(f'{shown(cell)} is neither "yes" nor "no"', "Write yes or no")
    return cell == "yes"


@dataclass(frozen=True, slots=True)
class OneOf(Generic[W]):
    """Reads one word of a closed list."""

    words: type[W]

    def __call__(self, cell: str) -> W:
        try:
            return self.words(cell)
        except ValueError:
            raise Fault(
                f"{shown(cell)} is not one of the words",
                mend_name(cell[:60], [word.value for word in self.words]).rstrip("."),
            ) from None
