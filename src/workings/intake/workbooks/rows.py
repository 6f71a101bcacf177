"""What every row of a sheet is: taken, a total, left out and why, or a problem."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import add, itemgetter
from typing import NamedTuple

from workings.core.problems import Problem
from workings.intake.cells import Fault, shown
from workings.intake.workbooks.amounts import amount_in, whole_pence
from workings.intake.workbooks.mapping import AmountColumn, Role, SheetMapping, Signs
from workings.intake.workbooks.sheets import Cell, Sheet, cell_name, text_of

Amounts = tuple[int | None, ...]
"""What a row states in each column of amounts, in pence; None where it states none."""


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


class Words(NamedTuple):
    """What a row says in the column of each role; "" where it is empty or there is
    none.
    """

    reference: str
    title: str
    project: str
    service: str
    kind: str
    rag: str
    owner: str
    note: str


class TakenRow(NamedTuple):
    """A row of one saving. It is a tuple, as there are a hundred thousand."""

    row: int
    words: Words
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row that adds up those in ``covers``, which are places among the rows taken."""

    row: int
    label: str
    amounts: Amounts
    covers: range


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet with each of its rows in exactly one place.

    ``whole`` is what each column of amounts adds up to, whatever became of its rows.
    """

    sheet: str
    taken: tuple[TakenRow, ...]
    totals: tuple[TotalRow, ...]
    left_out: tuple[tuple[int, LeftOut], ...]
    whole: tuple[int, ...]
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


MOST_COVERED = 1_000_000
"""Rows that the totals of a sheet may add up between them: each is named there."""

MOST_TEXTS = 4_096
"""Texts that are kept as read, until they make room for others."""


class _Texts(dict[Cell, str]):
    """The text of a cell. Most words of a tracker are said again and again."""

    def __missing__(self, cell: Cell) -> str:
        text = text_of(cell)
        # A number and a truth may be equal, and are written differently.
        if isinstance(cell, str):
            if len(self) >= MOST_TEXTS:
                self.clear()
            self[cell] = text
        return text


class _Reading:
    def __init__(self, sheet: Sheet, mapping: SheetMapping) -> None:
        self.sheet, self.mapping = sheet, mapping
        self.texts = _Texts({"": ""})
        sign = -1 if mapping.signs is Signs.REVERSED else 1
        self.columns = [each.column for each in mapping.amounts]
        self.factors = [each.scale.factor * sign for each in mapping.amounts]
        self.width = max(*mapping.roles.values(), *self.columns) + 1
        # A role without a column has the last cell, which is added to every row.
        self.pick_words = itemgetter(*(mapping.roles.get(role, -1) for role in Role))
        self.first = self.columns[0]
        self.heading = text_of(sheet.at(mapping.heading_row, self.first))
        self.marked = bool(sheet.marks.errors or sheet.marks.unsaved)
        self.taken: list[TakenRow] = []
        self.totals: list[TotalRow] = []
        self.left_out: list[tuple[int, LeftOut]] = []
        self.problems: list[Problem] = []
        self.rounded = 0
        self.read_amounts: list[Amounts] = []
        # What is taken adds up to, in all and since the last total; how many rows were
        # added up so far; the first that the next total may cover.
        self.sums = self.since = (0,) * len(self.columns)
        self.summed = self.section = 0
        self.covered = 0

    def read(self) -> SheetRead:
        last = self.mapping.heading_row
        for row, cells in enumerate(self.sheet.rows):
            if row > last:
                self._row(row, cells)
            else:
                in_heading = row > last - self.mapping.heading_rows
                self._leave(row, LeftOut.HEADING if in_heading else LeftOut.ABOVE)
        return SheetRead(
            self.sheet.name,
            tuple(self.taken),
            tuple(self.totals),
            tuple(self.left_out),
            sums_of(self.read_amounts, len(self.columns)),
            tuple(self.problems),
            tuple(self._notices()),
        )

    def _leave(self, row: int, why: LeftOut) -> None:
        self.left_out.append((row, why))

    def _row(self, row: int, cells: Sequence[Cell]) -> None:
        cells = [*cells, *[""] * (self.width - len(cells)), ""]
        stated = [cells[column] for column in self.columns]
        if stated[0].__class__ is str and self._repeats_heading(stated[0]):
            self._leave(row, LeftOut.REPEATED)
            return
        found = len(self.problems)
        amounts = tuple(map(whole_pence, stated, self.factors))
        if None in amounts:
            amounts = self._otherwise(row, stated, amounts)
        self.read_amounts.append(amounts)
        words = Words._make(map(self.texts.__getitem__, self.pick_words(cells)))
        if len(self.problems) > found:
            self._leave(row, LeftOut.FAULTY)
        elif amounts.count(None) == len(amounts):
            self._leave(row, _why_nothing(words, cells))
        elif self._is_total(words, cells, amounts):
            self._total(row, _label(words, cells), amounts)
        elif words.reference or (
            Role.REFERENCE not in self.mapping.roles and words.title
        ):
            self.taken.append(TakenRow(row, words, amounts))
        else:
            self._no_name(row)

    def _otherwise(self, row: int, stated: Sequence[Cell], amounts: Amounts) -> Amounts:
        """The amounts of cells some of which are no numbers of whole pence."""
        return tuple(
            self._amount(row, at, cell) if pence is None else pence
            for at, (pence, cell) in enumerate(zip(amounts, stated, strict=True))
        )

    def _amount(self, row: int, at: int, cell: Cell) -> int | None:
        column = self.columns[at]
        # The reader gives an empty cell for one that is marked.
        if cell == "" and (not self.marked or self._marked(row, column)):
            return None
        try:
            amount = amount_in(cell, self.factors[at])
        except Fault as fault:
            self._problem(row, column, fault.what, fault.mend)
            return None
        if amount is None:
            return None
        self.rounded += amount.rounded
        return amount.pence

    def _marked(self, row: int, column: int) -> bool:
        fault = marked(self.sheet, row, column)
        if fault is not None:
            self._problem(row, column, fault.what, fault.mend)
        return fault is not None

    def _problem(self, row: int, column: int, what: str, mend: str) -> None:
        self.problems.append(Problem(place(self.sheet.name, row, column), what, mend))

    def _repeats_heading(self, cell: Cell) -> bool:
        """Whether the first column of amounts says what the heading says there."""
        text = text_of(cell)
        return bool(text) and text == self.heading

    def _is_total(self, words: Words, cells: Sequence[Cell], amounts: Amounts) -> bool:
        if words.reference:
            return bool(_TOTAL.fullmatch(words.reference))
        label = _label(words, cells)
        if label and not _TOTAL.fullmatch(label):
            return False
        if Role.REFERENCE in self.mapping.roles and label:
            return True
        # Without a reference, a saving may be called "Total facilities": it adds up
        # the rows above, or it is no total.
        return bool(self.taken) and self._covered(amounts, label) is not None

    def _covered(self, amounts: Amounts, label: str) -> range | None:
        """The rows above that the amounts add up: those since the last total, or all;
        None where they add up neither.
        """
        self._add_up()
        ways = [(self._since, self.since), (range(len(self.taken)), self.sums)]
        if _TOTAL_OF_ALL.match(label):
            ways.reverse()
        return next(
            (rows for rows, sums in ways if rows and self._adds_up(sums, amounts)), None
        )

    def _add_up(self) -> None:
        """Add up the rows taken since it was last done: each once, however many totals
        there are.
        """
        fresh = (each.amounts for each in self.taken[self.summed :])
        more = sums_of(fresh, len(self.columns))
        self.sums = tuple(map(add, self.sums, more))
        self.since = tuple(map(add, self.since, more))
        self.summed = len(self.taken)

    @property
    def _since(self) -> range:
        return range(self.section, len(self.taken))

    def _adds_up(self, sums: Sequence[int], amounts: Amounts) -> bool:
        """Whether each amount is the sum of its column, to what its unit could hide."""
        return all(
            abs(added - pence) * 2 <= stated_unit(column, pence)
            for added, pence, column in zip(
                sums, amounts, self.mapping.amounts, strict=True
            )
            if pence is not None
        )

    def _total(self, row: int, label: str, amounts: Amounts) -> None:
        covered = self._covered(amounts, label)
        if covered is None:
            of_all = not self._since or _TOTAL_OF_ALL.match(label)
            covered = range(len(self.taken)) if of_all else self._since
        self.covered += len(covered)
        if self.covered > MOST_COVERED:
            what = f"the totals to here add up over {MOST_COVERED:,} rows between them"
            self._problem(row, self.first, what, "Delete those that repeat each other")
            self._leave(row, LeftOut.FAULTY)
            return
        self.totals.append(TotalRow(row, label or "Total", amounts, covered))
        self._leave(row, LeftOut.TOTAL)
        self.section = len(self.taken)
        self.since = (0,) * len(self.columns)

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


def _label(words: Words, cells: Sequence[Cell]) -> str:
    return words.title or words.reference or next(filter(None, map(_word, cells)), "")


def _word(cell: Cell) -> str:
    return text_of(cell) if isinstance(cell, str) else ""


def _why_nothing(words: Words, cells: Sequence[Cell]) -> LeftOut:
    texts = sum(1 for cell in cells if text_of(cell))
    if not texts:
        return LeftOut.BLANK
    named = words.reference or (words.title and texts > 1)
    return LeftOut.NOTHING if named and texts > 1 else LeftOut.SECTION


def sums_of(rows: Iterable[Amounts], columns: int) -> tuple[int, ...]:
    """This function will add up rows of amounts, column by column."""
    sums = tuple(sum(filter(None, column)) for column in zip(*rows, strict=True))
    return sums or (0,) * columns


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
