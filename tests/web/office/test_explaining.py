"""Signals explained in the office, and what public pages say of them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.intake.ambridge_folder import ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import COMMAND_LINE, Role
from workings.access.queries import audit_trail
from workings.core.dates import DatedTo
from workings.documents.models import Source
from workings.intake.actions import load_folder
from workings.programme.models import Programme
from workings.quality.actions import add_readings
from workings.quality.dating import dated
from workings.quality.measures import ReadingGiven
from workings.quality.models import Explanation

HOLES = "/office/measures/new-ambridge/HOLES/"
WITHDRAW = "/office/explanations/new-ambridge/HOLES/withdraw/"
PUBLIC = "/new-ambridge/quality/"
SERVICE = f"{PUBLIC}?service=ROADS-S"
LOW = "2014-12-01.outside_limits"
FROST = {"signal": LOW, "explanation": "A hard frost closed the yard"}


def given(period: str, value: int) -> ReadingGiven:
    said = DatedTo(date(2015, 1, 31))
    return ReadingGiven(
        "HOLES", dated(period), Decimal(value), "", None, None, said, "PAPERS"
    )


@pytest.fixture
def office(database, tmp_path, client):
    load_folder(ambridge(tmp_path).write(), by=COMMAND_LINE)
    steady = [given(f"2014-{month:02}", 90 + month % 3) for month in range(1, 12)]
    sources = {"PAPERS": Source.objects.get(code="PAPERS")}
    add_readings(
        [*steady, given("2014-12", 20)],
        programme=Programme.objects.get(slug="new-ambridge"),
        sources=sources,
        by=COMMAND_LINE,
    )
    return come_in(client, person(Role.PROGRAMME_OFFICE))


def test_an_explanation_is_published_beside_its_signal_as_at_the_day(office):
    assert "Nobody has explained it by then." in text_of(office.get(SERVICE))
    assert "Left as it is, it will miss the target." in text_of(office.get(PUBLIC))
    shown = text_of(office.get(HOLES))
    assert "2014-12, 20: concern: outside the limits" in shown
    assert office.post(HOLES + "explain/", FROST).status_code == 302
    row = Explanation.objects.get()
    assert row.who.startswith("programme_office") and str(row.first) == "2014-12-01"
    for page in (PUBLIC, SERVICE):
        with CaptureQueriesContext(connection) as asked:
            found = text_of(office.get(page))
        assert FROST["explanation"] in found and "programme_office" not in found
        # Twelve of the page, and one that asks whether the page still stands.
        assert len(asked) <= 13
        before = row.on - timedelta(days=1)
        mark = "&" if "?" in page else "?"
        then = text_of(office.get(f"{page}{mark}as-at={before}"))
        assert FROST["explanation"] not in then
    assert "By programme_office" in text_of(office.get(HOLES))
    entry = audit_trail()[0]
    assert (entry.action, entry.subject) == (
        "explained a signal",
        "measure new-ambridge/HOLES",
    )


def test_what_is_no_signal_or_was_said_is_refused(office):
    for wrong, said in (
        ({"signal": "2014-11-01.trend_of_seven"}, "Select a valid choice"),
        ({"signal": ""}, "is not filled in"),
        ({"explanation": " "}, "is not filled in"),
    ):
        answer = office.post(HOLES + "explain/", {**FROST, **wrong})
        assert answer.status_code == 409
        assert said in text_of(answer)
    assert not Explanation.objects.exists()
    office.post(HOLES + "explain/", FROST)
    again = office.post(HOLES + "explain/", FROST)
    assert again.status_code == 409
    assert "say what is new" in text_of(again)
    more = {**FROST, "explanation": "And the gang was elsewhere"}
    assert office.post(HOLES + "explain/", more).status_code == 302
    both = text_of(office.get(SERVICE))
    assert FROST["explanation"] in both and more["explanation"] in both


def test_a_withdrawn_explanation_is_gone_on_every_day_and_says_so(office):
    office.post(HOLES + "explain/", FROST)
    row = Explanation.objects.get()
    bare = {"explanation": str(row.pk), "because": ""}
    assert "is not filled in" in text_of(office.post(WITHDRAW, bare))
    sent = {**bare, "because": "It was the wrong yard"}
    assert office.post(WITHDRAW, sent).status_code == 302
    for page in (PUBLIC, SERVICE, f"{SERVICE}&as-at={row.on}", HOLES):
        found = text_of(office.get(page))
        assert FROST["explanation"] not in found
        assert "was withdrawn on" in found and "It was the wrong yard" in found
    assert audit_trail()[0].action == "withdrew an explanation"
    assert office.post(WITHDRAW, sent).status_code == 409
    # What was withdrawn may be said again, by another row.
    assert office.post(HOLES + "explain/", FROST).status_code == 302
    assert Explanation.objects.count() == 2


def test_only_who_may_explains_and_withdraws(office):
    office.post(HOLES + "explain/", FROST)
    row = Explanation.objects.get()
    sent = {"explanation": str(row.pk), "because": "It was the wrong yard"}
    come_in(office, person(Role.READER))
    assert office.post(HOLES + "explain/", FROST).status_code == 403
    assert office.post(WITHDRAW, sent).status_code == 403
    shown = text_of(office.get(HOLES))
    assert FROST["explanation"] in shown and "Withdraw it" not in shown
    come_in(office, person(Role.PUBLISHER))
    shown = text_of(office.get(HOLES))
    assert "Withdraw it" in shown and "Publish the explanation" not in shown
    assert office.post(WITHDRAW, sent).status_code == 302
