"""A workbook as it was opened: sheets of cells, and what can be seen of them only in
the file.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache

Cell = int | float | str | bool | date | datetime | time | timedelta
"""A cell's value. An empty cell is ""."""

Place = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the file says of a sheet's cells beside their values.

    ``hidden`` are rows; ``errors`` are cells that show an error, with its name;
    ``unsaved`` are cells whose formula has no saved result.
    """

    hidden: frozenset[int] = frozenset()
    errors: Mapping[Place, str] = field(default_factory=dict)
    unsaved: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: ``rows`` from its first row on, ``merged`` as (top left, bottom right).

    ``marked`` is False where the format does not let us see what :class:`Marks` hold.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[tuple[Place, Place], ...] = ()
    hidden: bool = False
    marks: Marks = Marks()
    marked: bool = True

    def at(self, row: int, column: int) -> Cell:
        """A cell; "" beyond the edge."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was opened: its name, its checksum, and what is in it."""

    file_name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def emptied(self) -> "Workbook":
        """The workbook without its cells, once all was made of them that there is."""
        return replace(
            self, sheets=tuple(replace(sheet, rows=()) for sheet in self.sheets)
        )


@cache
def letters(column: int) -> str:
    """This function will name a column as spreadsheets do: 0 is A, 26 is AA.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def column_of(name: str) -> int | None:
    """This function will number a column from its letters, or None for none.

    >>> column_of("A"), column_of("aa"), column_of("A1")
    (0, 26, None)
    """
    upper = name.strip().upper()
    if not re.fullmatch(r"[A-Z]{1,3}", upper):
        return None
    number = 0
    for letter in upper:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    """This function will name a cell as spreadsheets do: ``F12``."""
    return f"{letters(column)}{row + 1}"


def place_of(name: str) -> Place | None:
    """This function will read the name of a cell; None for what is none."""
    match = _CELL.fullmatch(name)
    if match is None:
        return None
    column = column_of(match[1])
    assert column is not None
    return int(match[2]) - 1, column


def text_of(cell: Cell) -> str:
    """This function will write a cell's text in one line, trimmed: what kind of space
    it was typed with (no-break, tab, thin) makes no difference.

    >>> text_of(" Adult" + chr(160) + "social  care "), text_of(2024.0), text_of("")
    ('Adult social care', '2024', '')
    """
    if isinstance(cell, str):
        text = " ".join(cell.split())
        # Most are tidy, and one of them is enough to keep.
        return cell if text == cell else text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)
