from datetime import date
from pathlib import Path

import pytest

from tests.ledger.ambridge import S
from workings.access.permissions import GRANTS, Actor, NotAllowed, Role
from workings.ledger.workflow import (
    NEEDS,
    TRANSITIONS,
    CannotStep,
    NotYetInEffect,
    NotYetSaid,
    OwnWork,
    Progress,
    State,
    Step,
    check_day,
    check_step,
    page,
)

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "workflow.md"
FAY = Actor("Fay", frozenset({Role.FINANCE}), email="fay@example.org")


def test_the_page_in_the_docs_is_what_the_table_says():
    assert PAGE.read_text() == page()


def test_every_state_can_be_left_or_is_an_end_and_is_reached():
    assert set(TRANSITIONS) == set(State)
    reached = {to for steps in TRANSITIONS.values() for to in steps.values()}
    assert reached == set(State)
    assert set(NEEDS) == set(Step)
    assert {state for state, steps in TRANSITIONS.items() if not steps} == {
        State.POSTED,
        State.WITHDRAWN,
    }


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", State)
def test_each_role_takes_the_steps_of_the_tables_and_no_other(role, state):
    somebody = Actor("Sam", frozenset({role}), email="sam@example.org")
    for step in Step:
        allowed = step in TRANSITIONS[state] and NEEDS[step] in GRANTS[role]
        progress = Progress(state, frozenset({"another@example.org"}))
        if allowed:
            check_step(step, progress, by=somebody)
        else:
            with pytest.raises((NotAllowed, CannotStep)):
                check_step(step, progress, by=somebody)


def test_only_finance_validates_and_an_administrator_does_nothing():
    assert [r for r in Role if NEEDS[Step.VALIDATE] in GRANTS[r]] == [Role.FINANCE]
    assert not GRANTS[Role.ADMINISTRATOR] & set(NEEDS.values())


def test_whoever_wrote_it_does_not_validate_it_whatever_they_are_called():
    renamed = Actor("Fay Smith", FAY.roles, email=FAY.email)
    with pytest.raises(OwnWork, match="other than Fay Smith must"):
        check_step(
            Step.VALIDATE, Progress(State.PROPOSED, frozenset({FAY.email})), by=renamed
        )


def test_what_does_not_apply_says_where_it_would():
    with pytest.raises(CannotStep, match="must be validated: this one is draft"):
        check_step(Step.POST, Progress(State.DRAFT, frozenset()), by=FAY)


def test_nothing_is_posted_before_its_day():
    with pytest.raises(NotYetSaid, match="30 April 2012"):
        check_day(S("a", "2012-04"), on=date(2012, 4, 29))
    plan = S("b", "2011-02-01", kind="plan")
    with pytest.raises(NotYetInEffect, match="1 March 2011, with its decision D1"):
        check_day(plan, on=date(2011, 2, 28))
    check_day(plan, on=date(2011, 3, 1))
