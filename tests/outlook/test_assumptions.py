from datetime import date

import numpy as np
import pytest

from workings.core.years import FinancialYear
from workings.outlook.assumptions import (
    Change,
    NotAssumed,
    Scenario,
    Wanted,
    changed,
    in_force,
    read_assumptions,
    read_scenarios,
)
from workings.outlook.packaged import (
    NotAScenario,
    assumptions,
    scenario_named,
    scenarios,
)

YEARS = tuple(FinancialYear(year) for year in range(2012, 2018))
LONDON = Wanted("L", YEARS, date(2012, 12, 31))


def test_every_assumption_is_dated_sourced_and_due_for_review():
    for one in assumptions():
        assert one.said < one.review
        assert len(one.source) > 20
        assert 0 < one.credibility < 1
        assert one.low <= one.middle <= one.high


def test_the_spread_is_that_of_the_interval():
    settled = next(one for one in assumptions() if one.name == "prices")
    # 80% of a normal distribution lie within 1.2816 standard deviations.
    assert settled.spread * 2 * 1.2816 == pytest.approx(
        settled.high - settled.low, rel=1e-4
    )


def test_grants_follow_the_review_that_was_known():
    then = in_force(assumptions(), "settlement", LONDON)
    assert then.middle.round(3).tolist() == [-0.065, -0.008, -0.055, 0, 0, 0]
    later = Wanted("L", YEARS, date(2014, 12, 31))
    now = in_force(assumptions(), "settlement", later)
    assert now.middle.round(3).tolist() == [-0.065, -0.008, -0.09, -0.09, 0, 0]


def test_only_councils_with_social_care_have_its_precept():
    known = date(2017, 12, 31)
    for kind, expected in (("L", 0.015), ("SD", 0.0)):
        found = in_force(assumptions(), "care-precept", Wanted(kind, YEARS, known))
        assert found.middle[-1] == expected
        assert found.middle[0] == 0.0


def test_a_shire_district_may_raise_by_five_pounds():
    known = date(2017, 12, 31)
    for kind, expected in (("SD", 0.025), ("UA", 0.015)):
        found = in_force(assumptions(), "band-d", Wanted(kind, YEARS, known))
        assert found.middle[-1] == pytest.approx(expected)


def test_one_random_number_moves_all_years():
    rate = in_force(assumptions(), "prices", LONDON)
    growth = rate.growth(np.array([0.0, 1.0]))
    assert growth[:, 0] == pytest.approx(0.02 * np.arange(1, 7))
    assert (np.diff(growth[:, 1]) > np.diff(growth[:, 0])).all()


def test_a_scenario_changes_what_it_names_and_nothing_else():
    moved = changed(
        assumptions(),
        Scenario("s", "", (Change("prices", add=0.01), Change("band-d", 0.0, 0.0))),
    )
    for before, after in zip(assumptions(), moved, strict=True):
        if before.name == "prices":
            assert after.middle == pytest.approx(before.middle + 0.01)
        elif before.name == "band-d":
            assert (after.low, after.high, after.spread) == (0.0, 0.0, 0.0)
        else:
            assert after == before


def test_every_packaged_scenario_names_assumptions_that_are_there():
    assert scenarios()[0].name == "baseline"
    for one in scenarios():
        assert changed(assumptions(), one)
        assert one.what


def test_a_misspelt_assumption_and_a_misspelt_scenario_are_answered():
    with pytest.raises(NotAssumed, match='Did you mean "prices"'):
        changed(assumptions(), Scenario("s", "", (Change("price"),)))
    with pytest.raises(NotAScenario, match='Did you mean "real-cut"'):
        scenario_named("real-cuts")
    with pytest.raises(NotAssumed, match="Nothing is assumed"):
        in_force(assumptions(), "weather", LONDON)
    with pytest.raises(NotAssumed, match="is no interval"):
        read_assumptions(
            [
                {
                    "name": "x",
                    "low": 2.0,
                    "high": 1.0,
                    "credibility": 0.8,
                    "unit": "",
                    "said": date(2020, 1, 1),
                    "review": date(2021, 1, 1),
                    "source": "",
                }
            ]
        )
    with pytest.raises(NotAssumed, match="A scenario has a name"):
        read_scenarios([{"name": "x"}])


def test_a_scenario_may_be_a_file(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[scenario]]\nname = "mine"\nwhat = "Mine."\n'
        'change = [{ name = "prices", low = 0.0, high = 0.0 }]\n'
    )
    assert scenario_named(str(file)).changes == (Change("prices", 0.0, 0.0),)
    file.write_text("name = ")
    with pytest.raises(NotAScenario, match="holds no"):
        scenario_named(str(file))
    with pytest.raises(NotAScenario, match="cannot be read"):
        scenario_named(str(tmp_path / "none.toml"))
