"""What the programme says it will save: now, and as it first said."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from workings.core.money import Money, spoken
from workings.ledger.checks import Verdict, check, is_made_of
from workings.ledger.figures.figure import (
    Definition,
    Figure,
    added,
    not_added,
    stated,
    working,
)
from workings.ledger.position import Entry
from workings.ledger.said import Reading, SaidHeadline, SaidTotal
from workings.ledger.words import Breakdown, Series

NO_TOTAL = "no total had become the programme's number by then"


def headline_in_force(
    headlines: Sequence[SaidHeadline], as_at: date
) -> SaidHeadline | None:
    """This function will return the headline that is the programme's number then.

    The one used from the latest day; of two from one day, the one said later.
    """
    begun = [headline for headline in headlines if headline.since <= as_at]
    return max(begun, key=lambda h: h.in_turn, default=None)


def headline_entries(
    headline: SaidHeadline, entries: Iterable[Entry], *, costs: Collection[str] = ()
) -> tuple[Entry, ...]:
    """This function will return the lines of a headline: forecast where its benefit
    has been forecast, else the plan in force; none where it has no breakdown.

    ``costs`` are the costs to deliver: no part of "every benefit", unless listed.
    """
    total = headline.total.total
    if total.breakdown is Breakdown.NONE:
        return ()
    forecasts: dict[str, list[Entry]] = {}
    plans: dict[str, list[Entry]] = {}
    for entry in entries:
        key = entry.key
        if not is_made_of(total, key.benefit, costs) or key.basis is not total.basis:
            continue
        if not total.period.contains(key.period):
            continue
        if key.series is Series.FORECAST:
            forecasts.setdefault(key.benefit, []).append(entry)
        elif key.series is Series.PLAN:
            plans.setdefault(key.benefit, []).append(entry)
    chosen = {**plans, **forecasts}
    return tuple(entry for code in sorted(chosen) for entry in chosen[code])


def current_forecast(reading: Reading, definition: Definition) -> Figure:
    """This function will compute the headline in force, by its lines if it has any."""
    headline = headline_in_force(reading.headlines, reading.as_at)
    if headline is None:
        return definition.absent(reading, NO_TOTAL)
    said = headline.total
    total = said.total
    entries = headline_entries(headline, reading.entries, costs=reading.costs)
    wording = _said_as(said)
    if not entries:
        value = Money(total.pence, total.basis, headline.statement.prices)
        note = f"stated without a breakdown, for {total.scope}, {total.period.spoken()}"
        return definition.stated(reading, value, wording, [stated(said)], note=note)
    apart = not_added(entries)
    if apart:
        return definition.absent(reading, f"its lines are not added: {apart}")
    outcome = check(
        total, reading.entries, prices=said.statement.prices, costs=reading.costs
    )
    value = added(entries)
    exact = spoken(value.pence)
    agreed = {
        Verdict.AGREES: f'which agrees with "{wording}" as stated',
        Verdict.DIFFERS: f'which differs from "{wording}" as stated',
        Verdict.CANNOT_BE_CHECKED: f'and "{wording}" as stated cannot be checked, '
        f"{outcome.reason}",
    }[outcome.verdict]
    workings = [working(reading, entry) for entry in entries]
    note = f"its parts come to {exact}, {agreed}; for {total.scope}"
    return definition.stated(reading, value, wording, workings, note=note)


def original_forecast(reading: Reading, definition: Definition) -> Figure:
    """This function will return what the headline compares itself with."""
    headline = headline_in_force(reading.headlines, reading.as_at)
    if headline is None:
        return definition.absent(reading, NO_TOTAL)
    approved = [h for h in reading.headlines if h.approved and h.since <= reading.as_at]
    first = min(approved, key=lambda h: h.in_turn, default=None)
    compared = reading.totals.get(headline.total.total.compares_with)
    if compared is None and first is None:
        reason = "the headline names no comparator, and none was approved"
        return definition.absent(reading, reason)
    chosen = compared or first.total  # type: ignore[union-attr]
    beside = []
    if compared is not None and first is not None and compared != first.total:
        beside.append(f"first approved: {_said_as(first.total)}")
    value = Money(chosen.total.pence, chosen.total.basis, chosen.statement.prices)
    note = f"for {chosen.total.scope}, {chosen.total.period.spoken()}"
    return definition.stated(
        reading, value, _said_as(chosen), [stated(chosen)], note=note, beside=beside
    )


def _said_as(total: SaidTotal) -> str:
    return total.total.wording or spoken(total.total.pence, unit=total.total.unit)
