"""What every row of a sheet is: taken, a total, left out and why, or a problem."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass
from enum import StrEnum

from workings.core.problems import Problem
from workings.intake.cells import Fault, shown
from workings.intake.workbooks.amounts import Amount, amount_in
from workings.intake.workbooks.mapping import AmountColumn, Role, SheetMapping, Signs
from workings.intake.workbooks.sheets import Cell, Sheet, cell_name, text_of

Amounts = tuple[tuple[AmountColumn, Amount], ...]


class LeftOut(StrEnum):
    """Why a row was left out."""

    ABOVE = "above the heading"
    HEADING = "the heading"
    BLANK = "blank"
    REPEATED = "the heading again"
    SECTION = "words alone, with no amount: a heading within the table, or a note"
    NOTHING = "a saving without any amount stated"
    TOTAL = "a total of rows above, kept as a stated total"
    FAULTY = "it has problems"


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of one saving: the words of its columns, and the amounts it states."""

    row: int
    words: Table[Role, str]
    amounts: Amounts

    def word(self, role: Role) -> str:
        """The words of a column; "" where it is empty or there is none."""
        return self.words.get(role, "")


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row that adds up those in ``covers``, which are rows of the sheet."""

    row: int
    label: str
    amounts: Amounts
    covers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet with each of its rows in exactly one place."""

    sheet: str
    taken: tuple[TakenRow, ...]
    totals: tuple[TotalRow, ...]
    left_out: tuple[tuple[int, LeftOut], ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]


_TOTAL = re.compile(
    r"(?:(?:grand|overall|sub|running|section|net|gross)[\s-]*)?totals?\b.*"
    r"|.*\b(?:sub[\s-]?)?totals?|sum",
    re.IGNORECASE,
)
_TOTAL_OF_ALL = re.compile(r".*\b(?:grand|overall)\b.*", re.IGNORECASE)


def read_sheet(sheet: Sheet, mapping: SheetMapping) -> SheetRead:
    """This function will read every row of a sheet by its mapping.

    Nothing is dropped: a row that is not taken stands in ``totals`` or ``left_out``,
    and what cannot be read in it among the problems, by sheet and cell.
    """
    return _Reading(sheet, mapping).read()


MOST_TEXTS = 4_096
"""Texts that are kept as read: beyond them, a column says something else each time."""


class _Reading:
    def __init__(self, sheet: Sheet, mapping: SheetMapping) -> None:
        self.sheet, self.mapping = sheet, mapping
        self.roles = tuple(mapping.roles.items())
        self.columns = tuple(
            (each, each.scale.factor * (-1 if mapping.signs is Signs.REVERSED else 1))
            for each in mapping.amounts
        )
        self.taken: list[TakenRow] = []
        self.totals: list[TotalRow] = []
        self.left_out: list[tuple[int, LeftOut]] = []
        self.problems: list[Problem] = []
        self.texts: dict[Cell, str] = {}
        self.rounded = 0
        # Where the rows that the next total may cover begin, in ``taken``.
        self.section = 0

    def read(self) -> SheetRead:
        last = self.mapping.heading_row
        for row, cells in enumerate(self.sheet.rows):
            if row <= last:
                in_heading = row > last - self.mapping.heading_rows
                self._leave(row, LeftOut.HEADING if in_heading else LeftOut.ABOVE)
            else:
                self._row(row, cells)
        return SheetRead(
            self.sheet.name,
            tuple(self.taken),
            tuple(self.totals),
            tuple(self.left_out),
            tuple(self.problems),
            tuple(self._notices()),
        )

    def _text(self, cell: Cell) -> str:
        text = text_of(cell)
        # A number and a truth may be equal, and are written differently.
        if isinstance(cell, str) and len(self.texts) < MOST_TEXTS:
            self.texts[cell] = text
        return text

    def _leave(self, row: int, why: LeftOut) -> None:
        self.left_out.append((row, why))

    def _row(self, row: int, cells: Sequence[Cell]) -> None:
        width = len(cells)
        words = {
            role: text
            for role, column in self.roles
            if column < width
            and (cell := cells[column]) != ""
            # Most words of a tracker are said again and again.
            and (text := self.texts.get(cell) or self._text(cell))
        }
        if self._repeats_heading(cells):
            self._leave(row, LeftOut.REPEATED)
            return
        found = len(self.problems)
        amounts = tuple(self._amounts(row, cells))
        if len(self.problems) > found:
            self._leave(row, LeftOut.FAULTY)
        elif not amounts:
            self._leave(row, _why_nothing(words, cells))
        elif self._is_total(words, cells, amounts):
            self._total(row, self._label(words, cells), amounts)
        elif Role.REFERENCE in words or (
            Role.REFERENCE not in self.mapping.roles and Role.TITLE in words
        ):
            self.taken.append(TakenRow(row, words, amounts))
        else:
            self._no_name(row)

    def _amounts(
        self, row: int, cells: Sequence[Cell]
    ) -> Iterator[tuple[AmountColumn, Amount]]:
        width, marks = len(cells), self.sheet.marks
        marked = bool(marks.errors or marks.unsaved)
        for each, factor in self.columns:
            column = each.column
            if marked and self._marked(row, column):
                continue
            if column >= width:
                continue
            try:
                amount = amount_in(cells[column], factor)
            except Fault as fault:
                self._problem(row, column, fault.what, fault.mend)
                continue
            if amount is not None:
                self.rounded += amount.rounded
                yield each, amount

    def _marked(self, row: int, column: int) -> bool:
        fault = marked(self.sheet, row, column)
        if fault is not None:
            self._problem(row, column, fault.what, fault.mend)
        return fault is not None

    def _problem(self, row: int, column: int, what: str, mend: str) -> None:
        self.problems.append(Problem(place(self.sheet.name, row, column), what, mend))

    def _repeats_heading(self, cells: Sequence[Cell]) -> bool:
        """Whether it says in a column of amounts what the heading says there."""
        column = self.columns[0][0].column
        cell = cells[column] if column < len(cells) else ""
        if not isinstance(cell, str) or not cell.strip():
            return False
        return text_of(cell) == text_of(self.sheet.at(self.mapping.heading_row, column))

    def _label(self, words: Table[Role, str], cells: Sequence[Cell]) -> str:
        named = words.get(Role.TITLE) or words.get(Role.REFERENCE)
        return named or next((text for cell in cells if (text := _word(cell))), "")

    def _is_total(
        self, words: Table[Role, str], cells: Sequence[Cell], amounts: Amounts
    ) -> bool:
        reference = words.get(Role.REFERENCE, "")
        if reference:
            return bool(_TOTAL.fullmatch(reference))
        label = self._label(words, cells)
        if label and not _TOTAL.fullmatch(label):
            return False
        if Role.REFERENCE in self.mapping.roles and label:
            return True
        # Without a reference, a saving may be called "Total facilities": it adds up
        # the rows above, or it is no total.
        return bool(self.taken) and self._covered(amounts, label) is not None

    def _covered(self, amounts: Amounts, label: str) -> tuple[TakenRow, ...] | None:
        """The rows above that the amounts add up: those since the last total, or all;
        None where they add up neither.
        """
        section, everything = tuple(self.taken[self.section :]), tuple(self.taken)
        ways = (
            (everything, section)
            if _TOTAL_OF_ALL.match(label)
            else (section, everything)
        )
        return next((rows for rows in ways if rows and _adds_up(rows, amounts)), None)

    def _total(self, row: int, label: str, amounts: Amounts) -> None:
        covered = self._covered(amounts, label)
        if covered is None:
            since = self.taken[self.section :]
            of_all = not since or _TOTAL_OF_ALL.match(label)
            covered = tuple(self.taken if of_all else since)
        rows = tuple(each.row for each in covered)
        self.totals.append(TotalRow(row, label or "Total", amounts, rows))
        self._leave(row, LeftOut.TOTAL)
        self.section = len(self.taken)

    def _no_name(self, row: int) -> None:
        role = Role.REFERENCE if Role.REFERENCE in self.mapping.roles else Role.TITLE
        column = self.mapping.roles.get(role, 0)
        what = f"the row has amounts, and its {role} is empty"
        mend = "Give the saving one, or delete the amounts; a row of totals says so"
        self._problem(row, column, what, mend)
        self._leave(row, LeftOut.FAULTY)

    def _notices(self) -> Iterator[str]:
        name = f'Sheet "{self.sheet.name}"' if self.sheet.name else "The file"
        if self.rounded:
            yield (
                f"{name}: {self.rounded:,} amounts had parts of a penny, and were "
                "rounded to the nearest"
            )
        hidden = sorted(self.sheet.marks.hidden & {each.row for each in self.taken})
        if hidden:
            shown_rows = ", ".join(str(row + 1) for row in hidden[:10])
            more = f" and {len(hidden) - 10} more" if len(hidden) > 10 else ""
            yield f"{name}: hidden rows were read like the others: {shown_rows}{more}"
        if not self.sheet.marked:
            yield (
                f"{name}: this kind of file does not show us hidden rows, nor cells "
                "that show an error: such a cell is taken for an empty one"
            )


def _word(cell: Cell) -> str:
    return text_of(cell) if isinstance(cell, str) else ""


def _why_nothing(words: Table[Role, str], cells: Sequence[Cell]) -> LeftOut:
    texts = sum(1 for cell in cells if text_of(cell))
    if not texts:
        return LeftOut.BLANK
    named = Role.REFERENCE in words or (Role.TITLE in words and texts > 1)
    return LeftOut.NOTHING if named and texts > 1 else LeftOut.SECTION


def _adds_up(rows: Sequence[TakenRow], amounts: Amounts) -> bool:
    """Whether each amount is the sum of its column, to what its unit could hide."""
    sums = sums_of(rows)
    return all(
        abs(sums[column.column] - amount.pence) * 2 <= stated_unit(column, amount.pence)
        for column, amount in amounts
    )


def sums_of(rows: Iterable[TakenRow | TotalRow]) -> Counter[int]:
    """This function will add up rows, in pence, by column."""
    sums: Counter[int] = Counter()
    for each in rows:
        for column, amount in each.amounts:
            sums[column.column] += amount.pence
    return sums


def stated_unit(column: AmountColumn, pence: int) -> int:
    """This function will find the unit that a total was stated to, in pence: that of
    its column, or a smaller one where it has decimals.
    """
    units = (column.scale.factor, 100_000, 100, 1)
    return next(u for u in units if u <= column.scale.factor and pence % u == 0)


def marked(sheet: Sheet, row: int, column: int) -> Fault | None:
    """This function will say why a cell shows no amount that it ought to, or None."""
    at, marks = (row, column), sheet.marks
    if at in marks.errors:
        what = f"the cell shows the error {shown(marks.errors[at])}"
        return Fault(what, "Mend its formula, or type the number")
    if at in marks.unsaved:
        what = "the cell has a formula, and its result was never saved"
        mend = "Open the workbook in a spreadsheet, save it, and bring it again"
        return Fault(what, mend)
    return None


def place(sheet: str, row: int, column: int | None = None) -> str:
    """This function will name a row or a cell as its owner would find it."""
    where = f"row {row + 1}" if column is None else cell_name(row, column)
    return f'sheet "{sheet}", {where}' if sheet else where
