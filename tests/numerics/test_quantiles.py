"""Quantiles, means and chances, and whether their errors are the right size."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from workings.numerics.quantiles import NotDrawn, chance, mean, quantiles

DRAWS = arrays.arrays(
    np.float64,
    arrays.array_shapes(min_dims=1, max_dims=2, min_side=2, max_side=30),
    elements=st.floats(-1e9, 1e9),
)
LEVELS = st.lists(st.floats(0.01, 0.99), min_size=1, max_size=5).map(sorted)


@given(DRAWS, LEVELS)
def test_quantiles_are_numpys_rise_and_ignore_the_order(draws, levels):
    found = quantiles(draws, levels)
    assert found.values.shape == found.errors.shape == (len(levels), *draws.shape[1:])
    assert np.allclose(found.values, np.quantile(draws, levels, axis=0))
    assert (np.diff(found.values, axis=0) >= 0).all()
    assert (found.errors >= 0).all()
    assert (quantiles(draws[::-1], levels).values == found.values).all()


def test_errors_are_as_large_as_the_estimates_scatter():
    rng = np.random.default_rng(7)
    runs = rng.standard_normal((1000, 400))
    levels = (0.1, 0.5, 0.9)
    found = quantiles(runs, levels)
    assert found.errors.mean(axis=1) == pytest.approx(
        found.values.std(axis=1), rel=0.12
    )
    truth = np.array([NormalDist().inv_cdf(p) for p in levels])[:, None]
    within = np.abs(found.values - truth) < 2 * found.errors
    assert 0.90 < within.mean() < 0.99
    averages = mean(runs)
    assert averages.errors.mean() == pytest.approx(averages.values.std(), rel=0.12)
    below = chance(runs < -1)
    assert below.errors.mean() == pytest.approx(below.values.std(), rel=0.12)


def test_a_chance_of_none_in_a_hundred_is_not_certain():
    never = chance(np.zeros(100, dtype=bool))
    assert never.values == 0
    assert 0.01 < never.errors < 0.02


def test_more_draws_err_less():
    rng = np.random.default_rng(1)
    few, many = rng.random(400), rng.random(40_000)
    assert quantiles(many, [0.5]).errors < quantiles(few, [0.5]).errors / 5


@pytest.mark.parametrize("draws", [3.0, [1.0], [1.0, float("nan")], [1, np.inf]])
def test_what_nothing_can_be_said_from_is_refused_by_name(draws):
    for ask in (mean, chance, lambda *a, **k: quantiles(*a, [0.5], **k)):
        with pytest.raises(NotDrawn, match="net saving: "):
            ask(draws, name="net saving")


@pytest.mark.parametrize("levels", [[0], [0.5, 1.2], [float("nan")], [[0.5]]])
def test_a_probability_lies_between_0_and_1(levels):
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantiles([1.0, 2.0], levels)
