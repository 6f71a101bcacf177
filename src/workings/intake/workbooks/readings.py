"""Readings of measures in a sheet: every row taken, left out and why, or a problem.

Two layouts are known by their headings. A *long* sheet has a row for each reading,
with columns for measure, period, value, numerator, denominator, status and note. A
*wide* one has a row for each measure, and a column for each period.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workings.core.problems import Problem, mend_name, shown
from workings.intake.workbooks.reading_cells import (
    Asked,
    Fractional,
    Fractions,
    Known,
    ReadingCells,
    WrongCell,
)
from workings.intake.workbooks.reading_headings import (
    DEEPEST_HEADING,
    Part,
    ReadingHeading,
    heading_of_readings,
    plain_heading,
)
from workings.intake.workbooks.sheets import Place, Sheet, Workbook, text_of
from workings.quality.dating import Dated
from workings.quality.measures import ReadingGiven, completed, reading_problems


class LeftOut(StrEnum):
    """Why a row was left out."""

    ABOVE = "above the heading"
    HEADING = "the heading"
    BLANK = "blank"
    REPEATED = "the heading again"
    OTHER = "of another measure than the one asked for"
    NOTHING = "a measure or period with nothing read"
    TWICE = "said in the file already, and the same"
    FAULTY = "it has problems"


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, and the cell it stands in."""

    where: str
    given: ReadingGiven


@dataclass(frozen=True, slots=True)
class ReadingsAccount:
    """A file of readings with each of its rows in exactly one place.

    ``rows`` is how many rows the sheets that were read have, ``taken`` how many of
    them gave a reading.
    """

    rows: int
    taken: int
    found: tuple[Found, ...]
    left_out: Counter[LeftOut]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]


def account_readings(
    workbook: Workbook, measures: Sequence[Known], asked: Asked
) -> ReadingsAccount:
    """This function will read the readings of a workbook, and account for all of it."""
    reader = _Reader(workbook, measures, asked)
    for sheet in workbook.sheets:
        reader.read(sheet)
    return reader.account()


class _Reader:
    """Reads sheet after sheet, and keeps the account."""

    def __init__(
        self, workbook: Workbook, measures: Sequence[Known], asked: Asked
    ) -> None:
        self.file = workbook.file_name
        self.asked = asked
        self.by_name = {one.title.casefold(): one for one in measures}
        self.by_name |= {one.code.casefold(): one for one in measures}
        self.names = [one.code for one in measures]
        self.one = self.by_name.get(asked.measure.casefold())
        self.rows = self.taken = self.sheets = 0
        self.found: dict[tuple[str, Dated], Found] = {}
        self.left_out: Counter[LeftOut] = Counter()
        self.problems: list[Problem] = []
        self.notices: list[str] = []
        self.fractional = Fractional(list)
        if workbook.properties.get("encoding") == "Windows-1252":
            self.notices.append("The file is in Windows-1252, not UTF-8")

    def account(self) -> ReadingsAccount:
        if not self.sheets:
            what = "no sheet has a heading row that names a measure, periods and values"
            mend = (
                "Head the columns Measure, Period and Value, or put periods across; "
                "or name the one measure that the file is of"
            )
            self.problems.append(Problem(self.file, what, mend))
        self.problems.extend(self._fractions())
        return ReadingsAccount(
            self.rows,
            self.taken,
            tuple(self.found.values()),
            self.left_out,
            tuple(self.problems),
            tuple(self.notices),
        )

    def read(self, sheet: Sheet) -> None:
        heading = next(
            (
                found
                for row, cells in enumerate(sheet.rows[:DEEPEST_HEADING])
                if (
                    found := heading_of_readings(
                        cells, row, one_measure=self.one is not None
                    )
                )
            ),
            None,
        )
        called = f'sheet "{sheet.name}"' if sheet.name else "the file"
        if heading is None:
            if any(map(any, sheet.rows)):
                self.notices.append(
                    f"Of {called} nothing was read: no heading of readings"
                )
            return
        self.sheets += 1
        if sheet.hidden or sheet.marks.hidden:
            what = "is hidden" if sheet.hidden else "has hidden rows"
            self.notices.append(f"{called[0].upper()}{called[1:]} {what}; it was read")
        _SheetReader(self, sheet, heading).read()

    def measure(self, name: str) -> Known | None:
        return self.by_name.get(name.casefold())

    def _fractions(self) -> Iterator[Problem]:
        if self.asked.fractions is not Fractions.NOT_SAID:
            return
        for code, values in self.fractional.items():
            within = [value for _, value in values]
            if all(abs(value) <= 1 for value in within) and any(
                value % 1 for value in within
            ):
                where, value = next(one for one in values if one[1] % 1)
                what = (
                    f"{code} is in per cent, and no value of it is above 1: "
                    f"{value.normalize():f} may be {(100 * value).normalize():f}%"
                )
                mend = "Say whether per cents stand as fractions in this file"
                yield Problem(where, what, mend)


@dataclass
class _SheetReader:
    """Reads one sheet into its reader's account."""

    into: _Reader
    sheet: Sheet
    heading: ReadingHeading

    def __post_init__(self) -> None:
        of = self.into
        self.cells = ReadingCells(
            of.file, self.sheet, of.asked.fractions, of.fractional
        )
        self.covered = {
            (row, column): first
            for first, last in self.sheet.merged
            for row in range(first[0], last[0] + 1)
            for column in range(first[1], last[1] + 1)
        }

    @property
    def _values(self) -> list[int]:
        """The columns of values; of counts where there is no other."""
        parts = self.heading.parts
        if self.heading.periods:
            return list(self.heading.periods)
        return [parts[Part.VALUE if Part.VALUE in parts else Part.NUMERATOR]]

    def read(self) -> None:
        self._not_read()
        head = self.sheet.rows[self.heading.row]
        for row, cells in enumerate(self.sheet.rows):
            self.into.rows += 1
            if row < self.heading.row:
                self._leave(LeftOut.ABOVE)
            elif row == self.heading.row:
                self._leave(LeftOut.HEADING)
            elif not any(text_of(cell) for cell in cells):
                self._leave(LeftOut.BLANK)
            elif [*map(plain_heading, cells)] == [*map(plain_heading, head)]:
                self._leave(LeftOut.REPEATED)
            else:
                self._row(row)

    def _not_read(self) -> None:
        read = {*self.heading.parts.values(), *self.heading.periods}
        others = [
            shown(text_of(cell))
            for at, cell in enumerate(self.sheet.rows[self.heading.row])
            if at not in read and text_of(cell)
        ]
        if others:
            where = f'sheet "{self.sheet.name}"' if self.sheet.name else self.into.file
            headed = f"headed {', '.join(others)}"
            columns = "column" if len(others) == 1 else "columns"
            self.into.notices.append(f"Not read in {where}: the {columns} {headed}")

    def _leave(self, why: LeftOut) -> None:
        self.into.left_out[why] += 1

    def _row(self, row: int) -> None:
        problems: list[Problem] = []
        measure = self._measure(row, problems)
        asked = self.into.one
        if measure is not None and asked is not None and measure != asked:
            self._leave(LeftOut.OTHER)
            return
        given = list(self._given(row, measure, problems)) if measure else []
        new: dict[tuple[str, Dated], Found] = {}
        for one in given:
            key = (one.given.measure, one.given.period)
            before = self.into.found.get(key) or new.get(key)
            if before is None:
                new[key] = one
            elif before.given != one.given:
                what = (
                    f"another reading of {key[0]} for {key[1]} stands in {before.where}"
                )
                problems.append(Problem(one.where, what, "Keep one of the two"))
        if problems:
            self.into.problems.extend(problems)
            self._leave(LeftOut.FAULTY)
        elif not given:
            self._leave(LeftOut.NOTHING)
        elif not new:
            self._leave(LeftOut.TWICE)
        else:
            self.into.found |= new
            self.into.taken += 1

    def _measure(self, row: int, problems: list[Problem]) -> Known | None:
        column = self.heading.parts.get(Part.MEASURE)
        if column is None:
            return self.into.one
        # One cell may name the measure of many rows; a value stands for one period.
        name = text_of(self.cells.at(*self.covered.get((row, column), (row, column))))
        found = self.into.measure(name)
        if found is None and any(self._says_something(row, at) for at in self._values):
            where = self.cells.where(row, column)
            if not name:
                mend = "Write the measure's code, or clear the row"
                problems.append(Problem(where, "no measure is named", mend))
            else:
                what = f"the record has no measure {shown(name)}"
                problems.append(Problem(where, what, mend_name(name, self.into.names)))
        return found

    def _given(
        self, row: int, measure: Known, problems: list[Problem]
    ) -> Iterator[Found]:
        for column in self._values:
            period = (self.heading.row, column)
            if not self.heading.periods:
                period = (row, self.heading.parts[Part.PERIOD])
            if not self._says_something(row, column):
                continue
            try:
                found = self._reading(row, column, period, measure)
            except WrongCell as wrong:
                problems.append(wrong.problem)
                continue
            where = self.cells.where(row, column)
            wrong_with = [
                *reading_problems(
                    found, where, unit=measure.unit, frequency=measure.frequency
                )
            ]
            problems.extend(wrong_with)
            if not wrong_with:
                yield Found(where, completed(found, measure.unit, measure.frequency))

    def _says_something(self, row: int, column: int) -> bool:
        if self.heading.periods:
            return self._told(row, column)
        parts = (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR, Part.STATUS)
        return any(
            self._told(row, self.heading.parts[part])
            for part in parts
            if part in self.heading.parts
        )

    def _told(self, row: int, column: int) -> bool:
        marks = self.sheet.marks
        at = (row, column)
        return bool(text_of(self.cells.at(row, column))) or (
            at in marks.errors or at in marks.unsaved
        )

    def _reading(
        self, row: int, column: int, period: Place, measure: Known
    ) -> ReadingGiven:
        parts = self.heading.parts
        value, mark = None, ""
        if self.heading.periods or Part.VALUE in parts:
            value, mark = self.cells.value(row, column, measure)
        counts = {
            part: self.cells.value(row, parts[part], None)[0]
            for part in (Part.NUMERATOR, Part.DENOMINATOR)
            if part in parts
        }
        if Part.STATUS in parts and not mark:
            mark = self.cells.status(row, parts[Part.STATUS])
        note = (
            text_of(self.cells.at(row, parts[Part.NOTE])) if Part.NOTE in parts else ""
        )
        return ReadingGiven(
            measure=measure.code,
            period=self.cells.period(period, measure),
            value=value,
            mark=mark,
            numerator=counts.get(Part.NUMERATOR),
            denominator=counts.get(Part.DENOMINATOR),
            said=self.into.asked.said,
            source=self.into.asked.source,
            note=note,
        )
