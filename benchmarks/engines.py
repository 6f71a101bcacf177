"""A database of its own on each engine, in a temporary folder, with the record."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ground import postgres

ENGINES = ("sqlite", "postgresql")


@contextmanager
def engine(name: str) -> Iterator[dict[str, str]]:
    """This function will give the environment in which an engine's database is used.

    PostgreSQL runs with its own defaults: a posted statement survives a power cut.
    """
    with tempfile.TemporaryDirectory(prefix="workings-bench-") as folder:
        environ = os.environ | {
            "DJANGO_SETTINGS_MODULE": "workings.config.settings",
            "WORKINGS_HOME": folder,
        }
        if name == "sqlite":
            yield environ | {"DATABASE_URL": f"sqlite:///{folder}/workings.sqlite3"}
            return
        with postgres.server(hasty=False) as server:
            server.say("CREATE DATABASE bench")
            yield environ | {"DATABASE_URL": server.url("bench")}


def run(environ: dict[str, str], *arguments: str) -> str:
    """This function will run a part of the benchmarks as a process of its own."""
    finished = subprocess.run(
        [sys.executable, "-m", "benchmarks.part", *arguments],
        env=environ,
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return finished.stdout


def version() -> str:
    """This function will name the engine that is in use, and its version."""
    from django.db import connection

    asked = {"sqlite": "SELECT sqlite_version()", "postgresql": "SHOW server_version"}
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return f"{connection.display_name} {cursor.fetchone()[0].split()[0]}"
