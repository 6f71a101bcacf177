"""Restoring a backup: the whole record in one transaction, or nothing of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from workings.access.append_only import missing_triggers
from workings.config import database
from workings.config.backup import archive, rows, schema, shelves, tables
from workings.config.backup.archive import Archive, Damaged, MadeByNewer
from workings.config.backup.making import Summary, Tell, summary, told
from workings.config.backup.manifest import Manifest
from workings.core.refusals import Refusal
from workings.ledger.chain import verify
from workings.ledger.queries.chain import links

_PAGE = 2_000


class HoldsARecord(Refusal):
    """There is something here already, which a restore would have to mix with."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"This database holds a record already (there are rows in {table}): "
            "restore into an empty one."
        )


class NotRestored(Refusal):
    """The restore failed on the way, and was taken back."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}. Nothing was restored.")


def restore(file: Path, *, tell: Tell) -> Summary:
    """This function will put a backup into a database that holds no record.

    The tables are first made as they were when it was taken. The rows go into them
    with all guards on, then everything is migrated to today, and the chain verified.
    """
    with archive.opened(file) as backup:
        unknown = schema.unknown(backup.manifest.migrations)
        if unknown:
            raise MadeByNewer(file, unknown[0])
        with database.alone(), shelves.staging() as staged, _one_transaction():
            _refuse_a_record()
            staged.take_back()
            tell("making the tables")
            schema.bring_to(backup.manifest.migrations)
            _load(backup, tell)
            tell("migrating to this version")
            schema.bring_to_today()
            _examine(backup.manifest, tell)
            _stage(backup, staged, tell)
            staged.place()
        return summary(file, backup.manifest)


@contextmanager
def _one_transaction() -> Iterator[None]:
    # SQLite's tables can only be altered while foreign keys are not looked at,
    # which a transaction cannot change: they are checked in the end instead.
    connection.ensure_connection()
    checked_later = connection.vendor == "sqlite"
    if checked_later:
        connection.disable_constraint_checking()
    try:
        with transaction.atomic(durable=True):
            yield
    except DatabaseError as error:
        why = str(error).strip().partition("\n")[0]
        raise NotRestored(f"The database refused it ({why})") from error
    finally:
        if checked_later:
            connection.enable_constraint_checking()


def _refuse_a_record() -> None:
    present = connection.introspection.table_names()
    models = tables.held(schema.models_at(schema.applied()))
    names = [m._meta.db_table for m in models if m._meta.db_table in present]
    quoted = [connection.ops.quote_name(name) for name in names]
    with connection.cursor() as cursor:
        if quoted and connection.vendor == "postgresql":
            # On SQLite the transaction itself keeps everybody else from writing.
            cursor.execute(f"LOCK TABLE {', '.join(quoted)} IN EXCLUSIVE MODE")
        for name, table in zip(names, quoted, strict=True):
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - our own
            if cursor.fetchone():
                raise HoldsARecord(name)


def _load(backup: Archive, tell: Tell) -> None:
    models = tables.held(schema.models_at(backup.manifest.migrations))
    _look_at_keys_later()
    missing = {m._meta.db_table for m in models} ^ backup.manifest.tables.keys()
    if missing:
        name = min(missing)
        raise Damaged(backup.file, f"{name} is not as its migrations make it")
    for model in models:
        name = model._meta.db_table
        _insert(model, name, _values(backup, model, tell))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    connection.check_constraints()


def _look_at_keys_later() -> None:
    # A migration that added a key had it looked at there and then, which in
    # PostgreSQL holds until the end of the transaction.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _values(backup: Archive, model: type[Model], tell: Tell) -> Iterator[list[Any]]:
    name = model._meta.db_table
    fields = rows.columns(model)
    if tuple(f.column for f in fields) != backup.manifest.tables[name].columns:
        raise Damaged(backup.file, f"{name} has not the columns it should have")
    read = rows.reader(fields)
    lines = told(backup.lines(name), name, tell)
    for number, line in enumerate(lines, start=1):
        try:
            yield read(line)
        except rows.WrongValue as error:
            raise Damaged(backup.file, f"row {number} of {name} {error}") from error


def _insert(model: type[Model], name: str, values: Iterator[Sequence[Any]]) -> None:
    """Write rows in the engine's fastest way; its guards see each of them."""
    quote = connection.ops.quote_name
    table = quote(name)
    columns = [quote(str(field.column)) for field in rows.columns(model)]
    into = f"{table} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {into} FROM STDIN") as copy,
            ):
                for row in values:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        sql = f"INSERT INTO {into} VALUES ({marks})"  # noqa: S608 - our own names
        while page := list(islice(values, _PAGE)):
            cursor.executemany(sql, page)


def _examine(manifest: Manifest, tell: Tell) -> None:
    connection.check_constraints()
    if missing_triggers(connection):
        raise NotRestored("The triggers that guard the record are not all there")
    tell("verifying the chain")
    found = verify(links(), head=manifest.head_digest)
    if not found.ok:
        raise NotRestored(
            f"The chain is broken at statement {found.first_broken}: {found.reason}"
        )
    if (found.statements, found.head_digest) != (
        manifest.statements,
        manifest.head_digest,
    ):
        raise NotRestored(
            f"The backup says that it ends at statement {manifest.statements} "
            f"({manifest.head_digest[:12]}), and it ends at {found.statements} "
            f"({found.head_digest[:12]})"
        )


def _stage(backup: Archive, staged: shelves.Staging, tell: Tell) -> None:
    _refuse_others(backup, shelves.wanted())
    for number, name in enumerate(backup.manifest.documents, start=1):
        tell(f"documents: {number:,}")
        staged.stage(name, backup.document(name))


def _refuse_others(backup: Archive, wanted: Iterable[str]) -> None:
    for name in sorted(set(wanted) ^ backup.manifest.documents.keys()):
        what = f"document {name} is not as its rows say"
        raise Damaged(backup.file, what)
