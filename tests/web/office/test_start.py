"""What waits for each role on its start page, and where it leads."""

from datetime import date

import pytest

from tests.ground.client import StrictClient
from tests.ledger.ambridge import K, L, S, ambridge, said
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import COMMAND_LINE, Role
from workings.access.queries import actor
from workings.ledger.actions import begin_draft, propose
from workings.ledger.statement import Verdict
from workings.ledger.words import StatementKind, Sufficiency
from workings.programme.actions import give_seat, name_deputy
from workings.programme.models import Post

TODAY = date(2012, 6, 1)
DONE = "ROADS delivered annual 2011/12"


@pytest.fixture
def town(database):
    return ambridge()


def start(who):
    return text_of(come_in(StrictClient(), who).get("/office/"))


def test_finance_is_told_of_what_it_has_not_judged(town):
    fay = person(Role.FINANCE)
    said(town, S("out", "2012-05-01", kind="delivery", lines=[L(f"{DONE} 600")]))
    assert "Give verdicts on 1 statement" in start(fay)
    assert "Give verdicts" not in start(person(Role.PROGRAMME_OFFICE))
    verdicts = (Verdict("out", K(DONE), Sufficiency.PARTIAL, "No invoice"),)
    kind = StatementKind.VERDICT
    said(town, S("verdict", "2012-06-01", kind=kind, verdicts=verdicts))
    assert "Nothing waits for you today" in start(fay)
    said(town, S("anew", "2012-07-01", kind="delivery", lines=[L(f"{DONE} 700")]))
    # The line that was overtaken waits no more, the one that took its place does.
    assert "Give verdicts on 1 statement" in start(fay)


def test_nobody_is_asked_to_validate_their_own_work(town):
    fay, fred = person(Role.FINANCE, name="fay"), person(Role.FINANCE, name="fred")
    line = L("ROADS forecast annual 2012/13 1")
    hers = come_in(StrictClient(), fay)
    for code in ("one", "two"):
        made = begin_draft(
            S(code, "2012-05-01", lines=[line]),
            programme=town,
            by=COMMAND_LINE,
            on=TODAY,
        )
        hers.post(f"/office/statements/{made.pk}/propose/", {"version": "1"})
    assert "Validate" not in start(fay)
    his = start(fred)
    assert "Validate 2 statements" in his
    assert 'href="/office/statements/?state=proposed"' in his


def test_what_somebody_began_waits_for_them_alone(town):
    olive, otto = (person(Role.PROGRAMME_OFFICE, name=n) for n in ("olive", "otto"))
    begin_draft(
        S("mine", "2012-05-01", lines=[L("ROADS forecast annual 2012/13 1")]),
        programme=town,
        by=actor(olive, on=date(2026, 1, 1)),
        on=TODAY,
    )
    assert "Finish 1 statement" in start(olive)
    assert "Finish" not in start(otto)


def test_somebody_sees_which_post_they_act_in_and_until_when(town):
    chief = Post.objects.get()
    ben, dot = person(Role.BENEFIT_OWNER, name="ben"), person(name="dot")
    give_seat(post=chief, user=ben, first=TODAY, by=COMMAND_LINE)
    assert chief.title in start(ben)
    by = actor(ben, on=date(2026, 1, 1))
    name_deputy(
        post=chief, user=dot, first=date(2026, 1, 1), last=date(2099, 12, 31), by=by
    )
    told = start(dot)
    assert "deputy of ben &lt;ben@example.org&gt;, until 31 December 2099" in told


def test_an_administrator_is_told_of_accounts_without_a_role(town):
    ada = person(Role.ADMINISTRATOR)
    assert "Nothing waits for you today" in start(ada)
    person(name="nell")
    told = start(ada)
    assert "Give a role to 1 account" in told
    assert 'href="/office/people/?role=none"' in told
    listed = text_of(come_in(StrictClient(), ada).get("/office/people/?role=none"))
    assert "nell@example.org" in listed and "administrator@example.org" not in listed


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_nothing_waits_for_those_who_only_read(town, role):
    line = L("ROADS forecast annual 2012/13 1")
    said_now = S("one", "2012-05-01", lines=[line])
    made = begin_draft(said_now, programme=town, by=COMMAND_LINE, on=TODAY)
    propose(made.pk, version=1, by=COMMAND_LINE, on=TODAY)
    assert "Nothing waits for you today" in start(person(role))
