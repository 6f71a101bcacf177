"""Figures: the named numbers of a programme, each with its wording and workings.

Definitions are those of the design's table of figures; they read one
:class:`~workings.ledger.said.Reading` and nothing else, so the same record gives the
same figures on any machine, on any day.
"""

from workings.ledger.figures.cost import cost, net_benefit
from workings.ledger.figures.delivery import delivered, removed, share
from workings.ledger.figures.figure import Definition, Figure, Working
from workings.ledger.figures.forecast import (
    current_forecast,
    headline_entries,
    headline_in_force,
    original_forecast,
)
from workings.ledger.said import Reading

DEFINITIONS = (
    Definition(
        "current-forecast",
        "Savings now forecast",
        "The headline in force: the sum of its lines (the forecast, or where there "
        "is none the plan in force); its stated amount where no breakdown was given.",
        "GBP",
        current_forecast,
    ),
    Definition(
        "original-forecast",
        "Savings originally forecast",
        "The earlier total that the headline compares itself with; where it names "
        "none, the first headline that was approved.",
        "GBP",
        original_forecast,
    ),
    Definition(
        "delivered",
        "Savings delivered",
        "What arrived in each closed year, as stated of record after the year's end: "
        "this council's cashable savings, income and service reductions.",
        "GBP",
        delivered,
    ),
    Definition(
        "removed-from-annual-budget",
        "Removed from the annual budget",
        "The latest run rate of savings taken out of the annual budget, as stated "
        "of record.",
        "GBP",
        removed,
    ),
    Definition(
        "share-of-baseline-delivered",
        "Share of the baseline delivered",
        "What was removed from the annual budget, over the total it was declared to "
        "be a share of.",
        "share",
        share,
    ),
    Definition(
        "cost-to-deliver",
        "Cost to deliver",
        "The latest budget for delivering the programme, with what it covers.",
        "GBP",
        cost,
    ),
    Definition(
        "net-benefit",
        "Net benefit",
        "Savings now forecast less the cost to deliver, only where both have the "
        "same scope, period, basis and price base.",
        "GBP",
        net_benefit,
    ),
)
"""The table of figures, in the order in which pages and commands show them."""

BY_SLUG = {definition.slug: definition for definition in DEFINITIONS}


def figures(reading: Reading) -> tuple[Figure, ...]:
    """This function will compute every figure of the table, in its order."""
    return tuple(item.compute(reading, item) for item in DEFINITIONS)


def figure(reading: Reading, slug: str) -> Figure:
    """This function will compute one figure; KeyError where there is none so named."""
    definition = BY_SLUG[slug]
    return definition.compute(reading, definition)


__all__ = [
    "BY_SLUG",
    "DEFINITIONS",
    "Definition",
    "Figure",
    "Working",
    "figure",
    "figures",
    "headline_entries",
    "headline_in_force",
]
