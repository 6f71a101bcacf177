"""Whether what the rows name is there."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from workings.core.problems import Problem, mend_name
from workings.intake.columns import Row, columns_of
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
    for declared in TABLES:
        for column in columns_of(declared):
            if not column.names:
                continue
            known = names(record, _TABLES[column.names])
            noun = _TABLES[column.names].key[0]
            for row in record.rows(declared):
                named = getattr(row, column.field)
                for name in (named,) if isinstance(named, str) else named:
                    yield from unknown(name, known, row.where(column.name), noun)
    if record.heading is not None:
        known = names(record, DecisionRow)
        for principle in record.heading.principles:
            where = principle.where("decision")
            yield from unknown(principle.decision, known, where, "decision")


def unknown(
    name: str, known: Collection[str], where: str, noun: str
) -> Iterator[Problem]:
    """This function will yield a problem where a name is not known; "" names none."""
    if name and name not in known:
        mend = mend_name(name, known).rstrip(".")
        yield Problem(where, f'there is no {noun} "{name}"', mend)
