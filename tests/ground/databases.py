"""A real database for each test: its own copy of one that was migrated once a run.

Flushing between tests is no choice: the record's own triggers refuse it.
"""

import contextlib
import fcntl
import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections

from tests.ground.postgres import Postgres
from workings.config import environment

ENGINES = ("sqlite", "postgresql")

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Database:
    """One database with its data folder (documents beside it)."""

    engine: str
    url: str
    home: Path
    read_only: bool = False

    def environ(self) -> dict[str, str]:
        """This function will give what a process of its own needs to use it."""
        return {"WORKINGS_HOME": str(self.home), "DATABASE_URL": self.url}

    def settings(self) -> dict[str, Any]:
        found = environment.parse_database(self.url) | {"CONN_MAX_AGE": 0}
        if not self.read_only:
            return found
        if self.engine == "sqlite":
            command = f"{environment.SQLITE_OPTIONS['init_command']}"
            command += "; PRAGMA query_only = ON"
            return found | {"OPTIONS": {"timeout": 60, "init_command": command}}
        return found | {"OPTIONS": {"options": "-c default_transaction_read_only=on"}}


@dataclass
class Engine:
    """Makes databases of one kind: templates, and copies of them.

    All workers of a run share its templates; ``worker`` tells their copies apart.
    """

    name: str
    folder: Path
    postgres: Postgres | None = None
    worker: str = "alone"

    def template(
        self, name: str, fill: Callable[[], object], *, of: Database | None = None
    ) -> Database:
        """This function will give the template, made by whoever first asks for it: of
        another one where there is one to begin with.
        """
        made = self._named(f"template_{name}")
        finished = made.home.with_suffix(".finished")
        with alone(made.home.with_suffix(".lock")):
            if not finished.exists():
                self._drop(made)
                self._make(made, of)
                with pointed_at(made):
                    fill()
                finished.touch()
        return made

    @contextlib.contextmanager
    def copy(self, template: Database) -> Iterator[Database]:
        """This function will give a copy that is gone afterwards."""
        made = self._named(f"copy_{self.worker}_{next(_numbers)}")
        self._make(made, template)
        try:
            yield made
        finally:
            self._drop(made)

    def _named(self, name: str) -> Database:
        home = self.folder / name
        if self.postgres:
            return Database(self.name, self.postgres.url(name), home)
        return Database(self.name, f"sqlite:///{home / 'workings.sqlite3'}", home)

    def _make(self, made: Database, template: Database | None) -> None:
        if template:
            shutil.copytree(template.home, made.home)
        else:
            made.home.mkdir(mode=0o700)
        if self.postgres:
            source = template.home.name if template else "template0"
            # Copying its files takes a tenth of writing each page to a log.
            self.postgres.say(
                f'CREATE DATABASE "{made.home.name}" TEMPLATE "{source}" '
                "STRATEGY FILE_COPY"
            )

    def _drop(self, made: Database) -> None:
        if self.postgres:
            self.postgres.say(
                f'DROP DATABASE IF EXISTS "{made.home.name}" WITH (FORCE)'
            )
        if made.home.exists():
            shutil.rmtree(made.home)


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """This function will have one worker at a time do something."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


@contextlib.contextmanager
def pointed_at(database: Database) -> Iterator[Database]:
    """This function will make this database Django's own for a while."""
    before = settings.DATABASES["default"], settings.HOME, settings.MEDIA_ROOT
    _point(database.settings(), database.home, database.home / "documents")
    try:
        yield database
    finally:
        _point(*before)


def _point(database: dict[str, Any], home: Path, documents: Path) -> None:
    settings.HOME, settings.MEDIA_ROOT = home, documents
    settings.DATABASES["default"] = database
    # Every thread has a connection of its own, made from these settings. This
    # closes our thread's; others must have closed theirs.
    connections["default"].close()
    with contextlib.suppress(AttributeError):
        del connections["default"]
    connections.settings = connections.configure_settings({"default": dict(database)})
    ContentType.objects.clear_cache()
