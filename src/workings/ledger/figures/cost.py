"""What the programme costs to deliver, and what is left when that is paid."""

from collections.abc import Sequence

from workings.core.money import Basis, Money, spoken
from workings.ledger.figures.figure import (
    Definition,
    Figure,
    added,
    not_added,
    working,
)
from workings.ledger.figures.forecast import (
    NO_TOTAL,
    current_forecast,
    headline_in_force,
)
from workings.ledger.position import Entry
from workings.ledger.said import Reading, SaidHeadline
from workings.ledger.words import BenefitKind, Breakdown, Series

NO_BUDGET = "no delivery budget had been stated by then"


def _cost_entries(reading: Reading) -> list[Entry]:
    """The latest delivery budget of the whole programme: one statement's lines."""
    costs = [
        entry
        for entry in reading.entries
        if entry.key.series in (Series.PLAN, Series.FORECAST)
        and entry.key.basis is Basis.CUMULATIVE
        and reading.benefits[entry.key.benefit].kind is BenefitKind.COST_TO_DELIVER
        and not reading.benefits[entry.key.benefit].project
    ]
    newest = max((entry.said for entry in costs), default=0)
    return [entry for entry in costs if entry.said == newest]


def cost(reading: Reading, definition: Definition) -> Figure:
    """This function will return the latest delivery budget, as a cost."""
    entries = _cost_entries(reading)
    if not entries:
        return definition.absent(reading, NO_BUDGET)
    apart = not_added(entries)
    if apart:
        return definition.absent(reading, f"its lines are not added: {apart}")
    value = -added(entries)
    said = reading.statements[entries[0].statement]
    notes = [entries[0].key.period.spoken()]
    notes += [reading.benefits[entry.key.benefit].note for entry in entries]
    if said.decision is None:
        notes.append("the decision that approved it is not in the record")
    workings = [working(reading, entry) for entry in entries]
    note = ". ".join(_sentence(it) for it in dict.fromkeys(filter(None, notes)))
    return definition.stated(reading, value, spoken(value.pence), workings, note=note)


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:].rstrip(".")


def net_benefit(reading: Reading, definition: Definition) -> Figure:
    """This function will take the cost from the forecast, where the two match."""
    headline = headline_in_force(reading.headlines, reading.as_at)
    costs = _cost_entries(reading)
    if headline is None or not costs:
        return definition.absent(reading, NO_TOTAL if headline is None else NO_BUDGET)
    missing = _mismatches(reading, headline, costs)
    if missing:
        return definition.absent(reading, "the two do not match: " + "; ".join(missing))
    gross, spent = current_forecast(reading, definition), cost(reading, definition)
    for side in (gross, spent):
        if side.value is None:
            return definition.absent(reading, side.reason)
    assert isinstance(gross.value, Money)
    assert isinstance(spent.value, Money)
    value = gross.value - spent.value
    workings = (*gross.workings, *spent.workings)
    return definition.stated(reading, value, spoken(value.pence), workings)


def _mismatches(
    reading: Reading, headline: SaidHeadline, costs: Sequence[Entry]
) -> list[str]:
    total = headline.total.total
    said = reading.statements[costs[0].statement]
    cost = costs[0].key
    found = []
    if total.breakdown is Breakdown.NONE:
        found.append(
            f'what the forecast covers is said in words only ("{total.scope}"), '
            "so it cannot be matched with what the cost covers"
        )
    elif total.breakdown is Breakdown.LISTED:
        found.append(
            f"the forecast is for {total.scope}, the cost for delivering the whole "
            "programme"
        )
    if total.period != cost.period:
        found.append(
            f"the forecast covers {total.period.spoken()}, the cost "
            f"{cost.period.spoken()}"
        )
    if total.basis is not cost.basis:
        found.append(f"the forecast is {total.basis}, the cost {cost.basis}")
    prices = {headline.total.statement.prices, said.prices}
    if prices == {""}:
        found.append("neither says in which prices it is")
    elif len(prices) > 1:
        found.append(
            "the prices that they are in differ: "
            + " and ".join(sorted(price or "not stated" for price in prices))
        )
    return found
