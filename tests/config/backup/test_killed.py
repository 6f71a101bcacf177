"""A restore that is killed, at whatever moment, leaves no record behind."""

import os
import signal
import subprocess
import sys

import pytest

from tests.config.backup.record import contents, files
from tests.config.whole_record import FILES
from workings.ledger.chain import verify
from workings.ledger.queries.chain import links

KILLED = """
import os, signal, sys
from pathlib import Path
import django

django.setup()
from workings.config.backup import restoring, shelves

moment = sys.argv[2]


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def tell(words):
    if words.startswith(moment):
        die()


if moment == "placed":
    place = shelves.Staging.place

    def place_and_die(staging):
        place(staging)
        die()

    shelves.Staging.place = place_and_die
restoring.restore(Path(sys.argv[1]), tell=tell)
"""

MOMENTS = ("ledger_statement", "verifying the chain", "documents: 2", "placed")


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed(database, workings, today, moment):
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, today, moment],
        env=os.environ | database.environ(),
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert not any(contents().values())
    on_shelves = [name for name in files() if not name.startswith(".restoring-")]
    # Only between placing and committing, an instant, can a file be caught there.
    assert bool(on_shelves) is (moment == "placed")
    finished = workings("restore", str(today))
    assert (finished.code, finished.err) == (0, "")
    assert verify(links()).statements == 4
    assert sorted(files().values()) == sorted(t.encode() for t, _ in FILES.values())


def test_killed_where_nothing_had_been_made(bare, workings, today):
    """The rows go with it, and what tables it had made can be taken up again."""
    command = [sys.executable, "-c", KILLED, today, "ledger_statement"]
    killed = subprocess.run(command, env=os.environ | bare.environ(), check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not any(contents().values())
    assert workings("restore", str(today)).code == 0
    assert verify(links()).statements == 4


def test_what_it_had_placed_is_taken_back_by_the_next(
    database, workings, today, monkeypatch
):
    command = [sys.executable, "-c", KILLED, today, "placed"]
    subprocess.run(command, env=os.environ | database.environ(), check=False)
    assert len(files()) == 2 * len(FILES)
    monkeypatch.setattr(
        "workings.config.backup.restoring.missing_triggers", lambda _: ["one"]
    )
    assert workings("restore", str(today)).code == 1
    assert files() == {}


def test_two_at_once(bare, workings, today):
    """One of them restores; the other finds a record."""
    command = [sys.executable, "-m", "workings", "restore", today]
    both = [
        subprocess.Popen(
            command,
            env=os.environ | bare.environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = sorted(one.communicate()[1] for one in both)
    assert sorted(one.returncode for one in both) == [0, 1]
    assert said[0] == ""
    assert "This database holds a record already" in said[1]
    assert verify(links()).statements == 4
