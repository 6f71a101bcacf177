"""Making the database ready, or saying why it is not."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from workings.core.refusals import Refusal


class NoRecordYet(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "There is no record here yet: run `workings demo` to load One Barnet, "
            "or `workings load FOLDER` to load your own."
        )


class DatabaseIsBehind(Refusal):
    def __init__(self, pending: list[str]) -> None:
        self.pending = pending
        super().__init__(
            f"The database is {_migrations(len(pending))} behind this version: "
            "take a backup, then run `workings manage migrate`."
        )


def _migrations(number: int) -> str:
    return "1 migration" if number == 1 else f"{number} migrations"


def pending_migrations() -> list[str]:
    """This function will name the migrations that the database lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def prepare() -> None:
    """This function will make the database's tables, or bring them up to date.

    A PostgreSQL that holds a record is never migrated unasked: other machines may
    still be running the version before.
    """
    with alone():
        pending = pending_migrations()
        if not pending:
            return
        if connection.vendor == "postgresql" and _is_migrated():
            raise DatabaseIsBehind(pending)
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def require_ready() -> None:
    """This function will refuse when there is no record here to read.

    It looks before it connects: connecting would leave an empty SQLite file behind.
    """
    if connection.vendor == "sqlite" and not _sqlite_exists():
        raise NoRecordYet
    pending = pending_migrations()
    if not pending:
        return
    if not _is_migrated():
        raise NoRecordYet
    raise DatabaseIsBehind(pending)


def _is_migrated() -> bool:
    return "django_migrations" in connection.introspection.table_names()


def _sqlite_exists() -> bool:
    name = str(connection.settings_dict["NAME"])
    return ":memory:" in name or name.startswith("file:") or Path(name).exists()


@contextmanager
def alone() -> Iterator[None]:
    """This function will have one process at a time make tables in this data folder."""
    # Two first starts in one data folder would both make every table.
    with Path(settings.HOME, "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
