"""Everything that is measured, in the order in which it is: posting, which adds to the
record, comes last."""

from django.core.management import call_command
from django.db import connection

from benchmarks import bridges, chain, position, posting, record
from benchmarks.engines import version
from benchmarks.timing import Subject


def build(*, quick: bool) -> dict[str, object]:
    """This function will make the record, and say what it is and where it stands."""
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    record.record(record.QUICK if quick else record.WHOLE)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT count(*) FROM ledger_line")
        return {"version": version(), "lines": cursor.fetchone()[0]}


def of(*, quick: bool) -> tuple[Subject, ...]:
    """This function will return all subjects, for a record of that size."""
    size = record.QUICK if quick else record.WHOLE
    return (
        *position.subjects(size),
        *chain.subjects(size),
        *bridges.subjects(size),
        *posting.subjects(size),
    )
