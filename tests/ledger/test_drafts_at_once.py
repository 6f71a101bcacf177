"""Sixteen people at once, on PostgreSQL: nothing is lost and no rule broken."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from tests.ledger.ambridge import L, S, ambridge
from tests.ledger.test_drafting import TODAY, actor
from workings.access.models import AuditEntry
from workings.access.permissions import Role
from workings.core.refusals import Refusal
from workings.ledger import actions
from workings.ledger.chain import verify
from workings.ledger.models import Draft, Statement
from workings.ledger.queries import links

PEOPLE = 16
OFFICE, FINANCE = Role.PROGRAMME_OFFICE, Role.FINANCE

on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


def all_at_once(act):
    """What each of them was answered, or why not."""
    start = Barrier(PEOPLE)

    def one(number):
        try:
            start.wait()
            return act(number)
        except Refusal as refusal:
            return refusal
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(one, range(PEOPLE)))


def reforecast(number, pounds=1):
    line = L(f"ROADS forecast annual {2012 + number}/{13 + number} {pounds}")
    return S(f"said-{number}", "2012-05-01", lines=[line])


@on_postgresql
def test_everybody_takes_their_own_statement_all_the_way(database):
    town = ambridge()

    def act(number):
        writer, judge = actor(f"W{number}", OFFICE), actor(f"J{number}", FINANCE)
        said = reforecast(number)
        made = actions.begin_draft(said, programme=town, by=writer, on=TODAY)
        actions.propose(made.pk, version=1, by=writer, on=TODAY)
        actions.validate(made.pk, version=2, by=judge)
        return actions.post_draft(made.pk, version=3, by=writer, on=TODAY).pk

    assert sorted(all_at_once(act)) == list(range(1, PEOPLE + 1))
    assert Draft.objects.filter(state="posted").count() == PEOPLE
    assert verify(links()).ok
    assert connection.vendor == "postgresql"
    told = Counter(AuditEntry.objects.values_list("action", flat=True))
    assert {told[step] for step in ("began draft", "propose", "validate", "post")} == {
        16
    }


@on_postgresql
def test_one_draft_is_taken_one_step_by_one_of_them(database):
    town = ambridge()
    writer = actor("Wanda", OFFICE)
    made = actions.begin_draft(reforecast(0), programme=town, by=writer, on=TODAY)

    def save(number):
        said = reforecast(0, pounds=number)
        by = actor(f"W{number}", OFFICE)
        return actions.save_draft(made.pk, said, version=1, by=by, on=TODAY)

    assert won(all_at_once(save)) == 1
    version = Draft.objects.get().version
    assert version == 2
    actions.propose(made.pk, version=2, by=writer, on=TODAY)

    def validate(number):
        return actions.validate(made.pk, version=3, by=actor(f"J{number}", FINANCE))

    assert won(all_at_once(validate)) == 1

    def post(number):
        by = actor(f"P{number}", OFFICE)
        return actions.post_draft(made.pk, version=4, by=by, on=TODAY)

    assert won(all_at_once(post)) == 1
    assert Statement.objects.count() == 1


@on_postgresql
def test_one_code_is_begun_by_one_of_them(database):
    town = ambridge()

    def begin(number):
        by = actor(f"W{number}", OFFICE)
        return actions.begin_draft(reforecast(0), programme=town, by=by, on=TODAY)

    assert won(all_at_once(begin)) == 1


def won(answers):
    refused = [answer for answer in answers if isinstance(answer, Refusal)]
    return len(answers) - len(refused)
