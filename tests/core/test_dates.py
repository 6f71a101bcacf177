"""A date knows how closely it is known."""

from datetime import date

import pytest
from hypothesis import given

from tests.core.strategies import DAYS, dated
from workings.core.dates import DatedTo, NotADate, Precision, day, day_written, say_day


@given(dated())
def test_a_date_is_read_as_it_is_written(when):
    assert DatedTo.parse(str(when)) == when


@given(DAYS)
def test_a_day_is_read_as_it_is_written(when):
    assert day(when.isoformat()) == when


@pytest.mark.parametrize(
    ("text", "on", "precision", "words"),
    [
        ("2013-08-06", date(2013, 8, 6), Precision.DAY, "6 August 2013"),
        ("2013-08", date(2013, 8, 31), Precision.MONTH, "August 2013"),
        ("2012-02", date(2012, 2, 29), Precision.MONTH, "February 2012"),
        ("2013-12", date(2013, 12, 31), Precision.MONTH, "December 2013"),
        ("2013", date(2013, 12, 31), Precision.YEAR, "2013"),
        ("2013-08~", date(2013, 8, 31), Precision.MONTH, "about August 2013"),
        (" 2009~ ", date(2009, 12, 31), Precision.YEAR, "about 2009"),
    ],
)
def test_a_month_or_year_counts_from_its_last_day(text, on, precision, words):
    when = DatedTo.parse(text)
    assert (when.on, when.precision, when.spoken()) == (on, precision, words)


@pytest.mark.parametrize(
    "text",
    [
        "2013-02-31",
        "2013-02-29",
        "2013-13",
        "2013-00",
        "2013-8",
        "31/08/2013",
        "August 2013",
        "",
        "2013-W35-6",
        "0213-08-31",
        "9999-12-31",
        "9999",
        "\uff12\uff10\uff11\uff13",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(NotADate):
        DatedTo.parse(text)
    with pytest.raises(NotADate):
        day(text)


def test_a_day_as_people_here_write_it_has_the_day_before_the_month():
    assert day_written("01/02/2013") == date(2013, 2, 1)
    assert day_written(" 1 January 2013 ") == day_written("1 JAN 2013")
    assert day_written("2013-08-31") == date(2013, 8, 31)


@pytest.mark.parametrize(
    "text",
    ["08/31/2013", "30 Feb 2013", "1 Juneau 2013", "1 de 2013", "1/2-2013", "1/2/13"],
)
def test_what_nobody_writes_is_refused(text):
    with pytest.raises(NotADate):
        day_written(text)


def test_a_day_is_exact():
    for text in ("2013-08", "2013", "2013-08-31~", "20130831", "2013-08-31T00"):
        with pytest.raises(NotADate, match="is not a date such as 2013-08-31"):
            day(text)


def test_the_day_must_end_what_it_stands_for():
    for on, precision in (
        (date(2013, 8, 30), Precision.MONTH),
        (date(2013, 11, 30), Precision.YEAR),
    ):
        with pytest.raises(NotADate, match="does not end"):
            DatedTo(on, precision)


def test_a_day_as_a_reader_would_say_it():
    assert say_day(date(2013, 8, 31)) == "31 August 2013"
    assert say_day(date(2010, 3, 1)) == "1 March 2010"
