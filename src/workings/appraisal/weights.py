"""Distributional weights: a pound is worth more to whoever has fewer.

The weight of a group is (income of reference / its income) to the power of the
elasticity of marginal utility, 1.3 (Green Book 2018, annex 3; Layard and others 2008).
Weighted results are shown beside the unweighted, never in their place.
"""

from collections.abc import Mapping

ELASTICITY = 1.3


def weight(income: float, reference: float, elasticity: float = ELASTICITY) -> float:
    """This function will weigh a group's pounds; incomes are yearly, of one kind.

    >>> weight(20_000, 40_000, elasticity=1)
    2.0
    """
    if income <= 0 or reference <= 0:
        message = "incomes are above 0"
        raise ValueError(message)
    return float((reference / income) ** elasticity)


def weigh(shares: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """This function will average weights by the share that each group has.

    What no group is said to have keeps a weight of 1. Raises :class:`ValueError`
    where shares are below 0 or pass 1.
    """
    whole = sum(shares.values())
    if whole > 1 + 1e-9 or any(share < 0 for share in shares.values()):
        message = f"shares of groups sum to {whole:g}, which is over 1"
        raise ValueError(message)
    return 1 - whole + sum(share * weights[name] for name, share in shares.items())
