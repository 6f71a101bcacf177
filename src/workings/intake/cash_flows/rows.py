"""One row of a sheet that came back, against the row of the draft that it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from workings.appraisal.casefile.parts import OPTION, RowGiven, Table
from workings.core.problems import Problem, mend_name
from workings.intake.cash_flows.amounts import Read, read_amount, same, together
from workings.intake.cash_flows.columns import (
    ALSO,
    ROW,
    Column,
    FlowSheet,
    Shown,
    Years,
    shown,
)
from workings.intake.cells import Fault
from workings.intake.cells import shown as quoted
from workings.intake.workbooks.rows import marked, place
from workings.intake.workbooks.sheets import Cell, Sheet, text_of


class Became(StrEnum):
    """What became of a row."""

    UNCHANGED = "as they were"
    CHANGED = "changed"
    NEW = "new"
    BLANK = "blank"
    GONE = "taken out of the case"
    WRONG = "with problems"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a workbook changes: where it stands there, of which row, and what
    it was and is to be.
    """

    where: str
    title: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a sheet is held against: its rows in the draft, and what they may name."""

    sheet: FlowSheet
    years: Years
    rows: tuple[Table, ...]
    options: tuple[str, ...]
    inputs: tuple[str, ...]


@dataclass(slots=True)
class RowRead:
    """A row being read: what becomes of it, and what is found wrong on the way."""

    draft: Draft
    found: Sheet
    columns: Mapping[str, int]
    row: int
    again: bool = False
    """Whether a row above has its number."""
    became: Became = Became.BLANK
    given: RowGiven | None = None
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def where(self) -> str:
        """Its place in the workbook."""
        return place(self.draft.sheet.name, self.row)

    def read(self) -> "RowRead":
        """Read it."""
        number = self._text(ROW)
        others = [self._cell(name) for name in self.columns if name != ROW]
        if self.again:
            mend = "Empty its number for a new row"
            self._wrong(ROW, f"row {number} of the case stands here again", mend)
        elif any(text_of(cell) for cell in others):
            at = self._before(number) if number else None
            if not self.problems:
                self._read(at)
        elif number:
            # Emptied of all but its number: the case is to have it no more.
            self._before(number)
        if self.problems:
            self.became, self.given = Became.WRONG, None
        return self

    def _before(self, number: str) -> int | None:
        at = int(number) - 1 if number.isdecimal() else -1
        if 0 <= at < len(self.draft.rows):
            return at
        mend = "Put its number back, or empty it for a new row"
        self._wrong(ROW, f"{quoted(number)} is no row of the case", mend)
        return None

    def _read(self, at: int | None) -> None:
        row = None if at is None else self.draft.rows[at]
        was = None if row is None else shown(row, self.draft.sheet, self.draft.years)
        entries: dict[str, Any] = {
            one.entry: self._word(one, row, was) for one in self.draft.sheet.columns
        }
        if self._text(ALSO) != ("" if was is None else text_of(was.also)):
            mend = "Put it back as it was, and change it in the case file"
            self._wrong(ALSO, "this column is not read", mend)
        amounts = self._amounts(row, was)
        if amounts is not None:
            entries["amounts"] = amounts
        self.given = RowGiven(at, entries)
        if row is None:
            self.became = Became.NEW
            title = named(entries)
            self.changes = [Change(self.where, title, "The row", "Not there", "New")]
        else:
            self.became = Became.CHANGED if self.changes else Became.UNCHANGED

    def _word(self, column: Column, row: Table | None, was: Shown | None) -> Any:
        text = self._text(column.heading)
        before = "" if was is None else was.words[column.entry]
        if row is not None and text == text_of(before):
            return row.get(column.entry)
        if not text and column.needed:
            mend = "Type it; to take the row out, empty all of it but its number"
            self._wrong(column.heading, f"{column.heading} is empty", mend)
            return None
        said = self._one_of(column, text) if text else ""
        if row is not None:
            self._changed(row, column.heading, column.heading, before, said)
        return said

    def _one_of(self, column: Column, text: str) -> str:
        if column.entry == OPTION:
            words = {code: code for code in self.draft.options}
        elif column.words:
            words = {str(word): str(word) for word in column.words}
            words |= {word.label: str(word) for word in column.words}
        else:
            cell = self._cell(column.heading)
            # As it was typed, with its lines.
            return cell.strip() if isinstance(cell, str) else text
        if text in words:
            return words[text]
        valid = list(dict.fromkeys(words.values()))
        self._wrong(column.heading, f"{quoted(text)} is none", mend_name(text, valid))
        return ""

    def _amounts(self, row: Table | None, was: Shown | None) -> Any:
        """Its amounts as they are to be; None where they stay as they are written."""
        years = self.draft.years
        before = was.amounts if was else (None,) * len(years.headings)
        wrong = len(self.problems)
        now = dict(self._moved(before))
        if len(self.problems) > wrong or (row is not None and not now):
            return None
        if row is not None:
            for at, one in now.items():
                heading, name = years.headings[at], years.names[at]
                self._changed(row, heading, name, before[at], one.value)
        try:
            return together(row, now, years)
        except Fault as fault:
            first = years.headings[min(now, default=0)]
            self._wrong(first, fault.what, fault.mend)
            return None

    def _moved(self, before: tuple[Any, ...]) -> Iterator[tuple[int, Read]]:
        """The years that are not as they were filled."""
        years = self.draft.years
        for at, heading in enumerate(years.headings):
            fault = marked(self.found, self.row, self.columns[heading])
            if fault is None and same(self._cell(heading), before[at]):
                continue
            try:
                if fault is not None:
                    raise fault
                one = read_amount(self._cell(heading), years.unit, self.draft.inputs)
            except Fault as found:
                self._wrong(heading, found.what, found.mend)
                continue
            if one.rounded:
                where = self._place(heading)
                self.notices.append(f"{where}: a part of a penny was rounded off")
            yield at, one

    def _changed(
        self, row: Table, heading: str, what: str, before: object, after: object
    ) -> None:
        was, now = (str("" if one is None else one) or "-" for one in (before, after))
        self.changes.append(Change(self._place(heading), named(row), what, was, now))

    def _cell(self, heading: str) -> Cell:
        return self.found.at(self.row, self.columns[heading])

    def _text(self, heading: str) -> str:
        return text_of(self._cell(heading))

    def _place(self, heading: str) -> str:
        return place(self.draft.sheet.name, self.row, self.columns[heading])

    def _wrong(self, heading: str, what: str, mend: str) -> None:
        self.problems.append(Problem(self._place(heading), what, mend))


def named(row: Mapping[str, Any]) -> str:
    """This function will name a row of the case for a reader."""
    return f"{row.get(OPTION, '')}: {row.get('title', '')}"
