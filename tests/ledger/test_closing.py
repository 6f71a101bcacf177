"""Plan = delivered + carried forward + mitigated + written out, for closed years."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import L
from tests.ledger.strategies import AMOUNTS, entries_of, records
from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.ledger.closing import closed_when_said, closed_years
from workings.ledger.position import Entry, fold
from workings.ledger.words import Series

AFTER = ("delivered", "carried_forward", "mitigated", "written_out")


def held(*lines):
    return [Entry(line.key, 1, 1, line.pence) for line in map(L, lines)]


def closed(*lines, as_at=date(2013, 1, 1)):
    (year,) = closed_years(held(*lines), as_at=as_at)
    return year


def test_delay_is_not_loss():
    year = closed(
        "ROADS plan annual 2011/12 300",
        "ROADS delivered annual 2011/12 120",
        "ROADS carried_forward annual 2011/12 100",
        "ROADS mitigated annual 2011/12 50",
        "ROADS written_out annual 2011/12 30",
    )
    assert (year.benefit, year.year) == ("ROADS", FinancialYear(2011))
    assert (year.difference, year.verdict) == (0, "closes")
    assert [getattr(year, name) for name in ("plan", *AFTER)] == [
        300_00,
        120_00,
        100_00,
        50_00,
        30_00,
    ]


def test_what_nobody_accounts_for_is_the_difference():
    year = closed("ROADS plan annual 2011/12 300", "ROADS delivered annual 2011/12 120")
    assert (year.difference, year.verdict) == (180_00, "does not close")
    assert year.mitigated is None


def test_silence_is_not_zero():
    year = closed("ROADS plan annual 2011/12 300")
    assert year.difference is None
    assert year.verdict == "nothing is said of what became of the plan"
    year = closed("ROADS delivered annual 2011/12 300")
    assert (year.difference, year.verdict) == (None, "no plan is stated")


def test_nothing_delivered_is_said_by_a_zero():
    year = closed("ROADS plan annual 2011/12 300", "ROADS delivered annual 2011/12 0")
    assert (year.difference, year.verdict) == (300_00, "does not close")


def test_a_year_is_not_closed_before_it_has_ended():
    lines = held("ROADS plan annual 2011/12 300")
    assert closed_years(lines, as_at=date(2012, 3, 31)) == ()
    assert len(closed_years(lines, as_at=date(2012, 4, 1))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "ROADS plan cumulative 2011/12 300",
        "ROADS plan increment 2011/12 300",
        "ROADS plan annual 2011-04-01 to 2011-09-30 300",
        "ROADS forecast cumulative 2010/11 to 2012/13 300",
    ],
)
def test_only_annual_amounts_of_whole_years_enter_the_equation(line):
    assert closed_years(held(line), as_at=date(2020, 1, 1)) == ()


def test_a_forecast_alone_closes_nothing():
    forecast = held("ROADS forecast annual 2011/12 300")
    assert closed_years(forecast, as_at=date(2020, 1, 1)) == ()


def test_cash_is_not_taken_from_constant_prices():
    plan, came = held(
        "ROADS plan annual 2011/12 300", "ROADS delivered annual 2011/12 300"
    )
    prices = [replace(plan, prices="2010/11"), replace(came, prices="cash")]
    (year,) = closed_years(prices, as_at=date(2013, 1, 1))
    assert (year.difference, year.verdict) == (
        None,
        "stated in different price bases",
    )


@given(records(), st.dates(date(2010, 1, 1), date(2016, 1, 1)), st.sampled_from(Basis))
def test_the_difference_is_what_remains_of_the_plan(record, as_at, basis):
    position = fold(entries_of(record)).values()
    for year in closed_years(position, as_at=as_at, basis=basis):
        assert year.year.last < as_at
        stated = {
            entry.key.series: entry
            for entry in position
            if (entry.key.benefit, entry.key.basis) == (year.benefit, basis)
            and entry.key.period == Period.year(year.year)
            and entry.key.series is not Series.FORECAST
        }
        amounts = {series: entry.pence for series, entry in stated.items()}
        mixed = len({entry.prices for entry in stated.values()}) > 1
        assert year.plan == amounts.get(Series.PLAN)
        parts = [amounts[Series(name)] for name in AFTER if Series(name) in amounts]
        assert [getattr(year, name) for name in AFTER] == [
            amounts.get(Series(name)) for name in AFTER
        ]
        if year.plan is None or not parts or mixed:
            assert year.difference is None
        else:
            assert year.difference == year.plan - sum(parts)
            assert (year.verdict == "closes") == (year.difference == 0)


@given(AMOUNTS, st.lists(AMOUNTS, min_size=4, max_size=4))
def test_a_year_closes_exactly_when_every_pound_of_its_plan_became_something(
    rest, parts
):
    plan = sum(parts) + rest
    lines = [f"ROADS plan annual 2011/12 {plan}"]
    lines += [
        f"ROADS {series} annual 2011/12 {pounds}"
        for series, pounds in zip(AFTER, parts, strict=True)
    ]
    assert closed(*lines).difference == rest * 100


def test_within_a_year_it_is_how_things_stand_and_no_outturn():
    year = Period.parse("2011/12")
    assert not closed_when_said(year, date(2012, 3, 31))
    assert closed_when_said(year, date(2012, 4, 1))
