"""Closed years: what was planned must have arrived, or have become something.

Plan = delivered + carried forward + mitigated + written out, benefit by benefit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.ledger.position import Entry
from workings.ledger.words import Series

_AFTER = (
    Series.DELIVERED,
    Series.CARRIED_FORWARD,
    Series.MITIGATED,
    Series.WRITTEN_OUT,
)


@dataclass(frozen=True, slots=True)
class YearOfBenefit:
    """One benefit in one year, in pence; None is not stated.

    ``difference`` is plan less what became of it: 0 closes the year. It is None
    where there is no plan or nothing is said of it, and ``verdict`` says which.
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
    cells: dict[tuple[str, FinancialYear], dict[Series, int]] = {}
    for entry in position:
        year = entry.key.period.financial_year
        if entry.key.basis is not basis or year is None or year.last > as_at:
            continue
        cell = cells.setdefault((entry.key.benefit, year), {})
        cell[entry.key.series] = entry.pence
    return tuple(
        _balance(benefit, year, cell) for (benefit, year), cell in sorted(cells.items())
    )


def _balance(
    benefit: str, year: FinancialYear, cell: dict[Series, int]
) -> YearOfBenefit:
    plan = cell.get(Series.PLAN)
    became = [cell[series] for series in _AFTER if series in cell]
    difference = None if plan is None or not became else plan - sum(became)
    if plan is None:
        verdict = "no plan is stated"
    elif not became:
        verdict = "nothing is said of what became of the plan"
    elif difference:
        verdict = "does not close"
    else:
        verdict = "closes"
    return YearOfBenefit(
        benefit=benefit,
        year=year,
        plan=plan,
        delivered=cell.get(Series.DELIVERED),
        carried_forward=cell.get(Series.CARRIED_FORWARD),
        mitigated=cell.get(Series.MITIGATED),
        written_out=cell.get(Series.WRITTEN_OUT),
        difference=difference,
        verdict=verdict,
    )


def closed_when_said(period: Period, said_on: date) -> bool:
    """This function will say whether a period was over when it was spoken of.

    What is said within a year is how it stands so far, not its outturn.
    """
    return period.end <= said_on
