"""The fold in the database: the same as ``position.fold``, on a million lines.

SQLite gives the row of a bare MAX for free; PostgreSQL has DISTINCT ON. Both read
the covering index alone, in its order, with no sort.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.models import Benefit, Statement
from workings.ledger.queries.heard import Heard
from workings.ledger.statement import Key
from workings.ledger.words import Series

KEY = "l.benefit_id, l.series, l.basis, l.first, l.last"
"""What the lines of ``ledger_line l`` are amounts of."""

# IS TRUE changes nothing but the plan: neither engine walks the lines statement by
# statement any more, both look each line's statement up among those heard.
HEARD = "(l.statement_id IN ({heard})) IS TRUE"

_FOLD = {
    "sqlite": f"""
        SELECT {KEY}, max(l.said) AS said, l.statement_id, l.pence
        FROM ledger_line l WHERE {HEARD} {{more}} GROUP BY {KEY}""",
    "postgresql": f"""
        SELECT DISTINCT ON ({KEY}) {KEY}, l.said, l.statement_id, l.pence
        FROM ledger_line l WHERE {HEARD} {{more}} ORDER BY {KEY}, l.said DESC""",
}

# A cast column has no declared type, so SQLite's driver makes no date of every text.
_DAY = {"sqlite": "CAST({0} AS text)", "postgresql": "{0}"}


def fold_sql(heard: Heard, more: str = "") -> tuple[str, list[Any]]:
    """This function will return the query of the latest line of each key heard, with
    its parameters, but for those of ``more`` conditions, which come last.
    """
    sql, parameters = heard.sql()
    return _FOLD[connection.vendor].format(heard=sql, more=more), parameters


def measure_sql(table: str) -> str:
    """This function will return the columns that a row's measure is made of."""
    day = _DAY[connection.vendor].format
    days = f"{day(f'{table}.first')}, {day(f'{table}.last')}"
    return f"{table}.series, {table}.basis, {days}"


class Measures(dict[tuple[Any, ...], tuple[Series, Basis, Period]]):
    """The series, basis and period of rows. The same few recur by the hundred
    thousand, so each is made once.
    """

    def __missing__(self, row: tuple[Any, ...]) -> tuple[Series, Basis, Period]:
        """Make it of the columns of :func:`measure_sql`."""
        series, basis, first, last = row
        period = Period.inclusive(_day(first), _day(last))
        self[row] = (Series(series), Basis(basis), period)
        return self[row]


class Keys(dict[tuple[Any, ...], Key]):
    """The keys of rows, those that were restated many times made once."""

    def __init__(self, codes: Mapping[int, str]) -> None:
        self._codes, self._measures = codes, Measures()

    def __missing__(self, row: tuple[Any, ...]) -> Key:
        """Make it of the benefit's number and the columns of :func:`measure_sql`."""
        benefit, *measure = row
        self[row] = Key(self._codes[benefit], *self._measures[tuple(measure)])
        return self[row]


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def paged(cursor: Any) -> Iterator[tuple[Any, ...]]:
    """This function will yield a cursor's rows. Drivers give pages of them faster than
    rows one by one.
    """
    while page := cursor.fetchmany(2_000):
        yield from page


@contextmanager
def uncollected() -> Iterator[None]:
    """This function will stop the search for cycles while frozen values are made.

    They hold none, and among hundreds of thousands the search takes as long as the
    making. It goes on as soon as any thread is done.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Named:
    """What the rows of lines name by number: benefits' codes, statements' prices.

    Who asks several times of one programme reads it once and hands it on.
    """

    codes: Mapping[int, str]
    prices: Mapping[int, str]

    @classmethod
    def of(cls, programme: int) -> "Named":
        """This function will read what a programme's lines name."""
        codes = Benefit.objects.filter(programme_id=programme)
        return cls(dict(codes.values_list("id", "code")), prices_of(programme))


def prices_of(programme: int) -> dict[int, str]:
    """This function will return the price bases of those few statements that state one,
    by number.
    """
    stated = Statement.objects.filter(programme_id=programme).exclude(prices="")
    return dict(stated.values_list("id", "prices"))
