"""A statement as the JSON of a draft's body, and back, with nothing lost.

Lines are arrays, and those that sheets brought are their rows, because a workbook may
bring hundreds of thousands; all else is an object of what was stated, under the names
of the statement's own fields.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import chain, repeat
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from workings.core.dates import DatedTo
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.sheet_lines import (
    BroughtLines,
    SheetColumn,
    SheetLines,
    SheetRow,
)
from workings.ledger.statement import Benefit, Key, Line, Origin, Statement
from workings.ledger.words import Bearer, BenefitKind, Series

FORMAT = 2
"""Before it had rows of sheets, it was 1, and is read all the same."""

Body = Mapping[str, Any]
"""JSON: texts, numbers, lists and objects by name."""


def body_of(statement: Statement) -> dict[str, Any]:
    """This function will return the body that keeps a statement."""
    stated = {
        field.name: _plain(getattr(statement, field.name))
        for field in fields(statement)
        if field.name != "lines" and getattr(statement, field.name) != field.default
    }
    kept: dict[str, Any]
    if isinstance(statement.lines, BroughtLines):
        kept = {"sheets": [_sheet(sheet) for sheet in statement.lines.sheets]}
    else:
        kept = {"lines": [_line(line) for line in statement.lines]}
    return {"format": FORMAT, **stated, **kept}


def statement_of(body: Body) -> Statement:
    """This function will return the statement that a body keeps."""
    assert body["format"] in (1, FORMAT), "a body of another format"
    apart = ("format", "lines", "sheets")
    given = {name: body[name] for name in body if name not in apart}
    head: Statement = _read_object(Statement, given)
    if "sheets" in body:
        return replace(head, lines=BroughtLines(map(_sheet_of, body["sheets"])))
    return replace(head, lines=tuple(_line_of(row) for row in body["lines"]))


def benefit_body(benefit: Benefit) -> dict[str, Any]:
    """This function will return the body that keeps a benefit not yet recorded."""
    # By hand, as the lines are: a first tracker brings one with every row.
    body: dict[str, Any] = {
        "code": benefit.code,
        "title": benefit.title,
        "kind": benefit.kind.value,
    }
    if benefit.project:
        body["project"] = benefit.project
    if benefit.bearer is not Bearer.COUNCIL:
        body["bearer"] = str(benefit.bearer)
    if benefit.services:
        body["services"] = _landing(benefit.services)
    if benefit.owner:
        body["owner"] = benefit.owner
    if benefit.note:
        body["note"] = benefit.note
    return body


@lru_cache(maxsize=4096)
def _landing(services: tuple[tuple[str, Decimal], ...]) -> list[list[str]]:
    """Made once for all that land on the same services."""
    return [[code, str(share)] for code, share in services]


def benefit_of(body: Body) -> Benefit:
    """This function will return the benefit that a body keeps."""
    landing = body.get("services", ())
    return Benefit(
        code=body["code"],
        title=body["title"],
        kind=BenefitKind(body["kind"]),
        project=body.get("project", ""),
        bearer=Bearer(body.get("bearer", Bearer.COUNCIL)),
        services=tuple((code, Decimal(share)) for code, share in landing),
        owner=body.get("owner", ""),
        note=body.get("note", ""),
    )


PIECE = 1_000


class InPieces(json.JSONEncoder):
    """Writes long lists of a body piece by piece. All at once, a text of its own is
    kept for every number until the last is written.
    """

    def encode(self, o: Any) -> str:
        """Write a value as JSON."""
        return "".join(self._pieces(o))

    def _pieces(self, value: Any) -> Iterator[str]:
        write = super().encode
        if isinstance(value, dict) and value:
            for before, (name, part) in zip(
                self._between("{"), value.items(), strict=False
            ):
                yield f"{before}{write(name)}{self.key_separator}"
                yield from self._pieces(part)
            yield "}"
        elif not isinstance(value, list | tuple) or not value:
            yield write(value)
        elif len(value) <= PIECE:
            for before, part in zip(self._between("["), value, strict=False):
                yield before
                yield from self._pieces(part)
            yield "]"
        else:
            starts = range(0, len(value), PIECE)
            for before, at in zip(self._between("["), starts, strict=False):
                yield before
                yield write(value[at : at + PIECE])[1:-1]
            yield "]"

    def _between(self, bracket: str) -> Iterator[str]:
        """What stands before each part: the bracket, and from then on commas."""
        return chain([bracket], repeat(self.item_separator))


def _plain(value: object) -> Any:
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        # A word of a closed list is a text too.
        return str(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (DatedTo, Period)) or not is_dataclass(value):
        return str(value)
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _read(kind: Any, value: Any) -> Any:
    if get_origin(kind) is UnionType:
        kind = next(part for part in get_args(kind) if part is not type(None))
        return None if value is None else _read(kind, value)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], part) for part in value)
    if made := _MADE_BY.get(kind):
        return made(value)
    if is_dataclass(kind):
        return _read_object(kind, value)
    return kind(value) if issubclass(kind, Enum) else value


_MADE_BY: Mapping[Any, Callable[[str], object]] = {
    Period: Period.parse,
    DatedTo: DatedTo.parse,
    date: date.fromisoformat,
    Decimal: Decimal,
}


def _read_object(kind: Any, value: Body) -> Any:
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], part) for name, part in value.items()})


def _line(line: Line) -> list[str | int | None]:
    key, origin = line.key, line.origin
    return [
        key.benefit,
        str(key.series),
        str(key.basis),
        str(key.period),
        line.pence,
        line.low,
        line.high,
        line.note,
        line.ref,
        origin.file,
        origin.sheet,
        origin.cell,
    ]


def _line_of(row: Sequence[Any]) -> Line:
    benefit, series, basis, period, pence, low, high, note, ref, *origin = row
    key = Key(benefit, *_measure(series, basis, period))
    return Line(key, pence, low, high, note, ref, Origin(*origin))


# A workbook has few of these and many lines.
@lru_cache(maxsize=4096)
def _measure(series: str, basis: str, period: str) -> tuple[Series, Basis, Period]:
    return Series(series), Basis(basis), Period.parse(period)


def _sheet(sheet: SheetLines) -> dict[str, Any]:
    columns = [
        [it.letters, str(it.series), str(it.basis), str(it.period)]
        for it in sheet.columns
    ]
    # Its rows are plain already.
    told = {"file": sheet.file, "sheet": sheet.sheet}
    return told | {"columns": columns, "rows": sheet.rows}


def _sheet_of(body: Body) -> SheetLines:
    return SheetLines(
        body["file"],
        body["sheet"],
        tuple(
            SheetColumn(letters, *_measure(*measure))
            for letters, *measure in body["columns"]
        ),
        tuple(SheetRow(*row) for row in body["rows"]),
    )
