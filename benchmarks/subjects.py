"""Everything that is measured, in the order in which it is: posting, which adds to the
record, comes last."""

from django.core.management import call_command
from django.db import connection

from benchmarks import bridges, chain, position, posting, record
from benchmarks.record import Size
from benchmarks.timing import Subject


def build(size: Size) -> dict[str, object]:
    """This function will make the record, and say what it is and where it stands."""
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    record.record(size)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SHOW server_version")
            version = f"PostgreSQL {cursor.fetchone()[0].split()[0]}"
        else:
            cursor.execute("SELECT sqlite_version()")
            version = f"SQLite {cursor.fetchone()[0]}"
        cursor.execute("SELECT count(*) FROM ledger_line")
        return {"version": version, "lines": cursor.fetchone()[0]}


def of(size: Size) -> tuple[Subject, ...]:
    """This function will return all subjects, for a record of that size."""
    return (
        *position.subjects(size),
        *chain.subjects(size),
        *bridges.subjects(size),
        *posting.subjects(size),
    )
