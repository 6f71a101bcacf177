"""Ambridge, a small council for tests, and statements in domain notation.

L("ROADS plan annual 2011/12 1000000")        a line, in pounds
S("plan-2011", "2011-03-01", kind="plan", lines=[...])   a statement
"""

from dataclasses import replace
from datetime import date
from typing import Any

from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.core.money import Basis, pence_from_pounds
from workings.core.periods import Period
from workings.decisions.actions import record_body, record_decision
from workings.decisions.decided import Outcome
from workings.documents.actions import record_source
from workings.ledger.actions import post, record_benefits
from workings.ledger.models import Statement as Posted
from workings.ledger.statement import Benefit, Key, Line, Statement, Total
from workings.ledger.words import (
    BenefitKind,
    Breakdown,
    Grade,
    Series,
    Standing,
    StatementKind,
)
from workings.programme.actions import (
    record_council,
    record_post,
    record_programme,
    record_project,
    record_service,
)
from workings.programme.models import Programme

BY = COMMAND_LINE
APPROVED_ON = date(2011, 3, 1)
BENEFITS = (
    Benefit("ROADS", "Cheaper roads", BenefitKind.CASHABLE_SAVING, "HIGHWAYS"),
    Benefit("FEES", "Higher fees", BenefitKind.INCOME, "HIGHWAYS"),
    Benefit("BASE", "Taken out of the budget", BenefitKind.CASHABLE_SAVING),
    Benefit("DELIVERY", "Running the programme", BenefitKind.COST_TO_DELIVER),
    Benefit("QUEUES", "Shorter queues", BenefitKind.NON_CASHABLE, "DESK"),
)


def ambridge(
    *benefits: Benefit, council: str = "ambridge", slug: str = "new-ambridge"
) -> Programme:
    """Two projects, two services, a source, a body and a decision of 1 March 2011."""
    town = record_council(
        slug=council, name=council.title(), code="E00000001", named_to_level=2, by=BY
    )
    programme = record_programme(
        council=town,
        slug=slug,
        title="New Ambridge",
        begins=DatedTo.parse("2010-04-01"),
        by=BY,
    )
    mine: dict[str, Any] = {"programme": programme, "by": BY}
    for code in ("HIGHWAYS", "DESK"):
        record_project(code=code, title=code.title(), wave="1", **mine)
        record_service(code=f"{code}-S", title=f"{code.title()} service", **mine)
    record_post(code="CHIEF", title="Chief Executive", level=1, **mine)
    record_source(
        collection=programme.slug,
        code="PAPERS",
        title="Cabinet papers",
        publisher="Ambridge Council",
        by=BY,
    )
    cabinet = record_body(code="CABINET", title="Cabinet", **mine)
    record_decision(
        code="D1",
        title="Approve the plan",
        body=cabinet,
        met=DatedTo(APPROVED_ON),
        outcome=Outcome.APPROVED,
        by=BY,
    )
    record_benefits(benefits or BENEFITS, programme=programme, by=BY)
    return programme


def K(text: str) -> Key:
    """A key: BENEFIT SERIES BASIS PERIOD."""
    benefit, series, basis, period = text.split(" ", 3)
    return Key(benefit, Series(series), Basis(basis), Period.parse(period))


def L(text: str, **more: Any) -> Line:
    """A line: BENEFIT SERIES BASIS PERIOD POUNDS."""
    key, _, pounds = text.rpartition(" ")
    return Line(K(key), pence_from_pounds(pounds), **more)


def T(code: str, text: str, **more: Any) -> Total:
    """A total: SERIES BASIS PERIOD POUNDS, stated to the pound, no breakdown."""
    words, _, pounds = text.rpartition(" ")
    series, basis, period = words.split(" ", 2)
    fields: dict[str, Any] = {
        "label": code,
        "scope": "the whole programme",
        "breakdown": Breakdown.NONE,
        "unit": 100,
        **more,
    }
    return Total(
        code=code,
        series=Series(series),
        basis=Basis(basis),
        period=Period.parse(period),
        pence=pence_from_pounds(pounds),
        **fields,
    )


def S(code: str, said: str, *, kind: str = "reforecast", **more: Any) -> Statement:
    """A statement of record by the council; a plan is in force by D1 unless told."""
    statement = Statement(
        code=code,
        title=code,
        kind=StatementKind(kind),
        said=DatedTo.parse(said),
        source="PAPERS",
        grade=Grade.OFFICIAL,
        standing=Standing.OF_RECORD,
        author_body="CABINET",
    )
    if kind == "plan":
        in_force = max(statement.said.on, APPROVED_ON)
        statement = replace(statement, decision="D1", in_force_on=in_force)
    more = {
        name: tuple(given) if isinstance(given, list) else given
        for name, given in more.items()
    }
    return replace(statement, **more)


def said(programme: Programme, *statements: Statement) -> list[Posted]:
    """Post statements in order."""
    return [post(item, programme=programme, by=BY) for item in statements]
