"""A case worked out: what each option is worth, to whom, and how sure that is.

Social value and money are kept apart. Social value is what all of society gains and
loses, in real terms, discounted; money is what each body's accounts see. A saving
that another body makes is never this council's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workings.appraisal.case import Case, Option
from workings.appraisal.discounting import annuity
from workings.appraisal.kinds import Denominator, Part, Side
from workings.appraisal.payback import Payback, payback
from workings.appraisal.sensitivity import (
    Line,
    Overtaking,
    Swing,
    Switching,
    overtakings,
    switching_values,
    tornado,
)
from workings.appraisal.terms import Term, by_year, central, social, terms, worth
from workings.appraisal.uncertainty import Uncertainty, uncertainty
from workings.ledger.words import Bearer

PUBLIC = frozenset({Bearer.COUNCIL, Bearer.OTHER_PUBLIC_BODY})


@dataclass(frozen=True, slots=True)
class Ratio:
    """Benefits over costs, both against business as usual; or why there is none."""

    value: float | None
    denominator: Denominator
    benefits: float
    costs: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """What one body's accounts see of an option; plus improves them."""

    bearer: Bearer
    present: float
    """Real, discounted."""
    real: tuple[float, ...]
    """Year by year, in the prices of year 0."""
    cash: tuple[float, ...] | None
    """Year by year, in the prices of each year; None where no inflation is stated."""


@dataclass(frozen=True, slots=True)
class OptionWorth:
    """Everything worked out of one option."""

    option: Option
    benefits: float
    costs: float
    weighted: float | None
    against_usual: float
    ratio: Ratio
    equivalent_annual_cost: float
    bias: float
    risk: float
    yearly: tuple[float, ...]
    """Net social value of each year, real, not discounted."""
    money: tuple[Money, ...]
    """The council first, then each other body that has any."""
    payback: Payback
    discounted_payback: Payback
    switching: tuple[Switching, ...]
    tornado: tuple[Swing, ...]

    @property
    def npsv(self) -> float:
        """Net present social value."""
        return self.benefits - self.costs

    @property
    def net_present_cost(self) -> float:
        """What the council's own accounts pay over the years, as worth in year 0."""
        return -self.money[0].present

    @property
    def by_year(self) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Each body's money and social value by their labels, real, from year 0 to the
        last year that has any; nothing where none has.
        """
        columns = (
            *((money.bearer.label, money.real) for money in self.money),
            ("social value", self.yearly),
        )
        years = [at for _, values in columns for at, one in enumerate(values) if one]
        if not years:
            return ()
        end = max(years) + 1
        return tuple((f"{name[:1].upper()}{name[1:]}", v[:end]) for name, v in columns)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A case with its numbers."""

    case: Case
    options: tuple[OptionWorth, ...]
    """Those that have numbers."""
    ranking: tuple[str, ...]
    """By net present social value, the best first; equals by their code."""
    uncertainty: Uncertainty | None
    overtakings: tuple[Overtaking, ...]

    def worth_of(self, code: str) -> OptionWorth | None:
        """What an option is worth; None where it has no numbers."""
        return next((one for one in self.options if one.option.code == code), None)


def appraise(case: Case) -> Appraisal:
    """This function will work out a case. The same case gives the same numbers."""
    if not case.valued:
        return Appraisal(case, (), (), None, ())
    every = {option.code: terms(case, option) for option in case.valued}
    values = central(case)
    usual = every[case.business_as_usual.code]
    worths = tuple(
        _worth(case, option, every[option.code], usual, values)
        for option in case.valued
    )
    in_society = {code: social(own) for code, own in every.items()}
    ranking = sorted(worths, key=lambda one: (-one.npsv, one.option.code))
    return Appraisal(
        case=case,
        options=worths,
        ranking=tuple(one.option.code for one in ranking),
        uncertainty=uncertainty(case, in_society),
        overtakings=overtakings(case, in_society, values),
    )


def _worth(
    case: Case,
    option: Option,
    own: Sequence[Term],
    usual: Sequence[Term],
    values: Mapping[str, float],
) -> OptionWorth:
    in_society, as_usual = social(own), social(usual)
    costs = _costs(in_society, values)
    discount = np.array(case.discounting.rates)
    n_years = case.horizon + 1
    net = _council(own, values, n_years) - _council(usual, values, n_years)
    line = Line.between(in_society, as_usual, values)
    usually = option.business_as_usual
    weighted = sum(
        term.present * term.size(values) * term.weight for term in in_society
    )
    return OptionWorth(
        option=option,
        benefits=worth(_of(in_society, Side.BENEFIT), values),
        costs=costs,
        weighted=weighted if case.groups else None,
        against_usual=line.net,
        ratio=_ratio(case.denominator, in_society, as_usual, values),
        equivalent_annual_cost=costs / annuity(discount, option.life or case.horizon),
        bias=_part(in_society, Part.BIAS, values),
        risk=_part(in_society, Part.RISK, values),
        yearly=tuple(by_year(in_society, values, n_years).tolist()),
        money=_money(case, own, values),
        payback=payback(net),
        discounted_payback=payback(net * discount),
        switching=() if usually else switching_values(case, line, in_society, values),
        tornado=() if usually else tornado(case, line),
    )


def _of(chosen: Sequence[Term], side: Side) -> list[Term]:
    return [term for term in chosen if term.flow.side is side]


def _costs(chosen: Sequence[Term], values: Mapping[str, float]) -> float:
    return -worth(_of(chosen, Side.COST), values)


def _part(chosen: Sequence[Term], part: Part, values: Mapping[str, float]) -> float:
    return -worth([term for term in chosen if term.flow.part is part], values)


def _council(
    own: Sequence[Term], values: Mapping[str, float], n_years: int
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    chosen = [t for t in own if t.fiscal and t.flow.bearer is Bearer.COUNCIL]
    return by_year(chosen, values, n_years)


def _ratio(
    denominator: Denominator,
    option: Sequence[Term],
    usual: Sequence[Term],
    values: Mapping[str, float],
) -> Ratio:
    costs = worth(_below(denominator, usual), values) - worth(
        _below(denominator, option), values
    )
    net = worth(option, values) - worth(usual, values)
    benefits = net + costs
    # Sums of binary fractions that should be nought are not quite.
    scale = sum(abs(term.present) for term in (*option, *usual))
    if costs > 1e-12 * scale:
        return Ratio(benefits / costs, denominator, benefits, costs)
    reason = f"no more {denominator.label} than business as usual: nothing to divide by"
    if costs < -1e-12 * scale:
        # A ratio below nought would rank the dearest of such options first.
        reason = f"less {denominator.label} than business as usual: no ratio compares"
    return Ratio(None, denominator, benefits, costs, reason)


def _below(denominator: Denominator, chosen: Sequence[Term]) -> list[Term]:
    bearers = {
        Denominator.PUBLIC_COST: PUBLIC,
        Denominator.COUNCIL_COST: frozenset({Bearer.COUNCIL}),
        Denominator.ALL_COST: frozenset(Bearer),
    }[denominator]
    return [term for term in _of(chosen, Side.COST) if term.flow.bearer in bearers]


def _money(
    case: Case, own: Sequence[Term], values: Mapping[str, float]
) -> tuple[Money, ...]:
    found = []
    for bearer in Bearer:
        chosen = [term for term in own if term.fiscal and term.flow.bearer is bearer]
        if not chosen and bearer is not Bearer.COUNCIL:
            continue
        real = by_year(chosen, values, case.horizon + 1)
        cash = None
        if case.price_levels is not None:
            cash = tuple((real * np.array(case.price_levels)).tolist())
        found.append(Money(bearer, worth(chosen, values), tuple(real.tolist()), cash))
    return tuple(found)
