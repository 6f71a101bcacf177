"""How far the ledger has moved from an approved case."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import K
from workings.appraisal.drift import drifts
from workings.ledger.statement import Line
from workings.ledger.words import Series

PLAN = K("ROADS plan annual 2011/12")
NEXT = K("ROADS plan annual 2012/13")
FORECAST = K("ROADS forecast annual 2011/12")
DELIVERED = K("ROADS delivered annual 2011/12")


def test_delivered_counts_before_forecast_and_forecast_before_plan():
    approved = [Line(PLAN, 100)]
    standing = {PLAN: 100}
    assert drifts(approved, standing) == ()
    (drift,) = drifts(approved, standing | {FORECAST: 90})
    assert (drift.series, drift.by) == (Series.FORECAST, -10)
    (drift,) = drifts(approved, standing | {FORECAST: 90, DELIVERED: 130})
    assert (drift.series, drift.by) == (Series.DELIVERED, 30)


def test_a_year_that_the_case_has_not_is_drift_and_another_benefit_is_not():
    other = K("FEES plan annual 2011/12")
    (drift,) = drifts([Line(PLAN, 100)], {PLAN: 100, NEXT: 7, other: 5})
    assert (drift.period, drift.approved, drift.now) == (NEXT.period, 0, 7)


@given(st.integers(-99, 99), st.integers(-99, 99))
def test_drift_is_what_is_now_less_what_was_approved(approved, now):
    found = drifts([Line(PLAN, approved)], {PLAN: now})
    assert sum(drift.by for drift in found) == now - approved
