"""From the bytes of a table to its rows, and every problem on the way.

Rows are counted as a spreadsheet shows them: the heading is row 1, and a row whose
cells hold several lines is one row.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from workings.core.problems import Problem, mend_name
from workings.intake.cells import Fault, shown
from workings.intake.columns import Column, Place, Row, columns_of

MOST_PROBLEMS = 1_000
"""Of one table. Nobody mends more in one go, and they have to fit in memory."""

_SAVE_AGAIN = 'Save the table as "CSV UTF-8"'


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that has problems: its place, and what its cells say."""

    place: Place
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableRead:
    """What could be read of a table.

    ``codes`` are those of all its rows, also of broken ones: whoever names them is
    not at fault. Where it is not ``complete``, some of it could not be read, and
    nothing can be said about names that were not found; ``absent`` where its file is
    not there at all.
    """

    rows: tuple[Row, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    codes: frozenset[str] = frozenset()
    complete: bool = True
    absent: bool = False


def file_name(declared: type[Row]) -> str:
    """This function will return the name of a table's file."""
    return f"{declared.table}.csv"


def read_table(declared: type[Row], content: bytes) -> TableRead:
    """This function will read one table from its file's bytes."""
    table = _Table(declared, file_name(declared))
    complete = True
    try:
        for number, cells in _records(content):
            if number == 1:
                table.take_heading(cells)
            elif any(cells):
                table.take_row(number, cells)
    except _Stopped as stop:
        table.problems.append(Problem(str(table.place(stop.row)), stop.what, stop.mend))
        complete = False
    return TableRead(
        tuple(table.rows),
        tuple(table.broken),
        tuple(table.problems),
        frozenset(table.codes),
        complete,
    )


def trimmed(cell: str) -> str:
    """This function will take the spaces off both ends of a text, seen and unseen."""
    return cell.strip().strip("\ufeff\u200b").strip()


class _Stopped(Fault):
    """The table cannot be read from this row on."""

    def __init__(self, row: int, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.row = row


def _records(content: bytes) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for record in csv.reader(
            io.StringIO(_decoded(content), newline=""), strict=True
        ):
            number += 1
            yield number, [trimmed(cell) for cell in record]
    except csv.Error as error:
        raise _Stopped(
            number + 1,
            f"the row cannot be read ({error})",
            "Close every quotation mark, and double those within a text",
        ) from None
    if number == 0:
        raise _Stopped(1, "the file is empty", "Write the heading row")


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Its place counts from behind a byte order mark, which is no part of it.
        start = content.removeprefix(b"\xef\xbb\xbf")[: error.start]
        row = _row_after(start.decode("utf-8"))
        raise _Stopped(row, "the text is not UTF-8", _SAVE_AGAIN) from None
    if "\0" in text:
        row = _row_after(text[: text.index("\0")])
        raise _Stopped(row, "the row holds a NUL character", _SAVE_AGAIN)
    return text


def _row_after(text: str) -> int:
    try:
        return sum(1 for _ in csv.reader(io.StringIO(text + "x", newline="")))
    except csv.Error:
        return text.count("\n") + 1


@dataclass(slots=True)
class _Table:
    """A table as it is being read."""

    declared: type[Row]
    file: str
    rows: list[Row] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    heading: tuple[str, ...] = ()
    columns: tuple[tuple[Column, int], ...] = ()
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)

    def place(self, row: int) -> Place:
        return Place(self.file, row)

    def find(self, where: str, what: str, mend: str) -> None:
        self.problems.append(Problem(where, what, mend))

    def take_heading(self, names: Sequence[str]) -> None:
        if len(names) == 1 and any(mark in names[0] for mark in ";\t"):
            raise _Stopped(1, "the cells are not separated by commas", _SAVE_AGAIN)
        if not any(names):
            raise _Stopped(1, "the heading row is empty", "Write the columns' names")
        self.heading = tuple(names)
        columns = columns_of(self.declared)
        self.columns = tuple(
            (column, names.index(column.name))
            for column in columns
            if column.name in names
        )
        self._check_heading(columns)

    def _check_heading(self, columns: Sequence[Column]) -> None:
        place = self.place(1)
        absent = [column.name for column in columns if column.name not in self.heading]
        known = {column.name for column in columns}
        for name in dict.fromkeys(filter(None, self.heading)):
            if name not in known:
                what = f"there is no column {shown(name)}"
                mend = mend_name(name[:60], absent or known).rstrip(".")
                self.find(str(place), what, mend)
            elif self.heading.count(name) > 1:
                what = "the column stands more than once"
                self.find(place.column(name), what, "Keep one of them")
        for column in columns:
            if column.required and column.name in absent:
                what = "the column is missing"
                mend = f'Add a column headed "{column.name}"'
                self.find(place.column(column.name), what, mend)

    def take_row(self, number: int, cells: Sequence[str]) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            what = f"the rows above have {MOST_PROBLEMS:,} problems; the rest is unread"
            raise _Stopped(number, what, "Mend those first")
        place, before = self.place(number), len(self.problems)
        self._keep_code(cells)
        values = {}
        if self._fits_heading(place, cells):
            values = self._read_cells(place, cells)
            self._check_key(place, values, cells)
        if self.has_every_column() and len(self.problems) == before:
            self.rows.append(self.declared(place=place, **values))
        else:
            said = {
                item.name: cells[at] for item, at in self.columns if at < len(cells)
            }
            self.broken.append(BrokenRow(place, said))

    def has_every_column(self) -> bool:
        columns = columns_of(self.declared)
        return all(item.name in self.heading for item in columns if item.required)

    def _keep_code(self, cells: Sequence[str]) -> None:
        for column, index in self.columns:
            if (column.name,) == self.declared.key and index < len(cells):
                with suppress(Fault):
                    self.codes.add(str(column.read(cells[index])))

    def _fits_heading(self, place: Place, cells: Sequence[str]) -> bool:
        width = len(self.heading)
        beyond = any(cells[width:]) or any(
            cell and not name for cell, name in zip(cells, self.heading, strict=False)
        )
        if beyond:
            what = "a cell stands under no heading"
            self.find(str(place), what, "Quote texts that hold commas, or clear it")
        elif len(cells) < width:
            what = f"the row has {len(cells)} cells, the heading {width}"
            self.find(str(place), what, "Put a comma for every empty cell too")
        return not beyond and len(cells) >= width

    def _read_cells(self, place: Place, cells: Sequence[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column, index in self.columns:
            if not cells[index]:
                if column.required:
                    where = place.column(column.name)
                    self.find(where, "the cell is empty", "Fill it in")
                continue
            try:
                values[column.field] = column.read(cells[index])
            except Fault as fault:
                self.find(place.column(column.name), fault.what, fault.mend)
        return values

    def _check_key(
        self, place: Place, values: dict[str, Any], cells: Sequence[str]
    ) -> None:
        named = [
            (column, cells[index])
            for column, index in self.columns
            if column.name in self.declared.key
        ]
        if not named or any(cell and item.field not in values for item, cell in named):
            return
        key = tuple(values.get(column.field) for column, _ in named)
        first = self.seen.setdefault(key, place.row)
        if first != place.row:
            words = " / ".join(cell for _, cell in named if cell)
            what = f"{shown(words)} stands in row {first} already"
            mend = "Give each its own" if len(named) == 1 else "Keep one of them"
            self.find(place.column(named[0][0].name), what, mend)
