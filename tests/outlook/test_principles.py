from datetime import date

import numpy as np
import pytest

from workings.core.years import FinancialYear
from workings.outlook.assumptions import Change, Scenario, Wanted
from workings.outlook.gathering import gather
from workings.outlook.packaged import principles
from workings.outlook.principles import limits
from workings.outlook.queries import setting_of
from workings.reference.authorities import find

YEARS = tuple(FinancialYear(year) for year in range(2016, 2020))


def most(name, kind, known_by):
    return limits(principles(), name, Wanted(kind, YEARS, known_by))


def test_a_principle_is_known_from_its_day_and_for_its_own_year():
    found = most("band-d", "UA", date(2017, 1, 1))
    assert np.expm1(found[:2]) == pytest.approx([0.02, 0.02])
    assert np.isinf(found[2:]).all()
    assert most("band-d", "UA", date(2015, 1, 1)) is None


def test_only_councils_with_social_care_may_raise_more_for_it():
    known = date(2019, 1, 1)
    assert np.expm1(most("care-precept", "L", known)) == pytest.approx(
        [0.02, 0.03, 0.03, 0.02]
    )
    assert np.expm1(most("care-precept", "SD", known)) == pytest.approx([0, 0, 0, 0])
    assert np.expm1(most("band-d", "SD", known)) == pytest.approx([0.03] * 4)


def test_each_year_since_2012_has_one_principle_for_each_class():
    told = [(one.year, kind) for one in principles() for kind in one.kinds]
    years = {year for year, _ in told}
    assert years == {FinancialYear(year) for year in range(2012, 2026)}
    for kind in ("L", "MD", "UA", "SC", "SD"):
        assert sorted(year for year, one in told if one == kind) == sorted(years)
    for one in principles():
        assert one.said < one.year.first
        assert 0 < one.core < 0.05
        assert 0 <= one.care <= 0.03


def test_a_referendum_can_be_won_in_a_scenario():
    setting = setting_of(FinancialYear(2013), 3)
    barnet = find("Barnet", setting.held.authorities)
    assumed = gather(barnet, setting).rates["band-d"]
    assert np.expm1(assumed.most[0]) == pytest.approx(0.02)
    won = Scenario("won", "Five per cent.", (Change("band-d", 0.05, 0.05),))
    assert gather(barnet, setting, won).rates["band-d"].most is None


def test_rates_are_kept_since_2013():
    for year, kept in ((2012, False), (2013, True)):
        setting = setting_of(FinancialYear(year), 2)
        barnet = find("Barnet", setting.held.authorities)
        assert bool(gather(barnet, setting).retained_rates) is kept
