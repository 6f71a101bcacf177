"""The account of a workbook: every row, and every pound of its columns of amounts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workings.core.problems import Problem, mend_name
from workings.intake.cells import shown
from workings.intake.workbooks.mapping import AmountColumn, Mapping, SheetMapping
from workings.intake.workbooks.rows import LeftOut, SheetRead, read_sheet, sums_of
from workings.intake.workbooks.sheets import Workbook, letters


@dataclass(frozen=True, slots=True)
class ColumnAccount:
    """A column of amounts added up, in pence: all of it, and where it went.

    ``taken`` and ``totals`` together are ``whole``, where no row has problems.
    """

    sheet: str
    column: AmountColumn
    whole: int
    taken: int
    totals: int

    @property
    def left(self) -> int:
        """What is neither taken nor in a row of totals: rows with problems."""
        return self.whole - self.taken - self.totals


@dataclass(frozen=True, slots=True)
class Account:
    """Everything in a workbook, accounted for."""

    sheets: tuple[SheetRead, ...]
    columns: tuple[ColumnAccount, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]

    @property
    def taken(self) -> int:
        """How many rows are taken."""
        return sum(len(sheet.taken) for sheet in self.sheets)

    def left_out(self) -> Counter[LeftOut]:
        """How many rows are left out, by reason."""
        return Counter(why for sheet in self.sheets for _, why in sheet.left_out)


def account(workbook: Workbook, mapping: Mapping) -> Account:
    """This function will read a workbook by a mapping, and account for all of it."""
    problems = list(_unknown_sheets(workbook, mapping))
    known = [(workbook.sheet(each.sheet), each) for each in mapping.sheets]
    pairs = [(sheet, each) for sheet, each in known if sheet is not None]
    read = [read_sheet(sheet, each) for sheet, each in pairs]
    columns = [
        column
        for (_, each), done in zip(pairs, read, strict=True)
        for column in _columns(each, done)
    ]
    notices = list(_not_read(workbook, mapping))
    for done in read:
        problems.extend(done.problems)
        notices.extend(done.notices)
    return Account(tuple(read), tuple(columns), tuple(problems), tuple(notices))


def _unknown_sheets(workbook: Workbook, mapping: Mapping) -> Iterator[Problem]:
    names = [sheet.name for sheet in workbook.sheets]
    for each in mapping.sheets:
        if each.sheet not in names:
            what = f"{workbook.file_name} has no sheet {shown(each.sheet)}"
            yield Problem("the mapping", what, mend_name(each.sheet, names))


def _not_read(workbook: Workbook, mapping: Mapping) -> Iterator[str]:
    read = {each.sheet for each in mapping.sheets}
    for sheet in workbook.sheets:
        if sheet.name not in read and any(map(any, sheet.rows)):
            hidden = "The hidden sheet" if sheet.hidden else "Sheet"
            yield f'{hidden} "{sheet.name}" was not read: it is not in the mapping'
    if workbook.properties.get("encoding") == "Windows-1252":
        yield "The file is in Windows-1252, not UTF-8: look at pound signs and accents"


def _columns(mapping: SheetMapping, read: SheetRead) -> Iterator[ColumnAccount]:
    many = len(mapping.amounts)
    sums = zip(
        mapping.amounts,
        read.whole,
        sums_of((each.amounts for each in read.taken), many),
        sums_of((each.amounts for each in read.totals), many),
        strict=True,
    )
    for column, whole, taken, totals in sums:
        yield ColumnAccount(read.sheet, column, whole, taken, totals)


def said_column(column: ColumnAccount) -> str:
    """This function will name a column as a reader would: "F, forecast 2024/25"."""
    of = column.column
    return f"{letters(of.column)}, {of.series.label} {of.year}"
