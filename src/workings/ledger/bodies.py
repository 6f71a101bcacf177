"""A statement as the JSON of a draft's body, and back, with nothing lost.

Lines are arrays, because a workbook may bring a hundred thousand of them; all else is
an object of what was stated, under the names of the statement's own fields.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from workings.core.dates import DatedTo
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.statement import Benefit, Key, Line, Origin, Statement
from workings.ledger.words import Series

FORMAT = 1

Body = Mapping[str, Any]
"""JSON: texts, numbers, lists and objects by name."""


def body_of(statement: Statement) -> dict[str, Any]:
    """This function will return the body that keeps a statement."""
    stated = {
        field.name: _plain(getattr(statement, field.name))
        for field in fields(statement)
        if field.name != "lines" and getattr(statement, field.name) != field.default
    }
    # Written out once each: a workbook has a few periods, and many lines of them.
    spoken = {
        period: str(period) for period in {line.key.period for line in statement.lines}
    }
    lines = [_line(line, spoken) for line in statement.lines]
    return {"format": FORMAT, **stated, "lines": lines}


def statement_of(body: Body) -> Statement:
    """This function will return the statement that a body keeps."""
    assert body["format"] == FORMAT, "a body of another format"
    given = {name: body[name] for name in body if name not in ("format", "lines")}
    head: Statement = _read_object(Statement, given)
    return replace(head, lines=tuple(_line_of(row) for row in body["lines"]))


def benefit_body(benefit: Benefit) -> dict[str, Any]:
    """This function will return the body that keeps a benefit not yet recorded."""
    # By hand, as the lines are: a first tracker brings one with every row.
    return {
        "code": benefit.code,
        "title": benefit.title,
        "kind": str(benefit.kind),
        "project": benefit.project,
        "bearer": str(benefit.bearer),
        "services": [[code, str(share)] for code, share in benefit.services],
        "owner": benefit.owner,
        "note": benefit.note,
    }


def benefit_of(body: Body) -> Benefit:
    """This function will return the benefit that a body keeps."""
    landing = tuple((code, Decimal(share)) for code, share in body["services"])
    rest = {name: body[name] for name in body if name != "services"}
    return replace(_read_object(Benefit, rest), services=landing)  # type: ignore[no-any-return]


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


def _line(line: Line, spoken: Mapping[Period, str]) -> list[str | int | None]:
    key, origin = line.key, line.origin
    return [
        key.benefit,
        str(key.series),
        str(key.basis),
        spoken[key.period],
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
