"""All that one council's outlook is worked out from, and its digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from workings.core.years import FinancialYear
from workings.outlook.assumptions import Floats, Rate, Scenario


@dataclass(frozen=True, eq=False)
class PathAhead:
    """A group's path: the logarithm's middle and spread, (n_years,) each."""

    centre: Floats
    spread: Floats
    freedom: float


@dataclass(frozen=True, eq=False)
class Inputs:
    """One council, one base year, one scenario. Amounts are thousands of pounds, cash.

    ``people`` has shape (n_years + 1, 5): the bands of ages, base first.
    """

    council: str
    code: str
    kind: str
    base: FinancialYear
    years: tuple[FinancialYear, ...]
    costs: Mapping[str, float]
    streams: Mapping[str, float]
    """General funding of the base year; council tax less council tax benefit."""
    tax_support: float
    """Council tax benefit in the base year, until it became a grant in 2013/14."""
    reserves: float
    """Earmarked and general reserves at the end of the base year."""
    published: float
    """Net revenue expenditure as published."""
    above: float
    """Grants that the account deducts above net revenue expenditure, minus."""
    people: Floats
    people_said: str
    paths: Mapping[str, PathAhead]
    rates: Mapping[str, Rate]
    scenario: Scenario
    retained_rates: float = 0.0
    """Business rates kept, of the settlement; nothing before retention in 2013/14."""
    budget: bool = False
    """Whether the base year's account is a budget, its outturn not yet known."""

    @property
    def has_social_care(self) -> bool:
        """Whether the council is responsible for social care."""
        return "children-social-care" in self.costs

    def digest(self) -> str:
        """This function will give the SHA-256 of everything above."""
        text = json.dumps(_plain(self), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


def _plain(inputs: Inputs) -> dict[str, object]:
    return {
        "code": inputs.code,
        "base": inputs.base.starting,
        "years": [year.starting for year in inputs.years],
        "costs": dict(inputs.costs),
        "streams": dict(inputs.streams),
        "tax_support": inputs.tax_support,
        "retained_rates": inputs.retained_rates,
        "reserves": inputs.reserves,
        "published": inputs.published,
        "people": _listed(inputs.people),
        "paths": {
            name: [_listed(path.centre), _listed(path.spread), path.freedom]
            for name, path in inputs.paths.items()
        },
        "rates": {
            name: [
                _listed(rate.middle),
                _listed(rate.spread),
                [] if rate.most is None else _listed(rate.most),
            ]
            for name, rate in inputs.rates.items()
        },
    }


def _listed(array: Floats) -> object:
    # Twelve digits: the last bits may differ from one processor to another.
    return [f"{one:.12g}" for one in np.asarray(array).ravel()]
