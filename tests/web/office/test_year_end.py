from datetime import date

import pytest

from tests.ground.client import StrictClient
from tests.ledger.ambridge import L, S, ambridge, said
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import Role
from workings.ledger.models import Draft, Verdict
from workings.ledger.queries.drafts import draft
from workings.ledger.words import Series
from workings.web.office.door import queries

WHERE = "/office/years/new-ambridge/?year=2011/12"
YEAR = "annual 2011/12"


@pytest.fixture
def town(database):
    programme = ambridge()
    plan = [L(f"ROADS plan {YEAR} 1000"), L(f"FEES plan {YEAR} 500")]
    done = [L(f"ROADS delivered {YEAR} 600"), L(f"FEES delivered {YEAR} 500")]
    said(
        programme,
        S("plan", "2011-03-01", kind="plan", lines=plan),
        S("outturn", "2012-05-01", kind="delivery", lines=done),
    )
    return programme


def test_a_year_closes_only_when_the_parts_make_the_plan(town, client):
    user = person(Role.PROGRAMME_OFFICE, name="olive")
    come_in(client, user)
    page = text_of(client.get(WHERE))
    # What was planned has arrived: it is closed already.
    assert "£1,000" in page and 'name="FEES-delivered"' not in page
    sent = {
        "source": "PAPERS",
        "ROADS-delivered": "600",
        "ROADS-carried_forward": "300",
    }
    refused = client.post(WHERE, sent)
    assert refused.status_code == 409
    assert "It was not drafted" in text_of(refused)
    assert "what is said comes to £900: £100 is missing" in text_of(refused)
    assert 'value="300"' in text_of(refused)
    assert not Draft.objects.exists()
    sent |= {"ROADS-mitigated": "100"}
    assert "it is not said how" in text_of(client.post(WHERE, sent))
    sent |= {"ROADS-lasting": "one_off", "ROADS-by_what": "An underspend"}
    client.post(WHERE, sent)
    reader = queries.actor(user, on=date(2026, 1, 1))
    statement = draft(reader, Draft.objects.get().pk).statement
    assert [(line.key.series, line.pence, line.note) for line in statement.lines] == [
        (Series.DELIVERED, 600_00, ""),
        (Series.CARRIED_FORWARD, 300_00, ""),
        (Series.MITIGATED, 100_00, "one-off: An underspend"),
    ]


def test_finance_judges_what_was_delivered_and_another_validates(town, client):
    come_in(client, person(Role.FINANCE, name="fay"))
    assert "outturn" in text_of(client.get("/office/verdicts/new-ambridge/"))
    where = "/office/verdicts/new-ambridge/outturn/"
    sent = {"source": "PAPERS", "line-0-verdict": "partial", "line-0-reasons": ""}
    assert "Say why." in text_of(client.post(where, sent))
    sent |= {"line-0-reasons": "Half of it has invoices"}
    made = client.post(where, sent, follow=True)
    page = text_of(made)
    assert "partial evidence" in page and "Half of it has invoices" in page
    (there, _) = made.redirect_chain[-1]
    client.post(f"{there}propose/", {"version": "1"})
    alone = client.post(f"{there}validate/", {"version": "2"})
    assert "cannot validate it" in text_of(alone)
    fred = come_in(StrictClient(), person(Role.FINANCE, name="fred"))
    fred.post(f"{there}validate/", {"version": "2"})
    fred.post(f"{there}post/", {"version": "3"})
    assert Verdict.objects.get().verdict == "partial"
    assert client.get("/office/verdicts/new-ambridge/none/").status_code == 404
