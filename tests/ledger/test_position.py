"""Position: for each key, the latest line of record, on both engines."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import K, L, S, ambridge, said
from tests.ledger.strategies import (
    DAYS,
    entries_of,
    heard,
    heard_entries,
    on_database,
    records,
    undone,
)
from workings.core.asat import AsAt
from workings.core.periods import Period
from workings.ledger.position import (
    fold,
    last_order,
    number_said,
    overlapping,
    said_order,
)
from workings.ledger.queries import Heard, claims, history, position
from workings.ledger.queries.heard import EVERYTHING, PUBLIC
from workings.ledger.words import Standing, Visibility

ROADS = "ROADS forecast annual 2011/12"


def as_at(programme, day, recorded_by=None, visible=PUBLIC):
    return Heard(programme.pk, AsAt(date.fromisoformat(day), recorded_by), visible)


def amounts(programme, day, recorded_by=None, visible=PUBLIC):
    """The position in domain notation: key to pounds."""
    found = position(as_at(programme, day, recorded_by, visible))
    return {str(entry.key): entry.pence / 100 for entry in found}


@given(records(), st.randoms())
def test_the_fold_does_not_mind_the_order(record, random):
    entries = entries_of(record)
    shuffled = random.sample(entries, len(entries))
    assert fold(shuffled) == fold(entries)


@given(records())
def test_a_folded_position_folds_into_itself(record):
    held = fold(entries_of(record))
    assert fold(held.values()) == held


@given(records(), st.integers(0, 30))
def test_folding_in_two_steps_is_folding_at_once(record, cut):
    entries = entries_of(record)
    early = fold(entries[:cut]).values()
    assert fold([*early, *entries[cut:]]) == fold(entries)


@given(DAYS, st.integers(0, 2**32 - 1), DAYS, st.integers(0, 2**32 - 1))
def test_a_later_day_beats_a_higher_number(day, number, other, another):
    earlier = said_order(day, number) < said_order(other, another)
    assert earlier == ((day, number) < (other, another))
    assert number_said(said_order(day, number)) == number
    assert said_order(day, number) <= last_order(day)


@given(records())
def test_keys_that_overlap_are_found(record):
    keys = list(fold(entries_of(record)))
    expected = any(
        (one.benefit, one.series, one.basis) == (two.benefit, two.series, two.basis)
        and one.period.overlaps(two.period)
        for index, one in enumerate(keys)
        for two in keys[index + 1 :]
    )
    assert (overlapping(keys) is not None) == expected


def test_the_database_folds_as_python_does(database):
    programme = ambridge()

    @on_database(25)
    @given(records(), st.data())
    def holds(record, data):
        with undone():
            said(programme, *record)
            for _ in range(3):
                question = data.draw(heard(programme.pk))
                entries = heard_entries(record, question)
                held = position(question)
                assert len({entry.key for entry in held}) == len(held)
                assert {entry.key: entry for entry in held} == fold(entries)
                assert Counter(history(question)) == Counter(entries)

    holds()


def test_a_position_can_be_narrowed(database):
    programme = ambridge()

    @on_database(10)
    @given(records(), st.data())
    def holds(record, data):
        with undone():
            said(programme, *record)
            question = data.draw(heard(programme.pk))
            whole = position(question)
            for entry in whole:
                series, benefits = [entry.key.series], [entry.key.benefit]
                assert set(position(question, series=series, benefits=benefits)) == {
                    held
                    for held in whole
                    if held.key.series is entry.key.series
                    and held.key.benefit == entry.key.benefit
                }
            assert position(question, benefits=[]) == ()

    holds()


def test_claims_and_proposals_stand_beside_and_never_in(database):
    programme = ambridge()

    @on_database(15)
    @given(records(), st.data())
    def holds(record, data):
        with undone():
            said(programme, *record)
            question = data.draw(heard(programme.pk))
            beside = {
                number
                for number, statement in enumerate(record, start=1)
                if statement.standing is Standing.CLAIM or not statement.in_effect
            }
            assert not {entry.statement for entry in position(question)} & beside
            assert not {entry.statement for entry in history(question)} & beside
            told = claims(question)
            assert {entry.statement for entry in told} <= beside
            everyone = replace(question, as_at=AsAt(date.max), visibilities=EVERYTHING)
            assert {entry.statement for entry in claims(everyone)} == {
                number for number in beside if record[number - 1].lines
            }

    holds()


def test_what_is_not_public_is_never_heard_by_the_public(database):
    programme = ambridge()

    @on_database(15)
    @given(records(), DAYS)
    def holds(record, day):
        with undone():
            said(programme, *record)
            question = Heard(programme.pk, AsAt(day))
            heard_numbers = {
                entry.statement
                for entry in (
                    *position(question),
                    *history(question),
                    *claims(question),
                )
            }
            assert all(
                record[number - 1].visibility is Visibility.PUBLIC
                for number in heard_numbers
            )

    holds()


def test_the_latest_of_record_counts_and_the_rest_is_history(database):
    programme = ambridge()
    said(
        programme,
        S("first", "2011-05-01", lines=[L(f"{ROADS} 100")]),
        S("later", "2011-09-01", lines=[L(f"{ROADS} 80")]),
        S("found-later", "2011-06-01", lines=[L(f"{ROADS} 90")]),
        S("press", "2012-01-01", standing=Standing.CLAIM, lines=[L(f"{ROADS} 1")]),
    )
    key = str(K(ROADS))
    assert amounts(programme, "2011-04-30") == {}
    assert amounts(programme, "2011-05-01") == {key: 100}
    assert amounts(programme, "2011-08-31") == {key: 90}
    assert amounts(programme, "2011-08-31", recorded_by=2) == {key: 100}
    assert amounts(programme, "2012-12-31") == {key: 80}
    assert amounts(programme, "2012-12-31", recorded_by=0) == {}
    assert [entry.pence for entry in claims(as_at(programme, "2012-12-31"))] == [100]


def test_of_two_said_on_one_day_the_one_recorded_later_counts(database):
    programme = ambridge()
    said(
        programme,
        S("morning", "2011-05-01", lines=[L(f"{ROADS} 100")]),
        S("evening", "2011-05-01", lines=[L(f"{ROADS} 80")]),
    )
    assert amounts(programme, "2011-05-01") == {str(K(ROADS)): 80}


def test_august_counts_from_its_last_day(database):
    programme = ambridge()
    said(programme, S("page", "2013-08", lines=[L(f"{ROADS} 100")]))
    assert amounts(programme, "2013-08-30") == {}
    assert amounts(programme, "2013-08-31") == {str(K(ROADS)): 100}


PLAN = "ROADS plan annual 2011/12"


def test_a_plan_counts_from_its_decision(database):
    programme = ambridge()
    proposed = S("report", "2011-02-01", kind="plan", lines=[L(f"{PLAN} 100")])
    said(programme, proposed)
    assert amounts(programme, "2011-02-28") == {}
    assert amounts(programme, "2011-03-01") == {str(K(PLAN)): 100}


def test_a_plan_that_nobody_decided_never_counts(database):
    programme = ambridge()
    proposal = S("report", "2011-02-01", kind="plan", lines=[L(f"{PLAN} 100")])
    said(programme, replace(proposal, decision="", in_force_on=None))
    assert amounts(programme, "2099-12-31") == {}
    assert len(claims(as_at(programme, "2011-02-01"))) == 1


def test_a_plan_told_of_after_its_decision_was_not_known_before_it_was_told(database):
    programme = ambridge()
    told = S("minutes", "2011-05-01", kind="plan", lines=[L(f"{PLAN} 100")])
    said(programme, replace(told, in_force_on=date(2011, 3, 1)))
    assert amounts(programme, "2011-04-30") == {}
    assert amounts(programme, "2011-05-01") == {str(K(PLAN)): 100}


def test_a_withdrawal_posts_zero_and_absent_is_not_zero(database):
    programme = ambridge()
    said(
        programme,
        S("first", "2011-05-01", lines=[L(f"{ROADS} 100")]),
        S(
            "gone",
            "2011-09-01",
            kind="withdrawal",
            corrects="first",
            lines=[L(f"{ROADS} 0")],
        ),
    )
    assert amounts(programme, "2011-12-31") == {str(K(ROADS)): 0}
    assert str(K("FEES forecast annual 2011/12")) not in amounts(
        programme, "2011-12-31"
    )


@pytest.mark.parametrize("hidden", [Visibility.INTERNAL, Visibility.EXEMPT])
def test_an_internal_reforecast_leaves_the_public_one_standing(database, hidden):
    programme = ambridge()
    said(
        programme,
        S("public", "2011-05-01", lines=[L(f"{ROADS} 100")]),
        S("inside", "2011-06-01", visibility=hidden, lines=[L(f"{ROADS} 80")]),
    )
    key = str(K(ROADS))
    assert amounts(programme, "2011-12-31") == {key: 100}
    assert amounts(programme, "2011-12-31", visible=EVERYTHING) == {key: 80}


def test_another_programme_is_another_position(database):
    programme = ambridge()
    other = ambridge(council="borchester", slug="new-borchester")
    said(programme, S("first", "2011-05-01", lines=[L(f"{ROADS} 100")]))
    said(other, S("first", "2011-05-01", lines=[L(f"{ROADS} 7")]))
    assert amounts(programme, "2011-12-31") == {str(K(ROADS)): 100}
    assert amounts(other, "2011-12-31") == {str(K(ROADS)): 7}


def test_a_range_stays_with_its_amount(database):
    programme = ambridge()
    line = L(f"{ROADS} 100", low=90_00, high=120_00)
    said(
        programme,
        S("first", "2011-05-01", lines=[line]),
        S("later", "2011-06-01", lines=[L(f"{ROADS} 100")]),
    )
    (early,) = position(as_at(programme, "2011-05-31"))
    assert (early.low, early.high) == (90_00, 120_00)
    (late,) = position(as_at(programme, "2011-06-30"))
    assert (late.low, late.high) == (None, None)
    assert late.key.period == Period.parse("2011/12")
