"""The chain as it is stored: every statement's content, read back to be digested."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import Exists, Max, OuterRef, Q

from workings.ledger import models
from workings.ledger.chain import FORMAT, GENESIS, Link, Row, statement_digest
from workings.ledger.chain import wording_digest as digest_of_wording
from workings.ledger.position import said_order
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
    reached = 0
    try:
        for link in _between(1, end, Heads.read()):
            yield link
            reached = link.number
    except UNREADABLE:
        yield from _one_by_one(reached + 1, end)
    if _orphans(end):
        fault = "there are items of a statement that is not there"
        yield Link(end + 1, head_digest(), "", "", fault)


UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What reading a column raises that holds what it never could (a text for a date)."""


def _one_by_one(first: int, last: int) -> Iterator[Link]:
    """The statements up to the first one that cannot be read."""
    for number in range(first, last + 1):
        try:
            yield from list(_between(number, number, Heads.read([number])))
        except UNREADABLE as error:
            fault = f"statement {number} cannot be read: {error}"
            yield Link(number, "", "", "", fault)
            return


def _between(first: int, last: int, heads: Heads) -> Iterator[Link]:
    sound = _sound_wordings()
    lines = _Lines(first, last)
    chain = models.Statement.objects.filter(id__range=(first, last)).order_by("id")
    for row in chain.iterator(chunk_size=500):
        found = lines.of(row.pk)
        fault = _fault(row, found, heads, sound)
        head = {} if fault else heads.head(row, found.benefits)
        computed = "" if fault else statement_digest(head, found.rows)
        yield Link(row.pk, row.previous, row.digest, computed, fault)


def _fault(
    row: models.Statement, found: "_Found", heads: Heads, sound: set[str]
) -> str:
    """What is wrong with a statement beyond its digest: with what follows from what
    it says and is stored for speed, or with its texts.
    """
    if row.format != FORMAT:
        return f"format {row.format} is unknown here"
    if row.said_counts != row.said.on:
        return f"the day that statement {row.pk} was said on is altered"
    order = said_order(row.counts_on, row.pk)
    if found.lines - {(order, row.programme_id)}:
        return f"the lines of statement {row.pk} are out of their order"
    texts = {row.wording_id, *heads.wordings(row.pk), *found.wordings}
    if not texts <= sound:
        return f"a text of statement {row.pk} was altered, or is gone"
    return ""


def _orphans(end: int) -> bool:
    """Whether something is said outside the chain."""
    there = models.Statement.objects.filter(pk=OuterRef("statement_id"))
    beyond = Q(statement_id__gt=end) | Q(statement_id__lt=1)
    if models.Line.objects.filter(~Exists(there) & beyond).exists():
        return True
    tables: tuple[Any, ...] = (
        models.Total,
        models.Headline,
        models.Share,
        models.Fact,
        models.Verdict,
    )
    return any(table.objects.filter(~Exists(there)).exists() for table in tables)


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines of a statement: their rows in the chain's form, the benefits they
    name in the order in which they first do, the digests of their texts; and of all
    of them the order key and the benefit's programme.
    """

    rows: list[Row]
    benefits: list[str]
    wordings: set[str]
    lines: set[tuple[int, int]]


_NO_LINES = _Found([], [], set(), set())


class _Lines:
    """The lines of all statements, streamed once in the chain's order."""

    def __init__(self, first: int, last: int) -> None:
        self._groups = groupby(_stream(first, last), key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, number: int) -> _Found:
        """This function will return a statement's lines; numbers must rise."""
        while self._next is not None and self._next[0] < number:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != number:
            return _NO_LINES
        group = list(self._next[1])
        self._next = next(self._groups, None)
        return _Found(
            [row[1:-2] for row in group],
            list(dict.fromkeys(row[2] for row in group)),
            {row[-3] for row in group} - {None},
            {row[-2:] for row in group},
        )


def _stream(first: int, last: int) -> Iterator[tuple[Any, ...]]:
    day, pence = _DAY[connection.vendor].format, _PENCE[connection.vendor].format
    sql = f"""
        SELECT l.statement_id, l.position, b.code, l.series, l.basis,
               {day("first")}, {day("last")}, {pence("pence")}, {pence("low")},
               {pence("high")}, l.ref, l.file, l.sheet, l.cell, l.wording,
               l.said, b.programme_id
        FROM ledger_line l JOIN ledger_benefit b ON b.id = l.benefit_id
        WHERE l.statement_id BETWEEN %s AND %s
        ORDER BY l.statement_id, l.position"""  # noqa: S608 - fixed words
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, [first, last])
        while page := cursor.fetchmany(5_000):
            yield from page


def _sound_wordings() -> set[str]:
    """The texts that have their digests still, or were withdrawn for good reason."""
    gone = set(models.WordingWithdrawn.objects.values_list("wording_id", flat=True))
    rows = models.Wording.objects.values_list("digest", "salt", "body")
    return {
        digest
        for digest, salt, body in rows.iterator()
        if digest_of_wording(salt, body) == digest
        or (digest in gone and not salt and not body)
    }
