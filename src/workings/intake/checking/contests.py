"""Whether contests name what the record has."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.problems import Problem, mend_name
from workings.intake.cells import shown
from workings.intake.checking.names import line_keys, names
from workings.intake.checking.statements import Held
from workings.intake.columns import Row
from workings.intake.record import Brought, Record
from workings.intake.tables.statements import (
    ContestRow,
    ContestSideRow,
    FactRow,
    Side,
    StatementRow,
    TotalRow,
)
from workings.ledger.statement import Key
from workings.ledger.words import Series

_MEND = "Write fact:CODE, total:CODE or line:STATEMENT/BENEFIT/SERIES/BASIS/PERIOD"


def contest_problems(
    record: Record, brought: tuple[Brought, ...], held: Held
) -> Iterator[Problem]:
    """This function will yield what is wrong with the contests and their sides."""
    items: Mapping[str, Collection[str]] = {
        "fact": {*record.codes(FactRow), *held.known.facts},
        "total": {*record.codes(TotalRow), *held.known.totals},
    }
    keys = line_keys(record)
    lines = {each.statement.code: keys(each.statement) for each in brought}
    sides: dict[str, set[Side]] = defaultdict(set)
    for row in record.rows(ContestSideRow):
        sides[row.contest].add(row.side)
        kind, _, name = row.item.partition(":")
        if kind == "line":
            yield from _line(row, name, record, lines, held)
        elif kind not in items:
            what = f"{shown(row.item)} is not an item of the record"
            yield Problem(row.where("item"), what, _MEND)
        elif name not in items[kind] and _is_known(record, _TABLE_OF[kind]):
            mend = mend_name(name, items[kind]).rstrip(".")
            what = f'there is no {kind} "{name}"'
            yield Problem(row.where("item"), what, mend)
    yield from _one_sided(record, sides)


_TABLE_OF = {"fact": FactRow, "total": TotalRow}


def _is_known(record: Record, declared: type[Row]) -> bool:
    """Whether all the rows of a table are known: one that is not there has none."""
    return record.complete(declared) or record.absent(declared)


def _line(
    row: ContestSideRow,
    name: str,
    record: Record,
    lines: Mapping[str, Collection[Key]],
    held: Held,
) -> Iterator[Problem]:
    statement, _, rest = name.partition("/")
    key = key_named(rest)
    if key is None:
        what = f"{shown(row.item)} does not name a line"
        yield Problem(row.where("item"), what, _MEND)
        return
    keys = lines.get(statement)
    if keys is None and statement in held.known.statements:
        posted = held.posted(statement)
        keys = [line.key for line in posted.lines] if posted else []
    if keys is None and statement not in names(record, StatementRow):
        mend = mend_name(statement, lines).rstrip(".")
        yield Problem(row.where("item"), f'there is no statement "{statement}"', mend)
    elif keys is not None and key not in keys:
        mend = mend_name(str(key), map(str, keys)).rstrip(".")
        what = f"statement {statement} has no line {key}"
        yield Problem(row.where("item"), what, mend)


def key_named(name: str) -> Key | None:
    """This function will read ``BENEFIT/SERIES/BASIS/PERIOD``, or give None."""
    parts = name.split("/", 3)
    try:
        benefit, series, basis, period = parts
        return Key(benefit, Series(series), Basis(basis), Period.parse(period))
    except (ValueError, OverflowError):
        return None


def _one_sided(record: Record, sides: Mapping[str, set[Side]]) -> Iterator[Problem]:
    if record.tables[ContestSideRow].broken or not _is_known(record, ContestSideRow):
        return
    for row in record.rows(ContestRow):
        for side in set(Side) - sides.get(row.contest, set()):
            what = f'the contest has no side "{side}" in contest_sides.csv'
            yield Problem(row.where("contest"), what, "Give it both sides")
