"""A case's page: what is known of the options, and nothing that is not."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.appraisal.cases import benefit, cost, option, text
from tests.config.whole_record import CASE
from tests.ledger.ambridge import BY, L, S, ambridge, said
from workings.appraisal.actions import (
    Finding,
    Subject,
    approve_option,
    record_case,
    record_tests,
)
from workings.appraisal.kinds import Verdict
from workings.core.dates import DatedTo
from workings.decisions.actions import record_decision
from workings.decisions.decided import Outcome
from workings.decisions.models import Body, Decision
from workings.documents.models import Source
from workings.programme.actions import record_principle
from workings.programme.models import Project


def test_where_no_numbers_survive_the_page_says_so_and_shows_none(one_barnet, see):
    page = see("/one-barnet/cases/NSCSO-2012/")
    assert "No numbers of any option are in the record, so none are shown." in page.text
    rows = page.table("Options side by side")
    assert [row["Outcome"] for row in rows] == ["Rejected", "Chosen", "Rejected"]
    assert "not consulted on the contracts" in page.text
    for row in page.table("Tests against the programme's principles"):
        assert row["Verdict"] == "Not tested"


def test_options_of_two_days_make_one_case(one_barnet, see):
    page = see("/one-barnet/cases/STREETSCENE-2016/")
    usual, *others = page.table("Options side by side")
    assert usual["Option"].endswith("Business as usual")
    assert len(others) == 4
    assert "No numbers of any option are in the record" in page.text
    assert len(page.table("What was rejected, and why")) == 3


def test_a_project_leads_to_its_cases(one_barnet, see):
    page = see("/one-barnet/projects/NSCSO/")
    (row,) = page.table("Cases made for it, with its options side by side")
    assert row["Options weighed"] == "6 December 2012"


def test_numbers_stand_side_by_side_with_who_decided(database, see):
    programme = ambridge()
    record_case(
        programme=programme,
        code="C",
        title="Roads",
        project=Project.objects.get(code="HIGHWAYS"),
        on=DatedTo(date(2011, 3, 1)),
        decision=Decision.objects.get(code="D1"),
        file=CASE,
        by=BY,
    )
    page = see("/new-ambridge/cases/C/")
    usual, firm = page.table("Social value of each option, present value")
    assert (usual["Costs"], firm["Costs"]) == ("£0", "£1,000")
    assert firm["Benefit-cost ratio"].startswith("0.00 (over")
    assert "No option is worth more to society than business as usual" in page.text
    assert "Approve the plan" in page.text


@pytest.mark.parametrize("code", ["NSCSO-2013", "NSCS0-2012"])
def test_a_case_that_is_not_there(one_barnet, client, code):
    answer = client.get(f"/one-barnet/cases/{code}/")
    assert answer.status_code == 404
    assert "NSCSO-2012" in answer.content.decode()


CARE = Path("docs/how-to/example-cases/care-at-home.toml").read_text()


def test_what_the_numbers_hang_on_is_drawn_said_and_tabled(database, see):
    programme = ambridge()
    record_case(
        programme=programme,
        code="C",
        title="Help at home",
        project=Project.objects.get(code="HIGHWAYS"),
        on=DatedTo(date(2011, 3, 1)),
        file=CARE.replace('project = "HOME"', ""),
        by=BY,
    )
    page = see("/new-ambridge/cases/C/")
    assert "Option B is worth most in 100% of draws" in page.text
    assert "Net present social value in eight draws of ten: option A " in page.text
    assert "Option C hangs most on wage growth" in page.text
    (swing,) = page.table("Option C against business as usual, as each input moves")
    assert (swing["Input"], swing["Low"], swing["High"]) == (
        "wage growth",
        "0.98",
        "1.08",
    )
    assert (swing["Worth at the low"], swing["Worth at the high"]) == (
        "-£1,354,172",
        "£392,315",
    )
    assert "Where wage growth goes from 0.98 to 1.08, option C goes from" in page.text
    years = page.table("B: A joint team with the health service, year by year")
    assert [row["Year"] for row in years] == [
        f"{2022 + at}/{23 + at}" for at in range(11)
    ]
    assert years[0]["This council"].startswith("-£2,")
    assert {"Another public body", "Social value"} <= set(years[0])
    offices, contract = page.table("Optimism bias of costs")
    assert offices["Upper bound"] == "24%; works 4% longer"
    assert "The brief was agreed" in offices["Evidence"]
    assert contract["Added to the estimate"] == "10.25%"
    (low,) = page.table("Distributional weights")
    assert low["What a pound of theirs weighs"] == "2.24"
    held = page.table("What the numbers hold")
    assert held[1]["Equivalent annual cost"].endswith("(over 10 years)")
    for row in page.table("Money of this council, of each option")[1:]:
        assert row["Payback, discounted"]


def about_highways():
    decision = Decision.objects.get(code="D1")
    decision.projects.add(Project.objects.get(code="HIGHWAYS"))


HIGHWAYS = "/new-ambridge/projects/HIGHWAYS/?as-at=2014-01-01"


def test_the_project_page_says_by_how_much(database, see):
    programme = ambridge()
    about_highways()
    flows = (
        cost("Set-up", "once = 100"),
        benefit("Fewer posts", "annual = 30\nto = 1"),
    )
    brought = record_case(
        programme=programme,
        code="C",
        title="Who mends the roads",
        project=Project.objects.get(code="HIGHWAYS"),
        on=DatedTo.parse("2011-03-01"),
        file=text(option("B", *flows)),
        by=BY,
    )
    approve_option(
        case=brought,
        option="B",
        decision=Decision.objects.get(code="D1"),
        source=Source.objects.get(code="PAPERS"),
        by=BY,
    )
    caption = "Where the ledger has moved from the approved case"
    page = see("/new-ambridge/projects/HIGHWAYS/?as-at=2012-01-01")
    assert "The ledger says what was approved." in page.text
    later = [L("HIGHWAYS-FEWER-POSTS forecast annual 2014/15 25.50")]
    said(programme, S("later", "2013-06-01", kind="reforecast", lines=later))
    page = see(HIGHWAYS)
    (row,) = page.table(caption)
    assert (row["Approved"], row["Now"], row["By"]) == ("£30", "£25.50", "-£4.50")
    assert "the ledger is £4.50 worse" in page.text
    done = [L("HIGHWAYS-FEWER-POSTS delivered annual 2014/15 20")]
    said(programme, S("out", "2015-05-01", kind="delivery", lines=done))
    (row,) = see(HIGHWAYS.replace("2014-01", "2016-01")).table(caption)
    assert "Delivered Claimed: finance has given no verdict" in str(row)


def test_amounts_in_other_prices_are_not_compared_and_a_later_case_is_named(
    database, see
):
    programme = ambridge()
    about_highways()
    project = Project.objects.get(code="HIGHWAYS")

    def approved(code, amount, decision):
        brought = record_case(
            programme=programme,
            code=code,
            title=f"Who mends the roads, {code}",
            project=project,
            on=DatedTo.parse("2011-03-01"),
            file=text(option("B", benefit("Fewer posts", f"annual = {amount}"))),
            by=BY,
        )
        approve_option(
            case=brought,
            option="B",
            decision=decision,
            source=Source.objects.get(code="PAPERS"),
            by=BY,
        )

    approved("FIRST", 30, Decision.objects.get(code="D1"))
    later = [L("HIGHWAYS-FEWER-POSTS forecast annual 2014/15 25.50")]
    said(
        programme,
        S("later", "2011-06-01", kind="reforecast", lines=later, prices="cash"),
    )
    page = see("/new-ambridge/projects/HIGHWAYS/?as-at=2012-01-01")
    (row,) = page.table("Where the ledger has moved from the approved case")
    assert (row["Approved"], row["Now"]) == ("£30", "£25.50")
    assert row["By"] == "In other prices"
    assert "nothing that can be compared with it has moved" in page.text
    assert "The case is in 2013/14 prices." in page.text
    decision = record_decision(
        body=Body.objects.get(code="CABINET"),
        code="D8",
        title="Mend less",
        met=DatedTo.parse("2012-03-01"),
        outcome=Outcome.APPROVED,
        projects=[project],
        by=BY,
    )
    approved("SECOND", 20, decision)
    before = see("/new-ambridge/cases/FIRST/?as-at=2012-01-01")
    assert "Plan replaced by" not in before.text
    page = see("/new-ambridge/cases/FIRST/?as-at=2012-12-31")
    assert (
        "Plan replaced by Who mends the roads, SECOND, option B: plan-second-1-b"
        in page.text
    )


def test_the_project_page_asks_no_more_where_an_option_was_approved(database, see):
    programme = ambridge()
    about_highways()

    def bring(amount):
        return record_case(
            programme=programme,
            code="C",
            title="Who mends the roads",
            project=Project.objects.get(code="HIGHWAYS"),
            on=DatedTo.parse("2011-03-01"),
            file=text(option("B", benefit("Fewer posts", f"annual = {amount}"))),
            by=BY,
        )

    def seen():
        with CaptureQueriesContext(connection) as asked:
            page = see(HIGHWAYS)
        return page, len(asked)

    # What it asks of any statement is asked before, too.
    earlier = [L("ROADS forecast annual 2011/12 1")]
    said(programme, S("earlier", "2011-02-01", lines=earlier))
    brought = bring(30)
    page, before = seen()
    assert "approved case" not in page.text
    approve_option(
        case=brought,
        option="B",
        decision=Decision.objects.get(code="D1"),
        source=Source.objects.get(code="PAPERS"),
        by=BY,
    )
    # A newer version that nobody approved is neither a case more nor the plan.
    bring(40)
    page, after = seen()
    assert after == before
    assert len(page.table("Cases made for it")) == 1
    assert "The ledger says what was approved." in page.text


def test_a_decision_shows_what_it_was_tested_against_and_when(database, see):
    programme = ambridge()
    made = {"programme": programme, "by": BY}
    adopted = DatedTo.parse("2010-04-01")
    for code, title in (("fair", "Fair"), ("thrift", "Thrift")):
        record_principle(code=code, title=title, adopted=adopted, **made)
    subject = Subject(decision=Decision.objects.get(code="D1"))
    for day, verdict, why in (
        (date(2011, 3, 1), Verdict.MEETS, "It is cheaper"),
        (date(2011, 9, 1), Verdict.FAILS_ACCEPTED, "The roads are unsafe"),
    ):
        found = [Finding("thrift", verdict, why, "The survey", "The board")]
        record_tests(found, of=subject, on=day, **made)
    (row,) = see("/new-ambridge/principles/?as-at=2012-01-01").table(
        "Decisions that were tested"
    )
    assert row["Fair"] == "Not recorded"
    assert row["Thrift"].startswith(
        "Fails, accepted because The roads are unsafe. The survey. "
        "The board, 1 September 2011"
    )
    assert "Before: Meets It is cheaper." in row["Thrift"]
    (then,) = see("/new-ambridge/principles/?as-at=2011-04-01").table(
        "Decisions that were tested"
    )
    assert then["Thrift"].startswith("Meets")
    decision = see("/new-ambridge/decisions/D1/")
    assert "/new-ambridge/principles/" in decision.links.values()


def test_what_nobody_tested_is_shown_as_missing(one_barnet, see):
    page = see("/one-barnet/principles/")
    assert not [caption for caption in page.captions if "were tested" in caption]
    decisions = page.table("58 decisions with no test on record")
    assert len(decisions) == 58
    early = [row["When"] for row in decisions if "before any principle" in row["When"]]
    assert early == [
        f"{day}, before any principle was adopted"
        for day in ("6 May 2008", "3 December 2008")
    ]
    gates = page.table("45 gates with no test on record")
    assert len({row["Project"] for row in gates}) == len(gates)


@pytest.mark.parametrize("hidden", ["draft", "version"])
def test_what_is_not_published_is_nowhere_to_be_seen(database, see, client, hidden):
    programme = ambridge()
    brought = record_case(
        programme=programme,
        code="C",
        title="Who mends the roads",
        project=Project.objects.get(code="HIGHWAYS"),
        on=DatedTo.parse("2011-03-01"),
        file=CASE,
        by=BY,
    )
    if hidden == "draft":
        brought.draft = True
        brought.save()
        assert client.get("/new-ambridge/cases/C/").status_code == 404
        assert "Who mends" not in see(HIGHWAYS).text
    else:
        brought.published = 0
        brought.save()
        assert "No numbers of any option" in see("/new-ambridge/cases/C/").text
