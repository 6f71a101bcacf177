"""One walk through the office: every route, for every role, and for nobody."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.config.whole_record import CASE
from tests.contracts.office_routes import DOOR, NOT_PAGES, OFFICE
from tests.contracts.test_routes import ROUTES
from tests.ledger.ambridge import L, S, ambridge
from tests.web.office.cast import bring_in_a_tracker, come_in, person, text_of
from workings.access.permissions import COMMAND_LINE, GRANTS, Actor, Permission, Role
from workings.appraisal.actions import begin_case
from workings.core.dates import DatedTo
from workings.ledger.actions import begin_draft, propose, validate
from workings.ledger.models import Benefit, Draft
from workings.ledger.workflow import NEEDS, TRANSITIONS, State, Step
from workings.programme.queries import programme_named, project_row
from workings.web.access import Rule, needed, rule_of

TODAY = date(2012, 6, 1)
MANAGES = Permission.MANAGE_PEOPLE

SIGN_IN = "/office/account/sign-in/"


def addresses():
    return {name: reverse(name, kwargs=names) for name, names in OFFICE.items()}


def test_every_route_of_the_office_is_listed_and_shut():
    office = {name for name in ROUTES if name.startswith("office:")}
    assert office == set(OFFICE)
    for name in office:
        assert rule_of(ROUTES[name].callback) is Rule.SIGNED_IN, name


def test_nobody_reaches_the_office_unless_they_signed_in(database, client):
    for address in addresses().values():
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("role", [*Role, None])
def test_a_role_reaches_what_the_table_grants_and_no_more(one_barnet_copy, role):
    here = come_in(Client(), person(*([role] if role else [])))
    granted = GRANTS[role] if role else frozenset()
    for name, address in addresses().items():
        permission = needed(ROUTES[name].callback)
        allowed = permission is None or permission in granted
        for answer in (here.get(address), here.post(address)):
            if allowed:
                assert answer.status_code != 403, name
            else:
                assert answer.status_code == 403, name
                assert "You cannot do this" in text_of(answer)
            answer.close()


QUERIES = 12


def test_no_page_asks_the_database_more_than_twelve_times(one_barnet_copy):
    """Of who may do the most: nobody may both administer and make figures."""
    figures = come_in(Client(), person(*set(Role) - {Role.ADMINISTRATOR}))
    people = come_in(Client(), person(Role.ADMINISTRATOR))
    benefit = Benefit.objects.order_by("pk").values_list("code", flat=True)[0]
    # Of what was delivered, which has verdicts and measures to be asked for too.
    line = L(f"{benefit} delivered annual 2015/16 1")
    said = S("june", "2016-06-01", kind="delivery", lines=[line])
    programme = programme_named("one-barnet")
    begin_draft(said, programme=programme, by=COMMAND_LINE, on=TODAY)
    begin_case(
        programme=programme,
        code="DEPOT",
        title="A depot",
        project=project_row("one-barnet", "STREETSCENE"),
        on=DatedTo(TODAY),
        stage=None,
        file=CASE,
        by=COMMAND_LINE,
    )
    bring_in_a_tracker(programme)
    too_many = {}
    for name, address in addresses().items():
        if name in NOT_PAGES:
            continue
        asks = people if needed(ROUTES[name].callback) is MANAGES else figures
        asks.get(address)  # What is asked once a process is not the page's.
        with CaptureQueriesContext(connection) as seen:
            answer = asks.get(address)
        assert answer.status_code == 200, name
        if len(seen) > QUERIES:
            too_many[name] = len(seen)
    assert not too_many


def test_the_way_in_shows_every_page(database, client):
    for address in DOOR:
        assert client.get(address, follow=True).status_code == 200, address


@pytest.mark.parametrize("role", [*Role, None])
def test_a_role_takes_the_steps_that_the_table_grants_and_no_more(database, role):
    """Each step from a state that it applies in, by somebody who did not write it."""
    town = ambridge()
    here = come_in(Client(), person(*([role] if role else []), name="sam"))
    for step, need in NEEDS.items():
        if step is Step.SAVE:
            continue
        draft = brought_to(step, town)
        where = reverse("office:statement-step", args=[draft.pk, step])
        sent = {"version": draft.version, "reason": "Because"}
        answer = here.post(where, sent)
        granted = role is not None and need in GRANTS[role]
        draft.refresh_from_db()
        if granted and role is not Role.BENEFIT_OWNER:
            assert answer.status_code == 302, (step, text_of(answer)[:3000])
        else:
            # Of a benefit owner: these are not their benefits.
            assert answer.status_code in (403, 409), step
            assert draft.version == sent["version"], step


def brought_to(step: Step, town) -> Draft:
    """A draft of somebody else, in a state in which the step applies."""
    said = S(f"to-{step}", "2012-05-01", lines=[L("ROADS forecast annual 2012/13 1")])
    said = replace(said, code=said.code.replace("_", "-"))
    draft = begin_draft(said, programme=town, by=COMMAND_LINE, on=TODAY)
    if step in TRANSITIONS[State.DRAFT]:
        return draft
    draft = propose(draft.pk, version=1, by=COMMAND_LINE, on=TODAY)
    if step in TRANSITIONS[State.PROPOSED]:
        return draft
    fay = Actor("Fay", frozenset({Role.FINANCE}))
    return validate(draft.pk, version=2, by=fay)
