"""Many readers at once, each with a connection of its own.

Each reads every page once before the clock starts: processes share nothing, and after
a start each makes its pages anew. An answer may be late then, but a wrong one or none
is an error all the same.

python -m benchmarks.web.load HOST WORKERS SECONDS: bear them, and print it as JSON.
"""

import json
import math
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from itertools import cycle
from statistics import quantiles

import django

from benchmarks.web.pages import addresses
from benchmarks.web.served import Reader
from workings.config.server import THREADS

PATIENCE = 10.0
"""Seconds that somebody waits for a page: on the clock, a later answer is an error.
After ten, people turn to something else (J. Nielsen, *Usability Engineering*, 1993).
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What many readers were answered, and how fast: seconds, the slowest hundredth.

    All are of what was asked on the clock, but for ``errors``: those before it count.
    """

    workers: int
    readers: int
    seconds: float
    answers: int
    errors: int
    median: float
    slowest: float


@dataclass(slots=True)
class Visit:
    """One reader, with what they asked: how long each answer took, and the errors."""

    host: str
    reader: Reader = field(init=False)
    times: list[float] = field(default_factory=list)
    errors: int = 0

    def __post_init__(self) -> None:
        self.reader = Reader(self.host)

    def ask(
        self, address: str, *, again: bool = False, within: float = math.inf
    ) -> None:
        """Ask for a page, or whether the page that the reader has still stands."""
        begun = time.monotonic()
        try:
            status = (self.reader.ask_again if again else self.reader.ask)(address)
            fine = status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}
        except (OSError, HTTPException):
            fine = False
            self.reader.close()
        taken = time.monotonic() - begun
        self.times.append(taken)
        self.errors += not fine or taken > within


def bear(host: str, *, workers: int, seconds: float) -> Load:
    """This function will have as many readers as the workers have threads ask for all
    pages in turn, every other time with what they had before.
    """
    readers = [Visit(host) for _ in range(workers * THREADS)]
    every_page = addresses()
    # Each begins at another page, so that they do not ask for the same in step.
    turns = [
        (*every_page[place % len(every_page) :], *every_page[: place % len(every_page)])
        for place in range(len(readers))
    ]
    with ThreadPoolExecutor(len(readers)) as pool:
        list(pool.map(_read_once, readers, turns))
        warmed = [len(visit.times) for visit in readers]
        until = time.monotonic() + seconds
        list(pool.map(_read_until, readers, turns, [until] * len(readers)))
    timed = [
        taken
        for visit, before in zip(readers, warmed, strict=True)
        for taken in visit.times[before:]
    ]
    middle, *_, last = quantiles(timed, n=100)[49:]
    errors = sum(visit.errors for visit in readers)
    return Load(workers, len(readers), seconds, len(timed), errors, middle, last)


def _read_once(visit: Visit, pages: Iterable[str]) -> None:
    for address in pages:
        visit.ask(address)


def _read_until(visit: Visit, pages: Sequence[str], until: float) -> None:
    for number, address in enumerate(cycle(pages)):
        if time.monotonic() > until:
            return
        # Each page in turn, too: they may be even in number.
        again = bool((number + number // len(pages)) % 2)
        visit.ask(address, again=again, within=PATIENCE)


def main(host: str, workers: str, seconds: str) -> None:
    django.setup()
    load = bear(host, workers=int(workers), seconds=float(seconds))
    json.dump(asdict(load), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
