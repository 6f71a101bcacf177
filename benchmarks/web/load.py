"""Many readers at once, each with a connection of its own.

python -m benchmarks.web.load HOST WORKERS SECONDS: bear them, and print it as JSON.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from http import HTTPStatus
from http.client import HTTPException
from itertools import cycle
from statistics import quantiles

import django

from benchmarks.web.pages import addresses
from benchmarks.web.served import Reader
from workings.config.server import THREADS


@dataclass(frozen=True, slots=True)
class Load:
    """What many readers were answered, and how fast: seconds, the slowest hundredth."""

    workers: int
    readers: int
    seconds: float
    answers: int
    errors: int
    median: float
    slowest: float


def bear(host: str, *, workers: int, seconds: float) -> Load:
    """This function will have as many readers as the workers have threads ask for all
    pages in turn, every other time with what they had before.
    """
    readers = workers * THREADS
    every_page = addresses()
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(readers) as pool:
        visits = pool.map(
            lambda first: _read(host, every_page, first, until), range(readers)
        )
        times, errors = zip(*visits, strict=True)
    every = [taken for of_one in times for taken in of_one]
    middle, *_, last = quantiles(every, n=100)[49:]
    return Load(workers, readers, seconds, len(every), sum(errors), middle, last)


def _read(
    host: str, pages: tuple[str, ...], first: int, until: float
) -> tuple[list[float], int]:
    reader, times, errors = Reader(host), [], 0
    # Each begins at another page, so that they do not ask for the same in step.
    turns = cycle([*pages[first % 16 :], *pages[: first % 16]])
    for number, address in enumerate(turns):
        begun = time.monotonic()
        if begun > until:
            return times, errors
        try:
            ask = reader.ask_again if number % 2 else reader.ask
            fine = ask(address) in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}
        except (OSError, HTTPException):
            fine, reader = False, Reader(host)
        errors += not fine
        times.append(time.monotonic() - begun)
    raise AssertionError("a cycle has no end")


def main(host: str, workers: str, seconds: str) -> None:
    django.setup()
    load = bear(host, workers=int(workers), seconds=float(seconds))
    json.dump(asdict(load), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
