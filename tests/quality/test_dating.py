"""Periods as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.quality.dating import (
    Dated,
    Frequency,
    NotDated,
    apart,
    dated,
    expected,
    spoken,
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2014-04", "2014-04"),
        ("2014-4", "2014-04"),
        ("April 2014", "2014-04"),
        ("Apr-14", "2014-04"),
        ("Sept 2014", "2014-09"),
        ("Jan'15", "2015-01"),
        ("2014-04-01", "2014-04-01"),
        ("2016-04-01T00:00:00Z", "2016-04-01"),
        ("01/04/2014", "2014-04-01"),
        ("1 April 2014", "2014-04-01"),
        ("2014/15", "2014/15"),
        ("2014-15", "2014/15"),
        ("2014-2015", "2014/15"),
        ("1999-00", "1999/00"),
        ("2014", "2014"),
        ("Q4 2014/15", "Q4 2014/15"),
        ("2014-15 Q3", "Q3 2014/15"),
        ("Quarter 1 2014-15", "Q1 2014/15"),
        ("Q1 2015", "Q4 2014/15"),
    ],
)
def test_a_period_is_read(text, said):
    assert str(dated(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "2014-13",
        "2014/16",
        "2014-02-30",
        "Q5 2014",
        "Mayo 2014",
        "14/15",
        "3000",
    ],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(NotDated):
        dated(text)


def test_two_numbers_may_be_a_year_or_a_month():
    assert dated("2009-10") == Dated(date(2009, 10, 1), Frequency.MONTH)
    years = expected(["2009-10", "2010-11"])
    assert dated("2009-10", years) == Dated(date(2009, 4, 1), Frequency.FINANCIAL_YEAR)
    assert expected(["2009-10", "2009-11"]) is None
    assert expected(["2009-10"]) is None


def test_an_academic_year_begins_in_september():
    found = dated("2009-10", Frequency.ACADEMIC_YEAR)
    assert (found.first, found.frequency) == (date(2009, 9, 1), Frequency.ACADEMIC_YEAR)


LENGTHS = [each for each in Frequency if each is not Frequency.OCCASIONAL]


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.sampled_from(LENGTHS))
def test_a_period_is_read_back_from_what_it_says(day, frequency):
    first = {
        Frequency.DAY: day,
        Frequency.MONTH: day.replace(day=1),
        Frequency.QUARTER: date(day.year, 3 * ((day.month - 1) // 3) + 1, 1),
        Frequency.FINANCIAL_YEAR: date(day.year, 4, 1),
        Frequency.ACADEMIC_YEAR: date(day.year, 9, 1),
        Frequency.YEAR: date(day.year, 1, 1),
    }[frequency]
    period = Dated(first, frequency)
    assert dated(str(period), frequency) == period


@pytest.mark.parametrize(
    ("texts", "steps"),
    [
        (["2014-01", "2014-02", "2014-05"], ([1, 3], "months")),
        (["2014-01-31", "2014-02-28", "2014-03-31"], ([1, 1], "months")),
        (["2014-01-06", "2014-01-13", "2014-01-27"], ([7, 14], "days")),
        ([], ([], "months")),
    ],
)
def test_steps_between_periods(texts, steps):
    assert apart([dated(text) for text in texts]) == steps


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-12", "December 2019"),
        ("2013-08-31", "31 August 2013"),
        ("Q2 2014/15", "Q2 2014/15"),
        ("2015/16", "2015/16"),
        ("2016", "2016"),
    ],
)
def test_readers_are_told_a_period_in_words(text, said):
    assert spoken(text) == said
