"""The rules of lines: series fit their statement, periods their basis."""

from collections.abc import Iterator

from workings.core.money import Basis
from workings.core.problems import Problem
from workings.core.years import FinancialYear, NotAYear
from workings.ledger.rules.known import Known, Place
from workings.ledger.statement import Key, Statement
from workings.ledger.words import SERIES_OF_KIND, StatementKind


def series(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    allowed = SERIES_OF_KIND[statement.kind]
    for index, line in enumerate(statement.lines):
        if line.key.series not in allowed:
            names = ", ".join(sorted(allowed)) or "none"
            yield Problem(
                where("lines", index, "series"),
                f"a {statement.kind} cannot carry a line of series {line.key.series}",
                f"Its lines may be: {names}",
            )
        if statement.kind is StatementKind.WITHDRAWAL and line.pence:
            yield Problem(
                where("lines", index, "amount"),
                "a withdrawal posts zero",
                "Write 0, or use a reforecast",
            )
    if statement.verdicts and statement.kind is not StatementKind.VERDICT:
        yield Problem(
            where("verdicts", 0, "statement"),
            f"a {statement.kind} cannot carry verdicts",
            "Put them in a statement of kind verdict",
        )


def periods(statement: Statement, known: Known, where: Place) -> Iterator[Problem]:
    for index, line in enumerate(statement.lines):
        yield from _basis_fits(line.key, where("lines", index, "period"))
        if (line.low is None) != (line.high is None):
            yield Problem(
                where("lines", index, "low"),
                "a range has one end",
                "Give both low and high, or neither",
            )
        elif (
            line.low is not None
            and line.high is not None
            and not line.low <= line.pence <= line.high
        ):
            yield Problem(
                where("lines", index, "low"),
                "the amount does not lie between low and high",
                "Give low, amount and high in rising order (costs are minus)",
            )
    if statement.prices and statement.prices != "cash":
        try:
            FinancialYear.parse(statement.prices)
        except NotAYear as error:
            place = where("statements", None, "prices")
            yield Problem(place, str(error), 'Write "cash" or a year such as 2012/13')


def _basis_fits(key: Key, place: str) -> Iterator[Problem]:
    one_day = key.period.first == key.period.last
    if (key.basis is Basis.RUN_RATE) != one_day:
        yield Problem(
            place,
            f"{key.basis} does not fit the period {key.period}",
            "A run rate is in force at one date; every other basis covers a period",
        )
    if key.basis in (Basis.ANNUAL, Basis.INCREMENT) and not one_day:
        years = key.period.financial_years()
        if years is not None and len(years) > 1:
            yield Problem(
                place,
                f"{key.basis} amounts belong to one year, not to {key.period}",
                "Give a line for each year, or use the basis cumulative",
            )
