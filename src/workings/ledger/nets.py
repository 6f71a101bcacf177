"""Gross is not net: what weighs against savings stands beside them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.statement import Benefit, Statement
from workings.ledger.words import SAVING_KINDS, Bearer, BenefitKind, Series

AGAINST = frozenset(
    {BenefitKind.PRESSURE, BenefitKind.DIS_BENEFIT, BenefitKind.COST_TO_DELIVER}
)
"""What weighs against savings."""


@dataclass(frozen=True, slots=True)
class Net:
    """What a statement says in one series, basis and period: the gross savings, what
    weighs against them (pressures, dis-benefits, costs: minus), and what is left.
    """

    series: Series
    basis: Basis
    period: Period
    gross: int
    against: int

    @property
    def net(self) -> int:
        """What is left."""
        return self.gross + self.against


def nets(statement: Statement, benefits: Mapping[str, Benefit]) -> tuple[Net, ...]:
    """This function will set what weighs against this council's savings beside them,
    wherever a statement has such.
    """
    sums: defaultdict[tuple[Series, Basis, Period], list[int]]
    sums = defaultdict(lambda: [0, 0])
    weighed = set()
    for line in statement.lines:
        benefit = benefits.get(line.key.benefit)
        if benefit is None or benefit.bearer is not Bearer.COUNCIL:
            continue
        measure = (line.key.series, line.key.basis, line.key.period)
        if benefit.kind in SAVING_KINDS:
            sums[measure][0] += line.pence
        elif benefit.kind in AGAINST:
            sums[measure][1] += line.pence
            weighed.add(measure)
    return tuple(Net(*measure, *sums[measure]) for measure in sorted(weighed))
