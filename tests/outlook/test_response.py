"""What the path learns, from histories made to show one thing each."""

from dataclasses import replace

import numpy as np
import pytest

from workings.outlook.response import History, Prior, learn

RNG = np.random.default_rng(7)


def councils(growth: float, noise: float = 0.0, wander: float = 0.0, years: int = 6):
    """200 London boroughs from £50m: a trend, yearly noise and a wandering level."""
    level = np.cumsum(RNG.normal(growth, wander, (200, years)), axis=1)
    spent = 50_000 * np.exp(level + RNG.normal(0, noise, (200, years)))
    return History(spent, np.zeros(200, dtype=np.int64))


def test_a_trend_goes_on_and_fades():
    learned = learn({"a": councils(0.05)}, 15)["a"].growth[0]
    assert 0.02 < learned[0] < 0.05
    assert (np.diff(learned) < 0).all()
    assert learned[-1] < learned[0] / 2


def test_no_growth_stays_where_it_is():
    history = History(np.full((50, 4), 9_000.0), np.zeros(50, dtype=np.int64))
    learned = learn({"a": history}, 10)["a"]
    assert np.exp(learned.centre) == pytest.approx(9_000.0)


def test_a_noisy_year_is_not_believed_and_a_lasting_change_is():
    noisy = councils(0.0, noise=0.1)
    odd = noisy.spent.copy()
    odd[0] = 50_000
    odd[0, -1] = 65_000
    after = np.exp(learn({"a": replace(noisy, spent=odd)}, 1)["a"].centre[0, 0])
    assert 50_000 < after < 63_000
    odd[0, -3:] = 65_000
    lasting = np.exp(learn({"a": replace(noisy, spent=odd)}, 1)["a"].centre[0, 0])
    assert lasting > after


def test_a_council_that_swings_has_a_wider_range():
    steady = councils(0.0, noise=0.05)
    steady.spent[0, ::2] *= 1.3
    spread = learn({"a": steady}, 5)["a"].spread
    assert spread[0, 0] > 1.5 * np.median(spread[:, 0])
    assert (np.diff(spread, axis=1) > 0).all()


def test_a_break_teaches_nothing_and_a_known_one_is_foreseen():
    history = councils(0.0)
    history.spent[:, 3:] *= 1.2
    believed = learn({"a": history}, 2)["a"].growth[0, 0]
    unbroken = learn({"a": replace(history, breaks=(3,))}, 2)["a"].growth[0, 0]
    assert believed > 0.01
    assert unbroken == pytest.approx(0, abs=0.002)
    foreseen = learn({"a": replace(history, breaks=(3,), known={2: 0.1, 9: 1.0})}, 2)
    assert foreseen["a"].growth[0].tolist() == pytest.approx([0, 0.1], abs=0.002)


def test_a_small_class_leans_on_the_nation():
    history = councils(0.0, noise=0.01)
    kinds = np.zeros(200, dtype=np.int64)
    kinds[:3] = 4
    history.spent[:3] *= 0.8 ** np.arange(6)
    learned = learn({"a": replace(history, kinds=kinds)}, 1)["a"].growth
    assert -0.08 < learned[4, 0] < -0.01


def test_spending_of_nothing_or_less_has_no_path():
    history = councils(0.0)
    history.spent[0, -1] = -5
    history.spent[1, -1] = 0
    learned = learn({"a": history}, 3)["a"]
    assert np.isnan(learned.centre[:2]).all()
    assert np.isfinite(learned.centre[2:]).all()


def test_a_single_year_teaches_nothing():
    with pytest.raises(ValueError, match="two years or more"):
        learn({"a": councils(0.0, years=1)}, 3)


def test_what_comes_later_changes_nothing_before():
    history = councils(0.02, noise=0.1)
    before = learn({"a": replace(history, spent=history.spent[:, :4])}, 2)["a"].centre
    history.spent[:, 4:] = 1
    again = learn({"a": replace(history, spent=history.spent[:, :4])}, 2)["a"].centre
    assert np.array_equal(before, again)
    assert Prior().widening > 1
