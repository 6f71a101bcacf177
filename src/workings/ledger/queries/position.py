"""Positions, and the lines behind them, as entries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

from django.db import connection

from workings.core.asat import AsAt
from workings.core.money import Basis
from workings.ledger.position import Entry, last_order
from workings.ledger.queries.fold import (
    HEARD,
    KEY,
    Keys,
    Measures,
    Named,
    fold_sql,
    measure_sql,
    paged,
    uncollected,
)
from workings.ledger.queries.heard import Heard, marks
from workings.ledger.statement import Key
from workings.ledger.verdicts import Judgement, Line
from workings.ledger.words import Series, Standing, StatementKind, Sufficiency

Ranges = Mapping[int, Mapping[Key, tuple[int | None, int | None]]]
"""Low and high of the lines that state them, by statement."""

NO_RANGE = (None, None)


def position(
    heard: Heard,
    *,
    series: Sequence[Series] = (),
    benefits: Sequence[str] | None = None,
    named: Named | None = None,
    ranges: bool = True,
) -> tuple[Entry, ...]:
    """This function will return the position of record: the latest line of each key.

    ``series`` and ``benefits`` (codes) narrow it; empty series means all of them.
    Without ``ranges`` no entry has its range, and one query less is asked.
    """
    named = named or Named.of(heard.programme)
    more, extra = _narrowed(named.codes, series, benefits)
    fold, parameters = fold_sql(heard, more)
    found = _ranges(heard, named) if ranges else {}
    with connection.cursor() as cursor, uncollected():
        cursor.execute(_LATEST.format(_columns("latest"), fold), [*parameters, *extra])
        return tuple(_latest(paged(cursor), named, found))


@dataclass(frozen=True, slots=True)
class Told:
    """The position of record, every line of one series and basis, overtaken ones too,
    and each verdict with its line, in no order.
    """

    position: tuple[Entry, ...]
    history: tuple[Entry, ...]
    verdicts: tuple[tuple[Line, Judgement], ...]


def position_and_history(
    heard: Heard,
    *,
    series: Series,
    basis: Basis,
    named: Named,
    days: Mapping[int, date],
    ranges: bool,
) -> Told:
    """This function will return the position of record, and beside it every line heard
    of one series and basis, and the verdicts: in one query, and without ranges one.

    ``days`` are those on which the statements heard count, by their numbers.
    """
    fold, parameters = fold_sql(heard)
    heard_sql, again = heard.sql()
    sql = f"""
        {_LATEST.format(_columns("latest") + ", 0", fold)} UNION ALL
        SELECT {_columns("l")}, 1 FROM ledger_line l
        WHERE l.statement_id IN ({heard_sql}) AND l.series = %s AND l.basis = %s
        UNION ALL
        SELECT v.benefit_id, {measure_sql("v")}, v.statement_id, v.about_id,
               CAST({_GRADED} AS bigint), 2
        FROM ledger_verdict v WHERE v.statement_id IN ({heard_sql})"""
    measured = [*again, str(series), str(basis), *again]
    found = _ranges(heard, named) if ranges else {}
    with connection.cursor() as cursor, uncollected():
        cursor.execute(sql, [*parameters, *measured])
        by_kind: tuple[list[Any], ...] = ([], [], [])
        for *row, kind in paged(cursor):
            by_kind[kind].append(row)
        every = _latest(iter(by_kind[1]), named, found)
        return Told(
            tuple(_latest(iter(by_kind[0]), named, found)),
            tuple(sorted(every, key=attrgetter("said"))),
            tuple(_judged(by_kind[2], named, days)),
        )


def _judged(
    rows: Sequence[Any], named: Named, days: Mapping[int, date]
) -> Iterator[tuple[Line, Judgement]]:
    keys = Keys(named.codes)
    for *key, by, about, grade in rows:
        line = about, keys[tuple(key)]
        yield line, Judgement(_GRADES[grade], by, days[by])


_GRADES = tuple(Sufficiency)
# A number, as what stands in its column is for lines.
_GRADED = "CASE v.verdict {} END".format(
    " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(_GRADES))
)


_LATEST = "SELECT {} FROM ({}) AS latest"


def _columns(table: str) -> str:
    return (
        f"{table}.benefit_id, {measure_sql(table)}, {table}.said, "
        f"{table}.statement_id, CAST({table}.pence AS bigint)"
    )


def _latest(
    rows: Iterator[tuple[Any, ...]], named: Named, ranges: Ranges
) -> Iterator[Entry]:
    codes, prices, measures = named.codes, named.prices, Measures()
    for benefit, series, basis, first, last, said, number, pence in rows:
        key = Key(codes[benefit], *measures[series, basis, first, last])
        # Asked by key only where the statement gave ranges: a key is slow to hash.
        low, high = ranges[number].get(key, NO_RANGE) if number in ranges else NO_RANGE
        yield Entry(key, said, number, pence, prices.get(number, ""), low, high)


def lines_heard(
    heard: Heard,
    *,
    series: Sequence[Series],
    benefits: Sequence[str] | None,
    named: Named,
) -> tuple[Entry, ...]:
    """This function will return every line heard of some series, whoever said it:
    of record, claimed and proposed, overtaken ones too, in the order of saying.
    """
    sql, parameters = heard.sql(standing=None, in_effect=False)
    more, extra = _narrowed(named.codes, series, benefits)
    return tuple(_entries(named, sql, parameters, more, extra))


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
    with uncollected():
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
    before, earlier = fold_sql(then, "AND l.series = %s AND l.basis = %s")
    measure = [str(series), str(basis)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), sum(pence) FROM ({before}) AS latest",
            [*earlier, *measure],
        )
        count, pence = cursor.fetchone()
        cursor.execute(
            _CHANGES.format(heard=sql), [*parameters, *measure, last_order(after)]
        )
        moved = {(number, bool(new)): int(sum_) for number, new, sum_ in cursor}
    return (int(pence) if count else None), moved


_CHANGES = f"""
    SELECT statement_id, was IS NULL, sum(pence - coalesce(was, 0))
    FROM (
        SELECT l.statement_id, l.said, l.pence,
               lag(l.pence) OVER (PARTITION BY {KEY} ORDER BY l.said) AS was
        FROM ledger_line l WHERE {HEARD} AND l.series = %s AND l.basis = %s
    ) AS told
    WHERE told.said > %s GROUP BY 1, 2"""


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
    keys = Keys(named.codes)
    amounts = ("pence", "low", "high")
    whole = ", ".join(f"CAST(l.{column} AS bigint)" for column in amounts)
    sql = f"""
        SELECT l.benefit_id, {measure_sql("l")}, l.said, l.statement_id, {whole}
        FROM ledger_line l WHERE l.statement_id IN ({statements}) {more}
        ORDER BY l.said, l.position"""
    # Chunked: every line that was ever heard may be more than fits beside its entry.
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, [*parameters, *extra])
        for *key, said, number, pence, low, high in paged(cursor):
            prices = named.prices.get(number, "")
            yield Entry(keys[tuple(key)], said, number, pence, prices, low, high)


def _ranges(heard: Heard, named: Named) -> Ranges:
    """Ranges are rare, so they are kept out of the covering index."""
    sql, parameters = heard.sql()
    found: defaultdict[int, dict[Key, tuple[int | None, int | None]]]
    found = defaultdict(dict)
    for entry in _entries(named, sql, parameters, " AND l.low IS NOT NULL"):
        found[entry.statement][entry.key] = (entry.low, entry.high)
    return found
