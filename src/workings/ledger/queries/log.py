"""The log of everything said, a page at a time: it may be long."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from workings.ledger.queries.heard import Heard
from workings.ledger.queries.reading import statements_heard
from workings.ledger.said import Said
from workings.ledger.words import Standing, StatementKind


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log, newest first.

    ``counts`` is how many statements there are of each kind and standing, on all
    pages and whatever is asked for; ``found`` how many of them were asked for.
    """

    statements: tuple[Said, ...]
    number: int
    pages: int
    found: int
    counts: Mapping[tuple[StatementKind, Standing], int]


def statement_log(
    heard: Heard,
    *,
    kind: str = "",
    standing: str = "",
    number: int = 1,
    size: int = 50,
) -> LogPage:
    """This function will return a page of all that was said, newest first; the last
    page where fewer are there. ``kind`` and ``standing`` narrow it.
    """
    every = statements_heard(heard, standing=None).values()
    found = [
        one
        for one in every
        if kind in ("", one.kind) and standing in ("", one.standing)
    ]
    found.sort(key=lambda one: (one.said.on, one.number), reverse=True)
    pages = max(1, -(-len(found) // size))
    number = min(number, pages)
    return LogPage(
        statements=tuple(found[(number - 1) * size : number * size]),
        number=number,
        pages=pages,
        found=len(found),
        counts=Counter((one.kind, one.standing) for one in every),
    )
