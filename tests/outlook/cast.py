"""Ambridge, a council made for tests, and what it is worked out from."""

from dataclasses import replace

import numpy as np

from workings.core.years import FinancialYear
from workings.outlook.assumptions import BASELINE, Rate
from workings.outlook.gathering import OVERALL
from workings.outlook.inputs import Inputs, PathAhead

COSTS = {
    "adult-social-care": 60_000.0,
    "children-social-care": 25_000.0,
    "highways": 10_000.0,
    "environment": 9_000.0,
    "central": 5_000.0,
    "grant-funded": -2_000.0,
}
PEOPLE = np.array([40_000.0, 110_000.0, 15_000.0, 9_000.0, 4_000.0])


def ambridge(*, years: int = 10, rate: float = 0.01, spread: float = 0.005) -> Inputs:
    """This function will make a council whose people stay as they are.

    Every rate has this middle and spread; people's errors and weights have no middle
    but their own.
    """
    base = FinancialYear(2013)
    ahead = tuple(FinancialYear(2013 + place) for place in range(1, years + 1))
    names = [*OVERALL, *(f"real-growth/{slug}" for slug in COSTS)]
    weights = {"care/working-age": 0.55, "care/75-84": 3.0, "care/85+": 10.0}
    fixed = {"tax-support": 0.9, "reserves-floor": 0.0, **weights}
    rates = {
        name: Rate(
            name,
            np.full(years, fixed.get(name, 0.0 if "people" in name else rate)),
            np.full(years, 0.0 if name in fixed else spread),
            (),
        )
        for name in names
    }
    path = PathAhead(np.full(years, np.log(10_000)), np.linspace(0.05, 0.2, years), 4.0)
    return Inputs(
        council="Ambridge",
        code="E9999",
        kind="UA",
        base=base,
        years=ahead,
        costs=COSTS,
        streams={"council-tax": 62_000.0, "settlement": 40_000.0, "other-grants": 1e3},
        tax_support=0.0,
        reserves=30_000.0,
        published=107_000.0,
        above=0.0,
        people=np.tile(PEOPLE, (years + 1, 1)),
        people_said="Made up.",
        paths={"highways": path},
        rates=rates,
        scenario=BASELINE,
    )


def older(inputs: Inputs, band: int, growth: float) -> Inputs:
    """This function will let a band of ages grow by so much by the last year."""
    people = inputs.people.copy()
    people[:, band] *= 1 + np.linspace(0, growth, len(people))
    return replace(inputs, people=people)
