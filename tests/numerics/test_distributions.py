"""Distributions lie where their interval says, and draws where the quantiles say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workings.numerics.distributions import (
    Fixed,
    LogNormal,
    Normal,
    NotADistribution,
    Triangular,
    Truncated,
    Uniform,
)
from workings.numerics.streams import Streams

CREDIBILITY = st.floats(0.05, 0.99)
LOW, WIDTH = st.floats(0.01, 1e6), st.floats(0.01, 1e6)
PEAKED = st.tuples(LOW, WIDTH, st.floats(0, 1)).map(
    lambda given: Triangular(
        given[0], given[0] + given[1] * given[2], given[0] + given[1]
    )
)
EXAMPLES = [
    Uniform(2, 5),
    Normal(3, 2),
    LogNormal(0.5, 0.4),
    Triangular(1, 2, 7),
    Triangular(1, 1, 7),
    Truncated(Normal(3, 2), at_least=0),
    Truncated(LogNormal(0.5, 0.4), at_least=1, at_most=2.5),
]


@given(st.sampled_from([Uniform, Normal, LogNormal]), LOW, WIDTH, CREDIBILITY)
def test_an_interval_is_central_and_holds_its_credibility(family, low, width, share):
    made = family.within(low, low + width, credibility=share)
    assert made.quantile((1 - share) / 2) == pytest.approx(low)
    assert made.quantile((1 + share) / 2) == pytest.approx(low + width)


def test_the_80_per_cent_interval_of_a_normal():
    made = Normal.within(2, 5, credibility=0.8)
    # 1.2816: the 90th percentile of the standard normal, in any table.
    assert made.spread == pytest.approx(1.5 / 1.28155, rel=1e-5)


@pytest.mark.parametrize("made", EXAMPLES, ids=str)
def test_draws_fall_where_the_quantiles_say(made):
    drawn = made.sample(Streams(1).named("draws"), 40_000)
    for p in (0.1, 0.25, 0.5, 0.75, 0.9):
        share = (drawn <= made.quantile(p)).mean()
        assert share == pytest.approx(p, abs=4 * np.sqrt(p * (1 - p) / 40_000))
    assert drawn.mean() == pytest.approx(made.mean, abs=4 * drawn.std() / 200)


@given(PEAKED, st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_quantiles_rise_and_stay_inside(made, p, q):
    low, high = sorted([p, q])
    assert made.low <= made.quantile(low) <= made.quantile(high) <= made.high


@settings(max_examples=25)
@given(st.floats(-3, 3), st.floats(0.1, 3), st.integers(0, 100))
def test_truncation_keeps_to_its_limits_without_piling_up(start, width, seed):
    made = Truncated(Normal(0, 1), *sorted([start / 2, start / 2 + width]))
    drawn = made.sample(Streams(seed).named("x"), (50, 4))
    assert drawn.shape == (50, 4)
    assert ((drawn > made.at_least) & (drawn < made.at_most)).all()


def test_a_known_number_is_drawn_as_it_is():
    assert Fixed(3.5).sample(Streams(0).named("x"), (2, 2)).tolist() == [[3.5] * 2] * 2
    assert Fixed(3.5).mean == Fixed(3.5).quantile(0.2) == 3.5


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Fixed(float("nan")), "value is nan, not a number"),
        (lambda: Uniform(5, 2), "low 5 is not below high 2"),
        (lambda: Normal(0, 0), "a spread is above 0, not 0"),
        (lambda: Normal.within(2, 5, credibility=1.2), "not 1.2"),
        (lambda: LogNormal.within(0, 5, credibility=0.8), "low is 0"),
        (lambda: Triangular(1, 8, 7), "mode 8 is not between 1 and 7"),
        (lambda: Truncated(Normal(0, 1), at_least=4), "nearly all"),
        (lambda: Truncated(Normal(0, 1), 2, 1), "at_least 2 is not below at_most 1"),
    ],
)
def test_numbers_that_describe_no_distribution_are_refused(make, why):
    with pytest.raises(NotADistribution, match=why):
        make()


@pytest.mark.parametrize("p", [0, 1, 1.2, float("nan")])
def test_a_quantile_lies_between_0_and_1(p):
    for made in EXAMPLES:
        with pytest.raises(ValueError, match="between 0 and 1"):
            made.quantile(p)
