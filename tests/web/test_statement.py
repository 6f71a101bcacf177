import pytest

from tests.ledger.ambridge import K, L, S, T, ambridge, said
from workings.ledger.models import Wording, WordingWithdrawn
from workings.ledger.statement import Verdict
from workings.ledger.words import Breakdown, Sufficiency, Visibility

CASE = "/one-barnet/statements/2012-12-06-csg-full-case/"
ANSWER = "/one-barnet/statements/2012-05-17-foi-2010-11/"


def ambridge_page(code: str) -> str:
    return f"/new-ambridge/statements/{code}/"


def test_a_statement_says_who_said_it_when_and_where(one_barnet, see):
    seen = see(CASE)
    assert seen.title == (
        "Full business case, customer and support services, 6 December 2012"
        " - One Barnet - Workings"
    )
    assert seen.rows["Said"] == "6 December 2012, by Cabinet"
    assert seen.rows["Standing"] == "Of record"
    assert seen.rows["Evidence"] == "Reported in the press"
    assert seen.rows["In force from"] == "6 December 2012"
    assert "Local Government Lawyer" in seen.rows["Source"]
    assert "/one-barnet/decisions/D034/" in seen.links.values()


def test_its_lines_stand_with_their_measure(one_barnet, see):
    lines = see(CASE).table("Amounts")
    assert [line["Amount"] for line in lines] == [
        "£70,000,000",
        "£47,000,000",
        "£8,400,000",
    ]
    assert lines[0]["Of what"].startswith("Lower price of the core services")
    assert "The source gives no split" in lines[0]["Of what"]


def test_its_totals_stand_with_their_check(one_barnet, see):
    (total,) = see(CASE).table("Stated totals")
    assert total["Amount"].startswith("£125,400,000 stated as £125.4m")
    assert total["Check"].startswith("Agrees Its lines come to £125.4m")
    whole, *_ = see(ANSWER).table("Stated totals")
    assert whole["Amount"].startswith("£1,436,900")
    assert whole["Check"].startswith("Agrees")


def test_a_total_without_a_breakdown_cannot_be_checked(one_barnet, see):
    page = "/one-barnet/statements/2010-11-29-framework/"
    totals = see(page).table("Stated totals")
    checks = {total["Amount"].split()[0]: total["Check"] for total in totals}
    assert checks["£100,000,000"] == "Cannot be checked No breakdown was given."


def test_its_facts_are_kept_as_they_were_said(one_barnet, see):
    facts = see(CASE).table("Facts")
    assert facts[1]["What"].startswith("Value of the contract")
    assert facts[1]["Said"] == "£320m"


def test_a_headline_is_named_with_its_day(one_barnet, see):
    page = "/one-barnet/statements/2010-11-29-framework/"
    (headline,) = see(page).table("Totals that it made the programme's number")
    assert headline["From"] == "29 November 2010"


def test_a_share_names_its_line_and_its_total(one_barnet, see):
    (share,) = see("/one-barnet/statements/2013-08-programme-page-removed/").table(
        "Shares"
    )
    assert share["In its words"] == "nearly a third"


def test_its_seal_is_its_place_in_the_chain(one_barnet, see):
    rows = see(CASE).rows
    assert len(rows["Digest (SHA-256)"]) == len(rows["Digest before it"]) == 64
    assert int(rows["Number in the chain"]) > 1
    first = see("/one-barnet/statements/2010-08-agilisys-estimate/").rows
    if first["Number in the chain"] == "1":
        assert first["Digest before it"] == "none: it is the first"


def test_verdicts_corrections_and_ranges_are_set_out(database, see):
    said(
        ambridge(),
        S("plan", "2011-03-01", kind="plan", lines=[L("ROADS plan annual 2011/12 9")]),
        S(
            "outturn",
            "2012-05-01",
            kind="delivery",
            lines=[L("ROADS delivered annual 2011/12 7", low=600, high=800)],
        ),
        S(
            "judged",
            "2012-06-01",
            kind="verdict",
            verdicts=[
                Verdict(
                    "outturn",
                    K("ROADS delivered annual 2011/12"),
                    Sufficiency.PARTIAL,
                    "no invoices",
                )
            ],
        ),
        S(
            "mended",
            "2012-07-01",
            kind="correction",
            corrects="outturn",
            lines=[L("ROADS delivered annual 2011/12 6")],
        ),
    )
    (line,) = see(ambridge_page("outturn")).table("Amounts")
    assert line["Amount"] == "£7 given as £6 to £8"
    (verdict,) = see(ambridge_page("judged")).table("Verdicts")
    assert verdict["Verdict"] == "Partial evidence no invoices"
    assert see(ambridge_page("mended")).rows["Corrects"] == "outturn"


def test_a_total_that_differs_says_by_how_much(database, see):
    said(
        ambridge(),
        S(
            "plan",
            "2011-03-01",
            kind="plan",
            lines=[L("ROADS plan annual 2011/12 9")],
            totals=[
                T(
                    "T1",
                    "plan annual 2011/12 12",
                    breakdown=Breakdown.LISTED,
                    benefits=("ROADS",),
                )
            ],
        ),
    )
    (total,) = see(ambridge_page("plan")).table("Stated totals")
    assert total["Check"].startswith("Differs Its lines come to £9, £3 apart")


def test_words_that_were_withdrawn_leave_their_notice(database, see):
    (posted,) = said(
        ambridge(), S("secret", "2012-05-01", title="About Mrs X", lines=[])
    )
    wording = Wording.objects.get(digest=posted.wording_id)
    WordingWithdrawn.objects.create(
        wording=wording, because="it named a resident", at=posted.recorded_at
    )
    seen = see(ambridge_page("secret"))
    assert "It named a resident." in seen.main


@pytest.mark.parametrize("visibility", [Visibility.INTERNAL, Visibility.EXEMPT])
def test_what_is_not_public_is_nowhere(database, see, visibility):
    said(
        ambridge(),
        S(
            "hidden-1",
            "2011-06-01",
            visibility=visibility,
            lines=[L("ROADS forecast annual 2011/12 123789")],
            totals=[T("T9", "forecast annual 2011/12 456789")],
        ),
        S(
            "mended",
            "2012-07-01",
            kind="correction",
            corrects="hidden-1",
            lines=[L("ROADS forecast annual 2011/12 6")],
        ),
    )
    hidden = see(ambridge_page("hidden-1"), status=404)
    unknown = see(ambridge_page("hidden-2"), status=404)
    assert hidden.main.replace("hidden-1", "") == unknown.main.replace("hidden-2", "")
    for address in (
        "/new-ambridge/",
        ambridge_page("mended"),
        "/new-ambridge/projects/HIGHWAYS/",
        "/new-ambridge/decisions/D1/",
    ):
        html = see(address).html
        assert "hidden-1" not in html
        assert "£456,789" not in html
        assert "£123,789" not in html
