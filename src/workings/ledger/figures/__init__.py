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
        "What the programme is expected to save, by the total in use as its number: "
        "the sum of that total's parts, each by its latest forecast or else by the "
        "plan in force; the total as it was stated where no breakdown was given.",
        "GBP",
        current_forecast,
    ),
    Definition(
        "original-forecast",
        "Savings originally forecast",
        "The earlier total that the one now in use is compared with; where it is "
        "compared with none, the first that was approved.",
        "GBP",
        original_forecast,
    ),
    Definition(
        "delivered",
        "Savings delivered",
        "What arrived in years that have ended, as stated of record after the year's "
        "end: what this council spends less, earns more or no longer provides.",
        "GBP",
        delivered,
    ),
    Definition(
        "removed-from-annual-budget",
        "Removed from the annual budget",
        "How much lower the council's budget for a year is because of the programme, "
        "as last stated of record.",
        "GBP",
        removed,
    ),
    Definition(
        "share-of-baseline-delivered",
        "Share of the baseline delivered",
        "What was removed from the annual budget, as a share of the total that it "
        "was said to be a share of.",
        "share",
        share,
    ),
    Definition(
        "cost-to-deliver",
        "Cost to deliver",
        "The latest budget for carrying the programme out, with what it covers.",
        "GBP",
        cost,
    ),
    Definition(
        "net-benefit",
        "Net benefit",
        "Savings now forecast less the cost to deliver, only where both cover the "
        "same things and years, counted in the same way and the same prices.",
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
