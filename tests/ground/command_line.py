"""Command lines as a person runs them, and what came of it."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass

from tests.ground.databases import Database
from workings.config import cli


@dataclass(frozen=True, slots=True)
class Finished:
    code: int
    out: str
    err: str


def run_here(*arguments: str) -> Finished:
    """This function will run `workings ARGUMENTS` in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = cli.run(arguments)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(bool(left.code))
    return Finished(code, out.getvalue(), err.getvalue())


def start(
    database: Database, *arguments: str, **options: object
) -> subprocess.Popen[str]:
    """This function will start `workings ARGUMENTS` as a process of its own."""
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "workings", *arguments],
        env=os.environ | database.environ(),
        text=True,
        **options,
    )


@contextmanager
def serving(
    database: Database, *arguments: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """This function will start a server, and give its process and the address."""
    process = start(
        database, *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    try:
        said = ""
        while not (found := re.search(r"http://\S+", said)):
            line = process.stdout.readline()
            assert line, said + process.stderr.read()
            said += line
        yield process, found.group()
    finally:
        process.terminate()
        process.communicate(timeout=30)
