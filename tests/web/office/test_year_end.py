from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.ground.client import StrictClient
from tests.ledger.ambridge import K, L, S, ambridge, said
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import COMMAND_LINE, Role
from workings.ledger.actions import begin_draft
from workings.ledger.models import Draft, Verdict
from workings.ledger.queries.drafts import draft
from workings.ledger.statement import Verdict as JudgedLine
from workings.ledger.words import Series, StatementKind, Sufficiency, Visibility
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
        (Series.CARRIED_FORWARD, 300_00, ""),
        (Series.MITIGATED, 100_00, "one-off: An underspend"),
    ]


def verdict(programme, found, key=f"ROADS delivered {YEAR}"):
    verdicts = (JudgedLine("outturn", K(key), found),)
    kind = StatementKind.VERDICT
    said(programme, S("verdict", "2012-06-01", kind=kind, verdicts=verdicts))


def test_closing_a_year_shows_what_is_validated_and_leaves_it_so(town, client, see):
    verdict(town, Sufficiency.SUFFICIENT)
    come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))
    (row,) = see(WHERE).table("What was planned for 2011/12 and is not")
    assert row["Planned"] == "£1,000" and row["Delivered"] == "£600"
    assert row["Validated"] == "£600 Sufficient evidence"
    assert "Delivered, but no service is named for it" in row["Benefit"]
    client.post(
        WHERE,
        {"source": "PAPERS", "ROADS-delivered": "600", "ROADS-written_out": "400"},
    )
    page = text_of(client.get("/office/statements/1/"))
    assert "Delivered: claimed and validated" not in page


def test_a_draft_says_what_becomes_of_claimed_and_validated(town, client, see):
    verdict(town, Sufficiency.SUFFICIENT)
    come_in(client, person(Role.PROGRAMME_OFFICE, name="olive"))
    lines = [L(f"ROADS delivered {YEAR} 700")]
    anew = S("anew", "2013-05-01", kind="delivery", lines=lines)
    made = begin_draft(anew, programme=town, by=COMMAND_LINE, on=date(2013, 6, 1))
    page = see(f"/office/statements/{made.pk}/")
    (claims,) = page.table("Delivered: claimed and validated, before it and after")
    assert claims["Claimed"] == "£1,100" and claims["Validated"] == "£600"
    assert claims["Claimed after"] == "£1,200" and claims["Validated after"] == "£0"
    (remark,) = page.table("Worth a look before it is validated")
    assert remark["What"] == "judged before, and said anew"
    assert "Finance found sufficient evidence for the £600" in remark["Why"]
    (beside,) = page.table("What became of the services")
    assert "no service is named for it" in beside["Measures of its services"]


def test_a_verdict_on_its_way_says_what_it_would_validate(town, client, see):
    come_in(client, person(Role.FINANCE, name="fay"))
    verdicts = (
        JudgedLine("outturn", K(f"FEES delivered {YEAR}"), Sufficiency.SUFFICIENT),
    )
    told = S("v", "2012-06-01", kind=StatementKind.VERDICT, verdicts=verdicts)
    made = begin_draft(told, programme=town, by=COMMAND_LINE, on=date(2012, 6, 2))
    see("/office/")  # The first page of a session writes when it was seen.
    with CaptureQueriesContext(connection) as asked:
        page = see(f"/office/statements/{made.pk}/")
    assert len(asked) <= 12
    (claims,) = page.table("Delivered: claimed and validated, before it and after")
    assert claims["Claimed"] == claims["Claimed after"] == "£1,100"
    assert claims["Validated"] == "£0" and claims["Validated after"] == "£500"


def test_who_may_not_read_what_is_exempt_does_not_read_it_in_a_draft(town, client):
    secret = S(
        "bid",
        "2012-05-02",
        kind="delivery",
        visibility=Visibility.EXEMPT,
        reason="A live bid",
        lines=[L(f"ROADS delivered {YEAR} 987654")],
    )
    said(town, secret)
    lines = [L(f"FEES delivered {YEAR} 510")]
    anew = S("anew", "2013-05-01", kind="delivery", lines=lines)
    made = begin_draft(anew, programme=town, by=COMMAND_LINE, on=date(2013, 6, 1))
    where = f"/office/statements/{made.pk}/"
    rita = come_in(StrictClient(), person(Role.READER))
    assert "£1,100" in text_of(rita.get(where))
    assert "987" not in text_of(rita.get(where)) + text_of(rita.get(WHERE))
    come_in(client, person(Role.FINANCE, name="fay"))
    assert "£988,154" in text_of(client.get(where))


def test_a_benefit_owner_closes_their_own_benefits_alone(town, client):
    come_in(client, person(Role.BENEFIT_OWNER, name="ben"))
    assert 'name="ROADS-delivered"' not in text_of(client.get(WHERE))


def test_finance_sees_what_is_not_judged_yet(town, client, see):
    come_in(client, person(Role.FINANCE, name="fay"))
    where = "/office/verdicts/new-ambridge/"
    assert see(where).table("Statements of what")[0]["Lines judged"] == "0 of 2"
    verdict(town, Sufficiency.PARTIAL)
    assert see(where).table("Statements of what")[0]["Lines judged"] == "1 of 2"
    roads, fees = see(f"{where}outturn/").table("Claimed and validated")
    assert (fees["Claimed"], fees["Validated"]) == ("£500", "No verdict")
    assert roads["Validated"] == "None of it Partial evidence"


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
