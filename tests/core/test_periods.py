"""Periods are held half-open and said inclusive."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.strategies import DAYS, YEARS, periods
from workings.core.periods import NotAPeriod, Period

ONE_DAY = timedelta(days=1)


@given(periods())
def test_a_period_is_read_as_it_is_written(period):
    assert Period.parse(str(period)) == period


@given(periods())
def test_half_open_inside_inclusive_outside(period):
    assert period.end - period.last == ONE_DAY
    assert Period.inclusive(period.first, period.last) == period
    assert period.contains(Period.at(period.first))
    assert period.contains(Period.at(period.last))
    assert not period.overlaps(Period.at(period.end))


@given(periods(), periods())
def test_overlapping_is_mutual(one, two):
    assert one.overlaps(two) == two.overlaps(one)
    shared = max(one.first, two.first), min(one.last, two.last)
    assert one.overlaps(two) == (shared[0] <= shared[1])


@given(periods(), periods())
def test_a_period_that_contains_another_overlaps_it(one, two):
    assert one.contains(one) and one.overlaps(one)
    if one.contains(two):
        assert one.overlaps(two)
        assert two.contains(one) == (one == two)


@given(YEARS, st.integers(0, 15))
def test_whole_financial_years_are_told(year, more):
    last = type(year)(year.starting + more)
    period = Period.inclusive(year.first, last.last)
    years = period.financial_years()
    assert years is not None
    assert (years[0], years[-1], len(years)) == (year, last, more + 1)
    assert period.financial_year == (year if more == 0 else None)
    cut = Period.inclusive(year.first, last.last - ONE_DAY)
    assert cut.financial_years() is None and cut.financial_year is None


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2011/12", date(2011, 4, 1), date(2012, 3, 31), "2011/12"),
        (
            "2011/12 to 2013/14",
            date(2011, 4, 1),
            date(2014, 3, 31),
            "2011/12 to 2013/14",
        ),
        ("2012-03-31", date(2012, 3, 31), date(2012, 3, 31), "at 31 March 2012"),
        (
            "2013-09-01 to 2023-08-31",
            date(2013, 9, 1),
            date(2023, 8, 31),
            "1 September 2013 to 31 August 2023",
        ),
        (
            "2013-09-01 to 2013/14",
            date(2013, 9, 1),
            date(2014, 3, 31),
            "1 September 2013 to 31 March 2014",
        ),
    ],
)
def test_periods_as_people_write_and_say_them(text, first, last, words):
    period = Period.parse(text)
    assert (period.first, period.last, period.spoken()) == (first, last, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2011",
        "2011/13",
        "2013-02-31",
        "2011/12 to ",
        "2011/12 until 2013/14",
        "2013/14 to 2011/12",
        "2013-08-31 to 2013-08-01",
        "2011/12 to 2012/13 to 2013/14",
        "9999-12-31",
        "9999/00",
    ],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(NotAPeriod):
        Period.parse(text)


@given(DAYS, st.integers(0, 400))
def test_a_period_has_a_day(when, days):
    with pytest.raises(NotAPeriod):
        Period(when, when - timedelta(days=days))


@given(periods(), periods())
def test_periods_sort_by_when_they_begin_then_end(one, two):
    assert (one < two) == ((one.first, one.end) < (two.first, two.end))
