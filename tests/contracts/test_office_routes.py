"""One walk through the office: every route, for every role, and for nobody."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.contracts.office_routes import DOOR, OFFICE
from tests.contracts.test_routes import ROUTES
from tests.ledger.ambridge import L, S, ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import COMMAND_LINE, GRANTS, Actor, Role
from workings.ledger.actions import begin_draft, propose, validate
from workings.ledger.models import Draft
from workings.ledger.workflow import NEEDS, TRANSITIONS, State, Step
from workings.web.access import Rule, needed, rule_of

TODAY = date(2012, 6, 1)

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
