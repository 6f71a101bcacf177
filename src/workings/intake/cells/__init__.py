"""How each kind of cell is read: from the text somebody wrote to a value.

Each reader takes a text that is trimmed and not empty, and gives its value or raises
:class:`Fault`, which says what was found and how to mend it.
"""

from collections.abc import Callable

from workings.core.problems import shown
from workings.intake.cells.dates import dated, exact_day, period, prices
from workings.intake.cells.faults import Fault
from workings.intake.cells.measured import measured, quantity
from workings.intake.cells.numbers import amount, cost, level, number, shares
from workings.intake.cells.texts import address, name, short, text, title
from workings.intake.cells.words import (
    OneOf,
    code,
    codes,
    mark,
    register_code,
    slug,
    yes_no,
)

Reader = Callable[[str], object]

__all__ = [
    "Fault",
    "OneOf",
    "Reader",
    "address",
    "amount",
    "code",
    "codes",
    "cost",
    "dated",
    "exact_day",
    "level",
    "mark",
    "measured",
    "name",
    "number",
    "period",
    "prices",
    "quantity",
    "register_code",
    "shares",
    "short",
    "shown",
    "slug",
    "text",
    "title",
    "yes_no",
]
