"""Where the readings of a sheet stand, by the words that head its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workings.intake.workbooks.sheets import Cell, text_of
from workings.quality.dating import Frequency, NotDated
from workings.quality.typed import typed

DEEPEST_HEADING = 40
"""Rows above a heading: titles, dates, notes for readers."""


class Part(StrEnum):
    """What a column holds."""

    MEASURE = "measure"
    PERIOD = "period"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    STATUS = "status"
    NOTE = "note"


_HEADINGS: Mapping[Part, frozenset[str]] = {
    Part.MEASURE: frozenset(
        {"measure", "indicator", "kpi", "pi", "code", "measure code", "metric"}
        | {"performance indicator", "indicator name", "measure name", "ref"}
    ),
    Part.PERIOD: frozenset(
        {"period", "date", "month", "quarter", "year", "financial year", "time period"}
        | {"academic year", "reporting period", "week", "day", "period ending"}
    ),
    Part.VALUE: frozenset(
        {"value", "result", "actual", "reading", "outturn", "performance", "figure"}
        | {"%", "per cent", "percentage", "rate"}
    ),
    Part.NUMERATOR: frozenset({"numerator", "num", "count"}),
    Part.DENOMINATOR: frozenset({"denominator", "den", "denom", "out of", "base"}),
    Part.STATUS: frozenset({"status", "flag", "mark", "marker", "provisional"}),
    Part.NOTE: frozenset({"note", "notes", "comment", "comments", "commentary"}),
}


@dataclass(frozen=True, slots=True)
class ReadingHeading:
    """The row of a heading, the columns of its parts, and the texts of its periods by
    column where they stand across.
    """

    row: int
    parts: Mapping[Part, int]
    periods: Mapping[int, str] = field(default_factory=dict)


_LENGTHS = tuple(one for one in Frequency if one is not Frequency.OCCASIONAL)


def _is_period(text: str) -> bool:
    for frequency in _LENGTHS:
        try:
            found = typed(text, frequency)
        except NotDated:
            continue
        return 1900 <= found.first.year <= 2100
    return False


def plain_heading(cell: Cell) -> str:
    """This function will return a heading as it is compared."""
    return text_of(cell).casefold().strip(" :*")


def heading_of_readings(
    cells: Sequence[Cell], row: int, *, one_measure: bool
) -> ReadingHeading | None:
    """This function will return what a row heads, or None; of ``one_measure`` no
    column need name the measure.
    """
    names = [plain_heading(cell) for cell in cells]
    parts = {
        part: names.index(name)
        for part, known in _HEADINGS.items()
        for name in names
        if name in known
    }
    counts = {Part.NUMERATOR, Part.DENOMINATOR} <= parts.keys()
    named = Part.MEASURE in parts or one_measure
    if named and Part.PERIOD in parts and (Part.VALUE in parts or counts):
        return ReadingHeading(row, parts)
    periods = {
        at: text_of(cells[at])
        for at, name in enumerate(names)
        if at not in parts.values() and name and _is_period(name)
    }
    if named and periods and (Part.MEASURE in parts or len(periods) > 1):
        kept: dict[Part, int] = {
            part: at for part, at in parts.items() if part in (Part.MEASURE, Part.NOTE)
        }
        return ReadingHeading(row, kept, periods)
    return None
