"""Making a backup: a snapshot of the record, streamed into one file."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from django.apps.registry import Apps
from django.db import connection, transaction
from django.db.models import QuerySet

from workings.config.backup import rows, schema, shelves, tables
from workings.config.backup.archive import Writing
from workings.config.backup.manifest import Manifest, Table
from workings.config.database import DatabaseIsBehind, pending_migrations, require_ready
from workings.core.refusals import Refusal
from workings.ledger.chain import Verified, verify
from workings.ledger.queries.chain import links

Tell = Callable[[str], None]
"""Takes a few words on how far the work has come."""

EVERY = 10_000


class CannotWrite(Refusal):
    """The file cannot be written where it was asked for."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} cannot be written: {why}.")


class ThereAlready(Refusal):
    """The file is there, and may be somebody's only backup."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is there already: use --force to write over it.")


class ChainIsBroken(Refusal):
    """The record is not what was posted, so no backup of it could be restored."""

    def __init__(self, found: Verified) -> None:
        super().__init__(
            f"The chain is broken at statement {found.first_broken}: {found.reason}. "
            "No backup was made: keep the last one."
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """What went into a file, or came out of it."""

    file: str
    statements: int
    head_digest: str
    tables: dict[str, int]
    documents: int
    bytes: int


def summary(file: Path, manifest: Manifest) -> Summary:
    """This function will sum up what is in a backup."""
    return Summary(
        str(file),
        manifest.statements,
        manifest.head_digest,
        {name: table.rows for name, table in manifest.tables.items()},
        len(manifest.documents),
        file.stat().st_size,
    )


def back_up(file: Path, *, made_at: datetime, force: bool, tell: Tell) -> Summary:
    """This function will write all that is held here into one file, or nothing.

    The database may be behind this version: a backup is what comes before a
    migration.
    """
    # It says that a backup is to be taken first: here it is.
    with suppress(DatabaseIsBehind):
        require_ready()
    _refuse_to_replace(file, force=force)
    with (
        _written_whole(file, force=force) as content,
        _snapshot(),
        Writing(content, made_at) as archive,
    ):
        manifest = _written(archive, made_at, tell)
    return summary(file, manifest)


def _written(archive: Writing, made_at: datetime, tell: Tell) -> Manifest:
    migrations = schema.applied()
    apps = schema.models_at(migrations)
    # Files first: the sooner they are read, the less can be withdrawn meanwhile.
    documents = {
        name: archive.add_document(name, shelves.content(name))
        for name in shelves.wanted()
    }
    written: dict[str, Table] = {}
    for model in tables.held(apps):
        name = model._meta.db_table
        names = tuple(str(field.column) for field in rows.columns(model))
        lines = (rows.line(values) for values in rows.rows(model))
        written[name] = archive.add_table(name, names, told(lines, name, tell))
    statements, head_digest = _chain(apps, tell)
    manifest = Manifest(
        made_at=made_at.isoformat(),
        made_by=version("workings"),
        migrations=migrations,
        statements=statements,
        head_digest=head_digest,
        tables=written,
        documents=documents,
    )
    archive.finish(manifest)
    return manifest


def _chain(apps: Apps, tell: Tell) -> tuple[int, str]:
    """The number of statements and the head, from a chain that holds.

    Tables of an older version cannot be read by today's rules: restoring verifies
    them, once they are migrated.
    """
    tell("verifying the chain")
    if not pending_migrations():
        found = verify(links())
        if not found.ok:
            raise ChainIsBroken(found)
        return found.statements, found.head_digest
    ends: Any = QuerySet(apps.get_model("ledger", "statement")).order_by("-id")
    return ends.values_list("id", "digest").first() or (0, "")


def told(lines: Iterator[bytes], table: str, tell: Tell) -> Iterator[bytes]:
    """This function will pass lines on, and tell now and then how many they were."""
    tell(table)
    for number, text in enumerate(lines, start=1):
        if number % EVERY == 0:
            tell(f"{table}: {number:,} rows")
        yield text


@contextmanager
def _snapshot() -> Iterator[None]:
    """All that is read is of one moment, and nobody has to wait for us."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Our transactions on SQLite are IMMEDIATE: they would keep everybody from
    # writing. One that only reads sees the moment of its first look.
    connection.ensure_connection()
    wrapper: Any = connection
    mode, wrapper.transaction_mode = wrapper.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        wrapper.transaction_mode = mode


def _refuse_to_replace(file: Path, *, force: bool) -> None:
    if file.is_dir():
        raise CannotWrite(file, "it is a folder: name a file in it")
    if not file.parent.is_dir():
        raise CannotWrite(file, f"there is no folder {file.parent}")
    if file.exists() and not force:
        raise ThereAlready(file)


@contextmanager
def _written_whole(file: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A file beside its place, moved there whole: killed at any moment, what was
    there before is there still.
    """
    incoming: Path | None = None
    try:
        # Made readable by its owner alone.
        number, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        incoming = Path(name)
        with os.fdopen(number, "w+b") as content:
            yield content
            content.flush()
            os.fsync(content.fileno())
        _refuse_to_replace(file, force=force)
        incoming.replace(file)
    except OSError as error:
        raise CannotWrite(file, str(error.strerror or error)) from error
    finally:
        if incoming is not None:
            incoming.unlink(missing_ok=True)
