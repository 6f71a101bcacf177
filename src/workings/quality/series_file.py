"""Series out of a table that somebody brought: the rows of a CSV, all accounted for.

What cannot be read, or could be read in two ways, is a problem; what was read but
should be known (a suppressed value, rows out of order, a missing period) is a note.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from workings.core.problems import Problem, mend_name, shown
from workings.quality.dating import Dated, NotDated, apart, dated, expected
from workings.quality.stated import NotStated, Stated, stated

_SAVE_AGAIN = 'Save the table as "CSV UTF-8"'
_NO_VALUE = "The point has no value, and ends every run; put it in if it is known"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold the period, the value, and the series' name if any."""

    period: str
    value: str
    series: str | None = None
    denominator: str | None = None

    def named(self) -> tuple[str, ...]:
        """This function will return the columns' names."""
        every = (self.period, self.value, self.series, self.denominator)
        return tuple(name for name in every if name is not None)


@dataclass(frozen=True, slots=True)
class Reading:
    """One row: its period as written and as read, its value, and its number."""

    row: int
    written: str
    period: Dated
    stated: Stated
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The readings of one thing, in order of time, and what to know about them."""

    name: str
    readings: tuple[Reading, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: its series, or its problems."""

    series: tuple[Series, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Unreadable(ValueError):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def read_series(file: str, content: bytes, columns: Columns) -> Read:
    """This function will read the series of a CSV file, in the order of their names'
    first rows. ``file`` is what problems call it.
    """
    try:
        table = list(_table(file, content))
        if not table:
            what, mend = "the file is empty", "Write the columns' names in row 1"
            return Read(problems=(Problem(file, what, mend),))
        places = _heading(file, table[0][1], columns)
    except _Unreadable as error:
        return Read(problems=(error.problem,))
    except _BadHeading as error:
        return Read(problems=error.problems)
    width = len(table[0][1])
    rows = [(number, cells) for number, cells in table[1:] if any(cells)]
    wide = [number for number, cells in rows if any(cells[width:])]
    if wide:
        what = "a cell stands under no heading"
        mend = "Quote numbers that hold commas, or clear it"
        return Read(
            problems=tuple(Problem(f"{file} row {row}", what, mend) for row in wide)
        )
    if not rows:
        what = "there are no rows under the heading"
        return Read(problems=(Problem(file, what, "Add a row for each period"),))
    return _Reader(file, columns, places).read(rows)


def _table(file: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise _Unreadable(
            Problem(f"{file} row {row}", "the text is not UTF-8", _SAVE_AGAIN)
        ) from None
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        what = "the row holds a NUL character"
        raise _Unreadable(Problem(f"{file} row {row}", what, _SAVE_AGAIN))
    number = 0
    try:
        for number, cells in enumerate(
            csv.reader(io.StringIO(text, newline=""), strict=True), start=1
        ):
            yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        what = f"the row cannot be read ({error})"
        mend = "Close every quotation mark, and double those within a text"
        raise _Unreadable(Problem(f"{file} row {number + 1}", what, mend)) from None


class _BadHeading(ValueError):
    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__()


def _heading(file: str, heading: list[str], columns: Columns) -> Mapping[str, int]:
    if not any(heading):
        what, mend = "the heading row is empty", "Write the columns' names in it"
        raise _Unreadable(Problem(f"{file} row 1", what, mend))
    if len(heading) == 1 and any(mark in heading[0] for mark in ";\t|"):
        what = "the cells are not separated by commas"
        raise _Unreadable(Problem(f"{file} row 1", what, _SAVE_AGAIN))
    problems = []
    for name in columns.named():
        if name not in heading:
            what = f"there is no column {shown(name)}"
            known = [item for item in heading if item]
            problems.append(Problem(f"{file} row 1", what, mend_name(name, known)))
        elif heading.count(name) > 1:
            what = f"the column {shown(name)} stands more than once"
            problems.append(Problem(f"{file} row 1", what, "Give each its own name"))
    if problems:
        raise _BadHeading(problems)
    return {name: heading.index(name) for name in columns.named()}


@dataclass(slots=True)
class _Reader:
    file: str
    columns: Columns
    places: Mapping[str, int]

    def read(self, rows: Sequence[tuple[int, list[str]]]) -> Read:
        grouped: dict[str, list[tuple[int, list[str]]]] = {}
        problems: list[Problem] = []
        for number, cells in rows:
            name = self._cell(cells, self.columns.series)
            if self.columns.series is not None and not name:
                what = "the cell that names the series is empty"
                where = self._place(number, self.columns.series)
                problems.append(Problem(where, what, "Name it, or delete the row"))
            grouped.setdefault(name, []).append((number, cells))
        series = []
        for name, members in grouped.items():
            readings, found = self._readings(members)
            problems += [*found, *self._clashes(readings)]
            in_order = tuple(sorted(readings, key=lambda item: item.period.first))
            series.append(Series(name, in_order, tuple(self._notes(readings))))
        if problems:
            return Read(problems=tuple(problems))
        return Read(series=tuple(series))

    def _readings(
        self, rows: Sequence[tuple[int, list[str]]]
    ) -> tuple[list[Reading], list[Problem]]:
        readings, problems = [], []
        period = self.columns.period
        years = expected(self._cell(cells, period) for _, cells in rows)
        for number, cells in rows:
            written = self._cell(cells, period)
            when = value = None
            try:
                when = dated(written, years)
            except NotDated as error:
                mend = "Write 2014-04-01, 2014-04, Q1 2014/15 or 2014/15"
                what = str(error) if written else "the cell is empty"
                problems.append(Problem(self._place(number, period), what, mend))
            value, found = self._value(number, cells, self.columns.value)
            problems += found
            below, found = self._denominator(number, cells)
            problems += found
            if when is not None and value is not None:
                readings.append(Reading(number, written, when, value, below))
        return readings, problems

    def _value(
        self, number: int, cells: list[str], column: str
    ) -> tuple[Stated | None, list[Problem]]:
        cell = self._cell(cells, column)
        try:
            return stated(cell), []
        except NotStated as error:
            what = f"{shown(cell)} is not a number"
            return None, [Problem(self._place(number, column), what, error.mend)]

    def _denominator(
        self, number: int, cells: list[str]
    ) -> tuple[float | None, list[Problem]]:
        column = self.columns.denominator
        if column is None:
            return None, []
        found, problems = self._value(number, cells, column)
        if found is None or found.value is None or found.value > 0:
            return found.value if found else None, problems
        what = f"{shown(self._cell(cells, column))} is not more than zero"
        mend = "Leave it empty where nothing was counted"
        return None, [Problem(self._place(number, column), what, mend)]

    def _clashes(self, readings: Sequence[Reading]) -> Iterator[Problem]:
        by_day = sorted(readings, key=lambda item: (item.period.first, item.row))
        for _, same in groupby(by_day, key=lambda item: item.period):
            first, *others = same
            for other in others:
                what = f"{shown(other.written)} stands in row {first.row} already"
                mend = "Keep one of them"
                if self.columns.series is None:
                    mend += ", or name the column that tells series apart (--series)"
                yield Problem(self._place(other.row, self.columns.period), what, mend)
        kinds = [item.period.frequency for item in readings]
        # Of two as many, the one that stands first: a set has no order of its own.
        usual = max(dict.fromkeys(kinds), key=kinds.count, default=None)
        for item in readings:
            if item.period.frequency is not usual and usual is not None:
                what = (
                    f"{shown(item.written)} is a {item.period.frequency.label} "
                    f"where most periods are a {usual.label}"
                )
                mend = "Keep one length of period in a series"
                yield Problem(self._place(item.row, self.columns.period), what, mend)

    def _notes(self, readings: Sequence[Reading]) -> Iterator[Problem]:
        for before, after in pairwise(readings):
            if after.period.first < before.period.first:
                what = f"{shown(after.written)} comes before the row above it"
                where = self._place(after.row, self.columns.period)
                yield Problem(
                    where, what, "It was put in order; sort the file by period"
                )
        for item in readings:
            if item.stated.mark or item.stated.value is None:
                yield self._mark(item)
            below = self.columns.denominator
            if below and item.denominator is None and item.stated.value is not None:
                where = self._place(item.row, below)
                yield Problem(where, "there is no denominator", _NO_VALUE)
        if len({item.stated.per_cent for item in readings}) > 1:
            odd = next(item for item in readings if item.stated.per_cent)
            where = self._place(odd.row, self.columns.value)
            what = "some values are marked per cent and some are not"
            yield Problem(where, what, "They were read as one unit; make them one")
        yield from self._gaps(sorted(readings, key=lambda item: item.period.first))

    def _mark(self, item: Reading) -> Problem:
        where = self._place(item.row, self.columns.value)
        if item.stated.value is None:
            said = shown(item.stated.mark) if item.stated.mark else "an empty cell"
            return Problem(
                where,
                f"{said} ({item.stated.meaning})",
                _NO_VALUE,
            )
        what = f"{shown(item.stated.mark)} ({item.stated.meaning})"
        return Problem(where, what, "It is charted; chart again when it is final")

    def _gaps(self, readings: Sequence[Reading]) -> Iterator[Problem]:
        steps, unit = apart([item.period for item in readings])
        usual = max(set(steps), key=steps.count) if steps else 0
        if unit == "days" and usual < 7:
            return  # Working days: nobody counts at weekends.
        for (before, after), step in zip(pairwise(readings), steps, strict=True):
            if step != usual:
                where = self._place(after.row, self.columns.period)
                what = (
                    f"{shown(after.written)} is {step} {unit} after "
                    f"{shown(before.written)}, where most are {usual} apart"
                )
                mend = "They are charted as neighbours; add a row for a missing period"
                yield Problem(where, what, mend)

    def _cell(self, cells: Sequence[str], column: str | None) -> str:
        place = self.places.get(column or "", len(cells))
        return cells[place] if place < len(cells) else ""

    def _place(self, row: int, column: str | None) -> str:
        return f"{self.file} row {row}, {column}"
