"""The rules of columns: what the tables have room for, and a database can take."""

import re
from collections.abc import Iterator

from workings.core.money import LIMIT
from workings.core.problems import Problem
from workings.ledger.rules.known import Known, Place
from workings.ledger.statement import Statement


def columns(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    """What the tables have room for, and a database can take."""
    if not statement.title:
        yield Problem(
            where("statements", None, "title"),
            "the statement has no title",
            "Say in a few words what it is",
        )
    for table, index, column, text in _short_texts(statement):
        longest = _LONGEST.get(column, LONGEST_CODE)
        if len(text) > longest:
            yield Problem(
                where(table, index, column),
                f"{len(text)} characters are too many",
                f"Use {longest} at most",
            )
        if not _PRINTABLE.fullmatch(text):
            yield Problem(
                where(table, index, column),
                "it holds a character that cannot be printed",
                "Type it again",
            )
    for table, index, column, pence in _amounts(statement):
        if abs(pence) >= LIMIT:
            yield Problem(
                where(table, index, column),
                "the amount is ten trillion pounds or more",
                "Write it in pounds",
            )
    for index, fact in enumerate(statement.facts):
        for column in ("number", "low", "high"):
            number = getattr(fact, column)
            if number is not None and not number.is_finite():
                yield Problem(
                    where("facts", index, column),
                    f"{number} is not a number",
                    "Write digits, or leave it empty",
                )


LONGEST_CODE = 80
_PRINTABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]*")
_LONGEST = {"file": 64, "sheet": 120, "cell": 40}

Items = Iterator[tuple[str, int | None, str, str]]


def _short_texts(statement: Statement) -> Items:
    yield "statements", None, "statement", statement.code
    for index, line in enumerate(statement.lines):
        yield "lines", index, "ref", line.ref
        for column in _LONGEST:
            yield "lines", index, column, getattr(line.origin, column)
    for index, total in enumerate(statement.totals):
        yield "totals", index, "total", total.code
        yield "totals", index, "ref", total.ref
    for index, share in enumerate(statement.shares):
        yield "shares", index, "share", share.code
        yield "shares", index, "ref", share.ref
    for index, fact in enumerate(statement.facts):
        yield "facts", index, "fact", fact.code
        yield "facts", index, "topic", fact.topic


def _amounts(statement: Statement) -> Iterator[tuple[str, int, str, int]]:
    for index, line in enumerate(statement.lines):
        yield "lines", index, "amount", line.pence
        yield "lines", index, "low", line.low or 0
        yield "lines", index, "high", line.high or 0
    for index, total in enumerate(statement.totals):
        yield "totals", index, "amount", total.pence
        yield "totals", index, "unit", total.unit
