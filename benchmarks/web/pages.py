"""What each page costs: the first of its state of the record, one among others, kept,
and still there.

python -m benchmarks.web.pages HOST SIZE: measure, and print it as JSON.
"""

import gc
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median

import django
from django.conf import settings
from django.core.cache import caches
from django.test import Client

from benchmarks.timing import Measured, Subject, Work, measured
from benchmarks.web.served import BARE, Reader
from workings.access.standing import forget

FIRST, KEPT, UNCHANGED = 40, 3, 2
"""How many times a bare view we aim at: a page made anew, one that is kept, and the
answer that it has not changed."""

REPEAT, BARE_VIEWS = 5, 100
"""How often a page is made anew, and how many bare views stand beside each time."""

GZIP = {"Accept-Encoding": "gzip"}


def addresses() -> tuple[str, ...]:
    """This function will return an address of each public page. Those of the rating
    pages are signed, so Django must be set up, on the record that is served.
    """
    from tests.contracts.public_routes import PUBLIC

    return tuple(tried[0] for tried in PUBLIC.values())


def kept_addresses(client: Client) -> tuple[str, ...]:
    """This function will return those of pages that are kept: what was rated is told
    anew to each reader.
    """
    return tuple(it for it in addresses() if client.get(it).has_header("ETag"))


@dataclass(frozen=True, slots=True)
class Cost:
    """A page's cost in times a bare view, and in seconds where it is made anew:
    ``changed`` right after a change, where nothing was read of the record as it now
    stands; ``first`` where the other pages have been shown, but never this one.
    """

    address: str
    changed: float
    first: float
    seconds: float
    kept: float
    unchanged: float


def cost(
    address: str,
    others: Sequence[str],
    client: Client,
    reader: Reader,
    *,
    quick: bool,
) -> Cost:
    """This function will measure a page: within this process, through all middleware,
    where it is rendered or kept; on a kept-open connection where it is still there.
    ``others`` are the pages that were shown before it.
    """
    bare = partial(client.get, BARE, headers=GZIP)
    page = partial(client.get, address, headers=GZIP)

    changed, _ = _anew(page, bare, _forget, quick=quick)
    first, seconds = _anew(page, bare, partial(_show, others, client), quick=quick)
    kept = _beside(page, bare, 50, quick=quick)
    reader.ask(address)
    assert reader.ask_again(address) == 304
    there = partial(reader.ask_again, address), partial(reader.ask, BARE)
    unchanged = _beside(*there, 50, quick=quick)
    return Cost(address, changed, first, seconds, kept.ratio, unchanged.ratio)


def _anew(page: Work, bare: Work, prepare: Work, *, quick: bool) -> tuple[float, float]:
    """A page made anew once ``prepare`` has run, on no clock: the median of its times a
    bare view, of which many are asked for right after it, and of its seconds.
    """
    ratios, seconds = [], []
    for _ in range(1 if quick else REPEAT):
        prepare()
        took = _seconds(page, 1)
        ratios.append(took / _seconds(bare, BARE_VIEWS))
        seconds.append(took)
    return median(ratios), median(seconds)


def _seconds(work: Work, times: int) -> float:
    gc.collect()
    begun = time.perf_counter()
    _again(work, times)
    return (time.perf_counter() - begun) / times


def _forget() -> None:
    caches["pages"].clear()
    forget()


def _show(addresses: Sequence[str], client: Client) -> None:
    _forget()
    for address in addresses:
        assert client.get(address, headers=GZIP).status_code == 200


def _beside(work: Work, yardstick: Work, times: int, *, quick: bool) -> Measured:
    subject = Subject(
        "", partial(_again, work, times), partial(_again, yardstick, times)
    )
    return measured(subject, quick=quick)


def _again(work: Work, times: int) -> None:
    for _ in range(times):
        work()


def main(host: str, size: str) -> None:
    django.setup()
    settings.ROOT_URLCONF = "benchmarks.web.bare"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client, reader = Client(), Reader(host)
    quick = size == "quick"
    every = kept_addresses(client)
    chosen = every[:3] if quick else every
    costs = [
        cost(it, [other for other in every if other != it], client, reader, quick=quick)
        for it in chosen
    ]
    json.dump([asdict(found) for found in costs], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
