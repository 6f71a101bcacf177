"""python -m benchmarks.foreseeing [--quick]: the outlook, which needs no record:
measure, print, and write it down.
"""

import os
from functools import cache

import django
import numpy as np

from benchmarks.alone import Alone, main, measure
from benchmarks.timing import Subject
from workings.core.years import FinancialYear
from workings.outlook import national
from workings.outlook.inputs import Inputs
from workings.outlook.model import simulate
from workings.outlook.national import Spread

BASE, YEARS = FinancialYear(2016), 15


@cache
def councils() -> tuple[Inputs, ...]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workings.config.settings")
    django.setup()
    from workings.outlook.queries import every_council

    return every_council(BASE, YEARS)[0]


def barnet() -> Inputs:
    return next(one for one in councils() if one.council == "Barnet")


def numbers(inputs: Inputs, draws: int) -> int:
    """How many random numbers an outlook draws: one for each assumption, and for each
    path one a year and one for its tails.
    """
    return draws * (len(inputs.rates) + len(inputs.paths) * (YEARS + 1))


def drawn_alone(many: tuple[Inputs, ...], draws: int) -> None:
    """The yardstick: as many of the same numbers, and nothing done with them."""
    rng = np.random.Generator(np.random.PCG64DXSM(1))
    for inputs in many:
        rng.standard_normal(numbers(inputs, draws))


def everywhere(draws: int, workers: int, count: int) -> None:
    national.run(
        councils()[:count],
        draws=draws,
        seed=1,
        spread=Spread(workers),
        progress=lambda _: None,
    )


def subjects(*, quick: bool) -> tuple[Subject, ...]:
    draws, each, count = (1_000, 100, 16) if quick else (100_000, 1_000, 444)
    everyone = (
        Subject(
            f"one council, {YEARS} years, {draws:,} draws",
            lambda: simulate(barnet(), draws=draws, seed=1),
            lambda: drawn_alone((barnet(),), draws),
            aim=4,
        ),
        Subject(
            f"{count} authorities, {each:,} draws, one process",
            lambda: everywhere(each, 0, count),
            lambda: drawn_alone(councils()[:count], each),
            repeat=1,
        ),
    )
    # Starting workers takes longer than all the rest of a quick run.
    if quick:
        return everyone
    return (
        *everyone,
        Subject(
            f"{count} authorities, {each:,} draws, Dask with 2 workers",
            lambda: everywhere(each, 2, count),
            lambda: everywhere(each, 0, count),
            repeat=1,
        ),
    )


ALONE = Alone("outlook", "benchmarks.foreseeing", memory_aim=500, subjects=subjects)


def run(*, quick: bool) -> None:
    """This function will measure, print, and where it is not quick write it down."""
    measure(ALONE, quick=quick)


if __name__ == "__main__":
    main(ALONE)
