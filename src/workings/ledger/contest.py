"""Contested: things said that disagree, and what would settle it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContestSide:
    """One side: ``claim`` or ``other``, and the item it rests on.

    An item is ``fact:CODE``, ``total:CODE`` or
    ``line:STATEMENT/BENEFIT/SERIES/BASIS/PERIOD``.
    """

    side: str
    item: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """A disagreement: its subject, its sides, and what would settle it."""

    code: str
    subject: str
    settled_by: str
    sides: tuple[ContestSide, ...]
    projects: tuple[str, ...] = ()
    note: str = ""
