"""Contested: things said that disagree, and what would settle it."""

from collections.abc import Mapping
from dataclasses import dataclass

from workings.core.money import Basis
from workings.ledger.said import Said
from workings.ledger.words import Series

CLAIM = "claim"
"""The side that is called in question."""


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


@dataclass(frozen=True, slots=True)
class Stated:
    """What a side rests on, as it was said: a fact, a stated total, or a line.

    ``value`` is in its own words; ``pence`` is None, and ``series`` and ``basis``
    too, for a fact, which is never added up or compared by machine.
    """

    what: str
    value: str
    scope: str
    period: str
    statement: Said
    pence: int | None = None
    series: Series | None = None
    basis: Basis | None = None
    uncertain: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class SaidSide:
    """A side that was heard, with the editor's note on it."""

    side: str
    note: str
    stated: Stated


@dataclass(frozen=True, slots=True)
class SaidContest:
    """A disagreement as it was heard by a day.

    ``note`` weighs all its sides, so it is empty while one of them is unheard.
    """

    code: str
    subject: str
    settled_by: str
    note: str
    sides: tuple[SaidSide, ...]
    projects: tuple[str, ...]

    @property
    def claims(self) -> tuple[SaidSide, ...]:
        """What was claimed."""
        return tuple(side for side in self.sides if side.side == CLAIM)

    @property
    def others(self) -> tuple[SaidSide, ...]:
        """What stands against it."""
        return tuple(side for side in self.sides if side.side != CLAIM)

    @property
    def begun(self) -> bool:
        """Whether it is a disagreement yet: both sides have been heard."""
        return bool(self.claims and self.others)


def as_heard(contest: Contest, stated: Mapping[str, Stated]) -> SaidContest:
    """This function will set a contest out with the sides that were heard.

    ``stated`` is by item; a side whose item is not there was not heard.
    """
    sides = tuple(
        SaidSide(side.side, side.note, stated[side.item])
        for side in contest.sides
        if side.item in stated
    )
    return SaidContest(
        code=contest.code,
        subject=contest.subject,
        settled_by=contest.settled_by,
        note=contest.note if len(sides) == len(contest.sides) else "",
        sides=sides,
        projects=contest.projects,
    )
