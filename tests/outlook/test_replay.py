"""The back-test, and that it does as well as the documentation says."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from tests.ground.command_line import run_here
from workings.core.years import FinancialYear
from workings.outlook.breaks import Break, foreseen, past
from workings.outlook.groups import BY_SLUG, WHOLE
from workings.outlook.packaged import all_breaks
from workings.outlook.queries import (
    NoAccounts,
    back_test,
    known_by,
)
from workings.outlook.replay import replay
from workings.outlook.response import History
from workings.outlook.student import quantiles_of_t

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "outlook.md"
BASES = (2012, 2013, 2014)


def to_2016(base: int):
    return back_test(FinancialYear(base), FinancialYear(2016)).groups


@pytest.mark.parametrize("base", BASES)
def test_every_group_beats_the_best_rival_by_a_fifth(base):
    for name, one in to_2016(base).items():
        assert one.scores.gain >= 0.2, name


def test_the_80_percent_range_holds_70_to_90_percent_from_2013():
    for name, one in to_2016(2013).items():
        assert 0.7 <= one.scores.ours.coverage <= 0.9, name


@pytest.mark.parametrize("base", BASES)
def test_the_documentation_says_how_it_did(base):
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in PAGE.read_text().splitlines()
    ]
    for name, one in to_2016(base).items():
        label = (BY_SLUG.get(name) or WHOLE).label
        said = next(
            row for row in rows if row[1:3] == [label, str(FinancialYear(base))]
        )
        ours = one.scores.ours
        assert said[3] == f"{ours.median_error:.1%}"
        assert said[5] == f"{ours.crps:.1%}"
        assert said[8] == f"{ours.coverage:.0%}"


def test_the_rivals_are_as_published_elsewhere():
    groups = to_2016(2013)
    best = {
        name: min(rival.median_error for rival in one.scores.rivals.values())
        for name, one in groups.items()
    }
    assert best["adult-social-care"] == pytest.approx(0.051, abs=0.002)
    assert best["environment"] == pytest.approx(0.091, abs=0.003)
    assert best["culture"] == pytest.approx(0.149, abs=0.005)
    assert best["highways"] == pytest.approx(0.198, abs=0.005)


def test_quantiles_are_in_order():
    for one in to_2016(2013).values():
        there = np.isfinite(one.p50)
        assert (one.p10[there] < one.p50[there]).all()
        assert (one.p50[there] < one.p90[there]).all()


def test_the_year_that_is_scored_is_not_seen():
    spent = np.full((40, 4), 5_000.0) * 1.05 ** np.arange(4)
    history = {"a": History(spent, np.zeros(40, dtype=np.int64))}
    one = replay(history, {"a": spent[:, -1]}, 2)["a"]
    two = replay(history, {"a": spent[:, -1] * 3}, 2)["a"]
    assert np.array_equal(one.p50, two.p50)
    assert one.scores.ours.crps < two.scores.ours.crps


def test_a_break_is_known_from_when_it_was_said():
    year = FinancialYear(2014)
    one = next(one for one in all_breaks() if one.growth is not None)
    assert one.year == year
    for base, expected in ((2012, {}), (2013, {1: 0.11})):
        known = known_by(FinancialYear(base))
        assert foreseen([one], one.group, FinancialYear(base), known) == expected
    years = (FinancialYear(2013), year)
    assert past([one], one.group, years, known_by(year)) == (1,)
    assert past([one], "highways", years, known_by(year)) == ()
    assert isinstance(one, Break) and one.source and one.what


def test_quantiles_of_student_s_t():
    # Tables of the t distribution: 90%, 97.5% and 99.5% points.
    levels = np.array([0.9, 0.975, 0.995])
    assert quantiles_of_t(4.0, levels) == pytest.approx([1.533, 2.776, 4.604], abs=1e-3)
    assert quantiles_of_t(30.0, levels) == pytest.approx(
        [1.310, 2.042, 2.750], abs=1e-3
    )


@pytest.mark.parametrize(
    ("base", "to", "why"),
    [
        (2009, 2016, "no accounts of 2009/10"),
        (2013, 2030, "no accounts of 2030/31"),
        (2011, 2016, "Two years of accounts are needed"),
        (2014, 2013, "cannot end in"),
    ],
)
def test_a_replay_that_cannot_be_made_says_why(base, to, why):
    with pytest.raises(NoAccounts, match=why):
        back_test(FinancialYear(base), FinancialYear(to))


def test_the_command_prints_a_table_and_json():
    done = run_here("outlook-backtest", "--base", "2014/15")
    assert done.code == 0
    assert re.search(r"children-social-care +151 +7\.\d%", done.out)
    shape = json.loads(run_here("outlook-backtest", "--json").out)
    assert (shape["base"], shape["to"]) == ("2013/14", "2016/17")
    assert set(shape["groups"]["highways"]["rivals"]) == {
        "flat in cash",
        "flat in real terms",
        "own past trend",
    }
    barnet = next(one for one in shape["authorities"] if one["council"] == "Barnet")
    path = barnet["groups"]["adult-social-care"]
    assert path["p10"] < path["p50"] < path["p90"]
    assert path["actual"] == 98_683_000
    assert run_here("outlook-backtest", "--base", "2013").code == 2
    assert (
        "There are no accounts of 1999/00"
        in run_here("outlook-backtest", "--base", "1999/00").err
    )
