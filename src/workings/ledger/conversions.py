"""From one basis to another, only where nothing has to be made up.

Medium-term financial strategies state *increments* (this year's change in base
budget); their running sum is the *run rate* in force at a year's end; and, where each
change takes effect on 1 April, the run rate is the *annual* effect. A year without a
stated increment breaks the chain: absent is not zero.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workings.core.money import Basis, Money
from workings.core.years import FinancialYear
from workings.ledger.position import Entry
from workings.ledger.words import Series

ByYear = Mapping[FinancialYear, Money]


@dataclass(frozen=True, slots=True)
class Converted:
    """Amounts by year in another basis, or None and the reason why not."""

    years: tuple[tuple[FinancialYear, Money], ...] | None
    reason: str = ""


def run_rates(increments: ByYear) -> Converted:
    """This function will sum increments to the run rate at each year's end.

    >>> change = {2011: 3, 2012: -1}
    >>> steps = {
    ...     FinancialYear(year): Money(pence, Basis.INCREMENT)
    ...     for year, pence in change.items()
    ... }
    >>> [money.pence for _, money in run_rates(steps).years]
    [3, 2]
    """
    reason = _unfit(increments, Basis.INCREMENT)
    if reason:
        return Converted(None, reason)
    running = 0
    rows = []
    for year, money in sorted(increments.items()):
        running += money.pence
        rows.append((year, Money(running, Basis.RUN_RATE, money.prices)))
    return Converted(tuple(rows))


def increments(rates: ByYear) -> Converted:
    """This function will return the changes between run rates at years' ends.

    The first year's increment is its whole run rate: nothing was in force before.
    """
    reason = _unfit(rates, Basis.RUN_RATE)
    if reason:
        return Converted(None, reason)
    before = 0
    rows = []
    for year, money in sorted(rates.items()):
        rows.append((year, Money(money.pence - before, Basis.INCREMENT, money.prices)))
        before = money.pence
    return Converted(tuple(rows))


def annual(increments_by_year: ByYear, *, from_april: bool) -> Converted:
    """This function will return the effect in each year of a run of increments.

    Only where every change takes effect on 1 April (``from_april``): a part year
    cannot be told from a full one.
    """
    if not from_april:
        return Converted(
            None, "the changes do not all take effect on 1 April: part years differ"
        )
    rates = run_rates(increments_by_year)
    if rates.years is None:
        return rates
    return Converted(
        tuple(
            (year, Money(money.pence, Basis.ANNUAL, money.prices))
            for year, money in rates.years
        )
    )


def cumulative(annuals: ByYear) -> Converted:
    """This function will sum annual effects over their years, as one amount at the
    last of them.
    """
    reason = _unfit(annuals, Basis.ANNUAL)
    if reason:
        return Converted(None, reason)
    last = max(annuals)
    prices = annuals[last].prices
    pence = sum(money.pence for money in annuals.values())
    return Converted(((last, Money(pence, Basis.CUMULATIVE, prices)),))


@dataclass(frozen=True, slots=True)
class Derived:
    """One benefit's amounts of a series, converted from the basis they stand in."""

    series: Series
    from_basis: Basis
    basis: Basis
    converted: Converted


def derive(entries: Iterable[Entry]) -> tuple[Derived, ...]:
    """This function will convert what a benefit's position allows: increments to run
    rates, and run rates at years' ends to increments.

    ``entries`` are of one benefit. Where something is missing, the reason stands in
    the amounts' place.
    """
    stated: defaultdict[tuple[Series, Basis], dict[FinancialYear, Money]]
    stated = defaultdict(dict)
    odd: dict[tuple[Series, Basis], Converted] = {}
    for entry in entries:
        measure, year = (entry.key.series, entry.key.basis), _year_of(entry)
        if year is not None:
            stated[measure][year] = entry.money
        elif entry.key.basis is Basis.INCREMENT:
            odd[measure] = Converted(None, f"{entry.key.period} is no whole year")
    return tuple(
        Derived(*measure, _OTHER[basis], odd.get(measure) or _CONVERT[basis](by_year))
        for measure in sorted({*stated, *odd})
        for basis, by_year in [(measure[1], stated[measure])]
        if basis in _OTHER
    )


_OTHER = {Basis.INCREMENT: Basis.RUN_RATE, Basis.RUN_RATE: Basis.INCREMENT}
_CONVERT = {Basis.INCREMENT: run_rates, Basis.RUN_RATE: increments}


def _year_of(entry: Entry) -> FinancialYear | None:
    """The year an amount belongs to: its own, or the one that its date ends."""
    period = entry.key.period
    if entry.key.basis is not Basis.RUN_RATE:
        return period.financial_year
    year = FinancialYear.containing(period.first)
    return year if year.last == period.first else None


def _unfit(amounts: ByYear, basis: Basis) -> str:
    if not amounts:
        return f"no {basis} amount is stated"
    if any(money.basis is not basis for money in amounts.values()):
        return f"not every amount is of basis {basis}"
    if len({money.prices for money in amounts.values()}) > 1:
        return "the amounts are in different price bases"
    first, last = min(amounts), max(amounts)
    gaps = [
        str(FinancialYear(starting))
        for starting in range(first.starting, last.starting)
        if FinancialYear(starting) not in amounts
    ]
    return f"nothing is stated for {', '.join(gaps)}" if gaps else ""
