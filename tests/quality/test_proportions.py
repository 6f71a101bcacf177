"""p- and u-charts, with and without Laney's correction."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.quality.proportions import chart_counts
from workings.quality.segments import NotASeries
from workings.quality.words import Counted, TwoOfThree


def test_a_p_chart_worked_by_hand():
    found = chart_counts([[8, 12, 10]], [[100, 100, 50]], Counted.P, corrected=False)
    # 30 of 250; 3 * sqrt(0.12 * 0.88 / n).
    assert found.mean[0].tolist() == [0.12] * 3
    assert found.upper[0] == pytest.approx([0.217488, 0.217488, 0.257869], abs=1e-6)
    assert found.lower[0] == pytest.approx([0.022512, 0.022512, 0], abs=1e-6)


def test_a_u_chart_worked_by_hand():
    found = chart_counts([[4, 6, 2]], [[10, 10, 4]], Counted.U, corrected=False)
    # 12 events among 24; 3 * sqrt(0.5 / n).
    assert found.upper[0] == pytest.approx(
        0.5 + 3 * np.sqrt(0.5 / np.array([10, 10, 4]))
    )


def test_laneys_correction_worked_by_hand():
    found = chart_counts([[10, 20, 10, 20]], [[100] * 4], Counted.P)
    # z moves by 0.10 / 0.0357071 = 2.800560 each time: sigma z is 2.482766.
    assert found.upper[0, 0] == pytest.approx(0.15 + 3 * 0.0357071 * 2.482766, abs=1e-5)


def test_large_numbers_cry_wolf_until_they_are_corrected():
    random = np.random.default_rng(5)
    whole = np.full((200, 36), 100_000)
    parts = random.binomial(whole, np.clip(random.normal(0.8, 0.02, whole.shape), 0, 1))
    plain = chart_counts(parts, whole, Counted.P, corrected=False)
    corrected = chart_counts(parts, whole, Counted.P)
    assert plain.marks.outside_limits.mean() > 0.5
    assert corrected.marks.outside_limits.mean() < 0.02


counts = st.lists(
    st.tuples(st.integers(0, 50), st.integers(50, 100)), min_size=1, max_size=20
)


@given(counts, st.booleans(), st.sampled_from(TwoOfThree), st.sampled_from(Counted))
def test_limits_hold_the_mean_and_no_impossible_proportion(
    rows, corrected, two, counted
):
    tops, bottoms = zip(*rows, strict=True)
    found = chart_counts(
        [tops], [bottoms], counted, corrected=corrected, two_of_three=two
    )
    drawn = ~np.isnan(found.upper)
    assert (found.lower[drawn] <= found.mean[drawn]).all()
    assert (found.upper[drawn] >= found.mean[drawn]).all()
    assert (found.lower[drawn] >= 0).all()
    if counted is Counted.P:
        assert (found.upper[drawn] <= 1).all()


def test_the_mean_is_of_all_counted_and_no_mean_of_ratios():
    found = chart_counts([[1, 90]], [[2, 100]], Counted.P)
    assert found.mean[0, 0] == pytest.approx(91 / 102)


def test_a_point_without_both_counts_has_no_value():
    found = chart_counts([[5, np.nan, 5]], [[10, 10, np.nan]], Counted.P)
    assert found.mean[0].tolist() == [0.5] * 3
    assert not found.marks.way.any()


def test_nothing_counted_and_all_counted_have_no_spread():
    for tops in ([0, 0, 0], [10, 10, 10]):
        found = chart_counts([tops], [[10, 10, 10]], Counted.P)
        assert not found.marks.outside_limits.any()


@pytest.mark.parametrize(
    ("tops", "bottoms"),
    [([[1]], [[0]]), ([[-1]], [[5]]), ([[6]], [[5]]), ([[1]], [[1, 2]])],
)
def test_impossible_counts_are_refused(tops, bottoms):
    with pytest.raises(NotASeries):
        chart_counts(tops, bottoms, Counted.P)
