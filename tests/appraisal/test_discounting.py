"""Discount factors against their tables, and what must hold of present values."""

import csv
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from workings.appraisal.discounting import (
    FURTHEST,
    Timing,
    annuity,
    as_floats,
    equivalent_annual,
    factors,
    flat,
    nominal_rate,
    present_value,
)
from workings.appraisal.parameters import NoSuchParameter, schedule, vintages
from workings.appraisal.prices import levels, nominal

# HM Treasury's schedules multiplied out to 40 digits by another program.
PUBLISHED = Path(__file__).parent / "discount_factors_0_125.csv"
TABLE = list(csv.DictReader(PUBLISHED.read_text().splitlines()))
SCHEDULES = st.sampled_from(["standard", "health", "sensitivity"])
LONG = as_floats(factors(schedule(), 60))
FLOWS = arrays.arrays(np.float64, 61, elements=st.floats(-1e6, 1e6))
MONEY = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("column", "name", "timing"),
    [
        ("standard", "standard", Timing.END_OF_YEAR),
        ("health", "health", Timing.END_OF_YEAR),
        ("sensitivity_no_ptp_2026", "sensitivity", Timing.END_OF_YEAR),
        ("standard_mid_year", "standard", Timing.MID_YEAR),
    ],
)
def test_factors_are_the_tables_to_18_decimals(column, name, timing):
    for row, found in zip(TABLE, factors(schedule(name), 125, timing), strict=True):
        assert found.year == int(row["year"])
        assert abs(found.factor - Decimal(row[column])) <= Decimal("5e-19")
        digits = found.written.replace(".", "").lstrip("0")
        assert len(digits) == 20


# TAG, forthcoming change: Green Book updates, 16 April 2026.
TAG_2026 = {
    "standard": "0.035 0.03 0.025 0.02 0.015 0.01",
    "health": "0.015 0.0129 0.0107 0.0086 0.0064 0.0043",
    "sensitivity": "0.03 0.0257 0.0214 0.0171 0.0129 0.0086",
}


@pytest.mark.parametrize("name", TAG_2026)
def test_the_bands_of_2026_begin_and_end_where_published(name):
    found = schedule(name, 2026)
    for rate, first, last in zip(
        TAG_2026[name].split(),
        (0, 31, 76, 126, 201, 301),
        (30, 75, 125, 200, 300, 1000),
        strict=True,
    ):
        assert found.rate(first) == found.rate(last) == Decimal(rate)


def test_year_31_is_the_first_at_3_per_cent():
    at = {one.year: one.factor for one in factors(schedule(), 31)}
    assert at[30] == pytest.approx(Decimal("1.035") ** -30)
    assert at[31] / at[30] == pytest.approx(1 / Decimal("1.03"))


def test_guidance_of_a_year_between_is_that_of_the_vintage_before():
    assert vintages() == (2003, 2008, 2018, 2026)
    assert schedule("standard", 2016).vintage == 2008
    assert schedule("standard", 2026).vintage == schedule().vintage == 2026


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda: schedule("standard", 2002), "the first is of 2003"),
        (lambda: schedule("standard", 99999), "the latest is of 2026. Held are 2003"),
        (lambda: schedule("health", 2010), "the first is of 2018"),
        (lambda: schedule("sensitivity", 2003), "the first is of 2008"),
        (lambda: schedule("helth"), 'Did you mean "health"'),
        (lambda: factors(schedule("health", 2018), 126), "ends at year 125"),
    ],
)
def test_what_was_not_published_is_refused(ask, why):
    with pytest.raises(NoSuchParameter, match=why):
        ask()


@pytest.mark.parametrize("year", [-1, FURTHEST + 1])
def test_years_have_a_limit(year):
    with pytest.raises(ValueError, match="years run from 0 to 1000"):
        flat(Decimal("0.06"), year)


@given(FLOWS, FLOWS, st.floats(-100, 100))
def test_present_value_is_linear(first, second, times):
    joined = present_value(first + times * second, LONG)
    apart = present_value(first, LONG) + times * present_value(second, LONG)
    assert joined == pytest.approx(apart, rel=1e-9, abs=1e-2)


@given(SCHEDULES, st.integers(0, 199), st.sampled_from(Timing))
def test_a_later_flow_of_the_same_size_is_never_worth_more(name, year, timing):
    found = factors(schedule(name), 200, timing)
    assert 0 < found[year + 1].factor < found[year].factor <= 1


@given(
    st.decimals("0", "0.2", places=4),
    st.decimals("-0.05", "0.2", places=4),
    arrays.arrays(np.float64, 21, elements=MONEY),
)
def test_nominal_at_the_nominal_rate_is_real_at_the_real_rate(rate, inflation, flows):
    in_cash = nominal(flows, levels([float(inflation)] * 20))
    at_nominal = as_floats(flat(nominal_rate(rate, inflation), 20))
    assert present_value(in_cash, at_nominal) == pytest.approx(
        present_value(flows, as_floats(flat(rate, 20))), rel=1e-9, abs=1e-3
    )


@given(arrays.arrays(np.float64, (3, 61), elements=MONEY))
def test_a_row_is_worth_the_same_alone_or_among_others(rows):
    together = present_value(rows, LONG)
    assert together.tolist() == [float(present_value(row, LONG)) for row in rows]


@given(MONEY, st.integers(1, 60))
def test_an_equivalent_annual_sum_is_worth_what_it_is_made_of(value, life):
    each = equivalent_annual(value, LONG, life)
    flows = np.zeros(61)
    flows[1 : life + 1] = each
    assert present_value(flows, LONG) == pytest.approx(value, rel=1e-9, abs=1e-6)


def test_flows_and_factors_have_the_same_years():
    with pytest.raises(ValueError, match="have not 61 years"):
        present_value([1.0, 2.0], LONG)
    for life in (0, 61):
        with pytest.raises(ValueError, match="is not within years 1 to 60"):
            annuity(LONG, life)
