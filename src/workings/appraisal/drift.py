"""How far the ledger has moved from the case that was approved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.statement import Key, Line
from workings.ledger.words import Series

_LATER_COUNTS = (Series.DELIVERED, Series.FORECAST, Series.PLAN)


@dataclass(frozen=True, slots=True)
class Standing:
    """An amount that stands of record; ``prices`` is "" where they were not stated."""

    pence: int
    prices: str = ""


@dataclass(frozen=True, slots=True)
class Drift:
    """One benefit in one year: what the case had, and what the ledger has now.

    ``series`` says what the ledger's amount is: delivered where that is stated, else
    the forecast, else the plan that stands. Pence; plus is better for the council.
    """

    benefit: str
    period: Period
    series: Series
    approved: int
    now: int
    comparable: bool = True
    """Whether the two are in the same prices, as far as is stated."""

    @property
    def by(self) -> int:
        """How much more it is now; 0 where the two do not compare."""
        return self.now - self.approved if self.comparable else 0


def drifts(
    approved: Iterable[Line], standing: Mapping[Key, Standing], prices: str
) -> tuple[Drift, ...]:
    """This function will compare an approved plan, in its ``prices``, with what stands
    of the same benefits and years, and return those that differ, or that do not
    compare because they are in other prices.

    ``standing`` are the latest amounts of record by their keys. What the ledger has of
    a benefit in years that the case has not counts as more than nought.
    """
    planned = {
        (line.key.benefit, line.key.period): line.pence
        for line in approved
        if line.key.basis is Basis.ANNUAL
    }
    benefits = {benefit for benefit, _ in planned}
    places = set(planned) | {
        (key.benefit, key.period)
        for key in standing
        if key.benefit in benefits and key.basis is Basis.ANNUAL
    }
    found = []
    for benefit, period in sorted(places):
        for series in _LATER_COUNTS:
            now = standing.get(Key(benefit, series, Basis.ANNUAL, period))
            if now is not None:
                was = planned.get((benefit, period), 0)
                # Nought now is nought in any prices, and the rest is in the case's.
                same = now.prices in ("", prices) or not now.pence
                found.append(Drift(benefit, period, series, was, now.pence, same))
                break
    return tuple(drift for drift in found if drift.by or not drift.comparable)
