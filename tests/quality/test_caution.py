"""Warnings: how often chance marks a chart, and series whose points depend."""

import math

import numpy as np
import pytest

from workings.quality.caution import cautions, false_alarm
from workings.quality.rebasing import suggest_rebases
from workings.quality.xmr import chart

RANDOM = np.random.default_rng(20)


def noise(charts, points, echo=0.0):
    found = RANDOM.normal(size=(charts, points))
    found[:, 0] /= math.sqrt(1 - echo**2)
    for point in range(1, points):
        found[:, point] += echo * found[:, point - 1]
    return found


@pytest.mark.parametrize("points", [12, 36, 60])
@pytest.mark.parametrize("echoing", [False, True])
def test_false_alarms_are_what_simulated_charts_give(points, echoing):
    marked = chart(noise(4_000, points, 0.5 if echoing else 0)).marks.way != 0
    said = false_alarm(points, echoing=echoing)
    # Three standard errors of 4,000 draws, and the table's rounding.
    for found, share in (
        (marked.any(axis=1).mean(), said.somewhere),
        (marked[:, -1].mean(), said.latest),
    ):
        assert found == pytest.approx(share, abs=3 * math.sqrt(0.25 / 4_000) + 0.002)


def test_too_few_points_raise_no_alarm():
    assert false_alarm(1).somewhere == 0


def test_noise_is_no_echo_and_an_echo_is():
    def echoes(series):
        return [
            cautions(row, [0.0] * len(row), None).echo is not None for row in series
        ]

    assert np.mean(echoes(noise(300, 36))) < 0.08
    assert np.mean(echoes(noise(300, 36, 0.6))) > 0.8


def test_a_season_is_told_from_a_change_of_level():
    months = np.arange(48)
    season = np.sin(months * np.pi / 6) + RANDOM.normal(0, 0.3, 48)
    level = np.where(months < 24, 0, 3) + RANDOM.normal(0, 0.3, 48)
    assert cautions(season, [season.mean()] * 48, 12).season is not None
    assert cautions(level, [level.mean()] * 48, 12).season is None
    assert cautions(season[:20], [0.0] * 20, 12).season is None


@pytest.mark.parametrize("values", [[], [1.0], [3.0] * 30, [math.nan] * 30])
def test_nothing_is_said_of_what_does_not_vary(values):
    found = cautions(values, values, 12)
    assert (found.echo, found.season) == (None, None)
    assert suggest_rebases(values) == ()


def test_a_change_of_level_is_suggested_at_its_point():
    level = np.where(np.arange(40) < 23, 10.0, 14.0) + RANDOM.normal(0, 1, 40)
    gap = level.copy()
    gap[5] = math.nan
    assert suggest_rebases(level) == suggest_rebases(gap) == (23,)


def test_noise_alone_is_seldom_cut():
    assert sum(bool(suggest_rebases(row)) for row in noise(100, 48)) <= 5


def test_values_too_large_to_square_are_judged_like_small_ones():
    small = RANDOM.normal(size=24).cumsum()
    told = [cautions(tuple(small * size), (0.0,) * 24, 12) for size in (1, 1e240)]
    assert told[0].echo is not None
    assert told[0] == told[1]
