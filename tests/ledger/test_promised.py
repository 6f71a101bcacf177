"""What was promised beside what arrived: of one benefit, basis and period, never
across them; of record, with claims beside.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.ledger.ambridge import BENEFITS, BY, L, S, ambridge, said
from workings.core.asat import AsAt
from workings.ledger.promised import promises, together
from workings.ledger.queries import Heard
from workings.ledger.queries.project_told import project_told
from workings.ledger.queries.promised import promised_to_services
from workings.ledger.statement import Benefit
from workings.ledger.words import (
    Bearer,
    BenefitKind,
    Series,
    Standing,
    Visibility,
)
from workings.programme.actions import record_project

LATE = date(2014, 1, 1)
SHARED = Benefit(
    "SHARED",
    "Over two services",
    BenefitKind.CASHABLE_SAVING,
    "HIGHWAYS",
    services=(("HIGHWAYS-S", Decimal("0.25")), ("DESK-S", Decimal("0.75"))),
)
PARTNERS = Benefit(
    "PARTNERS", "A partner's", BenefitKind.INCOME, "HIGHWAYS", Bearer.PARTNER
)


def heard(programme, day=LATE) -> Heard:
    return Heard(programme.pk, AsAt(day))


def told(found):
    """(benefit, basis, period) of each promise, with its pounds by series."""
    return {
        (it.benefit.code, str(it.basis), str(it.period)): {
            str(series): amount.pence // 100 for series, amount in it.amounts.items()
        }
        for it in found
    }


def test_what_arrived_stands_beside_what_was_promised(database):
    programme = ambridge()
    said(
        programme,
        S(
            "plan",
            "2011-03-01",
            kind="plan",
            lines=[
                L("ROADS plan annual 2011/12 100"),
                L("ROADS plan annual 2012/13 200"),
                L("ROADS plan cumulative 2011/12 to 2012/13 300"),
                L("FEES plan annual 2011/12 10"),
                L("QUEUES plan annual 2011/12 5"),
            ],
        ),
        S("less", "2011-09-01", lines=[L("ROADS forecast annual 2011/12 90")]),
        S("more", "2011-10-01", lines=[L("ROADS forecast annual 2011/12 95")]),
        S(
            "came",
            "2012-05-01",
            kind="delivery",
            lines=[
                L("ROADS delivered annual 2011/12 80"),
                L("ROADS written_out annual 2011/12 15"),
            ],
        ),
    )
    found = project_told(heard(programme), "HIGHWAYS").promised
    assert found.beside == ()
    year = ("ROADS", "annual", "2011/12")
    whole = told(promises(found.of_record))
    # The latest forecast, and not the one before it; in the order of bases and years.
    assert list(whole) == [
        ("FEES", "annual", "2011/12"),
        year,
        ("ROADS", "annual", "2012/13"),
        ("ROADS", "cumulative", "2011/12 to 2012/13"),
    ]
    assert whole[year] == {
        "plan": 100,
        "forecast": 95,
        "delivered": 80,
        "written_out": 15,
    }
    before = project_told(heard(programme, date(2011, 9, 30)), "HIGHWAYS").promised
    assert told(promises(before.of_record))[year] == {"plan": 100, "forecast": 90}


def test_claims_and_proposals_stand_beside(database):
    programme = ambridge()
    proposal = S(
        "proposal", "2011-02-01", kind="plan", lines=[L("ROADS plan annual 2011/12 9")]
    )
    said(
        programme,
        S("forecast", "2011-09-01", lines=[L("ROADS forecast annual 2011/12 90")]),
        S(
            "claim",
            "2011-10-01",
            standing=Standing.CLAIM,
            lines=[L("ROADS forecast annual 2011/12 1")],
        ),
        replace(proposal, decision="", in_force_on=None),
    )
    found = project_told(heard(programme), "HIGHWAYS").promised
    assert [it.statement.code for it in found.of_record] == ["forecast"]
    assert [it.statement.code for it in found.beside] == ["proposal", "claim"]


def test_only_the_councils_own_savings_are_added(database):
    programme = ambridge(*BENEFITS, PARTNERS)
    lines = [
        L("ROADS forecast annual 2011/12 100"),
        L("FEES forecast annual 2011/12 10"),
        L("PARTNERS forecast annual 2011/12 1000"),
    ]
    said(programme, S("s", "2011-04-01", lines=lines))
    found = project_told(heard(programme), "HIGHWAYS").promised
    assert together(promises(found.of_record)) == {Series.FORECAST: 110_00}


def test_amounts_in_other_prices_are_not_added(database):
    programme = ambridge()
    said(
        programme,
        S("a", "2011-04-01", lines=[L("ROADS forecast annual 2011/12 100")]),
        S(
            "b",
            "2011-04-02",
            prices="2011/12",
            lines=[L("FEES forecast annual 2011/12 10")],
        ),
    )
    found = project_told(heard(programme), "HIGHWAYS").promised
    assert together(promises(found.of_record)) == {}


def test_a_service_gets_its_share_and_whole_projects_stand_apart(database):
    programme = ambridge(*BENEFITS, SHARED)
    record_project(
        programme=programme,
        code="HIGHWAYS",
        title="Highways",
        wave="1",
        services=list(programme.service_set.filter(code="HIGHWAYS-S")),
        by=BY,
    )
    lines = [
        L("SHARED forecast annual 2011/12 100.01", low=90_00, high=110_00),
        L("ROADS forecast annual 2011/12 7"),
    ]
    said(programme, S("s", "2011-04-01", lines=lines))
    found = promised_to_services(heard(programme), ["HIGHWAYS-S", "DESK-S"])
    (mine,), (theirs,) = (found.on[code].of_record for code in ("HIGHWAYS-S", "DESK-S"))
    assert (mine.pence, mine.low, mine.high) == (25_00, 22_50, 27_50)
    assert mine.share == Fraction(1, 4)
    assert mine.pence + theirs.pence == 100_01
    # ROADS names no service, and its project touches one of these.
    assert [it.benefit.code for it in found.nowhere.of_record] == ["ROADS"]


def test_what_is_not_public_lands_nowhere(database):
    programme = ambridge(*BENEFITS, SHARED)
    for visibility in (Visibility.INTERNAL, Visibility.EXEMPT):
        said(
            programme,
            S(
                f"hidden-{visibility}",
                "2011-04-01",
                visibility=visibility,
                lines=[L("SHARED forecast annual 2011/12 9")],
            ),
        )
    assert project_told(heard(programme), "HIGHWAYS").promised.of_record == ()
    assert promised_to_services(heard(programme), ["DESK-S"]).on["DESK-S"].beside == ()
