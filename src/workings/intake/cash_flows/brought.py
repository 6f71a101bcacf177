"""A workbook of cash flows against the draft it was filled from: what it changes.

Every row is accounted for: as it was, changed, new, blank, wrong, or gone from the
sheet. What cannot be read is a problem with its sheet and cell, and then nothing is
changed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workings.appraisal.case import Case
from workings.appraisal.casefile import parts, read_case
from workings.appraisal.casefile.parts import OPTION, Table, read_table, rows_of
from workings.core.problems import Problem
from workings.intake.cash_flows.columns import (
    ALSO,
    CHOICES,
    OF,
    ROW,
    SHEETS,
    FlowSheet,
    Years,
)
from workings.intake.cash_flows.rows import Became, Change, Draft, RowRead, named
from workings.intake.cells import shown as quoted
from workings.intake.workbooks.looks import READ_ME
from workings.intake.workbooks.rows import place
from workings.intake.workbooks.sheets import Sheet, Workbook, text_of

_AGAIN = "Download the workbook again, and type into that"
_IN_FILE = re.compile(r"option (\d+).*?, (cost|benefit) (\d+)")

Places = Mapping[tuple[int, str, int], str]
"""Where in the workbook each row of a file stands, by its option, table and number, all
as the file counts them.
"""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet: what became of each row below its headings, and of those of the draft
    that it has no more.
    """

    sheet: FlowSheet
    rows: tuple[RowRead, ...]
    account: Mapping[Became, int]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]

    @property
    def kept(self) -> list[RowRead]:
        """The rows that the case is to have: those it had in their order, then new."""
        given = [one for one in self.rows if one.given is not None]
        return sorted(given, key=lambda one: (_at(one) is None, _at(one) or 0))


@dataclass(frozen=True, slots=True)
class FlowsBrought:
    """A workbook against the draft; ``text`` is the file as it is to be, the draft's
    own where nothing changes.
    """

    text: str
    sheets: tuple[SheetRead, ...]
    notices: tuple[str, ...]
    places: Places

    @property
    def changes(self) -> tuple[Change, ...]:
        """Everything that it changes."""
        return tuple(change for one in self.sheets for change in one.changes)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps it from changing anything."""
        return tuple(problem for one in self.sheets for problem in one.problems)


def filled_from(workbook: Workbook) -> tuple[str, int] | None:
    """This function will say of which case and version a workbook was filled, or None
    where it does not say.
    """
    sheet = workbook.sheet(CHOICES)
    headings = list(map(text_of, sheet.rows[0])) if sheet and sheet.rows else []
    if sheet is None or OF not in headings:
        return None
    column = headings.index(OF)
    version = text_of(sheet.at(2, column))
    return (text_of(sheet.at(1, column)), int(version)) if version.isdecimal() else None


def brought(workbook: Workbook, text: str, name: str) -> FlowsBrought:
    """This function will hold a workbook against the file that it was filled from;
    ``name`` is what that file is called.
    """
    table, case = read_table(text), read_case(text, name)
    read = tuple(_sheet(workbook, sheet, table, case) for sheet in SHEETS)
    places: dict[tuple[int, str, int], str] = {}
    if any(one.changes for one in read) and not any(one.problems for one in read):
        for one in read:
            given = [row.given for row in one.kept if row.given is not None]
            table = parts.with_rows(table, one.sheet.part, given)
            places |= _places(one, table)
        text = parts.written(table)
    notices = (
        *_not_read(workbook),
        *(notice for one in read for notice in one.notices),
    )
    return FlowsBrought(text, read, notices, places)


def _not_read(workbook: Workbook) -> Iterator[str]:
    known = {READ_ME, CHOICES, *(sheet.name for sheet in SHEETS)}
    for sheet in workbook.sheets:
        if sheet.name not in known:
            yield f"Sheet {quoted(sheet.name)} was not read"


def _sheet(workbook: Workbook, sheet: FlowSheet, table: Table, case: Case) -> SheetRead:
    draft = Draft(
        sheet=sheet,
        years=Years.of(case, table),
        rows=tuple(rows_of(table, sheet.part)),
        options=tuple(option.code for option in case.options),
        inputs=tuple(str(one["name"]) for one in table.get("input", [])),
    )
    found = workbook.sheet(sheet.name)
    if found is None:
        gone = Problem(f'sheet "{sheet.name}"', "it is not there", _AGAIN)
        return SheetRead(sheet, (), {}, (), (gone,), ())
    headings = list(map(text_of, found.rows[0])) if found.rows else []
    wanted = _wanted(draft)
    missing = tuple(
        Problem(
            place(sheet.name, 0), f"the heading {quoted(each)} is not there", _AGAIN
        )
        for each in wanted
        if each not in headings
    )
    if missing:
        return SheetRead(sheet, (), {}, (), missing, ())
    columns = {each: headings.index(each) for each in wanted}
    rows = tuple(_rows(draft, found, columns))
    return _accounted(draft, rows, tuple(_other_columns(found, headings, columns)))


def _rows(draft: Draft, found: Sheet, columns: Mapping[str, int]) -> Iterator[RowRead]:
    seen: set[str] = set()
    for at in range(1, len(found.rows)):
        number = text_of(found.at(at, columns[ROW]))
        # A row that was copied brings its number with it.
        yield RowRead(draft, found, columns, at, again=number in seen).read()
        seen |= {number} - {""}


def _wanted(draft: Draft) -> tuple[str, ...]:
    words = (one.heading for one in draft.sheet.columns)
    return (ROW, *words, *draft.years.headings, ALSO)


def _other_columns(
    found: Sheet, headings: Sequence[str], columns: Mapping[str, int]
) -> Iterator[str]:
    read = set(columns.values())
    for column, heading in enumerate(headings):
        if heading and column not in read:
            where = place(found.name, 0, column)
            yield f"{where}: the column {quoted(heading)} was not read"


def _accounted(
    draft: Draft, rows: tuple[RowRead, ...], notices: tuple[str, ...]
) -> SheetRead:
    problems = [problem for one in rows for problem in one.problems]
    there = {_at(one) for one in rows}
    gone = [row for at, row in enumerate(draft.rows) if at not in there]
    account = Counter(one.became for one in rows)
    changes = [change for one in rows for change in one.changes]
    if not problems:
        where = f'sheet "{draft.sheet.name}"'
        account[Became.GONE] = len(gone)
        changes += [
            Change(where, named(row), "The row", "In the draft", "Taken out")
            for row in gone
        ]
    return SheetRead(
        sheet=draft.sheet,
        rows=rows,
        account=account,
        changes=tuple(changes),
        problems=tuple(problems),
        notices=(*notices, *(notice for one in rows for notice in one.notices)),
    )


def _at(one: RowRead) -> int | None:
    return None if one.given is None else one.given.at


def _places(read: SheetRead, table: Table) -> Places:
    found = {}
    for at, option in enumerate(table["option"], start=1):
        own = [
            one
            for one in read.kept
            if one.given is not None and one.given.entries[OPTION] == option["code"]
        ]
        for number, one in enumerate(own, start=1):
            found[at, read.sheet.table, number] = one.where
    return found


def in_place(problems: Sequence[Problem], places: Places) -> tuple[Problem, ...]:
    """This function will say of problems of the file that a workbook made where they
    stand in the workbook, as far as they are of its rows.
    """
    return tuple(
        Problem(_in_workbook(one.where, places), one.what, one.mend) for one in problems
    )


def _in_workbook(where: str, places: Places) -> str:
    found = _IN_FILE.search(where)
    if found is None:
        return where
    return places.get((int(found[1]), found[2], int(found[3])), where)
