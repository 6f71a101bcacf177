"""Every authority at once: the same bytes however it is spread."""

import json
import multiprocessing
import os
import signal
import warnings

import polars as pl
import pytest

from tests.ground.command_line import run_here
from workings.core.years import FinancialYear
from workings.outlook import national
from workings.outlook.national import Spread
from workings.outlook.queries import every_council

HERE, SPREAD = Spread(workers=0), Spread(workers=2)


@pytest.fixture(scope="module")
def councils():
    return every_council(FinancialYear(2016), 3)[0][:32]


def heard(_: int) -> None:
    """Nobody is watching."""


def written(found: pl.DataFrame, file) -> bytes:
    national.write(found, file)
    return file.read_bytes()


def test_a_worker_that_is_killed_changes_nothing(councils, tmp_path):
    alone = national.run(councils, draws=100, seed=4, spread=HERE, progress=heard)
    done: list[int] = []

    def kill_one(count: int) -> None:
        if not done:
            os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)
        done.append(count)

    with warnings.catch_warnings():
        # Dask's own, of sockets that the killed worker leaves behind.
        warnings.simplefilter("ignore", ResourceWarning)
        spread = national.run(
            councils, draws=100, seed=4, spread=SPREAD, progress=kill_one
        )
    assert sum(done) == len(councils) == 32
    assert written(alone, tmp_path / "a") == written(spread, tmp_path / "b")


def test_the_table_has_every_measure_of_every_year(councils):
    found = national.run(councils[:1], draws=100, seed=4, spread=HERE, progress=heard)
    assert set(found["measure"]) == {"pressure", "funding", "gap", "path"}
    assert set(found["year"]) == {"2017/18", "2018/19", "2019/20"}
    assert (found["p10"] <= found["p50"]).all() and (found["p50"] <= found["p90"]).all()


def test_the_command_says_what_came_of_it(tmp_path):
    file = tmp_path / "all.parquet"
    done = run_here(
        "outlook-national",
        "--workers",
        "0",
        "--draws",
        "100",
        "--years",
        "1",
        "--out",
        str(file),
        "--json",
    )
    said = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert said["authorities"] == 444 and len(said["refused"]) == 9
    assert pl.read_parquet(file).height == said["rows"]


def test_a_scheduler_that_does_not_answer_is_said_in_one_line():
    done = run_here("outlook-national", "--scheduler", "nonsense://x", "--years", "1")
    assert done.code == 1
    assert done.err.endswith("No Dask scheduler answers at nonsense://x.\n")
