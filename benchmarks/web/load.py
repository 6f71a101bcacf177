"""Many readers at once, each with a connection of its own."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from itertools import cycle
from statistics import quantiles

from benchmarks.web.pages import ADDRESSES
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
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(readers) as pool:
        visits = pool.map(lambda first: _read(host, first, until), range(readers))
        times, errors = zip(*visits, strict=True)
    every = [taken for of_one in times for taken in of_one]
    middle, *_, last = quantiles(every, n=100)[49:]
    return Load(workers, readers, seconds, len(every), sum(errors), middle, last)


def _read(host: str, first: int, until: float) -> tuple[list[float], int]:
    reader, times, errors = Reader(host), [], 0
    # Each begins at another page, so that they do not ask for the same in step.
    turns = cycle([*ADDRESSES[first % 16 :], *ADDRESSES[: first % 16]])
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
