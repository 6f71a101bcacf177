"""Slips: how far a date moved, no more closely than both dates are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.core.dates import DatedTo, Precision
from workings.programme.projects import (
    MilestoneDateRecord,
    MilestoneKind,
    MilestoneRecord,
)
from workings.programme.slips import moved, slip


def on(text):
    return DatedTo.parse(text)


@pytest.mark.parametrize(
    ("before", "after", "count", "unit"),
    [
        ("2012-07-02", "2012-09-01", 61, Precision.DAY),
        ("2013-04~", "2013-09-01", 5, Precision.MONTH),
        ("2017-04-30", "2018-10~", 18, Precision.MONTH),
        ("2023-03-31~", "2020~", -3, Precision.YEAR),
        ("2013-10", "2013-10-04~", 0, Precision.MONTH),
        ("2023-09-30~", "2023~", 0, Precision.YEAR),
    ],
)
def test_it_is_counted_as_closely_as_both_dates_are_known(before, after, count, unit):
    found = slip(on(before), on(after))
    assert (found.count, found.unit) == (count, unit)
    assert found.approximate == ("~" in before + after)


DATES = st.dates().filter(lambda day: 1000 <= day.year <= 2999).map(DatedTo)


@given(DATES, DATES)
def test_going_back_is_the_same_way(before, after):
    assert slip(before, after).count == -slip(after, before).count


def milestone(*given):
    return MilestoneRecord(
        "M",
        "M",
        tuple(
            MilestoneDateRecord(MilestoneKind(kind), on(when), on(said), None, "")
            for kind, when, said in given
        ),
    )


PLAN = ("baseline", "2013-04~", "2012-12-06")


def test_what_came_counts_before_what_was_expected():
    found = moved(
        milestone(
            PLAN,
            ("forecast", "2013-06", "2013-01-01"),
            ("actual", "2013-09-01", "2013-09-01"),
        )
    )
    assert found.now is not None
    assert found.now.kind is MilestoneKind.ACTUAL
    assert found.window == (on("2013-04-01").on, on("2013-09-01").on)


def test_without_a_plan_or_anything_since_there_is_no_slip():
    alone = moved(milestone(PLAN))
    came = moved(milestone(("actual", "2013-09-01", "2013-09-01")))
    assert (alone.slip, alone.window, came.slip, came.window) == (None,) * 4


def test_what_came_early_puts_nothing_at_stake():
    early = moved(milestone(PLAN, ("actual", "2013-03-01", "2013-03-01")))
    assert early.slip is not None
    assert early.slip.count == -1
    assert early.window is None
