"""The fold in the database: the same as ``position.fold``, on a million lines.

SQLite gives the row of a bare MAX for free; PostgreSQL has DISTINCT ON. Both read
the covering index alone, in its order, with no sort.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection

from workings.core.asat import AsAt
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.models import Benefit, Statement
from workings.ledger.position import Entry, Part, Sum, last_order, sums
from workings.ledger.queries.heard import Heard, marks
from workings.ledger.statement import Key
from workings.ledger.words import Series, Standing, StatementKind

_KEY = "l.benefit_id, l.series, l.basis, l.first, l.last"


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
        # Few statements state the base of their prices.
        prices = Statement.objects.filter(programme_id=programme).exclude(prices="")
        return cls(
            dict(codes.values_list("id", "code")),
            dict(prices.values_list("id", "prices")),
        )


_FOLD = {
    # The plus keeps SQLite from walking statement by statement: the fold wants
    # its own index, in order.
    "sqlite": f"""
        SELECT {_KEY}, max(l.said) AS said, l.statement_id, l.pence
        FROM ledger_line l WHERE +l.statement_id IN ({{heard}}) {{more}}
        GROUP BY {_KEY}""",
    "postgresql": f"""
        SELECT DISTINCT ON ({_KEY}) {_KEY}, l.said, l.statement_id, l.pence
        FROM ledger_line l WHERE l.statement_id IN ({{heard}}) {{more}}
        ORDER BY {_KEY}, l.said DESC""",
}


def _fold_sql(heard: Heard, more: str = "") -> tuple[str, list[Any]]:
    sql, parameters = heard.sql()
    return _FOLD[connection.vendor].format(heard=sql, more=more), parameters


def position(
    heard: Heard,
    *,
    series: Sequence[Series] = (),
    benefits: Sequence[str] | None = None,
    named: Named | None = None,
) -> tuple[Entry, ...]:
    """This function will return the position of record: the latest line of each key.

    ``series`` and ``benefits`` (codes) narrow it; empty series means all of them.
    """
    named = named or Named.of(heard.programme)
    more, extra = _narrowed(named.codes, series, benefits)
    sql, parameters = _fold_sql(heard, more)
    ranges = _ranges(heard, named)
    prices, keys = named.prices, _Keys(named.codes)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, *extra])
        return tuple(
            Entry(
                key,
                said,
                number,
                int(pence),
                prices.get(number, ""),
                *ranges.get((number, key), (None, None)),
            )
            for *parts, said, number, pence in cursor
            for key in [keys.key(*parts)]
        )


def totals(heard: Heard, *, by: str = "") -> dict[str, tuple[Sum, ...]]:
    """This function will total the position within each series and basis.

    ``by`` groups it: "" (one group, named ""), "kind", "project" or "year". The
    groups are added up in the database; whole lines never leave it. Services share
    benefits, so :mod:`workings.ledger.landing` splits those.
    """
    column, join = _GROUPS[by]
    fold, parameters = _fold_sql(heard)
    sql = f"""
        WITH latest AS ({fold})
        SELECT {column} AS part, latest.series, latest.basis, latest.first,
               latest.last, s.prices, count(*), sum(latest.pence)
        FROM latest JOIN ledger_statement s ON s.id = latest.statement_id {join}
        GROUP BY {column}, latest.series, latest.basis, latest.first, latest.last,
                 s.prices"""
    groups: dict[str, list[Part]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        for part, series, basis, first, last, prices, count, pence in cursor:
            period = Period.inclusive(_day(first), _day(last))
            name = str(period) if by == "year" else part or ""
            group = Part(
                Series(series), Basis(basis), period, prices, count, int(pence)
            )
            groups.setdefault(name, []).append(group)
    clash = _clash(heard) if _any_overlap(groups) else False
    return {name: sums(members, clash=clash) for name, members in groups.items()}


_GROUPS = {
    "": ("''", ""),
    "kind": ("b.kind", "JOIN ledger_benefit b ON b.id = latest.benefit_id"),
    "project": (
        "p.code",
        (
            "JOIN ledger_benefit b ON b.id = latest.benefit_id "
            "LEFT JOIN programme_project p ON p.id = b.project_id"
        ),
    ),
    "year": ("''", ""),
}


def claims(heard: Heard) -> tuple[Entry, ...]:
    """This function will return every line that stands beside the position: claims,
    and plans that no decision has put in force by then.
    """
    everyone, parameters = heard.sql(standing=None, in_effect=False)
    beside = (
        f"SELECT c.id FROM ledger_statement c WHERE c.id IN ({everyone}) "
        "AND (c.standing = %s OR (c.kind = %s AND "
        "(c.in_force_on IS NULL OR c.in_force_on > %s)))"
    )
    extra = [str(Standing.CLAIM), str(StatementKind.PLAN), heard.as_at.said_by]
    named = Named.of(heard.programme)
    return tuple(_entries(named, beside, [*parameters, *extra]))


def history(
    heard: Heard,
    *,
    series: Sequence[Series] = (),
    basis: Basis | None = None,
    benefits: Sequence[str] | None = None,
    named: Named | None = None,
) -> tuple[Entry, ...]:
    """This function will return every line of record heard, overtaken ones too."""
    named = named or Named.of(heard.programme)
    sql, parameters = heard.sql()
    more, extra = _narrowed(named.codes, series, benefits)
    if basis is not None:
        more += " AND l.basis = %s"
        extra.append(str(basis))
    return tuple(_entries(named, sql, parameters, more, extra))


def position_changes(
    heard: Heard, *, after: date, series: Series, basis: Basis
) -> tuple[int | None, dict[tuple[int, bool], int]]:
    """This function will return the sum of a position at ``after`` (None where
    nothing was stated), and the change each statement made since, in pence.

    The changes map (statement, whether its keys were new) to pence: what
    :func:`workings.ledger.bridge.position_steps` makes a bridge of.
    """
    sql, parameters = heard.sql()
    then = replace(heard, as_at=AsAt(after, heard.as_at.recorded_by))
    before, earlier = _fold_sql(then, "AND l.series = %s AND l.basis = %s")
    measure: list[Any] = [str(series), str(basis)]
    changes = f"""
        SELECT statement_id, was IS NULL, sum(pence - coalesce(was, 0))
        FROM (
            SELECT l.statement_id, l.said, l.pence,
                   lag(l.pence) OVER (PARTITION BY {_KEY} ORDER BY l.said) AS was
            FROM ledger_line l
            WHERE {"+" if connection.vendor == "sqlite" else ""}l.statement_id
                  IN ({sql}) AND l.series = %s AND l.basis = %s
        ) AS told
        WHERE told.said > %s GROUP BY 1, 2"""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), sum(pence) FROM ({before}) AS latest",
            [*earlier, *measure],
        )
        count, pence = cursor.fetchone()
        cursor.execute(changes, [*parameters, *measure, last_order(after)])
        moved = {(number, bool(new)): int(sum_) for number, new, sum_ in cursor}
    return (int(pence) if count else None), moved


def _narrowed(
    codes: Mapping[int, str],
    series: Sequence[Series],
    benefits: Sequence[str] | None,
) -> tuple[str, list[Any]]:
    more, parameters = "", list[Any]()
    if series:
        more += f" AND l.series IN ({marks(series)})"
        parameters += [str(word) for word in series]
    if benefits is not None:
        wanted = [number for number, code in codes.items() if code in set(benefits)]
        more += f" AND l.benefit_id IN ({marks(wanted) or 'NULL'})"
        parameters += wanted
    return more, parameters


def _entries(
    named: Named,
    statements: str,
    parameters: Sequence[Any],
    more: str = "",
    extra: Sequence[Any] = (),
) -> Iterator[Entry]:
    keys = _Keys(named.codes)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_KEY}, l.said, l.statement_id, l.pence, l.low, l.high "
            f"FROM ledger_line l WHERE l.statement_id IN ({statements}) {more} "
            "ORDER BY l.said, l.position",
            [*parameters, *extra],
        )
        for *key, said, number, pence, low, high in cursor:
            yield Entry(
                keys.key(*key),
                said,
                number,
                int(pence),
                named.prices.get(number, ""),
                None if low is None else int(low),
                None if high is None else int(high),
            )


class _Keys:
    """Keys of rows. Periods and words recur by the thousand: each is made once."""

    def __init__(self, codes: Mapping[int, str]) -> None:
        self.codes = codes
        self.periods: dict[tuple[Any, Any], Period] = {}
        self.words: dict[tuple[str, str], tuple[Series, Basis]] = {}

    def key(self, benefit: int, series: str, basis: str, first: Any, last: Any) -> Key:
        period = self.periods.get((first, last))
        if period is None:
            period = Period.inclusive(_day(first), _day(last))
            self.periods[first, last] = period
        words = self.words.get((series, basis))
        if words is None:
            words = (Series(series), Basis(basis))
            self.words[series, basis] = words
        return Key(self.codes[benefit], *words, period)


def _day(value: date | str) -> date:
    """SQLite's driver gives dates as text."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def _ranges(
    heard: Heard, named: Named
) -> dict[tuple[int, Key], tuple[int | None, int | None]]:
    """Low and high, rarely given, are kept out of the covering index."""
    sql, parameters = heard.sql()
    more = " AND l.low IS NOT NULL"
    return {
        (entry.statement, entry.key): (entry.low, entry.high)
        for entry in _entries(named, sql, parameters, more)
    }


def _any_overlap(groups: dict[str, list[Part]]) -> bool:
    everything = sums(part for members in groups.values() for part in members)
    return any("overlap" in total.reason for total in everything)


def _clash(heard: Heard) -> bool:
    """Whether some benefit has overlapping periods in one series and basis."""
    fold, parameters = _fold_sql(heard)
    sql = f"""
        WITH latest AS ({fold})
        SELECT 1 FROM (
            SELECT first, lag(last) OVER (
                PARTITION BY benefit_id, series, basis ORDER BY first, last) AS was
            FROM latest) AS told
        WHERE was >= first LIMIT 1"""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone() is not None
