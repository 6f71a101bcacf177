"""Checks: does a stated total agree with its lines, at the unit it was stated to?

A total agrees when it differs from its lines by at most half its unit, ties
included: £164.5m agrees with "£165m".
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workings.core.money import Basis, spoken
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.ledger.conversions import cumulative
from workings.ledger.position import Entry, overlapping
from workings.ledger.statement import Total
from workings.ledger.words import Breakdown


class Verdict(StrEnum):
    """What became of a check."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CANNOT_BE_CHECKED = "cannot_be_checked"


@dataclass(frozen=True, slots=True)
class Check:
    """One total against its lines; ``computed`` and ``difference`` in pence."""

    total: Total
    computed: int | None
    difference: int | None
    verdict: Verdict
    reason: str
    entries: tuple[Entry, ...] = ()


def check(
    total: Total,
    entries: Iterable[Entry],
    *,
    prices: str = "",
    costs: Collection[str] = (),
    elsewhere: Collection[str] = (),
) -> Check:
    """This function will check a total against the position it speaks of.

    ``entries`` are the lines in position when it was said, its own statement's
    included, for every benefit it may be made of; ``costs`` are the costs to deliver,
    no part of "every benefit" unless listed; ``elsewhere`` are the listed benefits
    that belong to another scope (of another programme).
    """
    if total.breakdown is Breakdown.NONE:
        return _cannot(total, "no breakdown was given")
    if elsewhere:
        return _cannot(total, f"other scope: {', '.join(sorted(elsewhere))}")
    chosen = _lines(total, list(entries), costs)
    missing = sorted(set(total.benefits) - {entry.key.benefit for entry in chosen})
    if missing or not chosen:
        what = ", ".join(missing) if missing else "any benefit"
        return _cannot(
            total,
            f"no {total.series} line of basis {total.basis} within {total.period} "
            f"is stated for {what}",
        )
    clash = overlapping(entry.key for entry in chosen)
    if clash:
        return _cannot(total, f"{clash[0]} and {clash[1].period} overlap")
    stated = {entry.prices for entry in chosen}
    dates = {entry.key.period for entry in chosen}
    if len(stated) > 1:
        outcome = _cannot(total, "its lines are in different price bases")
    elif prices and stated != {prices}:
        outcome = _cannot(total, "its lines are in other prices than the total")
    elif total.basis is Basis.RUN_RATE and len(dates) > 1:
        outcome = _cannot(total, "its lines are run rates at different dates")
    else:
        outcome = _compared(total, tuple(chosen))
    return outcome


def agrees(stated: int, computed: int, unit: int) -> bool:
    """This function will say whether pence agree at the unit stated to, ties too."""
    return 2 * abs(stated - computed) <= unit


def is_made_of(total: Total, benefit: str, costs: Collection[str]) -> bool:
    """This function will say whether a total may be made of a benefit's lines.

    Gross is not net: "every benefit" leaves the costs to deliver out.
    """
    if total.breakdown is Breakdown.ALL:
        return benefit not in costs
    return benefit in total.benefits


def _lines(
    total: Total, entries: Sequence[Entry], costs: Collection[str]
) -> list[Entry]:
    """The lines in the total's own basis; else annual ones that fill its period."""
    mine = [
        entry
        for entry in entries
        if entry.key.series is total.series
        and total.period.contains(entry.key.period)
        and is_made_of(total, entry.key.benefit, costs)
    ]
    same = [entry for entry in mine if entry.key.basis is total.basis]
    if same or total.basis is not Basis.CUMULATIVE:
        return same
    years = total.period.financial_years()
    annual = [entry for entry in mine if entry.key.basis is Basis.ANNUAL]
    return annual if years and _complete(annual, years) else []


def _complete(annual: Sequence[Entry], years: Sequence[FinancialYear]) -> bool:
    """Whether every benefit has one line in every year of the period."""
    wanted = {Period.year(year) for year in years}
    by_benefit: dict[str, list[Entry]] = {}
    for entry in annual:
        by_benefit.setdefault(entry.key.benefit, []).append(entry)
    for entries in by_benefit.values():
        if {entry.key.period for entry in entries} != wanted:
            return False
        by_year = {
            FinancialYear.containing(e.key.period.first): e.money for e in entries
        }
        if cumulative(by_year).years is None:
            return False
    return True


def _cannot(total: Total, reason: str) -> Check:
    return Check(total, None, None, Verdict.CANNOT_BE_CHECKED, reason)


def _compared(total: Total, entries: tuple[Entry, ...]) -> Check:
    computed = sum(entry.pence for entry in entries)
    difference = total.pence - computed
    unit = spoken(total.unit)
    if agrees(total.pence, computed, total.unit):
        reason = f"its lines come to {spoken(computed)}, within half of {unit}"
        return Check(total, computed, difference, Verdict.AGREES, reason, entries)
    reason = f"its lines come to {spoken(computed)}, {spoken(abs(difference))} apart"
    return Check(total, computed, difference, Verdict.DIFFERS, reason, entries)
