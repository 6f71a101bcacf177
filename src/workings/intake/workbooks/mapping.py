"""A mapping: which columns of somebody's workbook mean what."""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from enum import StrEnum

from workings.core.money import Basis
from workings.core.years import FinancialYear
from workings.ledger.words import BenefitKind, Series


class Role(StrEnum):
    """What a column of words is of."""

    REFERENCE = "reference"
    TITLE = "title"
    PROJECT = "project"
    SERVICE = "service"
    KIND = "kind"
    RAG = "rag"
    OWNER = "owner"
    NOTE = "note"


class Signs(StrEnum):
    """How the workbook writes what improves the council's bottom line.

    ``as_written``: savings are plus, costs and pressures minus, as in the ledger.
    ``reversed``: savings are minus (a change of budget), costs plus.
    ``unsigned``: every amount is plus, and its kind says which way it goes.
    """

    AS_WRITTEN = "as_written"
    REVERSED = "reversed"
    UNSIGNED = "unsigned"


class Scale(StrEnum):
    """The unit that a column's numbers are in."""

    POUNDS = "pounds"
    THOUSANDS = "thousands"
    MILLIONS = "millions"

    @property
    def factor(self) -> int:
        """The pence in one of it."""
        return _FACTORS[self]


_FACTORS = {
    Scale.POUNDS: 100,
    Scale.THOUSANDS: 100_000,
    Scale.MILLIONS: 100_000_000,
}
SCALE_OF = {factor: scale for scale, factor in _FACTORS.items()}


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: of one series, in one financial year."""

    column: int
    series: Series
    year: FinancialYear
    scale: Scale = Scale.POUNDS


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read. Rows and columns count from 0.

    The rows of its heading end with ``heading_row``; ``heading_rows`` of them are read
    together, as where years stand above "target" and "actual".
    """

    sheet: str
    heading_row: int
    roles: Table[Role, int]
    amounts: tuple[AmountColumn, ...]
    heading_rows: int = 1
    basis: Basis = Basis.ANNUAL
    signs: Signs = Signs.AS_WRITTEN


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a workbook is read.

    ``kinds``, ``projects`` and ``services`` translate the workbook's own words into
    kinds of benefit and codes of the record. ``kind`` and ``project`` are for rows
    whose sheet has no such column.
    """

    sheets: tuple[SheetMapping, ...]
    kind: BenefitKind = BenefitKind.CASHABLE_SAVING
    project: str = ""
    kinds: Table[str, BenefitKind] = field(default_factory=dict)
    projects: Table[str, str] = field(default_factory=dict)
    services: Table[str, str] = field(default_factory=dict)
