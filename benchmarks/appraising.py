"""python -m benchmarks.appraising [--quick]: the numbers of appraisal, which need no
record: measure, print, and write it down.
"""

import argparse
import os
import re
import subprocess
import sys
from functools import cache

import numpy as np

from benchmarks.report import END, PAGE
from benchmarks.timing import Measured, Subject, measured, peak_mb
from workings.appraisal.case import Flow, Stream, Times
from workings.appraisal.discounting import as_floats, factors, present_value
from workings.appraisal.kinds import Counts, Side
from workings.appraisal.parameters import schedule
from workings.appraisal.terms import Term
from workings.appraisal.uncertainty import chance_best, drawn
from workings.ledger.words import Bearer, BenefitKind
from workings.numerics.distributions import Normal
from workings.numerics.streams import Streams

BEGIN = "<!-- measured: appraisal -->"
MEMORY_AIM = 1_000
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


def _peak(name: str, *, quick: bool) -> float:
    asked = [sys.executable, "-m", "benchmarks.appraising", "--peak", name]
    asked += ["--quick"] if quick else []
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    return float(told.stdout)


def _cells(found: Measured, peak: float) -> tuple[str, ...]:
    met = found.aim is None or found.ratio <= found.aim
    verdict = "met" if met and peak <= MEMORY_AIM else "missed"
    return (
        found.subject,
        f"{found.ratio:.2f}",
        f"{found.aim:g}" if found.aim else "",
        verdict,
        f"{found.work:.3f}",
        f"{found.yardstick:.3f}",
        f"{peak:.0f}",
    )


def write(rows: list[tuple[str, ...]]) -> None:
    """This function will put the results into their page, between its marks."""
    text = [
        BEGIN,
        f"On {os.cpu_count()} cores, with numpy {np.__version__}.",
        "",
        "| what | times its yardstick | aim | | seconds | yardstick | MB |",
        "|---|--:|--:|---|--:|--:|--:|",
        *(f"| {' | '.join(row)} |" for row in rows),
        END,
    ]
    between = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
    page = PAGE.read_text()
    PAGE.write_text(between.sub(lambda _: "\n".join(text), page))


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.appraising", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small; writes nothing")
    parser.add_argument("--peak", metavar="SUBJECT", help="its memory alone")
    # What is for the record alone may be given too.
    options, _ = parser.parse_known_args()
    if options.peak:
        every = subjects(quick=options.quick)
        print(peak_mb(next(one for one in every if one.name == options.peak)))
        return
    run(quick=options.quick)


def run(*, quick: bool) -> None:
    """This function will measure, print, and where it is not quick write it down."""
    rows = []
    for subject in subjects(quick=quick):
        found = measured(subject, quick=quick)
        row = _cells(found, _peak(subject.name, quick=quick))
        rows.append(row)
        print(f"{row[0]:48} {row[1]} times, {row[4]} s for {row[5]} s, {row[6]} MB")
    if not quick:
        write(rows)


if __name__ == "__main__":
    main()
