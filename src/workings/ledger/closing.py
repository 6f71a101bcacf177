"""Closed years: what was planned must have arrived, or have become something.

Plan = delivered + carried forward + mitigated + written out, benefit by benefit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workings.core.money import Basis, Money
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.ledger.position import Entry
from workings.ledger.words import Series

BECAME = (
    Series.DELIVERED,
    Series.CARRIED_FORWARD,
    Series.MITIGATED,
    Series.WRITTEN_OUT,
)
"""What a plan can have become."""

_EQUATION = frozenset({Series.PLAN, *BECAME})


@dataclass(frozen=True, slots=True)
class YearOfBenefit:
    """One benefit in one year, in pence; None is not stated.

    ``difference`` is plan less what became of it: 0 closes the year. It is None
    where there is no plan, nothing is said of it or price bases differ, and
    ``verdict`` says which.
    """

    benefit: str
    year: FinancialYear
    plan: int | None
    delivered: int | None
    carried_forward: int | None
    mitigated: int | None
    written_out: int | None
    difference: int | None
    verdict: str


def closed_years(
    position: Iterable[Entry], *, as_at: date, basis: Basis = Basis.ANNUAL
) -> tuple[YearOfBenefit, ...]:
    """This function will check the equation for each benefit and year that has ended
    by ``as_at``, over a folded position.
    """
    cells: dict[tuple[str, FinancialYear], dict[Series, Money]] = {}
    for entry in position:
        year = entry.key.period.financial_year
        if entry.key.basis is not basis or entry.key.series not in _EQUATION:
            continue
        if year is None or not closed_when_said(entry.key.period, as_at):
            continue
        cell = cells.setdefault((entry.key.benefit, year), {})
        cell[entry.key.series] = entry.money
    return tuple(
        _balance(benefit, year, cell) for (benefit, year), cell in sorted(cells.items())
    )


def _balance(
    benefit: str, year: FinancialYear, cell: dict[Series, Money]
) -> YearOfBenefit:
    pence = {series: money.pence for series, money in cell.items()}
    plan = pence.get(Series.PLAN)
    became = [pence[series] for series in BECAME if series in pence]
    mixed = len({money.prices for money in cell.values()}) > 1
    difference = None if plan is None or not became or mixed else plan - sum(became)
    if plan is None:
        verdict = "no plan is stated"
    elif not became:
        verdict = "nothing is said of what became of the plan"
    elif mixed:
        verdict = "stated in different price bases"
    elif difference:
        verdict = "does not close"
    else:
        verdict = "closes"
    return YearOfBenefit(
        benefit=benefit,
        year=year,
        plan=plan,
        delivered=pence.get(Series.DELIVERED),
        carried_forward=pence.get(Series.CARRIED_FORWARD),
        mitigated=pence.get(Series.MITIGATED),
        written_out=pence.get(Series.WRITTEN_OUT),
        difference=difference,
        verdict=verdict,
    )


def closed_when_said(period: Period, said_on: date) -> bool:
    """This function will say whether a period was over when it was spoken of.

    What is said within a year is how it stands so far, not its outturn.
    """
    return period.end <= said_on
