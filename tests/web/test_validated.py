"""Claimed and validated, side by side wherever something is said to be delivered."""

from dataclasses import replace
from decimal import Decimal

from tests.ledger.ambridge import K, L, S, ambridge, said
from workings.ledger.statement import Benefit, Verdict
from workings.ledger.words import BenefitKind, Sufficiency, Visibility
from workings.programme.models import Service
from workings.programme.services import Function

ROADS = "ROADS delivered annual 2011/12"
FEES = "FEES delivered annual 2011/12"
DELIVERED = "/new-ambridge/statements/out/"


def delivered(programme):
    lines = [L(f"{ROADS} 500000"), L(f"{FEES} 200000")]
    said(programme, S("out", "2012-04-30", kind="delivery", lines=lines))


def judged(programme, **more):
    verdicts = (
        Verdict("out", K(ROADS), Sufficiency.SUFFICIENT),
        Verdict("out", K(FEES), Sufficiency.PARTIAL, "No ledger extract"),
    )
    verdict = S("v", "2012-06-30", kind="verdict", verdicts=verdicts)
    said(programme, replace(verdict, **more))


def project(see, day):
    page = see(f"/new-ambridge/projects/HIGHWAYS/?as-at={day}")
    rows = page.table("Promised and arrived")
    return [(row["Delivered"].split(" ")[0], row["Validated"]) for row in rows]


def test_a_verdict_changes_every_page_from_its_day(database, see):
    programme = ambridge()
    delivered(programme)
    judged(programme)

    claimed = [("£200,000", "No verdict"), ("£500,000", "No verdict")]
    assert project(see, "2012-05-31") == [*claimed, ("£700,000", "No verdict")]
    assert project(see, "2012-07-31") == [
        ("£200,000", "None of it Partial evidence"),
        ("£500,000", "£500,000 Sufficient evidence"),
        ("£700,000", "£500,000"),
    ]

    lines = see(f"{DELIVERED}?as-at=2012-05-31").table("Amounts")
    assert all("finance has given no verdict" in line["Of what"] for line in lines)
    roads, fees = see(DELIVERED).table("Amounts")
    assert "Validated: sufficient evidence, by finance" in roads["Of what"]
    assert "Not validated: partial evidence" in fees["Of what"]

    figures = see("/new-ambridge/?as-at=2012-07-31").rows
    assert "Finance has validated £500,000 of it." in figures["Savings delivered"]
    figure = see("/new-ambridge/figures/delivered/?as-at=2012-05-31").rows
    assert figure["Claimed and validated"].startswith("Finance has given no verdict")


def test_a_verdict_that_is_not_public_validates_nothing_in_public(database, see):
    programme = ambridge()
    delivered(programme)
    judged(programme, visibility=Visibility.INTERNAL, reason="Under audit")
    assert ("£500,000", "No verdict") in project(see, "2012-07-31")
    assert "no verdict" in see("/new-ambridge/").rows["Savings delivered"]
    assert "no verdict" in see(DELIVERED).table("Amounts")[0]["Of what"]


def test_the_back_office_says_what_of_its_savings_is_validated(database, see):
    service = ("DESK-S", Decimal(1))
    kind = BenefitKind.CASHABLE_SAVING
    programme = ambridge(Benefit("LEDGERS", "Books", kind, "DESK", services=(service,)))
    Service.objects.filter(code="DESK-S").update(function=Function.FINANCE)
    line = "LEDGERS delivered annual 2011/12"
    out = S("out", "2012-04-30", kind="delivery", lines=[L(f"{line} 500000")])
    found = (Verdict("out", K(line), Sufficiency.SUFFICIENT),)
    said(programme, out, S("v", "2012-06-30", kind="verdict", verdicts=found))

    def savings(day):
        page = see(f"/new-ambridge/back-office/?as-at={day}")
        rows = {row["Function"]: row for row in page.table("Cost before")}
        return rows["Finance"]["Savings"]

    delivered = "£500,000 delivered in 2011/12"
    assert savings("2012-05-31") == f"{delivered}: finance has given no verdict"
    assert savings("2012-07-31") == f"{delivered}, £500,000 of it validated"
