"""Verifying the chain, beside reading and hashing the same rows."""

import hashlib

from django.db import connection

from benchmarks.record import Size
from benchmarks.timing import Subject
from workings.ledger.chain import verify
from workings.ledger.queries import links


def verified() -> None:
    found = verify(links())
    assert found.ok, found


def read_and_hashed() -> None:
    """The yardstick: every row read as a tuple, and its text hashed."""
    digest = hashlib.sha256()
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT * FROM ledger_line ORDER BY statement_id, position")
        while page := cursor.fetchmany(2_000):
            for row in page:
                digest.update(repr(row).encode())


def subjects(size: Size) -> tuple[Subject, ...]:
    return (Subject("verify", verified, read_and_hashed, aim=2, repeat=5),)
