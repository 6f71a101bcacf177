"""The chain as it is stored: every statement's content, read back to be digested."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import Exists, Max, OuterRef

from workings.ledger import models
from workings.ledger.chain import FORMAT, GENESIS, Link, Row, statement_digest
from workings.ledger.chain import wording_digest as digest_of_wording
from workings.ledger.queries.heads import Heads

# A cast column has no declared type, so SQLite's driver leaves its text alone.
_DAY = {"sqlite": "CAST(l.{0} AS TEXT)", "postgresql": "l.{0}::text"}
_PENCE = {"sqlite": "l.{0}", "postgresql": "l.{0}::bigint"}


def head_digest() -> str:
    """This function will return the digest of the last statement; "" where none."""
    last = models.Statement.objects.order_by("-id").values_list("digest", flat=True)
    return last.first() or GENESIS


def links() -> Iterator[Link]:
    """This function will yield every statement in the chain's order, with the digest
    it was posted under and the digest of what is stored now.
    """
    # The end is fixed first: what is posted while we read is another day's check.
    end = models.Statement.objects.aggregate(end=Max("id"))["end"] or 0
    heads = Heads.read()
    faults = _altered_wordings()
    lines = _Lines(end)
    chain = models.Statement.objects.filter(id__lte=end).order_by("id")
    for row in chain.iterator(chunk_size=500):
        rows, benefits = lines.of(row.pk)
        fault = "" if row.format == FORMAT else f"format {row.format} is unknown here"
        fault = fault or faults.get(row.pk, "")
        head = heads.head(row, benefits)
        computed = "" if fault else statement_digest(head, rows)
        yield Link(row.pk, row.previous, row.digest, computed, fault)
    there = models.Statement.objects.filter(pk=OuterRef("statement_id"))
    orphan = models.Line.objects.filter(~Exists(there), statement_id__gt=end)
    if orphan.exists():
        fault = "there are lines of a statement that is not there"
        yield Link(end + 1, head_digest(), "", "", fault)


class _Lines:
    """The lines of all statements, streamed once in the chain's order."""

    def __init__(self, end: int) -> None:
        self._groups = groupby(_stream(end), key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, number: int) -> tuple[list[Row], list[str]]:
        """This function will return a statement's lines, and the benefits they name
        in the order in which they first do.
        """
        while self._next is not None and self._next[0] < number:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != number:
            return [], []
        rows: list[Row] = [row[1:] for row in self._next[1]]
        self._next = next(self._groups, None)
        return rows, list(dict.fromkeys(str(row[1]) for row in rows))


def _stream(end: int) -> Iterator[tuple[Any, ...]]:
    day, pence = _DAY[connection.vendor].format, _PENCE[connection.vendor].format
    sql = f"""
        SELECT l.statement_id, l.position, b.code, l.series, l.basis,
               {day("first")}, {day("last")}, {pence("pence")}, {pence("low")},
               {pence("high")}, l.ref, l.file, l.sheet, l.cell, l.wording
        FROM ledger_line l JOIN ledger_benefit b ON b.id = l.benefit_id
        WHERE l.statement_id <= %s
        ORDER BY l.statement_id, l.position"""  # noqa: S608 - fixed words
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, [end])
        while page := cursor.fetchmany(5_000):
            yield from page


def _altered_wordings() -> dict[int, str]:
    """The statements of which a text lost its digest without being withdrawn."""
    gone = set(models.WordingWithdrawn.objects.values_list("wording_id", flat=True))
    altered = {
        digest
        for digest, salt, body in models.Wording.objects.values_list(
            "digest", "salt", "body"
        ).iterator()
        if digest not in gone and digest_of_wording(salt, body) != digest
    }
    if not altered:
        return {}
    numbers: set[int] = set()
    tables: tuple[tuple[Any, str], ...] = (
        (models.Statement, "id"),
        (models.Line, "statement_id"),
        (models.Total, "statement_id"),
        (models.Share, "statement_id"),
        (models.Fact, "statement_id"),
        (models.Verdict, "statement_id"),
    )
    for table, number in tables:
        rows = table.objects.filter(wording_id__in=altered)
        numbers.update(rows.values_list(number, flat=True))
    return {number: f"a text of statement {number} was altered" for number in numbers}
