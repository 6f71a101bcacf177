"""From one basis to another, only where nothing has to be made up."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.ledger.ambridge import L
from tests.ledger.strategies import AMOUNTS
from workings.core.money import Basis, Money
from workings.core.years import FinancialYear
from workings.ledger.conversions import (
    annual,
    cumulative,
    derive,
    increments,
    run_rates,
)
from workings.ledger.position import Entry
from workings.ledger.words import Series


@st.composite
def years_in_a_row(draw, basis):
    """Amounts of one basis and price base, a year at a time, none missing."""
    first = draw(st.integers(2005, 2015))
    prices = draw(st.sampled_from(["", "cash", "2010/11"]))
    amounts = draw(st.lists(AMOUNTS, min_size=1, max_size=8))
    return {
        FinancialYear(first + index): Money(pence, basis, prices)
        for index, pence in enumerate(amounts)
    }


@given(years_in_a_row(Basis.INCREMENT))
def test_increments_to_run_rates_and_back(stated):
    rates = run_rates(stated)
    assert dict(increments(dict(rates.years)).years) == stated


@given(years_in_a_row(Basis.RUN_RATE))
def test_run_rates_to_increments_and_back(stated):
    steps = increments(stated)
    assert dict(run_rates(dict(steps.years)).years) == stated


@given(years_in_a_row(Basis.INCREMENT))
def test_the_last_run_rate_is_the_sum_of_increments(stated):
    year, rate = run_rates(stated).years[-1]
    assert year == max(stated)
    assert rate.pence == sum(money.pence for money in stated.values())
    assert rate.basis is Basis.RUN_RATE
    assert {rate.prices} == {money.prices for money in stated.values()}


@given(years_in_a_row(Basis.INCREMENT))
def test_from_april_the_annual_effect_is_the_run_rate(stated):
    effects = annual(stated, from_april=True)
    rates = run_rates(stated)
    assert [money.pence for _, money in effects.years] == [
        money.pence for _, money in rates.years
    ]
    assert {money.basis for _, money in effects.years} == {Basis.ANNUAL}


@given(years_in_a_row(Basis.INCREMENT))
def test_a_part_year_cannot_be_told_from_a_full_one(stated):
    effects = annual(stated, from_april=False)
    assert effects.years is None
    assert "do not all take effect on 1 April" in effects.reason


@given(years_in_a_row(Basis.ANNUAL))
def test_annual_effects_sum_over_their_years(stated):
    ((year, whole),) = cumulative(stated).years
    assert (year, whole.basis) == (max(stated), Basis.CUMULATIVE)
    assert whole.pence == sum(money.pence for money in stated.values())


CONVERSIONS = [
    (run_rates, Basis.INCREMENT),
    (increments, Basis.RUN_RATE),
    (cumulative, Basis.ANNUAL),
    (lambda stated: annual(stated, from_april=True), Basis.INCREMENT),
]


@pytest.mark.parametrize(("convert", "basis"), CONVERSIONS)
@given(data=st.data())
def test_a_year_left_out_is_named_and_nothing_is_made_up(convert, basis, data):
    stated = data.draw(years_in_a_row(basis))
    assume(len(stated) > 2)
    inner = sorted(stated)[1:-1]
    gone = data.draw(st.sampled_from(inner))
    del stated[gone]
    converted = convert(stated)
    assert converted.years is None
    assert converted.reason == f"nothing is stated for {gone}"


@pytest.mark.parametrize(("convert", "basis"), CONVERSIONS)
@given(data=st.data())
def test_other_bases_and_prices_are_not_converted(convert, basis, data):
    stated = data.draw(years_in_a_row(basis))
    year = data.draw(st.sampled_from(sorted(stated)))
    other = data.draw(st.sampled_from([b for b in Basis if b is not basis]))
    converted = convert({**stated, year: replace(stated[year], basis=other)})
    assert converted.years is None
    assert converted.reason == f"not every amount is of basis {basis}"
    if len(stated) > 1:
        odd = convert({**stated, year: replace(stated[year], prices="1999/00")})
        assert odd.years is None and "different price bases" in odd.reason


@pytest.mark.parametrize(("convert", "basis"), CONVERSIONS)
def test_nothing_stated_converts_to_nothing(convert, basis):
    assert convert({}).years is None
    assert convert({}).reason == f"no {basis} amount is stated"


def stated(*lines):
    """The position of one benefit, in domain notation."""
    return [
        Entry(line.key, index, 1, line.pence)
        for index, line in enumerate(map(L, lines), start=1)
    ]


def test_what_a_position_allows_is_derived():
    """Medium-term strategies state increments; their sum is the run rate."""
    (made,) = derive(
        stated(
            "ROADS plan increment 2011/12 300",
            "ROADS plan increment 2012/13 -50",
            "ROADS plan annual 2011/12 7",
        )
    )
    assert (made.series, made.from_basis, made.basis) == (
        Series.PLAN,
        Basis.INCREMENT,
        Basis.RUN_RATE,
    )
    assert [(str(year), str(money)) for year, money in made.converted.years] == [
        ("2011/12", "£300"),
        ("2012/13", "£250"),
    ]


def test_run_rates_at_years_ends_give_increments():
    (made,) = derive(
        stated(
            "ROADS delivered run_rate 2012-03-31 300",
            "ROADS delivered run_rate 2012-09-30 999",
            "ROADS delivered run_rate 2013-03-31 500",
        )
    )
    assert [money.pence for _, money in made.converted.years] == [300_00, 200_00]


def test_a_gap_says_so_in_the_amounts_place():
    (made,) = derive(
        stated("ROADS plan increment 2011/12 300", "ROADS plan increment 2013/14 50")
    )
    assert made.converted.years is None
    assert made.converted.reason == "nothing is stated for 2012/13"


def test_an_increment_of_part_of_a_year_says_so_in_the_amounts_place():
    (made,) = derive(
        stated(
            "ROADS plan increment 2011/12 300",
            "ROADS plan increment 2012-04-01 to 2012-09-30 50",
        )
    )
    assert made.converted.years is None
    assert "2012-04-01 to 2012-09-30 is no whole year" in made.converted.reason


def test_series_are_kept_apart():
    made = derive(
        stated("ROADS plan increment 2011/12 3", "ROADS forecast increment 2011/12 2")
    )
    assert [item.series for item in made] == [Series.FORECAST, Series.PLAN]
