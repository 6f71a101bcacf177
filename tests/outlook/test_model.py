"""What must hold of every outlook."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outlook.cast import COSTS, ambridge, older
from workings.numerics.streams import Streams
from workings.outlook.assumptions import Rate
from workings.outlook.model import fundings, pressures, simulate
from workings.outlook.shapes import outlook_shape
from workings.outlook.summaries import fan, takes


def drawn(inputs, draws=500, seed=3):
    streams = Streams(seed)
    return {name: streams.named(name).standard_normal(draws) for name in inputs.rates}


@given(band=st.integers(2, 4), growth=st.floats(0, 2), seed=st.integers(0, 99))
def test_more_old_people_never_cost_less(band, growth, seed):
    few = ambridge(years=4, spread=0.02)
    many = older(few, band, growth)
    numbers = drawn(few, 50, seed)
    less, more = (dict(pressures(one, numbers)) for one in (few, many))
    for slug in less:
        assert (more[slug] >= less[slug] - 1e-9).all(), slug


def test_no_growth_reproduces_the_base_for_ever():
    found = simulate(ambridge(rate=0.0, spread=0.0, years=30), draws=100, seed=1)
    for slug, cost in COSTS.items():
        assert (found.pressure[slug].values == cost).all()
    assert found.funding.values == pytest.approx(103_000)
    assert found.gap.values == pytest.approx(4_000)
    assert found.drivers == {"together": 1.0}


def test_the_parts_sum_to_the_whole():
    inputs = ambridge()
    numbers = drawn(inputs)
    total = sum(cost for _, cost in pressures(inputs, numbers))
    money = sum(one for _, one in fundings(inputs, numbers))
    found = simulate(inputs, draws=500, seed=3)
    assert fan(total).values == pytest.approx(found.total.values)
    assert fan(total - money).values == pytest.approx(found.gap.values)
    assert sum(found.drivers.values()) == pytest.approx(1.0)
    assert found.base["total"] == sum(COSTS.values()) == found.base["net-revenue"]


def test_quantiles_are_in_order_and_ranges_widen():
    found = simulate(ambridge(), draws=2_000, seed=1)
    for one in (found.total, found.funding, found.gap, *found.path.values()):
        assert (np.diff(one.values, axis=0) > 0).all()
        assert (one.errors > 0).all()
        assert np.diff(one.values, axis=0)[0, -1] > np.diff(one.values, axis=0)[0, 0]


def test_the_same_seed_gives_the_same_bits_and_another_does_not():
    one, two = (simulate(ambridge(), draws=300, seed=7) for _ in range(2))
    assert np.array_equal(one.gap.values, two.gap.values)
    assert one.drivers == two.drivers
    assert not np.array_equal(
        one.gap.values, simulate(ambridge(), draws=300, seed=8).gap.values
    )


def test_a_new_assumption_moves_no_other():
    inputs = ambridge()
    more = replace(
        inputs,
        rates={"new": Rate("new", np.zeros(10), np.ones(10), ()), **inputs.rates},
    )
    one, two = (simulate(each, draws=300, seed=7) for each in (inputs, more))
    assert np.array_equal(one.gap.values, two.gap.values)


def test_the_median_is_within_its_error_of_a_hundred_times_the_draws():
    # A million draws of one year, where ten thousand are the stated ones.
    inputs = ambridge(years=2)
    few = simulate(inputs, draws=10_000, seed=1).gap
    many = simulate(inputs, draws=1_000_000, seed=2).gap
    assert (np.abs(few.values - many.values)[1] < 4 * few.errors[1]).all()


def test_scenarios_share_their_random_numbers():
    inputs = ambridge()
    frozen = replace(
        inputs,
        rates={
            **inputs.rates,
            "band-d": Rate("band-d", np.zeros(10), np.zeros(10), ()),
        },
    )
    numbers = drawn(inputs)
    raised, level = (dict(fundings(one, numbers)) for one in (inputs, frozen))
    assert np.array_equal(raised["settlement"], level["settlement"])
    assert (raised["council-tax"][-1] > level["council-tax"][-1]).mean() > 0.95


def test_council_tax_benefit_becomes_a_smaller_grant_in_2013():
    early = replace(
        ambridge(years=3, rate=0.0, spread=0.0),
        years=tuple(year for year in ambridge(years=3).years),
        tax_support=10_000.0,
    )
    before = replace(
        early,
        base=type(early.base)(2011),
        years=tuple(type(early.base)(year) for year in (2012, 2013, 2014)),
    )
    support = dict(fundings(before, drawn(before)))["tax-support"]
    assert support[:, 0].tolist() == pytest.approx([10_000, 9_000, 9_000])


def test_no_draw_raises_council_tax_beyond_the_referendum_principle():
    inputs = ambridge(years=3, rate=0.03, spread=0.02)
    most = np.array([np.log(1.02), np.inf, np.inf])
    band_d = replace(inputs.rates["band-d"], most=most)
    held = replace(inputs, rates={**inputs.rates, "band-d": band_d})
    numbers = drawn(inputs)
    free, within = (
        np.diff(one.rates["band-d"].growth(numbers["band-d"]), axis=0, prepend=0)
        for one in (inputs, held)
    )
    assert (free[0] > most[0]).any()
    assert within[0].max() == pytest.approx(most[0])
    assert within[1:] == pytest.approx(free[1:])
    assert held.digest() != inputs.digest()


def test_rates_that_are_kept_grow_while_the_grant_is_cut_to_nothing():
    inputs = replace(ambridge(years=3, spread=0.0), retained_rates=30_000.0)
    cut = Rate("settlement", np.full(3, np.log(0.8)), np.zeros(3), ())
    grown = Rate("business-rates", np.full(3, np.log(1.02)), np.zeros(3), ())
    rates = {**inputs.rates, "settlement": cut, "business-rates": grown}
    found = dict(fundings(replace(inputs, rates=rates), drawn(inputs)))
    assert found["retained-rates"][:, 0].tolist() == pytest.approx(
        [30_600, 31_212, 31_836.24]
    )
    # 40,000 is cut to 32,000, of which the grant is 1,400; then to less than the rates.
    assert found["revenue-support-grant"][:, 0].tolist() == pytest.approx([1_400, 0, 0])


def test_when_social_care_takes_all():
    happened = np.zeros((4, 10), dtype=bool)
    happened[1, :2] = True
    happened[2, :6] = True
    found = takes(happened)
    assert (found.p10, found.p50, found.p90) == (1, 2, None)
    assert found.never == pytest.approx(0.4)


def test_a_path_has_the_spread_that_was_learned():
    found = simulate(ambridge(), draws=50_000, seed=1).path["highways"]
    # P90 of Student's t with 4 degrees of freedom is 1.533.
    for place, spread in ((0, 0.05), (9, 0.2)):
        expected = 10_000 * np.exp(1.533 * spread)
        assert found.values[2, place] == pytest.approx(expected, rel=0.01)


def test_a_council_without_social_care_is_never_taken_over_by_it():
    costs = {"environment": 9_000.0}
    inputs = replace(ambridge(), costs=costs)
    found = simulate(inputs, draws=100, seed=1)
    assert found.takes_all is None
    assert outlook_shape(inputs, found, None)["social_care_takes_all"] is None


def test_a_single_draw_is_refused():
    with pytest.raises(ValueError, match="two draws or more"):
        simulate(ambridge(), draws=1, seed=1)


def test_the_digest_knows_every_input():
    inputs = ambridge()
    assert inputs.digest() == ambridge().digest()
    assert inputs.digest() != replace(inputs, reserves=1.0).digest()
    assert inputs.digest() != older(inputs, 4, 0.1).digest()
