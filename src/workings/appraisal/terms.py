"""Flows as terms: a present value, times some inputs.

Nothing that is uncertain changes a flow's profile over the years, only its size. So
the years are discounted once, and a draw, a switching value or a bar of the tornado
costs a few products of numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workings.appraisal.case import Case, Flow, Option, Times
from workings.appraisal.discounting import present_value
from workings.appraisal.kinds import Counts
from workings.appraisal.weights import weigh

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One stream of a flow; plus improves what the option is worth."""

    flow: Flow
    yearly: Floats
    """Signed pounds of each year, real, before the inputs. Shape (n_years,)."""
    present: float
    """What they are worth in year 0."""
    weight: float
    """The average weight of those who gain or lose by it."""
    times: tuple[Times, ...]

    @property
    def fiscal(self) -> bool:
        """Whether it moves money."""
        return self.flow.counts is not Counts.SOCIAL

    @property
    def social(self) -> bool:
        """Whether it counts in social value."""
        return self.flow.counts is not Counts.FISCAL

    def size(self, values: Mapping[str, float]) -> float:
        """The product of its inputs at these values; 1 where it has none."""
        return _product(self.times, values)


def _product(times: Iterable[Times], values: Mapping[str, float]) -> float:
    size = 1.0
    for one in times:
        value = values[one.name]
        size *= 1 - value if one.rest else value
    return size


def terms(case: Case, option: Option) -> tuple[Term, ...]:
    """This function will turn an option's flows into terms."""
    discount = np.array(case.discounting.rates)
    weights = {group.code: group.weight for group in case.groups}
    found = []
    for flow in option.flows:
        weight = weigh(dict(flow.groups), weights)
        for stream in flow.streams:
            yearly = flow.sign * np.array(stream.yearly)
            worth = float(present_value(yearly, discount))
            found.append(Term(flow, yearly, worth, weight, stream.times))
    return tuple(found)


def central(case: Case) -> dict[str, float]:
    """This function will list the inputs at what is expected of them."""
    return {one.name: one.central for one in case.inputs}


def worth(chosen: Iterable[Term], values: Mapping[str, float]) -> float:
    """This function will add up terms at these values of the inputs.

    Terms are added from the largest, so that the order they were written in does not
    show in the last digit.
    """
    parts = [term.present * term.size(values) for term in chosen]
    return float(sum(sorted(parts, key=lambda part: (-abs(part), part))))


def slopes(chosen: Iterable[Term], values: Mapping[str, float]) -> Mapping[str, float]:
    """This function will say how much more terms are worth for 1 more of an input.

    An input that no term has is left out.
    """
    found: dict[str, list[float]] = {}
    for term in chosen:
        for one in term.times:
            others = tuple(other for other in term.times if other is not one)
            slope = term.present * _product(others, values)
            found.setdefault(one.name, []).append(-slope if one.rest else slope)
    return {name: float(sum(sorted(parts))) for name, parts in found.items()}


def by_year(
    chosen: Iterable[Term], values: Mapping[str, float], n_years: int
) -> Floats:
    """This function will add up terms year by year, real and not discounted."""
    found = np.zeros(n_years)
    for term in chosen:
        found += term.yearly * term.size(values)
    return found


def social(chosen: Iterable[Term]) -> tuple[Term, ...]:
    """This function will keep the terms that count in social value."""
    return tuple(term for term in chosen if term.social)
