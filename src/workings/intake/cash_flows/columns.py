"""The sheets of a case's cash flows: their columns, and what a row of the case shows.

The workbook that goes out and the one that comes back are both held against this, so
that a cell that nobody changed changes nothing, however its row is written in the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workings.access.words import Word
from workings.appraisal.case import Case
from workings.appraisal.casefile.flows import BENEFIT_KINDS
from workings.appraisal.casefile.parts import ELSEWHERE, OPTION, PartOf, Table
from workings.appraisal.kinds import Counts, Nature
from workings.appraisal.prices import Year
from workings.ledger.words import Bearer

Amount = int | Decimal | str | None
"""What a year's cell shows: a number, the words of what is more than a number, or
nothing.
"""

CHOICES = "Choices"
"""The sheet of the words to choose from, and of which case and version it is."""

OF = "Filled from"
"""What heads the column of :data:`CHOICES` that names the case, and below it the
version.
"""

ROW = "Row"
ALSO = "Also"

_SIGNS = {"pounds": "£", "thousands": "£000", "millions": "£m"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of words: the entry of the file that it holds, and what it asks for."""

    entry: str
    heading: str
    note: str
    words: tuple[Word, ...] = ()
    needed: bool = False


_OPTION = Column(OPTION, "Option", "The code of the option that it is of.", needed=True)
_BEARER = Column("bearer", "Who bears it", "Left empty: this council.", tuple(Bearer))
_COUNTS = Column(
    "counts",
    "Counts as",
    "fiscal: money alone, a transfer. social: no money moves. Left empty: both, or "
    "what goes with whoever bears it.",
    tuple(Counts),
)
_AFTER = (
    Column("confidence", "How sure it is", "In words."),
    Column("evidence", "What it rests on", "In words."),
)


@dataclass(frozen=True, slots=True)
class FlowSheet:
    """A sheet: the table of the file whose rows it has, and its columns of words on
    either side of the years.
    """

    name: str
    table: str
    before: tuple[Column, ...]
    after: tuple[Column, ...] = _AFTER

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column of words."""
        return (*self.before, *self.after)

    @property
    def part(self) -> PartOf:
        """Where its rows stand in the file."""
        entries = tuple(one.entry for one in self.columns if one.entry != OPTION)
        return PartOf(self.table, (*entries, "amounts"), of_options=True)


SHEETS = (
    FlowSheet(
        "Costs",
        "cost",
        (
            _OPTION,
            Column("title", "Cost", "What it is, for readers.", needed=True),
            Column(
                "nature",
                "Nature",
                "Capital, one-off or recurring.",
                tuple(Nature),
                needed=True,
            ),
            _BEARER,
            _COUNTS,
        ),
    ),
    FlowSheet(
        "Benefits",
        "benefit",
        (
            _OPTION,
            Column("title", "Benefit", "What it is, for readers.", needed=True),
            Column(
                "kind",
                "Kind",
                "The kind of benefit. A dis-benefit is typed as plus, and counts as "
                "minus.",
                BENEFIT_KINDS,
                needed=True,
            ),
            _BEARER,
            _COUNTS,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a case, and the unit of its amounts."""

    year_0: Year
    horizon: int
    unit: str

    @classmethod
    def of(cls, case: Case, table: Table) -> "Years":
        """Those of a case that was read, and of its file as TOML."""
        unit = str(table["case"].get("unit", "pounds"))
        return cls(case.year_0, case.horizon, unit)

    @property
    def names(self) -> tuple[str, ...]:
        """The years 0 to the horizon, as they are written."""
        return tuple(str(self.year_0.later(at)) for at in range(self.horizon + 1))

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above their columns."""
        return tuple(f"{name} {_SIGNS[self.unit]}" for name in self.names)

    def at(self, row: Table, entry: str, default: int) -> int:
        """The number from year 0 that an entry of a row names."""
        found = self.year_0.number_of(row.get(entry, default))
        assert found is not None, "the file was read before"
        return found


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row of the case shows: words by their entries, and an amount a year."""

    words: Mapping[str, str]
    amounts: tuple[Amount, ...]
    also: str


def shown(row: Table, sheet: FlowSheet, years: Years) -> Shown:
    """This function will say what a row of a case file, which was read before and is
    right, shows in its sheet.
    """
    words = {one.entry: str(row.get(one.entry, "")) for one in sheet.columns}
    amounts = _amounts(row, years)
    in_order = tuple(amounts.get(at) for at in range(years.horizon + 1))
    return Shown(words, in_order, _also(row, sheet))


def _amounts(row: Table, years: Years) -> dict[int, Amount]:
    return {at: _cell(value) for at, value in written(row, years).items()}


def written(row: Table, years: Years) -> dict[int, Any]:
    """This function will say what a row's file has for each year that it speaks of: a
    number, the name of an input, or an interval; what grows is a number of that year.
    """
    if "amounts" in row:
        amounts = row["amounts"]
        if isinstance(amounts, list):
            return dict(enumerate(amounts))
        numbers = {years.year_0.number_of(year): one for year, one in amounts.items()}
        return {at: one for at, one in numbers.items() if at is not None}
    if "once" in row:
        return {years.at(row, "year", 0): row["once"]}
    first = years.at(row, "from", min(1, years.horizon))
    last = years.at(row, "to", years.horizon)
    return {at: _grown(row, at - first) for at in range(first, last + 1)}


def _grown(row: Table, years_on: int) -> Any:
    growth, annual = row.get("growth", 0), row["annual"]
    if not growth or not years_on:
        return annual
    if is_number(annual):
        return Decimal(annual) * (1 + Decimal(growth)) ** years_on
    return f"{_cell(annual)}, grown by {growth} a year for {years_on}"


def is_number(value: object) -> bool:
    """This function will tell a plain number from what is more than that."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _cell(value: Any) -> Amount:
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {one}" for name, one in value.items())
    return str(value)


def is_shared(row: Table) -> bool:
    """This function will tell whether one interval or input stands for all of a row's
    years, so that no single year of it can be typed over.
    """
    return "annual" in row and not is_number(row["annual"])


def _also(row: Table, sheet: FlowSheet) -> str:
    here = {*sheet.part.entries, *ELSEWHERE, OPTION}
    others = {name: value for name, value in row.items() if name not in here}
    return "; ".join(f"{name}: {_said(value)}" for name, value in others.items())


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(_cell(value))
