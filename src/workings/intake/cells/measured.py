"""Periods of measures, and their values."""

from decimal import Decimal

from workings.core.problems import shown
from workings.intake.cells.faults import Fault
from workings.intake.cells.numbers import number
from workings.quality.dating import Dated, NotDated, dated


def measured(cell: str) -> Dated:
    """This function will read the period of a reading: ``2014-04``, ``Q1 2014/15``."""
    try:
        return dated(cell)
    except NotDated:
        raise Fault(
            f"{shown(cell)} is not a period that is measured",
            "Write 2014-04-01, 2014-04, Q1 2014/15, 2014/15 or 2014",
        ) from None


def quantity(cell: str) -> Decimal:
    """This function will read a number that every database keeps to its last digit."""
    found = number(cell)
    if len(found.as_tuple().digits) > 15:
        raise Fault(f"{shown(cell)} has more than 15 digits", "Round it")
    return found
