"""Positions: added up in the database, and with all their rows."""

from datetime import date

from django.db import connection

from benchmarks.record import FIRST, Size
from benchmarks.timing import Subject
from workings.core.asat import AsAt
from workings.ledger import queries
from workings.ledger.queries.heard import Heard
from workings.programme.models import Programme

DATES = [date(FIRST + years, 3, 31) for years in (3, 6, 10)]


def heard_by(on: date) -> Heard:
    return Heard(Programme.objects.get().pk, AsAt(on))


def totals(on: date) -> object:
    return queries.totals(heard_by(on))


def plain_sum() -> object:
    """The yardstick: the table added up as it lies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT series, SUM(pence) FROM ledger_line GROUP BY series")
        return cursor.fetchall()


def subjects(size: Size) -> tuple[Subject, ...]:
    return (
        *(
            Subject(
                f"position, totals, {on.isoformat()}",
                lambda on=on: totals(on),
                plain_sum,
                aim=3,
            )
            for on in DATES
        ),
        *(
            Subject(
                f"position, every row, {on.isoformat()}",
                lambda on=on: queries.position(heard_by(on)),
                plain_sum,
                aim=6,
            )
            for on in DATES
        ),
    )
