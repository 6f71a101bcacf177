"""How far the ledger has moved from an approved case."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import K
from workings.appraisal.drift import Standing, drifts
from workings.ledger.statement import Line
from workings.ledger.words import Series

PLAN = K("ROADS plan annual 2011/12")
NEXT = K("ROADS plan annual 2012/13")
FORECAST = K("ROADS forecast annual 2011/12")
DELIVERED = K("ROADS delivered annual 2011/12")


CASH = "cash"


def moved(approved, standing, prices=CASH):
    known = {key: Standing(pence, CASH) for key, pence in standing.items()}
    return drifts(approved, known, prices)


def test_delivered_counts_before_forecast_and_forecast_before_plan():
    approved = [Line(PLAN, 100)]
    standing = {PLAN: 100}
    assert moved(approved, standing) == ()
    (drift,) = moved(approved, standing | {FORECAST: 90})
    assert (drift.series, drift.by) == (Series.FORECAST, -10)
    (drift,) = moved(approved, standing | {FORECAST: 90, DELIVERED: 130})
    assert (drift.series, drift.by) == (Series.DELIVERED, 30)


def test_a_year_that_the_case_has_not_is_drift_and_another_benefit_is_not():
    other = K("FEES plan annual 2011/12")
    (drift,) = moved([Line(PLAN, 100)], {PLAN: 100, NEXT: 7, other: 5})
    assert (drift.period, drift.approved, drift.now) == (NEXT.period, 0, 7)


def test_amounts_in_other_prices_stand_beside_one_another_and_are_not_compared():
    (drift,) = moved([Line(PLAN, 100)], {FORECAST: 100}, prices="2011/12")
    assert (drift.comparable, drift.by) == (False, 0)
    assert (drift.approved, drift.now) == (100, 100)
    (gone,) = moved([Line(PLAN, 100)], {FORECAST: 0}, prices="2011/12")
    assert gone.by == -100
    (unsaid,) = drifts([Line(PLAN, 100)], {FORECAST: Standing(90)}, "2011/12")
    assert unsaid.by == -10


@given(st.integers(-99, 99), st.integers(-99, 99))
def test_drift_is_what_is_now_less_what_was_approved(approved, now):
    found = moved([Line(PLAN, approved)], {PLAN: now})
    assert sum(drift.by for drift in found) == now - approved
