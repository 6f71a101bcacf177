"""Optimism bias: how far estimates of projects of a kind have proved too low.

An upper bound comes from what such projects turned out to cost. Each factor that
contributed to it may be managed, with evidence, in whole or in part; what is left is
the resultant, which is added to the estimate (Mott MacDonald 2002, section 4). Risk
that is costed is added beside it, and not multiplied by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class NotShares(ValueError):
    """Parts that are no parts of a whole."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One cause of the bias: its part of it, and how much of that is managed."""

    title: str
    part: float
    managed: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Adjusted:
    """An estimate with its bias and its costed risk, each apart."""

    estimate: float
    bias: float
    risk: float = 0.0

    @property
    def with_bias(self) -> float:
        """The estimate, for its optimism."""
        return self.estimate + self.bias

    @property
    def whole(self) -> float:
        """The estimate, its bias and its risk."""
        return self.estimate + self.bias + self.risk


def managed_part(contributions: Sequence[Contribution]) -> float:
    """This function will add up how much of the bias is managed, a share.

    Raises :class:`NotShares` where a part is not from 0 to 1, or they pass 1.
    """
    for one in contributions:
        if not (0 <= one.part <= 1 and 0 <= one.managed <= 1):
            raise NotShares(f'"{one.title}": a part is a share from 0 to 1')
    # Parts are published in whole hundredths, whose binary sum may pass 1 by a hair.
    if sum(one.part for one in contributions) > 1 + 1e-9:
        raise NotShares("the parts of a bias sum to more than 1")
    return sum(one.part * one.managed for one in contributions)


def blended(shares: Sequence[float], upper_bounds: Sequence[float]) -> float:
    """This function will join upper bounds by each type's share of the cost.

    Raises :class:`NotShares` where shares do not sum to 1.

    >>> round(blended([0.3, 0.7], [0.51, 0.24]), 3)
    0.321
    """
    if any(share < 0 for share in shares) or abs(sum(shares) - 1) > 1e-9:
        raise NotShares(f"shares of the cost sum to {sum(shares):g}, not to 1")
    return sum(map(float.__mul__, map(float, shares), map(float, upper_bounds)))


def resultant(upper_bound: float, managed: float) -> float:
    """This function will take what is managed out of the upper bound.

    >>> round(resultant(0.51, 0.92), 4)
    0.0408
    """
    if not 0 <= managed <= 1:
        raise NotShares(f"what is managed is a share from 0 to 1, not {managed}")
    return upper_bound * (1 - managed)


def adjusted(
    estimate: float, upper_bound: float, managed: float, risk: float = 0.0
) -> Adjusted:
    """This function will add to an estimate its resultant bias and its costed risk."""
    return Adjusted(estimate, estimate * resultant(upper_bound, managed), risk)
