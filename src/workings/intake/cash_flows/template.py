"""A case's cash flows as a workbook, filled from its draft, to be edited and brought
back.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workings.appraisal.casefile import read_case
from workings.appraisal.casefile.parts import read_table, rows_of
from workings.intake.cash_flows.columns import (
    ALSO,
    CHOICES,
    OF,
    ROW,
    SHEETS,
    Amount,
    Column,
    FlowSheet,
    Shown,
    Years,
    shown,
)
from workings.intake.workbooks.looks import Looks, lists, new_book, one_of, read_me

SPARE_ROWS = 100
"""Rows left free for new costs and benefits, on each sheet."""

_NOTE_OF_ROW = (
    "The row's number in the case, which it is known by. A new row has none: leave it "
    "empty."
)
_NOTE_OF_AMOUNTS = (
    "The amount in that year, costs and benefits both as plus; empty is nought. Words "
    "stand for what is more than a number: an input's name, or an interval. Type a "
    "number over them, or the name of an input."
)
_NOTE_OF_ALSO = "What else the file says of the row. It stays; change it in the file."
_HOW_TO = (
    "Change what has changed, add new rows below the last, and bring the file back.",
    "To take a row out, empty all of it but its number, or delete it.",
    "Only what differs from the draft becomes a new version of it.",
    "A draft that somebody changed since is not written over: download it again.",
    "Inputs, risks and partnership benefits are not here, and stay as they are.",
    "The headings are protected, because the file is read by them; without a password.",
)


@dataclass(frozen=True, slots=True)
class FlowsFilling:
    """What a workbook is filled with: a version of a case's file, by its text.

    ``case`` names it among all that are held here, as "one-barnet/DEPOT".
    """

    case: str
    title: str
    version: int
    text: str


def template(filling: FlowsFilling) -> bytes:
    """This function will write the workbook (.xlsx) of a case's cash flows, a sheet of
    costs and one of benefits, and return its bytes.
    """
    table = read_table(filling.text)
    case = read_case(filling.text, filling.case)
    years = Years.of(case, table)
    codes = [option.code for option in case.options]
    kept = io.BytesIO()
    with new_book(kept) as book:
        looks = Looks(book)
        about = f"Its costs and benefits, as in version {filling.version} of its file."
        read_me(book, looks, filling.title, [about, *_HOW_TO])
        choices = {"Option": codes, **{one.heading: one.words for one in _chosen()}}
        for sheet in SHEETS:
            rows = [shown(row, sheet, years) for row in rows_of(table, sheet.part)]
            page = _Page(book.add_worksheet(sheet.name), looks, sheet, years)
            page.write(rows)
            page.offer(choices, last=len(rows) + SPARE_ROWS)
        of = [filling.case, str(filling.version)]
        lists(book, looks, CHOICES, {**choices, OF: of})
    return kept.getvalue()


def _chosen() -> tuple[Column, ...]:
    """The columns whose words are chosen from a list, each once."""
    every = (one for sheet in SHEETS for one in sheet.columns if one.words)
    return tuple(dict.fromkeys(every))


class _Page:
    """One sheet: a row a cost or a benefit, a column a year."""

    def __init__(self, page: Any, looks: Looks, sheet: FlowSheet, years: Years) -> None:
        self.page, self.looks, self.sheet, self.years = page, looks, sheet, years
        self.first_year = 1 + len(sheet.before)
        self.after = self.first_year + years.horizon + 1
        self.also = self.after + len(sheet.after)

    def write(self, rows: Sequence[Shown]) -> None:
        self._headings()
        for row, one in enumerate(rows, start=1):
            self.page.write_number(row, 0, row)
            self._words(row, one)
            for at, amount in enumerate(one.amounts):
                self._amount(row, self.first_year + at, amount)
            self.page.write_string(row, self.also, one.also)
        for row in range(len(rows) + 1, len(rows) + 1 + SPARE_ROWS):
            for column in range(1, self.also):
                is_word = not self.first_year <= column < self.after
                look = self.looks.text if is_word else self.looks.amount
                self.page.write_blank(row, column, None, look)
        self.page.freeze_panes(1, 3)
        self.page.protect(options={"format_columns": True, "autofilter": True})

    def _headings(self) -> None:
        notes = [
            (ROW, _NOTE_OF_ROW),
            *((one.heading, one.note) for one in self.sheet.before),
            *((heading, _NOTE_OF_AMOUNTS) for heading in self.years.headings),
            *((one.heading, one.note) for one in self.sheet.after),
            (ALSO, _NOTE_OF_ALSO),
        ]
        for column, (word, note) in enumerate(notes):
            self.page.write_string(0, column, word, self.looks.heading)
            self.page.write_comment(0, column, note, {"x_scale": 2})
        self.page.set_column(0, 0, 6)
        self.page.set_column(1, 1, 12)
        self.page.set_column(2, 2, 40)
        self.page.set_column(3, self.first_year - 1, 18)
        self.page.set_column(self.first_year, self.after - 1, 14)
        self.page.set_column(self.after, self.also, 32)

    def _words(self, row: int, one: Shown) -> None:
        for column, asked in (
            *enumerate(self.sheet.before, start=1),
            *enumerate(self.sheet.after, start=self.after),
        ):
            said = one.words[asked.entry]
            self.page.write_string(row, column, said, self.looks.text)

    def _amount(self, row: int, column: int, amount: Amount) -> None:
        if amount is None:
            self.page.write_blank(row, column, None, self.looks.amount)
        elif isinstance(amount, str):
            self.page.write_string(row, column, amount, self.looks.amount)
        else:
            self.page.write_number(row, column, float(amount), self.looks.amount)

    def offer(self, choices: Mapping[str, Sequence[str]], *, last: int) -> None:
        """Lists to choose from, in the columns that have one."""
        places = list(choices)
        for column, one in enumerate(self.sheet.before, start=1):
            if one.heading in choices:
                at, count = places.index(one.heading), len(choices[one.heading])
                rule = one_of(CHOICES, at, count)
                self.page.data_validation(1, column, last, column, rule)
