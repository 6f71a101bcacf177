"""What a downloaded file holds, cell by cell, and where each cell is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workings.core.problems import Problem
from workings.reference.authorities import Authority

Cell = str | float | int | bool | None
Rows = Sequence[Sequence[object]]

NOT_AVAILABLE = frozenset({"", "…", "...", "..", "-", "n/a", "[x]", "[z]", "z", "x"})
"""How publishers write that there is no number."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or a whole CSV file: its name and its rows."""

    name: str
    rows: Rows

    def at(self, row: int, column: int) -> str:
        """This function will name a cell as its owner would find it."""
        return f"{self.name} {column_letters(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A published line of one authority's account; pence of the year's cash."""

    authority: str
    number: int
    label: str
    pence: int


@dataclass(frozen=True, slots=True)
class Counted:
    """People of an area at the middle of a year, by single year of age (91)."""

    area: str
    year: int
    kind: str
    ages: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file is and what it would add; with problems, nothing is added."""

    what: str
    """In words: "Revenue outturn (RS) 2016/17"."""
    year: int
    """The financial year's first half, or the earliest year of the people."""
    basis: str
    """"outturn", "budget", "estimate" or "projection"."""
    authorities: tuple[Authority, ...] = ()
    lines: tuple[AccountLine, ...] = ()
    people: tuple[Counted, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = field(default=())


def column_letters(index: int) -> str:
    """This function will name a column from 0 as spreadsheets do.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def number(cell: object) -> float | None:
    """This function will read a number, or None where none is available.

    Raises :class:`ValueError` for anything else.
    """
    # One kind of error, so that callers gather one.
    if isinstance(cell, bool):
        message = "true or false"
        raise ValueError(message)  # noqa: TRY004
    if cell is None or isinstance(cell, int | float):
        return None if cell is None else float(cell)
    text = str(cell).strip()
    if text.casefold() in NOT_AVAILABLE:
        return None
    return float(text.replace(",", ""))


def one_of(cells: Iterable[object], *, starting: Sequence[str]) -> int | None:
    """This function will find the first cell whose words start so."""
    for place, cell in enumerate(cells):
        text = " ".join(str(cell).casefold().replace("-", " ").split())
        if any(text.startswith(start) for start in starting):
            return place
    return None
