"""The amounts of a row that came back: which years differ, and what they are now."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workings.appraisal.casefile.parts import Table
from workings.intake.cash_flows.columns import Amount, Years, is_shared, written
from workings.intake.cells import Fault
from workings.intake.workbooks.amounts import amount_in
from workings.intake.workbooks.sheets import Cell, text_of

_PENCE = {"pounds": 100, "thousands": 100_000, "millions": 100_000_000}
"""In a unit of the case."""


@dataclass(frozen=True, slots=True)
class Read:
    """A cell as it was read: a number in the case's unit, the name of an input, or
    None where it states nothing.
    """

    value: int | Decimal | str | None
    rounded: bool = False


def same(cell: Cell, before: Amount) -> bool:
    """This function will tell whether a cell is as it was filled. Spreadsheets keep 15
    digits of a number, and an empty year is nought.
    """
    if isinstance(before, str):
        return text_of(cell) == text_of(before)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return math.isclose(cell, float(before or 0), rel_tol=1e-14)
    return not before and text_of(cell) == ""


def read_amount(cell: Cell, unit: str, inputs: Sequence[str]) -> Read:
    """This function will read a cell that somebody typed into.

    Raises :class:`Fault` for what is neither an amount nor the name of an input.
    """
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        if math.isfinite(cell):
            return Read(_number(cell))
        raise Fault(f"{cell} is no amount", "Type a number")
    text = text_of(cell)
    if text in inputs:
        return Read(text)
    try:
        amount = amount_in(cell, _PENCE[unit])
    except Fault as fault:
        if not inputs:
            raise
        names = ", ".join(inputs[:5])
        mend = f"{fault.mend}, or name an input of the case, such as {names}"
        raise Fault(fault.what, mend) from fault
    if amount is None:
        return Read(None)
    return Read(_plain(Decimal(amount.pence) / _PENCE[unit]), amount.rounded)


def together(row: Table | None, now: Mapping[int, Read], years: Years) -> Any:
    """This function will put a row's amounts together: ``now`` are those of the years
    that differ, by their number from year 0; all others stay.

    They are written from year 0 on where they were so, else by year. Raises
    :class:`Fault` where nothing is left, or where one interval or input stands for
    every year and not all of them are typed over.
    """
    old = {} if row is None else written(row, years)
    kept = {at: value for at, value in old.items() if at not in now}
    if row is not None and is_shared(row) and kept:
        raise Fault(
            "what stands for every year here is more than a number",
            "Put it back, or type over every year of the row",
        )
    if row is not None and row.get("growth"):
        kept = {at: _number(float(value)) for at, value in kept.items()}
    typed = {at: one.value for at, one in now.items() if one.value is not None}
    found = kept | typed
    if not found:
        raise Fault("no year has an amount", "Type one, or 0")
    if row is not None and isinstance(row.get("amounts"), list):
        return [found.get(at, 0) for at in range(max(found) + 1)]
    return {years.names[at]: found[at] for at in sorted(found)}


def _number(cell: float) -> int | Decimal:
    return _plain(Decimal(repr(cell)))


def _plain(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number.normalize()
