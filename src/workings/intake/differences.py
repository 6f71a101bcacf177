"""How a statement that is brought differs from the one posted under its code.

Nothing posted ever changes, so each difference is a problem. The order of rows is
none: a table that was sorted says the same.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from workings.core.money import pounds
from workings.core.problems import Problem
from workings.intake.cells import shown
from workings.intake.columns import Place
from workings.intake.record import Brought
from workings.ledger.statement import Benefit, Statement

_MEND = "Bring it as it was posted, and post a correction"

_COLUMN_OF = {
    "in_force_on": "in_force",
    "author_body": "author",
    "author_post": "author",
    "code": "statement",
    "pence": "amount",
}
"""Columns that are not called as the field of the statement is."""

_AMOUNTS = ("pence", "low", "high", "unit")


@dataclass(frozen=True, slots=True)
class _Part:
    """A kind of item: what it is called, and the fields it is known by."""

    table: str
    noun: str
    key: tuple[str, ...]


_PARTS = (
    _Part("lines", "line", ("key",)),
    _Part("totals", "total", ("code",)),
    _Part("headlines", "headline", ("total", "from_on")),
    _Part("shares", "share", ("code",)),
    _Part("facts", "fact", ("code",)),
    _Part("verdicts", "verdict", ("about", "line")),
)


def differences(posted: Statement, brought: Brought) -> Iterator[Problem]:
    """This function will yield each way in which what is brought is not as posted."""
    now = brought.statement
    names = {part.table for part in _PARTS}
    for item in fields(Statement):
        if item.name in names or _withdrawn(posted, item.name):
            continue
        was, is_ = getattr(posted, item.name), getattr(now, item.name)
        if was != is_:
            column = _COLUMN_OF.get(item.name, item.name)
            what = f"the statement was posted with {_said(item.name, was)}"
            yield Problem(brought.place.column(column), what, _MEND)
    for part in _PARTS:
        yield from _part_differences(part, posted, brought)


def _withdrawn(posted: Statement, name: str) -> bool:
    # Every statement has a title; one that has none had its words withdrawn since.
    return name in ("title", "reason") and not posted.title


def _part_differences(
    part: _Part, posted: Statement, brought: Brought
) -> Iterator[Problem]:
    before = {_key(part, item): item for item in getattr(posted, part.table)}
    for index, item in enumerate(getattr(brought.statement, part.table)):
        was = before.pop(_key(part, item), None)
        if was is None:
            place = brought.items[part.table][index]
            what = f"statement {posted.code} was posted without this {part.noun}"
            yield Problem(str(place), what, _MEND)
            continue
        for name in _differing(part, was, item):
            where = brought.where(part.table, index, _COLUMN_OF.get(name, name))
            what = f"the {part.noun} was posted with {_said(name, getattr(was, name))}"
            yield Problem(where, what, _MEND)
    for key in before:
        words = "/".join(map(str, key))
        what = f"statement {posted.code} was posted with a {part.noun} {words}"
        yield Problem(str(brought.place), f"{what}, which is missing", _MEND)


def _key(part: _Part, item: object) -> tuple[Hashable, ...]:
    return tuple(getattr(item, name) for name in part.key)


def _differing(part: _Part, was: Any, item: Any) -> Iterator[str]:
    for field in fields(was):
        if field.name in part.key or field.name == "origin":
            continue
        before, now = getattr(was, field.name), getattr(item, field.name)
        if isinstance(before, tuple):
            before, now = sorted(before), sorted(now)
        if before != now:
            yield field.name


def _said(name: str, value: object) -> str:
    if value is None or value in ("", ()):
        return f"no {_COLUMN_OF.get(name, name)}"
    if name in _AMOUNTS and isinstance(value, int):
        return pounds(value)
    if isinstance(value, tuple):
        return shown(";".join(map(str, value)))
    return shown(str(value))


def benefit_differences(
    recorded: Benefit, brought: Benefit, place: Place
) -> Iterator[Problem]:
    """This function will yield each way in which a benefit is not as it is recorded."""
    for item in fields(Benefit):
        was, now = getattr(recorded, item.name), getattr(brought, item.name)
        if isinstance(was, tuple):
            was, now = dict(was), dict(now)
        if was != now:
            said = _landing(was) if isinstance(was, dict) else was
            what = f"the benefit is recorded with {_said(item.name, said)}"
            mend = "Bring it as it was, or bring a new benefit and withdraw its lines"
            yield Problem(place.column(item.name), what, mend)


def _landing(services: Mapping[str, Decimal]) -> str:
    return ";".join(f"{name}:{share.normalize():f}" for name, share in services.items())
