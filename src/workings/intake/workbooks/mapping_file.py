"""A mapping as a file: TOML, read with every problem named, and written so that a
person can change it.
"""

import tomllib
from collections.abc import Iterator
from collections.abc import Mapping as Table
from enum import StrEnum
from typing import Any, TypeVar

import tomli_w

from workings.core.money import Basis
from workings.core.problems import HasProblems, Problem, mend_name
from workings.core.years import FinancialYear, NotAYear
from workings.intake.cells import shown
from workings.intake.workbooks.mapping import (
    AmountColumn,
    Mapping,
    Role,
    Scale,
    SheetMapping,
    Signs,
)
from workings.intake.workbooks.sheets import column_of, letters
from workings.ledger.words import BenefitKind, Series

W = TypeVar("W", bound=StrEnum)

DEEPEST_ROW = 1_000
BASES = (Basis.ANNUAL, Basis.INCREMENT)
"""The bases that a column of a financial year can be of."""


class CannotReadMapping(HasProblems):
    """The mapping is no TOML, or says what cannot be."""


def mapping_text(mapping: Mapping) -> str:
    """This function will write a mapping as TOML, for :func:`mapping_from` to read."""
    return tomli_w.dumps(
        {
            "kind": str(mapping.kind),
            **({"project": mapping.project} if mapping.project else {}),
            "sheets": [_sheet_table(sheet) for sheet in mapping.sheets],
            "kinds": {word: str(kind) for word, kind in mapping.kinds.items()},
            "projects": dict(mapping.projects),
            "services": dict(mapping.services),
        }
    )


def _sheet_table(sheet: SheetMapping) -> dict[str, Any]:
    return {
        "sheet": sheet.sheet,
        "heading_row": sheet.heading_row + 1,
        "heading_rows": sheet.heading_rows,
        "basis": str(sheet.basis),
        "signs": str(sheet.signs),
        "columns": {str(role): letters(at) for role, at in sheet.roles.items()},
        "amounts": [
            {
                "column": letters(each.column),
                "series": str(each.series),
                "year": str(each.year),
                "scale": str(each.scale),
            }
            for each in sheet.amounts
        ],
    }


def mapping_from(text: str, *, name: str) -> Mapping:
    """This function will read a mapping from TOML; ``name`` is the file's.

    Raises :class:`CannotReadMapping` with everything that is wrong in it.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = Problem(name, f"it is no TOML: {error}", "Mend it there")
        raise CannotReadMapping([problem]) from None
    reading = _Reading(name)
    mapping = reading.mapping(table)
    if reading.problems:
        raise CannotReadMapping(reading.problems)
    return mapping


class _Reading:
    """Reads tables entry by entry, gathering what is wrong."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def mapping(self, table: dict[str, Any]) -> Mapping:
        known = ("kind", "project", "sheets", "kinds", "projects", "services")
        self._refuse_unknown(table, known, "")
        sheets = table.get("sheets")
        if not isinstance(sheets, list) or not sheets:
            self._wrong("sheets", "no sheet is named", "Add a table [[sheets]]")
            sheets = []
        kinds = self._words(table, "kinds")
        return Mapping(
            sheets=tuple(self._sheets(sheets)),
            kind=self._one_of(
                table, "kind", BenefitKind, "", BenefitKind.CASHABLE_SAVING
            ),
            project=self._text(table, "project", ""),
            kinds={
                word: self._one_of(kinds, word, BenefitKind, "kinds") for word in kinds
            },
            projects=self._words(table, "projects"),
            services=self._words(table, "services"),
        )

    def _sheets(self, tables: list[Any]) -> Iterator[SheetMapping]:
        names = set()
        for number, table in enumerate(tables, start=1):
            where = f"sheets {number}"
            if not isinstance(table, dict):
                self._wrong(where, "it is no table", "Write [[sheets]] above it")
                continue
            sheet = self._sheet(table, where)
            if sheet.sheet in names:
                self._wrong(where, f"{shown(sheet.sheet)} is named twice", "Keep one")
            names.add(sheet.sheet)
            yield sheet

    def _sheet(self, table: dict[str, Any], where: str) -> SheetMapping:
        known = (
            "sheet", "heading_row", "heading_rows", "basis", "signs", "columns",
            "amounts",
        )  # fmt: skip
        self._refuse_unknown(table, known, where)
        heading = self._row(table, "heading_row", where, None)
        depth = self._row(table, "heading_rows", where, 1)
        if depth > heading:
            what = f"{depth} heading rows cannot end with row {heading}"
            self._wrong(f"{where}, heading_rows", what, "Put one of them right")
        roles = self._roles(table.get("columns"), where)
        amounts = tuple(self._amounts(table.get("amounts"), where))
        basis = self._one_of(table, "basis", Basis, where, Basis.ANNUAL)
        if basis not in BASES:
            what = f"{shown(str(basis))} is not the basis of a year's column"
            self._wrong(f"{where}, basis", what, f"Use {' or '.join(BASES)}")
        return SheetMapping(
            sheet=self._text(table, "sheet", where),
            heading_row=heading - 1,
            roles=roles,
            amounts=amounts,
            heading_rows=depth,
            basis=basis,
            signs=self._one_of(table, "signs", Signs, where, Signs.AS_WRITTEN),
        )

    def _roles(self, table: Any, where: str) -> dict[Role, int]:
        columns = table if isinstance(table, dict) else {}
        self._refuse_unknown(columns, tuple(Role), f"{where}, columns")
        roles = {
            role: self._column(columns, role, f"{where}, columns")
            for role in Role
            if role in columns
        }
        if not {Role.REFERENCE, Role.TITLE} & set(roles):
            what = "neither a reference nor a title has a column"
            self._wrong(f"{where}, columns", what, 'Add one, such as reference = "A"')
        return roles

    def _amounts(self, tables: Any, where: str) -> Iterator[AmountColumn]:
        if not isinstance(tables, list) or not tables:
            what = "no column of amounts is named"
            self._wrong(f"{where}, amounts", what, "Add a table [[sheets.amounts]]")
            return
        seen: dict[tuple[Series, FinancialYear], str] = {}
        for number, table in enumerate(tables, start=1):
            at = f"{where}, amounts {number}"
            if not isinstance(table, dict):
                self._wrong(at, "it is no table", "Write [[sheets.amounts]] above it")
                continue
            self._refuse_unknown(table, ("column", "series", "year", "scale"), at)
            series = self._one_of(table, "series", Series, at)
            year = self._year(table, at)
            first = seen.setdefault((series, year), at)
            if first != at:
                self._wrong(at, f"{first} is {series} {year} too", "Keep one of them")
            scale = self._one_of(table, "scale", Scale, at, Scale.POUNDS)
            yield AmountColumn(self._column(table, "column", at), series, year, scale)

    def _year(self, table: Table[str, Any], where: str) -> FinancialYear:
        text = self._text(table, "year", where)
        try:
            return FinancialYear.parse(text)
        except NotAYear as error:
            self._wrong(f"{where}, year", str(error), 'Write it as "2024/25"')
            return FinancialYear(2000)

    def _column(self, table: Table[str, Any], key: str, where: str) -> int:
        text = self._text(table, key, where)
        column = column_of(text)
        if column is None:
            what = f"{shown(text)} is not a column"
            self._wrong(f"{where}, {key}", what, 'Name it by its letters: "F"')
        return column or 0

    def _row(
        self, table: Table[str, Any], key: str, where: str, default: int | None
    ) -> int:
        row = table.get(key, default)
        if (
            isinstance(row, bool)
            or not isinstance(row, int)
            or not 0 < row <= DEEPEST_ROW
        ):
            what = (
                f"{shown(str(row))} is not a row" if key in table else "it is missing"
            )
            mend = f"Write a number from 1 to {DEEPEST_ROW:,}"
            self._wrong(f"{where}, {key}", what, mend)
            return 1
        return row

    def _one_of(
        self,
        table: Table[str, Any],
        key: str,
        words: type[W],
        where: str,
        default: W | None = None,
    ) -> W:
        if key not in table and default is not None:
            return default
        text = self._text(table, key, where)
        try:
            return words(text)
        except ValueError:
            what = f"{shown(text)} is not one of the words"
            self._wrong(_at(where, key), what, mend_name(text, list(words)))
            return next(iter(words))

    def _text(self, table: Table[str, Any], key: str, where: str) -> str:
        text = table.get(key, "")
        if key not in table and key != "project":
            self._wrong(_at(where, key), "it is missing", "Add it")
        elif not isinstance(text, str):
            self._wrong(_at(where, key), "it is no text", "Put it in quotes")
            return ""
        return str(text)

    def _words(self, table: Table[str, Any], key: str) -> dict[str, str]:
        words = table.get(key, {})
        if not isinstance(words, dict):
            self._wrong(key, "it is no table", f"Write [{key}] above it")
            return {}
        return {word: self._text(words, word, key) for word in words}

    def _refuse_unknown(
        self, table: Table[str, Any], known: tuple[str, ...], where: str
    ) -> None:
        for key in table:
            if key not in known:
                mend = mend_name(key, known)
                self._wrong(_at(where, key), "a mapping has no such entry", mend)

    def _wrong(self, where: str, what: str, mend: str) -> None:
        self.problems.append(Problem(f"{self.name}, {where}", what, mend))


def _at(where: str, key: str) -> str:
    return f"{where}, {key}" if where else key
