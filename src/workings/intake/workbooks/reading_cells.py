"""What a cell of readings says: a period, a value, a status, or what is wrong."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from workings.core.dates import DatedTo
from workings.core.problems import Problem, shown
from workings.intake.workbooks.sheets import Cell, Place, Sheet, cell_name, text_of
from workings.quality.dating import Dated, Frequency, NotDated
from workings.quality.stated import ADDED, SUPPRESSED, NotStated, stated
from workings.quality.typed import typed

MOST = Decimal(10) ** 14
"""Values as large as this are not kept to their last digit."""


class Fractions(StrEnum):
    """How per cents stand in the cells: 0.925 or 92.5."""

    NOT_SAID = "ask"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person who brings a file says of it.

    ``measure`` is the code of the one measure that is wanted, "" for all; ``said``
    the day on which it was said, ``source`` the code of who said it.
    """

    said: DatedTo
    source: str
    measure: str = ""
    fractions: Fractions = Fractions.NOT_SAID


@dataclass(frozen=True, slots=True)
class Known:
    """A measure that the record has, as far as reading a sheet needs it."""

    code: str
    title: str
    unit: str
    frequency: Frequency


Fractional = defaultdict[str, list[tuple[str, Decimal]]]
"""Values in per cent as they stand in the file, with their cells, by measure."""


@dataclass(frozen=True, slots=True)
class ReadingCells:
    """The cells of a sheet, read one by one; ``fractional`` is added to."""

    file: str
    sheet: Sheet
    fractions: Fractions
    fractional: Fractional

    def period(self, place: Place, measure: Known) -> Dated:
        """The period that a cell names. Raises :class:`WrongCell`, as all here do."""
        text = text_of(self.at(*place))
        try:
            return typed(text, measure.frequency)
        except NotDated as error:
            what = str(error) if text else "no period is named"
            mend = f"Write a {measure.frequency.label}, such as {_like(measure)}"
            raise self._wrong(*place, what, mend) from None

    def value(
        self, row: int, column: int, measure: Known | None
    ) -> tuple[Decimal | None, str]:
        """A value in its measure's unit with its mark, or no value and why."""
        cell = self.at(row, column)
        if (row, column) in self.sheet.marks.errors:
            what = f"the cell shows {self.sheet.marks.errors[row, column]}"
            raise self._wrong(row, column, what, "Mend its formula")
        if (row, column) in self.sheet.marks.unsaved:
            what = "the formula has no saved result"
            raise self._wrong(row, column, what, "Open the file, and save it again")
        if not isinstance(cell, str | int | float) or isinstance(cell, bool):
            what = f"{shown(text_of(cell))} is not a number"
            raise self._wrong(row, column, what, "Type the number alone")
        written = f"{cell:.15g}" if isinstance(cell, float) else text_of(cell)
        try:
            found = stated(written)
        except NotStated as error:
            what = f"{shown(written)} is not a value"
            raise self._wrong(row, column, what, error.mend) from None
        if found.value is None:
            return None, found.mark
        value = Decimal(f"{found.value:.15g}")
        if abs(value) >= MOST:
            what = f"{shown(written)} is too large to be kept"
            raise self._wrong(row, column, what, "Use a larger unit")
        if measure is not None:
            value = self._in_unit(row, column, value, measure, per_cent=found.per_cent)
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -6:
            value = value.quantize(Decimal("0.000001"))
        return value, found.meaning

    def _in_unit(
        self, row: int, column: int, value: Decimal, measure: Known, *, per_cent: bool
    ) -> Decimal:
        if per_cent and measure.unit != "%":
            what = f"a per cent, where {measure.code} is counted in {measure.unit}"
            raise self._wrong(row, column, what, "Write the value in that unit")
        if measure.unit != "%" or per_cent:
            return value
        if self.fractions is Fractions.YES:
            return 100 * value
        self.fractional[measure.code].append((self.where(row, column), value))
        return value

    def status(self, row: int, column: int) -> str:
        """The mark that a cell of its own gives a value."""
        text = text_of(self.at(row, column))
        bare = text.casefold().strip("[]() ")
        if bare in ("", "f", "final", "published", "actual"):
            return ""
        if bare in ADDED:
            return ADDED[bare]
        if bare in SUPPRESSED:
            return text
        what = f"{shown(text)} is no status"
        mend = 'Write "final", "p" (provisional), "r" (revised), "e" (estimated), or a '
        raise self._wrong(row, column, what, mend + 'mark such as "*" or "[c]"')

    def at(self, row: int, column: int) -> Cell:
        """The cell as the file has it."""
        return self.sheet.at(row, column)

    def where(self, row: int, column: int) -> str:
        """The name of a cell, for a problem with it."""
        sheet = f'sheet "{self.sheet.name}"' if self.sheet.name else self.file
        return f"{sheet}, {cell_name(row, column)}"

    def _wrong(self, row: int, column: int, what: str, mend: str) -> "WrongCell":
        return WrongCell(Problem(self.where(row, column), what, mend))


class WrongCell(Exception):
    """A cell cannot be read, for the problem it carries."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


_EXAMPLES = {
    Frequency.DAY: "2014-04-01",
    Frequency.MONTH: "Apr 2014 or 2014-04",
    Frequency.QUARTER: "Q1 2014/15 or Apr-Jun 2014",
    Frequency.FINANCIAL_YEAR: "2014/15",
    Frequency.ACADEMIC_YEAR: "2014/15",
    Frequency.YEAR: "2014",
    Frequency.OCCASIONAL: "2014-04-01, 2014-04 or 2014/15",
}


def _like(measure: Known) -> str:
    return _EXAMPLES[measure.frequency]
