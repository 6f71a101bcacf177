"""Periods as people type them, beside the frequency of a measure."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.quality.dating import Dated, Frequency, NotDated
from workings.quality.typed import period_of, typed

F = Frequency


@pytest.mark.parametrize(
    ("text", "frequency", "period"),
    [
        ("FY 2014/15", F.FINANCIAL_YEAR, "2014/15"),
        ("14/15", F.FINANCIAL_YEAR, "2014/15"),
        ("2014-15 FY", F.FINANCIAL_YEAR, "2014/15"),
        ("Year ending March 2015", F.FINANCIAL_YEAR, "2014/15"),
        ("31/03/2015", F.FINANCIAL_YEAR, "2014/15"),
        ("Apr 2014 to Mar 2015", F.FINANCIAL_YEAR, "2014/15"),
        ("99/00", F.FINANCIAL_YEAR, "1999/00"),
        ("academic year 2014-15", F.ACADEMIC_YEAR, "2014/15"),
        ("September - August 2015", F.ACADEMIC_YEAR, "2014/15"),
        ("2015-08-31", F.ACADEMIC_YEAR, "2014/15"),
        ("Q1 14/15", F.QUARTER, "Q1 2014/15"),
        ("Quarter 2 of 2014-15", F.QUARTER, "Q2 2014/15"),
        ("Apr-Jun 2014", F.QUARTER, "Q1 2014/15"),
        ("quarter ended 30 June 2014", F.QUARTER, "Q1 2014/15"),
        ("Apr-May 2014", F.QUARTER, None),
        ("June 2014", F.QUARTER, None),
        ("30/04/2014", F.MONTH, "2014-04"),
        ("2014-04-01", F.MONTH, "2014-04"),
        ("2014-04-02", F.MONTH, None),
        ("M12 14/15", F.MONTH, "2015-03"),
        ("M13 14/15", F.MONTH, None),
        ("2009-10", F.MONTH, "2009-10"),
        ("2009-10", F.FINANCIAL_YEAR, "2009/10"),
        ("year 2014", F.YEAR, "2014"),
        ("1 April 2014", F.OCCASIONAL, "2014-04-01"),
        ("31/12/9999", F.MONTH, None),
        ("month ending December 9999", F.MONTH, None),
        ("soon", F.MONTH, None),
    ],
)
def test_what_people_type(text, frequency, period):
    try:
        found = str(typed(text, frequency))
    except NotDated:
        found = None
    assert found == period


@given(st.dates(), st.sampled_from(Frequency))
def test_first_and_last_days_are_of_one_period(day, frequency):
    found = period_of(day, frequency)
    if found is not None:
        again = period_of(found.first, found.frequency)
        assert again == found
        assert found.first <= day


@given(st.text(max_size=20), st.sampled_from(Frequency))
def test_no_text_does_worse_than_be_no_period(text, frequency):
    with suppress(NotDated):
        assert isinstance(typed(text, frequency), Dated)
