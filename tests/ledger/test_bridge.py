"""Bridges sum to the penny, whichever two dates they join."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import L, S, T, ambridge, said
from tests.ledger.hearing import everything_said, headlines, heard_by
from tests.ledger.strategies import (
    DAYS,
    heard,
    heard_entries,
    on_database,
    records,
    undone,
)
from workings.core.asat import AsAt
from workings.core.money import Basis
from workings.ledger import bridge as pure
from workings.ledger.bridge import walked_back
from workings.ledger.figures import figure
from workings.ledger.position import overlapping
from workings.ledger.queries import Heard
from workings.ledger.queries.answers import headline_bridge, position_bridge
from workings.ledger.queries.heard import EVERYTHING
from workings.ledger.statement import Headline
from workings.ledger.words import Breakdown, Cause, Series

ALL, LISTED = Breakdown.ALL, Breakdown.LISTED
BEFORE_ANYTHING = date(2009, 1, 1)
ANY_DAY = DAYS | st.just(BEFORE_ANYTHING)


def question(to_on, visible=EVERYTHING):
    return Heard(1, AsAt(to_on), visible)


def bridged(record, from_on, to_on):
    """The headline's bridge, without a database."""
    hearing = question(max(from_on, to_on))
    statements = everything_said(record, hearing)
    return pure.headline_bridge(
        headlines(record, statements),
        heard_entries(record, hearing),
        statements,
        from_on=from_on,
        to_on=to_on,
        costs={"DELIVERY"},
    )


def sums_exactly(bridge):
    moved = sum(step.pence for step in bridge.steps)
    assert (bridge.from_pence or 0) + moved == (bridge.to_pence or 0)
    return True


def in_words(bridge):
    """A bridge in domain notation: cause, statement, pounds."""
    return [
        (str(step.cause), step.statement.code, step.pence // 100)
        for step in bridge.steps
    ]


@given(records("numbers"), ANY_DAY, ANY_DAY)
def test_headline_bridges_sum_to_the_penny(record, from_on, to_on):
    bridge = bridged(record, from_on, to_on)
    assert (bridge.from_on, bridge.to_on) == (from_on, to_on)
    assert sums_exactly(bridge)
    assert bridged(record, to_on, from_on) == walked_back(bridge)
    assert bridged(record, from_on, from_on).steps == ()


@given(records("numbers"), ANY_DAY, ANY_DAY, ANY_DAY)
def test_two_headline_bridges_join(record, one, two, three):
    first, second, third = sorted([one, two, three])
    whole, left = bridged(record, first, third), bridged(record, first, second)
    right = bridged(record, second, third)
    assert (left.to_pence, right.from_pence) == (right.from_pence, left.to_pence)
    assert whole.steps == left.steps + right.steps


def test_a_total_named_before_it_is_said_is_the_number_from_when_it_is():
    record = [
        S("later", "2011-06-02", totals=[T("T-1", "forecast annual 2011/12 1")]),
        S("named", "2011-06-01", headlines=[Headline("T-1", date(2011, 6, 1))]),
    ]
    may, first, second = (date(2011, 5, 31), date(2011, 6, 1), date(2011, 6, 2))
    assert bridged(record, may, first).steps == ()
    assert bridged(record, may, second).steps == bridged(record, first, second).steps
    assert in_words(bridged(record, may, second)) == [("new", "named", 1)]


@given(records("numbers"), ANY_DAY, ANY_DAY)
def test_a_bridge_stands_on_the_figures_at_its_ends(record, from_on, to_on):
    bridge = bridged(record, from_on, to_on)
    for on, pence in (
        (bridge.from_on, bridge.from_pence),
        (bridge.to_on, bridge.to_pence),
    ):
        found = figure(heard_by(record, question(on)), "current-forecast")
        if found.value is not None:
            assert found.value.pence == pence
        elif pence is not None:
            assert "not added" in found.reason


@given(records("numbers"), ANY_DAY, ANY_DAY)
def test_only_scope_is_told_of_statements_from_before(record, from_on, to_on):
    """All else that moves a headline was said, or came to be used, in between."""
    first, last = sorted([from_on, to_on])
    stated = {total.code: one.counts_on for one in record for total in one.totals}
    for step in bridged(record, from_on, to_on).steps:
        said = step.statement
        named = record[said.number - 1].headlines
        used = [item.from_on for item in named]
        used += [stated[item.total] for item in named]
        if step.cause is not Cause.SCOPE:
            assert any(first < day <= last for day in [said.counts_on, *used])


@given(records(), ANY_DAY, ANY_DAY, st.sampled_from(Series), st.sampled_from(Basis))
def test_position_bridges_sum_to_the_penny(record, from_on, to_on, series, basis):
    entries = [
        entry
        for entry in heard_entries(record, question(max(from_on, to_on)))
        if (entry.key.series, entry.key.basis) == (series, basis)
    ]
    statements = everything_said(record, question(max(from_on, to_on)))
    there, back = (
        pure.position_bridge(entries, statements, from_on=one, to_on=two)
        for one, two in ((from_on, to_on), (to_on, from_on))
    )
    assert sums_exactly(there) and sums_exactly(back)
    assert back == walked_back(there)


def test_the_database_bridges_headlines_as_python_does(database):
    programme = ambridge()

    @on_database(15)
    @given(records("numbers"), st.data())
    def holds(record, data):
        with undone():
            said(programme, *record)
            hearing = data.draw(heard(programme.pk))
            from_on, to_on = data.draw(ANY_DAY), data.draw(ANY_DAY)
            bridge = headline_bridge(hearing, from_on=from_on, to_on=to_on)
            assert sums_exactly(bridge)
            hearing = replace(
                hearing,
                as_at=AsAt(max(from_on, to_on), hearing.as_at.recorded_by),
            )
            statements = everything_said(record, hearing)
            expected = pure.headline_bridge(
                headlines(record, statements),
                heard_entries(record, hearing),
                statements,
                from_on=from_on,
                to_on=to_on,
                costs={"DELIVERY"},
            )
            assert told(bridge) == told(expected)

    holds()


def told(bridge):
    steps = [
        (step.cause, step.statement.number, step.pence, step.note)
        for step in bridge.steps
    ]
    return bridge.from_pence, bridge.to_pence, steps


def addable(entries):
    """Whether a sum of these lines means anything."""
    prices = {entry.prices for entry in entries}
    dates = {entry.key.period for entry in entries if entry.key.basis is Basis.RUN_RATE}
    keys = {entry.key for entry in entries}
    return len(prices) < 2 and len(dates) < 2 and overlapping(keys) is None


def test_the_database_bridges_positions_as_python_does(database):
    programme = ambridge()

    @on_database(20)
    @given(
        records(),
        st.data(),
        st.sampled_from([Series.FORECAST, Series.PLAN, Series.DELIVERED]),
        st.sampled_from(Basis),
    )
    def holds(record, data, series, basis):
        with undone():
            said(programme, *record)
            hearing = data.draw(heard(programme.pk))
            ends = {"from_on": data.draw(ANY_DAY), "to_on": data.draw(ANY_DAY)}
            hearing = replace(
                hearing, as_at=AsAt(max(ends.values()), hearing.as_at.recorded_by)
            )
            entries = [
                entry
                for entry in heard_entries(record, hearing)
                if (entry.key.series, entry.key.basis) == (series, basis)
            ]
            statements = everything_said(record, hearing)
            bridge = position_bridge(hearing, **ends, series=series, basis=basis)
            assert sums_exactly(bridge)
            assert told(bridge) == told(
                pure.position_bridge(entries, statements, **ends)
            )

    holds()


FRAMEWORK = S(
    "framework",
    "2011-03-01",
    kind="plan",
    totals=[T("T-100", "plan cumulative 2010/11 to 2019/20 100", scope="everything")],
    headlines=[Headline("T-100", date(2011, 3, 1))],
)
MAY = S(
    "may",
    "2011-05-31",
    totals=[
        T("T-102", "forecast cumulative 2010/11 to 2018/19 102", scope="everything")
    ],
    headlines=[Headline("T-102", date(2011, 5, 31))],
)
LINES = S(
    "contract",
    "2012-12-06",
    lines=[L("ROADS forecast cumulative 2010/11 to 2019/20 125")],
)
PAGE = S(
    "page",
    "2013-08-31",
    lines=[L("FEES forecast cumulative 2010/11 to 2019/20 39")],
    totals=[
        T(
            "T-165",
            "forecast cumulative 2010/11 to 2019/20 165",
            scope="two contracts",
            breakdown=LISTED,
            benefits=("ROADS", "FEES"),
        )
    ],
    headlines=[Headline("T-165", date(2013, 8, 31))],
)
REFORECAST = S(
    "reforecast",
    "2013-11-01",
    cause=Cause.DELIVERY,
    lines=[L("ROADS forecast cumulative 2010/11 to 2019/20 120")],
)
RECORD = (FRAMEWORK, MAY, LINES, PAGE, REFORECAST)


def day(text):
    return date.fromisoformat(text)


def test_the_first_headline_comes_from_nothing():
    bridge = bridged(RECORD, day("2010-12-31"), day("2011-03-01"))
    assert (bridge.from_pence, bridge.to_pence) == (None, 100_00)
    assert in_words(bridge) == [("new", "framework", 100)]
    assert bridge.steps[0].note == "first headline: T-100"


def test_before_anything_was_said_there_is_nothing_to_bridge():
    bridge = bridged(RECORD, day("2009-01-01"), day("2010-01-01"))
    assert (bridge.from_pence, bridge.to_pence, bridge.steps) == (None, None, ())


def test_a_restatement_for_other_years_is_a_matter_of_timing():
    bridge = bridged(RECORD, day("2011-03-01"), day("2011-06-01"))
    assert in_words(bridge) == [("timing", "may", 2)]
    assert "in place of 2010/11 to 2019/20" in bridge.steps[0].note


def test_a_change_of_scope_is_named_and_not_hidden():
    bridge = bridged(RECORD, day("2011-06-01"), day("2013-08-31"))
    assert in_words(bridge) == [
        ("scope", "page", -102),
        ("scope", "contract", 125),
        ("scope", "page", 39),
    ]
    for step in bridge.steps:
        assert "scope changes from everything to two contracts" in step.note


def test_what_a_benefit_brings_less_is_the_step_of_whoever_said_so():
    bridge = bridged(RECORD, day("2013-08-31"), day("2013-12-31"))
    assert in_words(bridge) == [("delivery", "reforecast", -5)]


def test_backwards_it_is_the_same_way():
    ahead = bridged(RECORD, day("2010-01-01"), day("2013-12-31"))
    back = bridged(RECORD, day("2013-12-31"), day("2010-01-01"))
    assert [step.pence for step in back.steps] == [
        -step.pence for step in reversed(ahead.steps)
    ]
    assert (back.from_pence, back.to_pence) == (159_00, None)


@pytest.mark.parametrize(
    ("cause", "kind", "named"),
    [
        (None, "reforecast", "not_stated"),
        (Cause.DEMAND, "reforecast", "demand"),
        (None, "correction", "correction"),
    ],
)
def test_no_cause_is_made_up(cause, kind, named):
    change = replace(REFORECAST, cause=cause)
    if kind == "correction":
        change = S("mend", "2013-11-01", kind=kind, corrects="page", lines=change.lines)
    bridge = bridged((*RECORD[:4], change), day("2013-08-31"), day("2013-12-31"))
    assert [str(step.cause) for step in bridge.steps] == [named]


def test_a_forecast_in_a_plans_place_is_one_step_of_the_forecast():
    """Not the plan taken away and the forecast added: that is the difference."""
    every = S(
        "every",
        "2011-03-01",
        kind="plan",
        lines=[
            L("ROADS plan cumulative 2010/11 to 2012/13 10"),
            L("DELIVERY plan cumulative 2010/11 to 2012/13 -3"),
        ],
        totals=[T("ALL", "plan cumulative 2010/11 to 2012/13 10", breakdown=ALL)],
        headlines=[Headline("ALL", date(2011, 3, 1))],
    )
    forecast = S(
        "slower",
        "2012-01-01",
        cause=Cause.DELIVERY,
        lines=[L("ROADS forecast cumulative 2010/11 to 2012/13 8")],
    )
    bridge = bridged((every, forecast), day("2011-03-01"), day("2012-01-01"))
    assert (bridge.from_pence, bridge.to_pence) == (10_00, 8_00)
    assert in_words(bridge) == [("delivery", "slower", -2)]


def test_lines_in_a_whole_totals_place_are_one_step_of_their_statement():
    promised = S(
        "promise",
        "2011-03-01",
        totals=[
            T(
                "ROADS-10",
                "forecast annual 2011/12 10",
                breakdown=LISTED,
                benefits=("ROADS",),
            )
        ],
        headlines=[Headline("ROADS-10", date(2011, 3, 1))],
    )
    detail = S("detail", "2011-09-01", lines=[L("ROADS forecast annual 2011/12 9")])
    bridge = bridged((promised, detail), day("2011-03-01"), day("2011-10-01"))
    assert in_words(bridge) == [("new", "detail", -1)]


def test_a_position_bridges_by_who_said_what():
    record = (
        S("first", "2011-05-01", lines=[L("ROADS forecast annual 2011/12 100")]),
        S(
            "second",
            "2011-06-01",
            cause=Cause.TIMING,
            lines=[
                L("ROADS forecast annual 2011/12 90"),
                L("ROADS forecast annual 2012/13 10"),
            ],
        ),
    )
    hearing = question(date(2012, 1, 1))
    bridge = pure.position_bridge(
        heard_entries(record, hearing),
        everything_said(record, hearing),
        from_on=day("2011-05-01"),
        to_on=day("2012-01-01"),
    )
    assert (bridge.from_pence, bridge.to_pence) == (100_00, 100_00)
    assert in_words(bridge) == [("timing", "second", -10), ("timing", "second", 10)]
    assert [step.note for step in bridge.steps] == [
        "second: restated",
        "second: first stated",
    ]


def test_unlike_measures_are_not_restatements_of_one_another():
    rate = T("RATE", "forecast run_rate 2012-03-31 5", scope="everything")
    headline = Headline("RATE", date(2011, 5, 31))
    record = (FRAMEWORK, replace(MAY, totals=(rate,), headlines=(headline,)))
    bridge = bridged(record, day("2011-03-01"), day("2011-06-01"))
    assert in_words(bridge) == [("scope", "may", -100), ("scope", "may", 5)]
    for step in bridge.steps:
        assert 'from "over the whole period" to "a year, in force' in step.note
