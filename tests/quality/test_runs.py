"""Run charts: the published limits, and what they find."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.quality.runs import runs

# Anhoej and Olesen (2014), table 1: where the longest run allowed grows.
LONGEST = [(10, 6), (12, 7), (22, 7), (24, 8), (44, 8), (46, 9), (90, 9), (92, 10)]


@pytest.mark.parametrize(("useful", "longest"), LONGEST)
def test_the_longest_run_allowed_is_as_published(useful, longest):
    assert runs([1.0, 9.0] * (useful // 2)).longest_allowed == longest


@pytest.mark.parametrize("useful", range(2, 100, 2))
def test_fewest_crossings_are_the_lower_twentieth_of_tosses_of_a_coin(useful):
    fewest = runs([1.0, 9.0] * (useful // 2)).fewest_crossings
    ways = [math.comb(useful - 1, heads) for heads in range(fewest + 1)]
    assert 20 * sum(ways) >= 2 ** (useful - 1) > 20 * sum(ways[:-1])


def test_a_shift_is_found_and_chance_is_not():
    assert runs([1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8]).shifted
    assert not runs([1, 9, 2, 2, 8, 9, 1, 8, 1, 9, 2, 8]).shifted


@pytest.mark.parametrize("values", [[], [3.0], [math.nan] * 4, [5.0] * 20])
def test_too_little_to_say(values):
    found = runs(values)
    assert (found.useful, found.shifted) == (0, False)


def test_points_on_the_median_are_left_out():
    assert runs([1, 5, 9, 5, 1, 5, 9]).useful == 4


@given(st.lists(st.floats(-1e3, 1e3), max_size=40))
def test_only_the_order_of_values_counts(values):
    before, after = runs(values), runs([-value for value in values])
    assert (before.longest, before.crossings) == (after.longest, after.crossings)
    assert before.shifted == after.shifted
