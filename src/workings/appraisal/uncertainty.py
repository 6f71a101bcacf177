"""What options are worth when their inputs are drawn, the same draws for all.

One input is drawn at a time and let go when the last term that needs it is done, so
that the memory needed grows with the draws and the options, not with the inputs.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workings.appraisal.case import Case
from workings.appraisal.terms import Term
from workings.numerics.distributions import Distribution
from workings.numerics.quantiles import Estimates, chance, mean, quantiles
from workings.numerics.streams import Streams

Floats = NDArray[np.float64]

LEVELS = (0.05, 0.1, 0.5, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and its Monte Carlo standard error."""

    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Range:
    """What an option may be worth: its mean, quantiles, and chance to be best."""

    option: str
    mean: Estimate
    quantiles: tuple[tuple[float, Estimate], ...]
    best: Estimate


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """The ranges of all options, and how they were drawn."""

    seed: int
    draws: int
    ranges: tuple[Range, ...]


def drawn(
    options: Sequence[Sequence[Term]],
    inputs: Mapping[str, Distribution | float],
    *,
    seed: int,
    draws: int,
) -> Floats:
    """This function will draw what options are worth; shape (n_draws, n_options).

    ``inputs`` gives the distribution of each uncertain input, or the number of a
    known one.
    """
    left = Counter(
        one.name for terms in options for term in terms for one in term.times
    )
    held: dict[str, Floats | float] = {}
    streams = Streams(seed)
    found = np.zeros((len(options), draws))
    for at, terms in enumerate(options):
        for term in terms:
            size: Floats | float = term.present
            for one in term.times:
                if one.name not in held:
                    held[one.name] = _draw(streams, one.name, inputs[one.name], draws)
                value = held[one.name]
                size = size * (1 - value if one.rest else value)
                left[one.name] -= 1
                if not left[one.name]:
                    del held[one.name]
            found[at] += size
    return found.T


def _draw(
    streams: Streams, name: str, what: Distribution | float, draws: int
) -> Floats | float:
    if isinstance(what, float):
        return what
    return what.sample(streams.named(name), draws)


def uncertainty(
    case: Case, options: Mapping[str, Sequence[Term]]
) -> Uncertainty | None:
    """This function will draw all options; None where nothing is uncertain."""
    inputs = {one.name: one.uncertain or one.central for one in case.inputs}
    if not any(one.uncertain for one in case.inputs):
        return None
    worths = drawn(list(options.values()), inputs, seed=case.seed, draws=case.draws)
    averages, spread = mean(worths), quantiles(worths, LEVELS)
    best = chance_best(worths)
    ranges = tuple(
        Range(
            code,
            _estimate(averages, at),
            tuple(
                (level, _estimate(spread, row, at)) for row, level in enumerate(LEVELS)
            ),
            best[at],
        )
        for at, code in enumerate(options)
    )
    return Uncertainty(case.seed, case.draws, ranges)


def _estimate(found: Estimates, *place: int) -> Estimate:
    return Estimate(float(found.values[place]), float(found.errors[place]))


def chance_best(worths: Floats) -> tuple[Estimate, ...]:
    """This function will say how often each option is worth most, ties shared.

    ``worths`` has shape (n_draws, n_options); the chances sum to 1.
    """
    top = worths == worths.max(axis=1, keepdims=True)
    errors = chance(top).errors
    shares = (top / top.sum(axis=1, keepdims=True)).mean(axis=0)
    return tuple(
        Estimate(float(share), float(error))
        for share, error in zip(shares, np.atleast_1d(errors), strict=True)
    )
