"""A small record of Ambridge in which every kind of thing is said at least once."""

from datetime import date
from decimal import Decimal

from tests.ledger.ambridge import BENEFITS, BY, K, L, S, T, ambridge
from workings.ledger.actions import post
from workings.ledger.statement import (
    Benefit,
    Fact,
    Headline,
    Origin,
    Share,
    Verdict,
)
from workings.ledger.words import (
    BenefitKind,
    Breakdown,
    Cause,
    Grade,
    Standing,
    Sufficiency,
    Visibility,
)
from workings.programme.models import Programme

SPREAD = Benefit(
    "TRAMS",
    "Fewer empty trams",
    BenefitKind.SERVICE_REDUCTION,
    "HIGHWAYS",
    services=(("HIGHWAYS-S", Decimal("0.25")), ("DESK-S", Decimal("0.75"))),
    owner="CHIEF",
    note="Gross of the fares that are lost",
)
DELIVERED = K("ROADS delivered annual 2010/11")

RECORD = (
    S(
        "framework",
        "2011-03-01",
        kind="plan",
        prices="cash",
        reason="Agenda item 5",
        lines=[
            L("ROADS plan annual 2011/12 100", ref="F1", note="Gross"),
            L("TRAMS plan annual 2011/12 40.01", low=30_00, high=50_00),
            L("DELIVERY plan cumulative 2010/11 to 2012/13 -9"),
            L("ROADS plan increment 2012/13 100", origin=Origin("0" * 64, "A", "B2")),
        ],
        totals=[
            T("T-100", "plan annual 2011/12 100", wording="£100", ref="F2"),
            T(
                "T-140",
                "plan annual 2011/12 140",
                breakdown=Breakdown.LISTED,
                benefits=("ROADS", "TRAMS"),
                compares_with="T-100",
                note="Both",
            ),
        ],
        headlines=[Headline("T-100", date(2011, 3, 1))],
        facts=[
            Fact(
                "F-STAFF",
                "Staff",
                "Posts that go",
                "10 to 12",
                Decimal(11),
                Decimal(10),
                Decimal(12),
                "posts",
                "2011/12",
                "The desk",
                ("DESK", "HIGHWAYS"),
                uncertain=True,
                note="Before consultation",
            ),
            Fact("F-RATING", "Rating", "Stars", "3", Decimal(3)),
        ],
    ),
    S(
        "outturn",
        "2011-06-01",
        kind="delivery",
        author_body="",
        author_post="CHIEF",
        grade=Grade.AUDITED,
        lines=[
            L("ROADS delivered annual 2010/11 12"),
            L("QUEUES delivered annual 2010/11 3"),
            L("BASE delivered run_rate 2011-03-31 57", note="Taken out of the budget"),
        ],
    ),
    S(
        "finance",
        "2011-07~",
        kind="verdict",
        visibility=Visibility.INTERNAL,
        verdicts=[
            Verdict("outturn", DELIVERED, Sufficiency.PARTIAL, "No invoices"),
            Verdict(
                "outturn", K("QUEUES delivered annual 2010/11"), Sufficiency.SUFFICIENT
            ),
        ],
    ),
    S(
        "press",
        "2011-08",
        kind="report",
        standing=Standing.CLAIM,
        author_body="",
        grade=Grade.REPORTED,
        shares=[
            Share(
                "SH-THIRD",
                "Share of the plan",
                K("BASE delivered run_rate 2011-03-31"),
                "T-140",
                "a third",
                inferred=True,
                note="Our reading",
                ref="F3",
            )
        ],
    ),
    S(
        "slower",
        "2011-09-01",
        cause=Cause.TIMING,
        lines=[
            L("ROADS forecast annual 2011/12 80"),
            L("FEES forecast annual 2011/12 7"),
        ],
        totals=[T("T-87", "forecast annual 2011/12 87", compares_with="T-140")],
        headlines=[Headline("T-87", date(2011, 9, 1))],
    ),
    S(
        "mended",
        "2011-10-01",
        kind="correction",
        corrects="slower",
        lines=[L("ROADS forecast annual 2011/12 81", note="A slip of the keyboard")],
    ),
)


def whole_record(**where: str) -> Programme:
    """This function will record Ambridge and post all of that."""
    programme = ambridge(*BENEFITS, SPREAD, **where)
    for statement in RECORD:
        post(statement, programme=programme, by=BY)
    return programme
