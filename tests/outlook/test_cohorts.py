"""People ahead: nobody is lost, and how far off they were."""

import numpy as np
import pytest

from workings.core.years import FinancialYear
from workings.outlook.ahead import people_ahead
from workings.outlook.cohorts import moderated, of_england, project, rates
from workings.outlook.gathering import peopled
from workings.reference.people import in_bands, on_boundaries_of
from workings.reference.queries import accounts, people


@pytest.fixture(scope="module")
def known():
    held = people()
    before = {area: ages for (area, year), ages in held.counts.items() if year == 2011}
    found = {2011: before}
    for year in (2019, 2020):
        then = {area: ages for (area, one), ages in held.counts.items() if one == year}
        found[year] = on_boundaries_of(sorted(before), then, before)
    return found


@pytest.fixture(scope="module")
def england(known):
    sums = {year: sum(areas.values()) for year, areas in known.items()}
    return sums, of_england(sums[2011], sums[2019], 8)


def test_england_s_oldest_are_as_many_as_they_became(england):
    sums, found = england
    aged = project(sums[2011], found, 8)[-1]
    assert aged[85:].sum() == pytest.approx(sums[2019][85:].sum(), rel=1e-6)


def test_every_authority_projected_to_2020_is_within_a_few_per_cent(known, england):
    names = sorted(known[2011])
    counts = {y: np.array([known[y][name] for name in names]) for y in known}
    own = moderated(rates(counts[2011], counts[2019], 8), england[1])
    ahead = project(counts[2019], own, 1)[1]
    error = np.abs(ahead.sum(axis=1) / counts[2020].sum(axis=1) - 1)
    # The documentation gives these: half within 0.3%, nine tenths within 0.9%.
    assert np.median(error) < 0.0035
    assert np.percentile(error, 90) < 0.0095


def test_barnet_projected_from_2011_and_2019_beside_the_official_projection(
    known, england
):
    area = "E09000003"
    own = moderated(rates(known[2011][area], known[2019][area], 8), england[1])
    ahead = project(known[2019][area], own, 22)
    official = people().counts[area, 2041]
    error = in_bands(ahead[22]) / in_bands(official) - 1
    # The assumptions about people name these figures.
    assert error == pytest.approx([0.109, 0.064, 0.203, 0.091, -0.157], abs=0.002)


def test_nobody_is_below_nothing_and_no_boom_lasts(england):
    start = np.full(91, 100.0)
    boom = start * 3
    found = moderated(rates(start, boom, 8), england[1])
    ahead = project(boom, found, 30)
    assert (ahead >= 0).all()
    yearly = ahead[1:].sum(axis=1) / ahead[:-1].sum(axis=1)
    assert yearly.max() < 1.04


def test_years_between_are_interpolated_and_later_ones_said_to_be_projected(england):
    two = {2011: np.full(91, 10.0), 2019: np.full(91, 18.0)}
    found = people_ahead(two, england[1], range(2013, 2022), official=False)
    assert found.counts[0].tolist() == [12.0] * 91
    assert len(found.counts) == 9
    assert "cohorts aged by their own rates, to 2021" in found.said
    assert people_ahead(two, england[1], range(2010, 2012), official=False) is None
    assert (
        people_ahead({2011: two[2011]}, england[1], range(2011, 2013), official=False)
        is None
    )


def test_barnet_s_people_are_official_to_2047():
    found = peopled(people(), accounts().authorities)
    assert "E09000003" in found.official
    assert found.by_year[2041]["E09000003"][0] == 4816.034
    assert set(found.england) == {2011, 2019, 2020}
    assert FinancialYear(2011).starting in found.england


def test_estimates_of_one_year_give_no_rates():
    with pytest.raises(ValueError, match="give no rates"):
        rates(np.ones(91), np.ones(91), 0)
