"""What measures and their readings must keep to, and that readings never change."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal

from workings.core.problems import Problem, shown
from workings.intake.record import Record
from workings.intake.tables.quality import (
    DisBenefitRow,
    MeasureRow,
    ReadingRow,
    TargetRow,
    YardstickRow,
)
from workings.intake.tables.statements import BenefitRow
from workings.ledger.words import SAVING_KINDS
from workings.quality.dating import Dated
from workings.quality.measures import ReadingGiven, completed, reading_problems

HeldReadings = Mapping[tuple[str, Dated, date], ReadingGiven]
"""The readings that are here already, by measure, period and the day they were said."""


def quality_problems(record: Record, held: HeldReadings) -> Iterator[Problem]:
    """This function will yield what is wrong with a record's measures."""
    for target in record.rows(TargetRow):
        if target.tolerance is not None and target.tolerance < 0:
            what = "a tolerance is not less than zero"
            yield Problem(target.where("tolerance"), what, "Write it as a plus")
    yield from _impact(record)
    measures = {row.measure: row for row in record.rows(MeasureRow)}
    seen: dict[tuple[str, Dated, date], ReadingRow] = {}
    for row in record.rows(ReadingRow):
        measure = measures.get(row.measure)
        if measure is not None:
            yield from _reading(row, measure, seen, held)


def _impact(record: Record) -> Iterator[Problem]:
    for yardstick in record.rows(YardstickRow):
        if yardstick.until is not None and yardstick.until < yardstick.from_:
            what = f"{yardstick.until} comes before {yardstick.from_}"
            mend = "Write the earlier day under from"
            yield Problem(yardstick.where("until"), what, mend)
    savings = {
        row.benefit for row in record.rows(BenefitRow) if row.kind in SAVING_KINDS
    }
    known = {row.benefit for row in record.rows(BenefitRow)}
    for row in record.rows(DisBenefitRow):
        if row.saving in known - savings:
            what = f'"{row.saving}" is no saving'
            mend = "Name the saving that it goes with"
            yield Problem(row.where("saving"), what, mend)


def _reading(
    row: ReadingRow,
    measure: MeasureRow,
    seen: dict[tuple[str, Dated, date], ReadingRow],
    held: HeldReadings,
) -> Iterator[Problem]:
    found = tuple(
        reading_problems(
            row.given,
            str(row.place),
            unit=measure.unit,
            frequency=measure.frequency,
        )
    )
    yield from found
    if found:
        return
    given = completed(row.given, measure.unit, measure.frequency)
    key = (given.measure, given.period, given.said.on)
    first = seen.setdefault(key, row)
    if first is not row:
        what = f"row {first.place.row} has a reading of that period, said on that day"
        yield Problem(row.where("period"), what, "Keep one, or date the later one")
    before = held.get(key)
    if before is not None:
        yield from _changed(row, before, given)


def _changed(
    row: ReadingRow, before: ReadingGiven, given: ReadingGiven
) -> Iterator[Problem]:
    for item in fields(ReadingGiven):
        was, now = getattr(before, item.name), getattr(given, item.name)
        if was != now:
            said = f"no {item.name}" if was in (None, "") else _shown(was)
            what = f"the reading was added with {said}"
            mend = "Bring it as it was, and add a revision: a row said later"
            yield Problem(row.where(item.name), what, mend)


def _shown(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else shown(str(value))
