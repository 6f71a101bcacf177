"""Texts: free ones, titles, names, addresses."""

import re

from workings.core.problems import shown
from workings.intake.cells.faults import Fault

LONGEST_SHORT = 60
LONGEST_NAME = 200
LONGEST_TITLE = 300
LONGEST_ADDRESS = 1_000
LONGEST_TEXT = 20_000

_LETTERS = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]*")


def text(cell: str) -> str:
    """This function will read free text, of one paragraph or several."""
    return _within(cell, LONGEST_TEXT)


def title(cell: str) -> str:
    """This function will read a title or a label, of one line."""
    return _line(cell, LONGEST_TITLE)


def name(cell: str) -> str:
    """This function will read the name of somebody or something, of one line."""
    return _line(cell, LONGEST_NAME)


def short(cell: str) -> str:
    """This function will read a word or two: a wave, a topic, a page's number."""
    return _line(cell, LONGEST_SHORT)


def address(cell: str) -> str:
    """This function will read the address of a page.

    It becomes a link, so it may be nothing but the address of a page.
    """
    if not re.fullmatch(r"https?://[^\s<>\"]+", cell):
        raise Fault(
            f"{shown(cell)} is not the address of a page", "Begin with https://"
        )
    return _within(cell, LONGEST_ADDRESS)


def _line(cell: str, longest: int) -> str:
    return _within(" ".join(cell.split()), longest)


def _within(cell: str, longest: int) -> str:
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if len(cell) > longest:
        raise Fault(
            f"the text {shown(cell)} has {len(cell):,} characters",
            f"Use {longest:,} at most",
        )
    if not _LETTERS.fullmatch(cell):
        raise Fault(
            f"the text {shown(cell)} holds a character that cannot be printed",
            "Type the text again",
        )
    return cell
