"""Financial years run from April to March."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.strategies import DAYS, YEARS
from workings.core.years import FinancialYear, NotAYear, last_day_of_month


@given(YEARS)
def test_a_year_is_read_as_it_is_written(year):
    assert FinancialYear.parse(str(year)) == year


@pytest.mark.parametrize("text", ["2011/12", "2011-12", "2011/2012", " 2011-2012 "])
def test_one_year_in_its_spellings(text):
    assert str(FinancialYear.parse(text)) == "2011/12"


def test_the_turn_of_a_century():
    assert FinancialYear.parse("1999/00") == FinancialYear(1999)
    assert str(FinancialYear(1999)) == "1999/00"


@pytest.mark.parametrize(
    "text",
    [
        "2011",
        "2011/13",
        "2011/11",
        "2011/2013",
        "2011/0012",
        "11/12",
        "",
        "0011/12",
        "9999/00",
        "2011/12/13",
    ],
)
def test_what_is_no_year_is_refused(text):
    with pytest.raises(NotAYear):
        FinancialYear.parse(text)


def test_it_turns_on_the_first_of_april():
    assert str(FinancialYear.containing(date(2012, 3, 31))) == "2011/12"
    assert str(FinancialYear.containing(date(2012, 4, 1))) == "2012/13"


@given(DAYS)
def test_every_day_is_in_the_year_that_contains_it(when):
    year = FinancialYear.containing(when)
    assert year.first <= when <= year.last
    assert year.next().first - year.last == timedelta(days=1)


@given(DAYS)
def test_a_month_ends_before_the_next_begins(when):
    last = last_day_of_month(when.year, when.month)
    assert last.month == when.month and (last + timedelta(days=1)).day == 1


@given(st.lists(YEARS))
def test_years_sort_by_when_they_begin(years):
    assert [y.first for y in sorted(years)] == sorted(y.first for y in years)
