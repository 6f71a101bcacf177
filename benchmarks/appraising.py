"""python -m benchmarks.appraising [--quick]: the numbers of appraisal, which need no
record: measure, print, and write it down.
"""

from functools import cache

import numpy as np

from benchmarks.alone import Alone, main, measure
from benchmarks.timing import Subject
from workings.appraisal.case import Flow, Stream, Times
from workings.appraisal.discounting import as_floats, factors, present_value
from workings.appraisal.kinds import Counts, Side
from workings.appraisal.parameters import schedule
from workings.appraisal.terms import Term
from workings.appraisal.uncertainty import chance_best, drawn
from workings.ledger.words import Bearer, BenefitKind
from workings.numerics.distributions import Normal
from workings.numerics.streams import Streams

YEARS = 60
DISCOUNT = as_floats(factors(schedule(), YEARS - 1))
EACH = Normal.within(80, 120, credibility=0.8)


@cache
def flows(rows: int) -> np.ndarray:
    return np.random.default_rng(1).random((rows, YEARS))


@cache
def options(count: int) -> tuple[tuple[Term, ...], ...]:
    """Options whose every year is uncertain for itself: nothing can be shared."""
    return tuple(
        tuple(_term(f"option {option}, year {year}", year) for year in range(YEARS))
        for option in range(count)
    )


def _term(name: str, year: int) -> Term:
    yearly = np.zeros(YEARS)
    yearly[year] = -1.0
    times = (Times(name),)
    flow = Flow(
        title=name,
        side=Side.COST,
        bearer=Bearer.COUNCIL,
        counts=Counts.BOTH,
        streams=(Stream(tuple(yearly), times),),
        kind=BenefitKind.PRESSURE,
    )
    return Term(flow, yearly, float(present_value(yearly, DISCOUNT)), 1.0, times)


def simulated(count: int, draws: int) -> None:
    terms = options(count)
    inputs = {one.name: EACH for own in terms for term in own for one in term.times}
    worths = drawn(terms, inputs, seed=1, draws=draws)
    assert abs(sum(one.value for one in chance_best(worths)) - 1) < 1e-9


def drawn_alone(count: int, draws: int) -> None:
    """The yardstick: as many of the same numbers, and nothing done with them."""
    stream = Streams(1).named("alone")
    for _ in range(count * YEARS):
        EACH.sample(stream, draws)


def subjects(*, quick: bool) -> tuple[Subject, ...]:
    rows, count, draws = (1_000, 5, 200) if quick else (100_000, 200, 10_000)
    return (
        Subject(
            f"discount {rows:,} flows of {YEARS} years",
            lambda: present_value(flows(rows), DISCOUNT),
            lambda: flows(rows) @ DISCOUNT,
            aim=2,
        ),
        Subject(
            f"simulate {count} options, {YEARS} years, {draws:,} draws",
            lambda: simulated(count, draws),
            lambda: drawn_alone(count, draws),
            repeat=3,
        ),
    )


ALONE = Alone("appraisal", "benchmarks.appraising", memory_aim=1_000, subjects=subjects)


def run(*, quick: bool) -> None:
    """This function will measure, print, and where it is not quick write it down."""
    measure(ALONE, quick=quick)


if __name__ == "__main__":
    main(ALONE)
