"""What a programme takes off the gap, and what of it cannot be placed in a year.

Only what recurs, is this council's own cash, has a yearly profile and starts after the
base year: the base account already contains what came before. Costs to deliver and
dis-benefits with a profile count against it, so that what is taken off is net where
net is known. Plan, forecast, delivered and validated are lines of their own and never
one: validated is that part of delivered which finance found sufficient evidence for.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from workings.core.money import Basis
from workings.core.years import FinancialYear
from workings.ledger.position import Entry
from workings.ledger.said import KnownBenefit
from workings.ledger.words import Bearer, BenefitKind, Series
from workings.outlook.assumptions import Floats

CASH = frozenset(
    {
        BenefitKind.CASHABLE_SAVING,
        BenefitKind.INCOME,
        BenefitKind.SERVICE_REDUCTION,
        BenefitKind.DIS_BENEFIT,
        BenefitKind.COST_TO_DELIVER,
    }
)
SERIES = (Series.PLAN, Series.FORECAST, Series.DELIVERED)
VALIDATED = "validated"
LINES = (*SERIES, VALIDATED)


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """An amount that is in the position and in no year of the outlook, and why."""

    benefit: str
    title: str
    series: Series
    pence: int
    period: str
    why: str


@dataclass(frozen=True, eq=False)
class Savings:
    """A programme's yearly effect by line (the series, and "validated"): (n_years,)
    each, thousands of pounds.
    """

    by_line: dict[str, Floats]
    not_placed: tuple[NotPlaced, ...]


def placed(
    position: Iterable[tuple[KnownBenefit, Iterable[Entry]]],
    base: FinancialYear,
    years: tuple[FinancialYear, ...],
    validated: Collection[Entry] = (),
) -> Savings:
    """This function will place a position's amounts in the years of an outlook.

    ``validated`` are the delivered entries that finance found sufficient evidence for.
    """
    by_line: dict[str, Floats] = {line: np.zeros(len(years)) for line in LINES}
    left: list[NotPlaced] = []
    for benefit, entries in position:
        listed = [one for one in entries if one.key.series in SERIES]
        stepped = {one.key.series for one in listed if one.key.basis is Basis.INCREMENT}
        for one in listed:
            why = _why_not(benefit, one, base, stepped)
            if why:
                left.append(_left(benefit, one, why))
            elif (year := one.key.period.financial_year) and year > base:
                effect = _effect(one, year, years)
                by_line[one.key.series] += effect
                if one in validated:
                    by_line[VALIDATED] += effect
    return Savings(by_line, tuple(left))


def _why_not(
    benefit: KnownBenefit, one: Entry, base: FinancialYear, stepped: set[Series]
) -> str:
    # An empty reason is given to what is placed, and to what the base contains.
    if benefit.bearer is not Bearer.COUNCIL:
        return "it is not this council's to spend"
    if benefit.kind not in CASH:
        return f"{benefit.kind.label} is no cash"
    if one.key.period.last <= base.last:
        return ""
    if one.prices not in {"", "cash"}:
        return f"it is in {one.prices} prices, and the outlook is in cash"
    return _without_profile(one, stepped)


def _without_profile(one: Entry, stepped: set[Series]) -> str:
    if one.key.basis in {Basis.CUMULATIVE, Basis.RUN_RATE}:
        return f"it is {one.key.basis.value.replace('_', ' ')}, with no yearly profile"
    if one.key.period.financial_year is None:
        return "it is for several years together, with no yearly profile"
    if one.key.basis is Basis.ANNUAL and one.key.series in stepped:
        return "its increments are placed already"
    return ""


def _effect(
    one: Entry, year: FinancialYear, years: tuple[FinancialYear, ...]
) -> Floats:
    # An increment is in the base budget from its year on; an annual effect in its own.
    lasts = one.key.basis is Basis.INCREMENT
    counts = [each == year or (lasts and each > year) for each in years]
    return np.array(counts, dtype=np.float64) * (one.pence / 100_000)


def _left(benefit: KnownBenefit, one: Entry, why: str) -> NotPlaced:
    return NotPlaced(
        benefit.code,
        benefit.title,
        one.key.series,
        one.pence,
        one.key.period.spoken(),
        why,
    )
