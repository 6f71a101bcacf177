"""Whether what the rows name is there."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workings.core.problems import Problem, mend_name
from workings.intake.columns import Row, columns_of
from workings.intake.reading import file_name
from workings.intake.record import Record
from workings.intake.tables import TABLES
from workings.intake.tables.governance import DecisionRow
from workings.intake.tables.statements import LineRow
from workings.ledger.rules import KnownDecision
from workings.ledger.statement import Key, Statement

_TABLES: Mapping[str, type[Row]] = {declared.table: declared for declared in TABLES}
_ANY_DAY = KnownDecision(approved=True, effective_on=date.min)


class Anything(Collection[Any]):
    """The names of a table that could not be read: any may be among them."""

    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0


class AnyDecision(Mapping[str, KnownDecision]):
    """The decisions of a table that could not be read: each may have approved."""

    def __getitem__(self, code: str) -> KnownDecision:
        return _ANY_DAY

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def names(record: Record, declared: type[Row]) -> Collection[str]:
    """This function will return the codes that may be named of a table."""
    return record.codes(declared) if record.complete(declared) else Anything()


def decisions(record: Record) -> Mapping[str, KnownDecision]:
    """This function will return the decisions as the ledger's rules want them."""
    if not record.complete(DecisionRow):
        return AnyDecision()
    known = dict.fromkeys(record.codes(DecisionRow), _ANY_DAY)
    for row in record.rows(DecisionRow):
        known[row.decision] = KnownDecision(row.goes_ahead, row.takes_effect)
    return known


def line_keys(record: Record) -> Callable[[Statement], Collection[Key]]:
    """This function will return what tells the keys of a statement's lines: any, of a
    statement that has lines which could not be read.
    """
    unread = {row.cells.get("statement") for row in record.tables[LineRow].broken}

    def keys(statement: Statement) -> Collection[Key]:
        if statement.code in unread or not record.complete(LineRow):
            return Anything()
        return {line.key for line in statement.lines}

    return keys


def unknown_names(record: Record) -> Iterator[Problem]:
    """This function will yield every name that a register's row gets wrong."""
    for use in _uses(record):
        if not use.ruled:
            known, noun = names(record, use.table), use.table.key[0]
            yield from unknown(use.name, known, use.where, noun)


def missing_tables(record: Record) -> Iterator[Problem]:
    """This function will yield a problem for each table that may be left out, and was,
    where something names a row of it.
    """
    told = set()
    for use in _uses(record):
        if use.table.needed or use.table in told:
            continue
        if record.absent(use.table):
            told.add(use.table)
            what = f'the file is missing, and {use.where} names "{use.name}" of it'
            yield Problem(file_name(use.table), what, "Add it, or name nothing of it")


@dataclass(frozen=True, slots=True)
class _Use:
    """A place that names a row of some table."""

    where: str
    table: type[Row]
    name: str
    ruled: bool


def _uses(record: Record) -> Iterator[_Use]:
    if record.heading is not None:
        for principle in record.heading.principles:
            if principle.decision:
                where = principle.where("decision")
                yield _Use(where, DecisionRow, principle.decision, ruled=False)
    for declared in TABLES:
        for column in columns_of(declared):
            if column.names:
                table = _TABLES[column.names]
                for row in record.rows(declared):
                    for name in _named(getattr(row, column.field)):
                        yield _Use(row.where(column.name), table, name, column.ruled)


def _named(value: Any) -> Iterator[str]:
    """The codes in a cell that names one, several, or several with their shares."""
    for part in (value,) if isinstance(value, str) else value:
        name = part if isinstance(part, str) else part[0]
        if name:
            yield name


def unknown(
    name: str, known: Collection[str], where: str, noun: str
) -> Iterator[Problem]:
    """This function will yield a problem where a name is not known; "" names none."""
    if name and name not in known:
        mend = mend_name(name, known).rstrip(".")
        yield Problem(where, f'there is no {noun} "{name}"', mend)
