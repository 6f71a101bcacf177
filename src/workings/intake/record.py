"""A whole record as it was brought: its registers' rows, benefits and statements.

Every item keeps its place, so that a problem found anywhere names file and row.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from workings.core.problems import Problem
from workings.intake.columns import Place, Row
from workings.intake.heading import FILE, Heading, read_heading
from workings.intake.reading import TableRead, file_name, read_table
from workings.intake.tables import TABLES
from workings.intake.tables.governance import BodyRow
from workings.intake.tables.programme import PostRow
from workings.intake.tables.statements import (
    PARTS,
    BenefitRow,
    ContestRow,
    ContestSideRow,
    FactRow,
    HeadlineRow,
    LineRow,
    PartRow,
    ShareRow,
    StatementRow,
    TotalRow,
    VerdictRow,
)
from workings.ledger.contest import Contest, ContestSide
from workings.ledger.statement import (
    Benefit,
    Fact,
    Headline,
    Line,
    Origin,
    Share,
    Statement,
    Total,
    Verdict,
)

R = TypeVar("R", bound=Row)
P = TypeVar("P", bound=PartRow)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that could be read of a record's folder.

    ``heading`` is None where record.toml has problems.
    """

    heading: Heading | None
    tables: Mapping[type[Row], TableRead]

    def rows(self, declared: type[R]) -> tuple[R, ...]:
        """The rows of a table that have no problem."""
        return cast("tuple[R, ...]", self.tables[declared].rows)

    def codes(self, declared: type[Row]) -> frozenset[str]:
        """The codes of a table, also of rows that have problems."""
        return self.tables[declared].codes

    def complete(self, declared: type[Row]) -> bool:
        """Whether the table could be read to its end."""
        return self.tables[declared].complete

    def absent(self, declared: type[Row]) -> bool:
        """Whether the table's file is not there."""
        return self.tables[declared].absent


def read_record(
    contents: Mapping[str, bytes],
) -> tuple[Record, tuple[Problem, ...]]:
    """This function will read record.toml and the tables, from their bytes by file
    name, into a record and every problem of reading it.
    """
    problems: list[Problem] = []
    heading = None
    if FILE in contents:
        heading, found = read_heading(contents[FILE])
        problems += found
    tables = {}
    for declared in TABLES:
        content = contents.get(file_name(declared))
        if content is not None:
            tables[declared] = read_table(declared, content)
        else:
            tables[declared] = TableRead(complete=False, absent=True)
        problems += tables[declared].problems
    return Record(heading, tables), tuple(problems)


@dataclass(frozen=True, slots=True)
class Brought:
    """A statement that was brought, and the places of its items."""

    statement: Statement
    place: Place
    items: Mapping[str, tuple[Place, ...]]

    def where(self, table: str, index: int | None, column: str) -> str:
        """The place of a cell, as the ledger's rules ask for it."""
        place = self.place if index is None else self.items[table][index]
        return place.column(column)


def benefit(row: BenefitRow) -> Benefit:
    """This function will return the benefit that a row brings."""
    return Benefit(
        row.benefit,
        row.title,
        row.kind,
        row.project,
        row.bearer,
        row.services,
        row.owner,
        row.note,
    )


def statements(record: Record, *, lines_file: str = "") -> tuple[Brought, ...]:
    """This function will put statements together from the tables of their parts, and
    return them in the order of the chain: by the day each counts on, then as brought.

    ``lines_file`` is the checksum of lines.csv: where each line came from.
    """
    parts = _Parts(record)
    brought = [
        _brought(row, parts, record, lines_file) for row in record.rows(StatementRow)
    ]
    return tuple(sorted(brought, key=lambda each: each.statement.counts_on))


def contests(record: Record) -> tuple[Contest, ...]:
    """This function will put contests together from their rows and their sides'."""
    sides: dict[str, list[ContestSide]] = defaultdict(list)
    for side in record.rows(ContestSideRow):
        sides[side.contest].append(ContestSide(side.side, side.item, side.note))
    return tuple(
        Contest(
            row.contest,
            row.subject,
            row.settled_by,
            tuple(sides[row.contest]),
            row.projects,
            row.note,
        )
        for row in record.rows(ContestRow)
    )


def total_projects(record: Record) -> dict[str, tuple[str, ...]]:
    """This function will return the projects that each total is said to be about: our
    reading of its scope, which is no part of what was said.
    """
    return {row.total: row.projects for row in record.rows(TotalRow)}


class _Parts:
    """The rows of each table of parts, by the statement they name."""

    def __init__(self, record: Record) -> None:
        self.rows: dict[tuple[type[PartRow], str], list[PartRow]] = defaultdict(list)
        for declared in PARTS:
            for row in record.rows(declared):
                self.rows[declared, row.statement].append(row)

    def of(self, declared: type[P], statement: str) -> list[P]:
        return cast("list[P]", self.rows.get((declared, statement), []))

    def places(self, statement: str) -> dict[str, tuple[Place, ...]]:
        return {
            declared.table: tuple(row.place for row in self.of(declared, statement))
            for declared in PARTS
        }


def _brought(
    row: StatementRow, parts: _Parts, record: Record, lines_file: str
) -> Brought:
    code = row.statement
    statement = replace(
        _statement(row, record),
        lines=tuple(_line(line, lines_file) for line in parts.of(LineRow, code)),
        totals=tuple(_total(total) for total in parts.of(TotalRow, code)),
        headlines=tuple(
            Headline(headline.total, headline.from_)
            for headline in parts.of(HeadlineRow, code)
        ),
        shares=tuple(_share(share) for share in parts.of(ShareRow, code)),
        facts=tuple(_fact(fact) for fact in parts.of(FactRow, code)),
        verdicts=tuple(
            Verdict(verdict.about, verdict.line, verdict.verdict, verdict.reasons)
            for verdict in parts.of(VerdictRow, code)
        ),
    )
    return Brought(statement, row.place, parts.places(code))


def _statement(row: StatementRow, record: Record) -> Statement:
    bodies, posts = record.codes(BodyRow), record.codes(PostRow)
    return Statement(
        row.statement,
        row.title,
        row.kind,
        row.said,
        row.source,
        row.grade,
        row.standing,
        author_body=row.author if row.author in bodies - posts else "",
        author_post=row.author if row.author in posts - bodies else "",
        decision=row.decision,
        in_force_on=row.in_force,
        cause=row.cause,
        corrects=row.corrects,
        prices=row.prices,
        visibility=row.visibility,
        reason=row.reason,
    )


def _line(row: LineRow, file: str) -> Line:
    origin = Origin(file=file, cell=f"row {row.place.row}" if file else "")
    return Line(row.line, row.amount, row.low, row.high, row.note, row.ref, origin)


def _total(row: TotalRow) -> Total:
    return Total(
        row.total,
        row.label,
        row.scope,
        row.series,
        row.basis,
        row.period,
        row.breakdown,
        row.amount,
        row.unit,
        row.benefits,
        row.compares_with,
        row.wording,
        row.note,
        row.ref,
    )


def _share(row: ShareRow) -> Share:
    return Share(
        row.share,
        row.label,
        row.line,
        row.total,
        row.wording,
        row.inferred,
        row.note,
        row.ref,
    )


def _fact(row: FactRow) -> Fact:
    return Fact(
        row.fact,
        row.topic,
        row.metric,
        row.value,
        row.number,
        row.low,
        row.high,
        row.unit,
        row.period,
        row.scope,
        row.projects,
        row.uncertain,
        row.note,
    )
