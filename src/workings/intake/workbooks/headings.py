"""Suggests a mapping from a workbook's headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass
from datetime import date

from workings.intake.workbooks.mapping import (
    SCALE_OF,
    AmountColumn,
    Mapping,
    Role,
    Scale,
    SheetMapping,
)
from workings.intake.workbooks.sheets import Cell, Sheet, Workbook, cell_name, text_of
from workings.intake.workbooks.years import (
    HeadingOf,
    factor_in,
    heading_of,
    series_in,
    year_of_day,
)
from workings.ledger.words import Series

DEEPEST_HEADING = 40
"""Rows above a heading: titles, dates, notes for readers."""

_ROLES: tuple[tuple[Role, str], ...] = (
    (
        Role.REFERENCE,
        (
            r"(?:(?:saving|savings|proposal|scheme|project|mtfs|benefit|unique|budget)s?\s+)?"
            r"(?:ref|reference|id|code|number|no\.?)(?:\s*(?:no\.?|number|code))?\.?"
        ),
    ),
    (
        Role.TITLE,
        (
            r"(?:.*\b)?(?:title|description|proposal|scheme|initiative|saving|savings|benefit"
            r"|opportunity|measure)(?:\s+(?:name|title|description|details?))?|name"
        ),
    ),
    (
        Role.PROJECT,
        r"(?:.*\b)?(?:project|programme|workstream|work stream)(?:\s+name)?",
    ),
    (
        Role.SERVICE,
        (
            r"(?:.*\b)?(?:service|directorate|department|portfolio|division|area)"
            r"(?:\s+(?:area|name))?"
        ),
    ),
    (
        Role.KIND,
        (
            r"(?:.*\b)?(?:type|kind|category|classification)"
            r"(?:\s+of\s+(?:saving|savings|benefit))?"
        ),
    ),
    (Role.RAG, r"(?:.*\b)?(?:b?rag|status|confidence)(?:\s+(?:rating|status))?"),
    (
        Role.OWNER,
        (
            r"(?:.*\b)?(?:owner|lead|officer|responsible|accountable|sro)"
            r"(?:\s+(?:officer|owner|director|name))?"
        ),
    ),
    (Role.NOTE, r"(?:.*\b)?(?:notes?|comments?|commentary|remarks|narrative|update)"),
)
_ROLE_WORDS = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in _ROLES)
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]\s*|[:*?]+$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mapping as the headings suggest it, and what to look at in it."""

    mapping: Mapping
    notices: tuple[str, ...]


def suggest(workbook: Workbook) -> Suggestion:
    """This function will suggest how to read a workbook.

    A sheet is read where some row within its first 40 names a column of savings (a
    reference or a title) and at least one of a financial year's amounts; the row that
    names most is its heading. A mapping without sheets means that none was found.
    """
    notices: list[str] = []
    found = [
        _suggest_sheet(sheet, notices) for sheet in workbook.sheets if not sheet.hidden
    ]
    sheets = tuple(sheet for sheet in found if sheet is not None)
    return Suggestion(Mapping(sheets), tuple(notices))


def _suggest_sheet(sheet: Sheet, notices: list[str]) -> SheetMapping | None:
    found = [_candidate(sheet, row, 1) for row in range(_depth(sheet))]
    found += [_candidate(sheet, row, 2) for row in range(1, _depth(sheet))]
    able = [each for each in found if each is not None]
    if not able:
        return None
    # On equal worth the first and the shallower one.
    best = max(able, key=lambda each: (each.worth, -each.depth, -each.row))
    return best.mapping(sheet, notices)


def _depth(sheet: Sheet) -> int:
    return min(len(sheet.rows), DEEPEST_HEADING)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that may be the heading, and what its columns say."""

    row: int
    depth: int
    texts: tuple[str, ...]
    roles: Table[Role, int]
    amounts: Table[int, HeadingOf]

    @property
    def worth(self) -> int:
        """How much it tells: a series named beside a year is worth half a column."""
        named = sum(1 for heading in self.amounts.values() if heading.series)
        return 2 * len(self.roles) + 2 * len(self.amounts) + named

    def mapping(self, sheet: Sheet, notices: list[str]) -> SheetMapping:
        """The mapping of its sheet; what it had to assume goes into ``notices``."""
        above = list(_texts_above(sheet, self.row - self.depth + 1))
        near = [*above, sheet.name]
        series = next(filter(None, map(series_in, near)), None)
        factor = next(filter(None, map(factor_in, near)), None)
        amounts = [
            AmountColumn(
                column,
                heading.series or series or Series.FORECAST,
                heading.year,
                SCALE_OF[heading.factor or factor or Scale.POUNDS.factor],
            )
            for column, heading in self.amounts.items()
        ]
        notices.extend(self._assumed(sheet, series, factor))
        once = _each_once(amounts, self.row, notices)
        return SheetMapping(sheet.name, self.row, self.roles, once, self.depth)

    def _assumed(
        self, sheet: Sheet, series: Series | None, factor: int | None
    ) -> Iterator[str]:
        """What had to be assumed, each with the cells that it was assumed of."""

        def cells(columns: Iterable[int]) -> str:
            names = ", ".join(cell_name(self.row, column) for column in columns)
            return f'Sheet "{sheet.name}", {names}' if sheet.name else names

        found = self.amounts.items()
        if unnamed := [at for at, it in found if not (it.series or series)]:
            what = "neither plan, forecast nor delivered is named: forecast is taken"
            yield f"{cells(unnamed)}: {what}"
        if unscaled := [at for at, it in found if not (it.factor or factor)]:
            yield f"{cells(unscaled)}: no unit is named: pounds are taken"
        for at in (at for at, it in found if it.by_its_end):
            year = self.amounts[at].year
            yield (
                f"{cells([at])}: {self.texts[at]} is taken for {year}, the year that "
                "ends in it"
            )


def _each_once(
    amounts: Sequence[AmountColumn], row: int, notices: list[str]
) -> tuple[AmountColumn, ...]:
    """Of two columns of the same year and series, the first."""
    held: dict[tuple[object, object], AmountColumn] = {}
    for each in amounts:
        first = held.setdefault((each.series, each.year), each)
        if first is not each:
            notices.append(
                f"{cell_name(row, each.column)} is not read: {each.series.label} "
                f"{each.year} is in {cell_name(row, first.column)} already"
            )
    return tuple(held.values())


def _texts_above(sheet: Sheet, row: int) -> Iterator[str]:
    """The texts above a heading, the nearest first: titles, "all figures in £000"."""
    for above in reversed(sheet.rows[:row]):
        for cell in above:
            if isinstance(cell, str) and cell.strip():
                yield text_of(cell)


def _candidate(sheet: Sheet, row: int, depth: int) -> _Candidate | None:
    texts = heading_texts(sheet, row, depth)
    roles: dict[Role, int] = {}
    amounts: dict[int, HeadingOf] = {}
    for column, text in enumerate(texts):
        heading = _amounts_of(text, sheet.at(row, column))
        if heading is not None:
            amounts[column] = heading
        else:
            role = _role_of(text)
            if role is not None and role not in roles:
                roles[role] = column
    if not amounts or not ({Role.REFERENCE, Role.TITLE} & set(roles)):
        return None
    return _Candidate(row, depth, texts, roles, amounts)


def _amounts_of(text: str, cell: Cell) -> HeadingOf | None:
    if isinstance(cell, date):
        year = year_of_day(date(cell.year, cell.month, cell.day))
        return None if year is None else HeadingOf(year)
    return heading_of(text) if len(text) <= 80 else None


def _role_of(text: str) -> Role | None:
    bare = _BRACKETS.sub(" ", text).strip()
    if not bare or len(bare) > 60:
        return None
    return next((role for role, words in _ROLE_WORDS if words.fullmatch(bare)), None)


def heading_texts(sheet: Sheet, row: int, depth: int) -> tuple[str, ...]:
    """This function will give each column's heading: the texts of its rows, the upper
    first. A merged cell's text is that of every column it spans.
    """
    spanned = {
        (at_row, column): first
        for first, last in sheet.merged
        for at_row in range(first[0], last[0] + 1)
        for column in range(first[1], last[1] + 1)
        if row - depth < at_row <= row
    }
    columns = range(
        max(len(sheet.rows[each]) for each in range(row - depth + 1, row + 1))
    )
    lines = [
        [
            text_of(sheet.at(*spanned.get((each, column), (each, column))))
            for column in columns
        ]
        for each in range(row - depth + 1, row + 1)
    ]
    return tuple(
        " ".join(dict.fromkeys(filter(None, parts)))
        for parts in zip(*lines, strict=True)
    )
