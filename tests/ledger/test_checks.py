"""Does a stated total agree with its lines, at the unit it was stated to?"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import L, S, T, ambridge, said
from tests.ledger.strategies import (
    AMOUNTS,
    entries_of,
    heard,
    may_be_heard,
    on_database,
    records,
    undone,
)
from workings.core.asat import AsAt
from workings.core.money import Basis
from workings.ledger.checks import Verdict, agrees, check
from workings.ledger.position import Entry, fold, overlapping
from workings.ledger.queries import Heard
from workings.ledger.queries.answers import checked
from workings.ledger.words import Breakdown, Standing, Visibility

MILLION = 10**8
ALL, LISTED, NONE = Breakdown.ALL, Breakdown.LISTED, Breakdown.NONE


def held(*lines, prices=""):
    """A position in domain notation."""
    return [
        Entry(line.key, number, number, line.pence, prices)
        for number, line in enumerate(map(L, lines), start=1)
    ]


CONTRACTS = held(
    "ROADS forecast cumulative 2010/11 to 2019/20 125400000",
    "FEES forecast cumulative 2010/11 to 2019/20 39100000",
)


def stated(pounds, unit=MILLION, **more):
    """A total of the two contracts, stated to the nearest million."""
    more = {"breakdown": LISTED, "benefits": ("ROADS", "FEES"), **more}
    words = f"forecast cumulative 2010/11 to 2019/20 {pounds}"
    return T("T", words, unit=unit, **more)


@pytest.mark.parametrize(
    ("pounds", "verdict", "difference"),
    [
        (165_000_000, "agrees", 500_000),
        (164_000_000, "agrees", -500_000),
        (164_500_000, "agrees", 0),
        (166_000_000, "differs", 1_500_000),
        (163_000_000, "differs", -1_500_000),
    ],
)
def test_164_5_agrees_with_165m_and_with_164m_because_ties_agree(
    pounds, verdict, difference
):
    done = check(stated(pounds), CONTRACTS)
    assert (done.verdict, done.difference) == (verdict, difference * 100)
    assert done.computed == 16_450_000_000
    assert done.entries == tuple(CONTRACTS)


def test_a_difference_is_told_in_words():
    done = check(stated(166_000_000), CONTRACTS)
    assert done.reason == "its lines come to £164.5m, £1.5m apart"
    done = check(stated(165_000_000), CONTRACTS)
    assert done.reason == "its lines come to £164.5m, within half of £1m"


@given(AMOUNTS, st.integers(1, 10**6), st.integers(-(10**7), 10**7))
def test_it_agrees_up_to_half_its_unit_on_either_side(pence, unit, off):
    assert agrees(pence + off, pence, unit) == (abs(off) <= unit / 2)
    assert agrees(pence + off, pence, unit) == agrees(pence - off, pence, unit)


@given(AMOUNTS, st.sampled_from([1, 100, 10**5, MILLION]))
def test_an_amount_agrees_with_itself_rounded_to_any_unit(pence, unit):
    for rounded in (pence // unit * unit, -(-pence // unit) * unit):
        closest = min(abs(rounded - pence), unit - abs(rounded - pence))
        assert agrees(rounded, pence, unit) == (abs(rounded - pence) == closest)


def cannot(total, entries, **more):
    done = check(total, entries, **more)
    assert done.verdict is Verdict.CANNOT_BE_CHECKED
    assert (done.computed, done.difference, done.entries) == (None, None, ())
    return done.reason


def test_without_a_breakdown_it_cannot_be_checked():
    total = stated(1, breakdown=NONE, benefits=())
    assert cannot(total, CONTRACTS) == "no breakdown was given"


def test_a_line_that_is_missing_is_named():
    reason = cannot(stated(1), CONTRACTS[:1])
    assert reason == (
        "no forecast line of basis cumulative within 2010/11 to 2019/20 "
        "is stated for FEES"
    )


def test_no_line_at_all_is_no_zero():
    every = stated(0, breakdown=ALL, benefits=())
    assert "is stated for any benefit" in cannot(every, [])


@pytest.mark.parametrize(
    "line",
    [
        "FEES plan cumulative 2010/11 to 2019/20 39100000",
        "FEES forecast annual 2011/12 39100000",
        "FEES forecast cumulative 2010/11 to 2020/21 39100000",
    ],
)
def test_another_series_basis_or_period_does_not_serve(line):
    assert "is stated for FEES" in cannot(stated(1), CONTRACTS[:1] + held(line))


def test_periods_that_overlap_would_count_twice():
    more = held("FEES forecast cumulative 2010/11 to 2012/13 1")
    reason = cannot(stated(1), [*CONTRACTS, *more])
    assert reason == (
        "FEES/forecast/cumulative/2010/11 to 2012/13 and 2010/11 to 2019/20 overlap"
    )


@pytest.mark.parametrize(
    ("prices", "of_total", "words"),
    [
        (["cash", "2010/11"], "", "in different price bases"),
        (["cash", ""], "", "in different price bases"),
        (["cash", "cash"], "2010/11", "in other prices than the total"),
        (["", ""], "cash", "in other prices than the total"),
    ],
)
def test_other_prices_are_not_compared(prices, of_total, words):
    entries = [
        replace(entry, prices=base)
        for entry, base in zip(CONTRACTS, prices, strict=True)
    ]
    assert words in cannot(stated(1), entries, prices=of_total)


def test_a_total_of_unstated_prices_takes_its_lines_as_they_are():
    entries = [replace(entry, prices="cash") for entry in CONTRACTS]
    assert check(stated(165_000_000), entries).verdict is Verdict.AGREES
    assert check(stated(165_000_000), entries, prices="cash").verdict is Verdict.AGREES


def test_run_rates_at_different_dates_do_not_add_up():
    entries = held(
        "ROADS delivered run_rate 2012-03-31 5", "FEES delivered run_rate 2012-04-30 1"
    )
    period = "delivered run_rate 2012-03-31 6"
    total = replace(
        T("T", period, breakdown=LISTED, benefits=("ROADS", "FEES")),
        period=replace(entries[0].key.period, end=date(2013, 1, 1)),
    )
    assert cannot(total, entries) == "its lines are run rates at different dates"


def test_another_scope_is_named():
    reason = cannot(stated(1), CONTRACTS, elsewhere={"TRAMS"})
    assert reason == "other scope: TRAMS"


YEARS = held(
    "ROADS forecast annual 2010/11 1",
    "ROADS forecast annual 2011/12 2",
    "ROADS forecast annual 2012/13 3",
)


def three_years(pounds, **more):
    more = {"breakdown": LISTED, "benefits": ("ROADS",), **more}
    return T("T", f"forecast cumulative 2010/11 to 2012/13 {pounds}", **more)


def test_annual_lines_complete_a_cumulative_total():
    done = check(three_years(6), YEARS)
    assert (done.verdict, done.computed) == (Verdict.AGREES, 600)


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_year_that_is_missing_is_not_made_up(gone):
    entries = [entry for index, entry in enumerate(YEARS) if index != gone]
    assert "is stated for ROADS" in cannot(three_years(6), entries)


def test_annual_lines_do_not_complete_a_total_that_cuts_a_year():
    period = "forecast cumulative 2010-10-01 to 2013-03-31 6"
    total = T("T", period, breakdown=LISTED, benefits=("ROADS",))
    assert "is stated for ROADS" in cannot(total, YEARS)


def test_every_benefit_leaves_the_costs_to_deliver_out():
    """Gross is not net; a total that lists the costs has them."""
    cost = held("DELIVERY forecast cumulative 2010/11 to 2019/20 -9200000")
    every = stated(164_500_000, breakdown=ALL, benefits=())
    done = check(every, [*CONTRACTS, *cost], costs={"DELIVERY"})
    assert done.verdict is Verdict.AGREES
    net = stated(155_300_000, benefits=("ROADS", "FEES", "DELIVERY"))
    done = check(net, [*CONTRACTS, *cost], costs={"DELIVERY"})
    assert (done.verdict, done.difference) == (Verdict.AGREES, 0)


@given(records("numbers"))
def test_a_check_computes_or_says_why_not(record):
    entries = list(fold(entries_of(record)).values())
    for statement in record:
        for total in statement.totals:
            done = check(total, entries, prices=statement.prices, costs={"DELIVERY"})
            assert done.reason
            if done.verdict is Verdict.CANNOT_BE_CHECKED:
                assert done.computed is None and done.difference is None
                continue
            assert done.computed == sum(entry.pence for entry in done.entries)
            assert done.difference == total.pence - done.computed
            assert (done.verdict is Verdict.AGREES) == agrees(
                total.pence, done.computed, total.unit
            )
            assert len({entry.prices for entry in done.entries}) == 1
            assert len({entry.key.basis for entry in done.entries}) == 1
            assert overlapping(entry.key for entry in done.entries) is None
            assert set(total.benefits) <= {e.key.benefit for e in done.entries}
            if total.basis is Basis.RUN_RATE:
                assert len({entry.key.period for entry in done.entries}) == 1


def test_the_database_checks_as_python_does(database):
    """Each total against the position when it was said, and its own lines."""
    programme = ambridge()

    @on_database(15)
    @given(records("numbers"), st.data())
    def holds(record, data):
        with undone():
            said(programme, *record)
            question = data.draw(heard(programme.pk))
            for told, done in checked(question):
                number = told.statement.number
                statement = record[number - 1]
                then = replace(
                    question,
                    as_at=AsAt(statement.counts_on, question.as_at.recorded_by),
                )
                lines = [
                    entry
                    for entry in entries_of(record)
                    if may_be_heard(record[entry.statement - 1], entry.statement, then)
                ]
                own = [e for e in entries_of(record) if e.statement == number]
                position = {**fold(lines), **fold(own)}
                expected = check(
                    told.total,
                    position.values(),
                    prices=statement.prices,
                    costs={"DELIVERY"},
                )
                assert replace(done, entries=()) == replace(expected, entries=())
                assert set(done.entries) == set(expected.entries)

    holds()


def verdicts(programme, day, visible=frozenset({Visibility.PUBLIC})):
    question = Heard(programme.pk, AsAt(date.fromisoformat(day)), visible)
    return {told.total.code: str(done.verdict) for told, done in checked(question)}


def test_totals_are_checked_as_they_were_said_and_not_as_things_went(database):
    programme = ambridge()
    line = "ROADS forecast annual 2011/12"
    total = {"breakdown": LISTED, "benefits": ("ROADS",)}
    claim = T("CLAIM", "forecast annual 2011/12 70", **total)
    secret = T("SECRET", "forecast annual 2011/12 100", **total)
    said(
        programme,
        S(
            "first",
            "2011-05-01",
            lines=[L(f"{line} 100")],
            totals=[T("SUM", "forecast annual 2011/12 100", **total)],
        ),
        S("press", "2011-06-01", standing=Standing.CLAIM, totals=[claim]),
        S("inside", "2011-06-01", visibility=Visibility.INTERNAL, totals=[secret]),
        S("later", "2011-09-01", lines=[L(f"{line} 70")]),
    )
    assert verdicts(programme, "2011-04-30") == {}
    assert verdicts(programme, "2011-12-31") == {"SUM": "agrees", "CLAIM": "differs"}
    everything = verdicts(programme, "2011-12-31", frozenset(Visibility))
    assert everything["SECRET"] == "agrees"


def test_a_claims_total_is_checked_against_its_own_lines(database):
    """They stand in no position, and are what it says it is made of."""
    programme = ambridge()
    line = "ROADS forecast annual 2011/12"
    total = {"breakdown": LISTED, "benefits": ("ROADS",)}
    said(
        programme,
        S("first", "2011-05-01", lines=[L(f"{line} 100")]),
        S(
            "press",
            "2011-06-01",
            standing=Standing.CLAIM,
            lines=[L(f"{line} 40")],
            totals=[T("CLAIM", "forecast annual 2011/12 40", **total)],
        ),
    )
    assert verdicts(programme, "2011-12-31") == {"CLAIM": "agrees"}
