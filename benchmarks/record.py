"""An invented programme of the size that the aims are set for."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.decisions.actions import record_body, record_decision
from workings.decisions.decided import Outcome
from workings.documents.actions import record_source
from workings.ledger.actions import post, record_benefits
from workings.ledger.statement import (
    Benefit,
    Headline,
    Key,
    Line,
    Origin,
    Statement,
    Total,
)
from workings.ledger.words import (
    BenefitKind,
    Breakdown,
    Cause,
    Grade,
    Series,
    Standing,
    StatementKind,
)
from workings.programme.actions import (
    record_council,
    record_programme,
    record_project,
)
from workings.programme.models import Programme

BY = COMMAND_LINE
FIRST = 2011
YEARS = 25
STATED_OVER = 10
STATEMENTS_A_YEAR = 10
BENEFITS_A_STATEMENT_IN = 5
"""A statement restates one benefit in so many, over all years: a key is overtaken
some 20 times as a forecast, 4 times as a plan or as delivered."""

PERIODS = [Period.year(FinancialYear(FIRST + year)) for year in range(YEARS)]


@dataclass(frozen=True, slots=True)
class Size:
    """How many benefits; the lines follow: 100 statements of a fifth of them."""

    benefits: int

    @property
    def lines_a_statement(self) -> int:
        return self.benefits // BENEFITS_A_STATEMENT_IN * YEARS

    @property
    def lines(self) -> int:
        return self.lines_a_statement * STATED_OVER * STATEMENTS_A_YEAR


WHOLE = Size(benefits=2_000)
QUICK = Size(benefits=40)


def record(size: Size) -> Programme:
    """This function will record the programme, and post all its statements."""
    programme = _registers(size)
    for number in range(STATED_OVER * STATEMENTS_A_YEAR):
        post(statement(size, number), programme=programme, by=BY)
    return programme


def statement(size: Size, number: int) -> Statement:
    """This function will invent a statement, the same one whenever it is asked."""
    kind = _kind(number)
    on = date(FIRST, 4, 30) + timedelta(days=36 * number)
    dice = random.Random(number)
    of_record = number % 33 != 32
    total = _headline_total(number, size) if number % 20 == 0 else None
    return Statement(
        code=f"S{number}",
        title=f"Report {number} to the committee",
        kind=kind,
        said=DatedTo(on),
        source="PAPERS",
        grade=Grade.OFFICIAL,
        standing=Standing.OF_RECORD if of_record else Standing.CLAIM,
        author_body="CABINET",
        decision="D" if kind is StatementKind.PLAN else "",
        in_force_on=on if kind is StatementKind.PLAN else None,
        cause=dice.choice((Cause.TIMING, Cause.DEMAND, Cause.PRICE, None)),
        reason="As the service reported.",
        lines=tuple(_lines(size, kind, dice)),
        totals=(total,) if total else (),
        headlines=(Headline(total.code, on),) if total else (),
    )


def _registers(size: Size) -> Programme:
    council = record_council(
        slug="ambridge", name="Ambridge", code="E00000001", named_to_level=2, by=BY
    )
    begins = DatedTo(date(FIRST, 4, 1))
    programme = record_programme(
        council=council, slug="ambridge", title="New Ambridge", begins=begins, by=BY
    )
    for number in range(20):
        record_project(
            programme=programme,
            code=f"P{number}",
            title=f"Project {number}",
            wave="1",
            by=BY,
        )
    _papers(programme, begins)
    record_benefits(list(_benefits(size)), programme=programme, by=BY)
    return programme


def _papers(programme: Programme, begins: DatedTo) -> None:
    record_source(
        collection=programme.slug,
        code="PAPERS",
        title="Cabinet papers",
        publisher="Ambridge Council",
        by=BY,
    )
    cabinet = record_body(programme=programme, code="CABINET", title="Cabinet", by=BY)
    record_decision(
        code="D",
        title="Approve the plan",
        body=cabinet,
        met=begins,
        outcome=Outcome.APPROVED,
        by=BY,
    )


def _benefits(size: Size) -> Iterator[Benefit]:
    kinds = list(BenefitKind)
    for number in range(size.benefits):
        kind = kinds[number % len(kinds)]
        yield Benefit(_code(number), f"Benefit {number}", kind, f"P{number % 20}")


def _code(number: int) -> str:
    return f"benefit-{number:04}"


def _kind(number: int) -> StatementKind:
    match number % 5:
        case 0:
            return StatementKind.PLAN
        case 4:
            return StatementKind.DELIVERY
        case _:
            return StatementKind.REFORECAST


_SERIES = {
    StatementKind.PLAN: Series.PLAN,
    StatementKind.REFORECAST: Series.FORECAST,
    StatementKind.DELIVERY: Series.DELIVERED,
}


def _lines(size: Size, kind: StatementKind, dice: random.Random) -> Iterator[Line]:
    series = _SERIES[kind]
    count = size.benefits // BENEFITS_A_STATEMENT_IN
    row = 1
    for number in sorted(dice.sample(range(size.benefits), count)):
        for period in PERIODS:
            row += 1
            yield Line(
                Key(_code(number), series, Basis.ANNUAL, period),
                dice.randrange(-1_000_000, 100_000_000),
                ref="Appendix A",
                origin=Origin("5f" * 32, "Benefits", f"D{row}"),
            )


def _headline_total(number: int, size: Size) -> Total:
    return Total(
        code=f"T{number}",
        label=f"Headline {number}",
        scope="the whole programme",
        series=Series.FORECAST,
        basis=Basis.ANNUAL,
        period=Period(PERIODS[0].first, PERIODS[-1].end),
        breakdown=Breakdown.ALL,
        pence=10_000_000 * size.benefits,
        unit=10**8,
    )
