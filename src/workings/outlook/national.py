"""Every authority's outlook, in one process or on Dask: the same bytes either way.

A task is a few authorities. What it gives depends on their inputs, the draws and the
seed alone, so that a task begun again after its worker was killed gives the same, and
the order of the table is that of the authorities.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from workings.core.refusals import Refusal
from workings.outlook.inputs import Inputs
from workings.outlook.model import Outlook, simulate
from workings.outlook.summaries import Floats

if TYPE_CHECKING:
    from distributed import Client

Progress = Callable[[int], None]

AT_ONCE = 8
"""Authorities a task: few enough to spread and to do again, enough to be worth it."""
SCHEMA = {
    "code": pl.String,
    "council": pl.String,
    "measure": pl.String,
    "group": pl.String,
    "year": pl.String,
    "p10": pl.Int64,
    "p50": pl.Int64,
    "p90": pl.Int64,
    "p50_error": pl.Int64,
}


class NoDask(Refusal):
    """Dask is not installed."""

    def __init__(self) -> None:
        super().__init__(
            'Dask is not installed: run `pip install "workings[national]"`, or give '
            "--workers 0 to stay in this process."
        )


class NoScheduler(Refusal):
    """No Dask scheduler answers at an address."""

    def __init__(self, address: str) -> None:
        super().__init__(f"No Dask scheduler answers at {address}.")


@dataclass(frozen=True, slots=True)
class Spread:
    """Where tasks run: ``workers`` here (0 is this process), or at a scheduler."""

    workers: int = 2
    scheduler: str = ""


def table_of(many: Sequence[Inputs], draws: int, seed: int) -> pl.DataFrame:
    """This function will draw some outlooks, as a table in whole pounds."""
    return pl.concat(
        [_laid_out(one, simulate(one, draws=draws, seed=seed)) for one in many]
    )


def write(found: pl.DataFrame, file: Path) -> None:
    """This function will write a table, the same bytes for the same rows."""
    found.write_parquet(file, compression="zstd", statistics=False)


def run(
    councils: Sequence[Inputs],
    *,
    draws: int,
    seed: int,
    spread: Spread,
    progress: Progress,
) -> pl.DataFrame:
    """This function will draw every outlook.

    ``progress`` hears how many authorities more are done. Raises :class:`NoDask` and
    :class:`NoScheduler`.
    """
    tasks = [
        councils[first : first + AT_ONCE] for first in range(0, len(councils), AT_ONCE)
    ]
    if not spread.workers and not spread.scheduler:
        done = []
        for many in tasks:
            done.append(table_of(many, draws, seed))
            progress(len(many))
    else:
        done = _on_dask(tasks, draws, seed, spread, progress)
    return pl.concat(done, rechunk=True)


def _on_dask(
    tasks: Sequence[Sequence[Inputs]],
    draws: int,
    seed: int,
    spread: Spread,
    progress: Progress,
) -> list[pl.DataFrame]:
    from distributed import as_completed

    with _client(spread) as client:
        # Not pure: a key of its own for each, whatever ran at this scheduler before.
        futures = [
            client.submit(table_of, many, draws, seed, pure=False, retries=3)
            for many in tasks
        ]
        places = {future.key: place for place, future in enumerate(futures)}
        done: dict[int, pl.DataFrame] = {}
        # Fetched as each is done: what its worker held may be gone with it later.
        for future in as_completed(futures):
            place = places[future.key]
            done[place] = future.result()
            progress(len(tasks[place]))
    return [done[place] for place in range(len(tasks))]


def _client(spread: Spread) -> "Client":
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise NoDask from error
    # Whom it connected to is no news; that a worker was lost is.
    logging.getLogger("distributed").setLevel(logging.WARNING)
    if not spread.scheduler:
        cluster = LocalCluster(
            n_workers=spread.workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.WARNING,
            memory_limit="500MB",
        )
        return Client(cluster)
    try:
        return Client(spread.scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise NoScheduler(spread.scheduler) from error


def _laid_out(inputs: Inputs, found: Outlook) -> pl.DataFrame:
    fans = [
        *(("pressure", slug, fan) for slug, fan in found.pressure.items()),
        ("pressure", "total", found.total),
        ("funding", "total", found.funding),
        ("gap", "total", found.gap),
        *(("path", slug, fan) for slug, fan in found.path.items()),
    ]
    years = [str(year) for year in inputs.years]
    count = len(years)
    values = np.concatenate([fan.values for *_, fan in fans], axis=1)
    errors = np.concatenate([fan.errors[1] for *_, fan in fans])
    columns = {
        "code": [inputs.code] * count * len(fans),
        "council": [inputs.council] * count * len(fans),
        "measure": [measure for measure, *_ in fans for _ in years],
        "group": [group for _, group, _ in fans for _ in years],
        "year": years * len(fans),
        **dict(zip(("p10", "p50", "p90"), map(_pounds, values), strict=True)),
        "p50_error": _pounds(errors),
    }
    return pl.DataFrame(columns, schema=SCHEMA)


def _pounds(thousands: Floats) -> NDArray[np.int64]:
    pounds: NDArray[np.int64] = np.rint(thousands * 1000).astype(np.int64)
    return pounds
