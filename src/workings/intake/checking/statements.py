"""What benefits, statements and contests must keep to: the ledger's own rules, and
that what is posted is brought as it was.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from workings.core.problems import Problem, mend_name
from workings.intake import differences
from workings.intake.checking.names import (
    Anything,
    decisions,
    line_keys,
    names,
    unknown,
)
from workings.intake.checking.quality import HeldReadings
from workings.intake.columns import Row
from workings.intake.record import Brought, Record, benefit
from workings.intake.tables.governance import BodyRow
from workings.intake.tables.papers import SourceRow
from workings.intake.tables.programme import PostRow, ProjectRow, ServiceRow
from workings.intake.tables.statements import (
    PARTS,
    BenefitRow,
    FactRow,
    HeadlineRow,
    ShareRow,
    StatementRow,
    TotalRow,
)
from workings.ledger.rules import Known, benefit_problems, problems
from workings.ledger.statement import Benefit, Key, Statement


def _none(code: str) -> None:
    """Nothing is posted."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is held here already of the programme whose record is brought.

    ``council`` is the programme's, "" where it was never brought. ``known`` are the
    ledger's names; ``posted`` gives a statement as it was posted; ``headlines`` the
    statements that made one, by the day it is used from; ``documents`` the checksums
    of the documents' files, by code; ``withdrawn`` those that were taken back;
    ``readings`` what was read of its measures.
    """

    council: str = ""
    known: Known = field(default_factory=Known)
    posted: Callable[[str], Statement | None] = _none
    benefits: Mapping[str, Benefit] = field(default_factory=dict)
    headlines: Mapping[date, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Collection[str] = ()
    readings: HeldReadings = field(default_factory=dict)


def ledger_problems(
    record: Record, brought: tuple[Brought, ...], held: Held
) -> Iterator[Problem]:
    """This function will yield what keeps benefits and statements from the ledger.

    ``brought`` are the record's statements in the order in which they are posted.
    """
    yield from _benefits(record, held)
    yield from _outsiders(record, held)
    yield from _authors(record)
    yield from _statements(record, brought, held)
    yield from _headlines(record, held)


def _benefits(record: Record, held: Held) -> Iterator[Problem]:
    for row in record.rows(BenefitRow):
        brought = benefit(row)
        yield from benefit_problems(
            brought,
            str(row.place),
            projects=names(record, ProjectRow),
            services=names(record, ServiceRow),
            posts=names(record, PostRow),
        )
        posted = held.benefits.get(brought.code)
        if posted is not None:
            yield from differences.benefit_differences(posted, brought, row.place)


def _outsiders(record: Record, held: Held) -> Iterator[Problem]:
    known = names(record, StatementRow)

    # A slip in one code may put ten thousand lines outside; the nearest name is
    # the same for all.
    @cache
    def mend(code: str) -> str:
        return mend_name(code, known).rstrip(".")

    for declared in PARTS:
        for row in record.rows(declared):
            if row.statement in known:
                continue
            where, code = row.where("statement"), row.statement
            if code in held.known.statements:
                what = f"statement {code} was posted, and nothing joins it afterwards"
                yield Problem(where, what, "Bring it in a correction")
                continue
            what = "it stands outside its statement: " + _no_such(code)
            yield Problem(where, what, mend(code))


def _no_such(code: str) -> str:
    return f'there is no statement "{code}"'


def _authors(record: Record) -> Iterator[Problem]:
    bodies, posts = record.codes(BodyRow), record.codes(PostRow)
    tables: tuple[type[Row], ...] = (BodyRow, PostRow)
    unread = any(not (record.complete(t) or record.absent(t)) for t in tables)
    known: Collection[str] = Anything() if unread else bodies | posts
    for row in record.rows(StatementRow):
        yield from unknown(row.author, known, row.where("author"), "body or post")
        if row.author in bodies & posts:
            what = f'"{row.author}" is both a body and a post'
            mend = "Give one of them a code of its own"
            yield Problem(row.where("author"), what, mend)


def _statements(
    record: Record, brought: tuple[Brought, ...], held: Held
) -> Iterator[Problem]:
    names_ = Names(record, held)
    for each in brought:
        code = each.statement.code
        posted = held.posted(code) if code in held.known.statements else None
        if posted is None:
            yield from problems(each.statement, names_.known, each.where)
        else:
            yield from differences.differences(posted, each)
        names_.learn(each.statement)


class Names:
    """The names that a statement may use: those held, and those before it.

    ``known`` sees every statement that it learns.
    """

    def __init__(self, record: Record, held: Held) -> None:
        self.statements = _statements_before(record, held)
        self.keys = line_keys(record)
        self.totals = {
            *held.known.totals,
            *_broken(record, TotalRow),
            *_unread_totals(record),
        }
        self.facts = {*held.known.facts, *_broken(record, FactRow)}
        self.shares = {*held.known.shares, *_broken(record, ShareRow)}
        self.known = Known(
            sources=names(record, SourceRow),
            benefits=names(record, BenefitRow),
            projects=names(record, ProjectRow),
            bodies=names(record, BodyRow),
            posts=names(record, PostRow),
            decisions=decisions(record),
            statements=self.statements,
            totals=self.totals,
            facts=self.facts,
            shares=self.shares,
        )

    def learn(self, statement: Statement) -> None:
        """This function will let the statements after this one use its names."""
        self.statements[statement.code] = self.keys(statement)
        self.totals.update(total.code for total in statement.totals)
        self.facts.update(fact.code for fact in statement.facts)
        self.shares.update(share.code for share in statement.shares)


def _broken(record: Record, declared: type[Row]) -> set[str]:
    """The codes of a table's broken rows alone."""
    whole = {getattr(row, declared.key[0]) for row in record.tables[declared].rows}
    return set(record.codes(declared) - whole)


def _statements_before(record: Record, held: Held) -> dict[str, Collection[Key]]:
    """The statements that may be named before any that is brought: those held from
    elsewhere, and those whose rows cannot be read.

    Those that are brought are learnt in their order, posted or not: the same folder
    is right or wrong whatever is here already.
    """
    unread = dict.fromkeys(_broken(record, StatementRow), Anything())
    codes = record.codes(StatementRow)
    posted = held.known.statements.items()
    return unread | {code: keys for code, keys in posted if code not in codes}


def _unread_totals(record: Record) -> set[str]:
    """What is named of a table of totals that could not be read to its end."""
    if record.complete(TotalRow):
        return set()
    named = {headline.total for headline in record.rows(HeadlineRow)}
    named |= {share.total for share in record.rows(ShareRow)}
    named |= {total.compares_with for total in record.rows(TotalRow)}
    return named - {total.total for total in record.rows(TotalRow)}


def _headlines(record: Record, held: Held) -> Iterator[Problem]:
    codes = record.codes(StatementRow)
    first: dict[date, str] = {
        day: f"statement {code}, which is posted,"
        for day, code in held.headlines.items()
        if code not in codes
    }
    for row in record.rows(HeadlineRow):
        other = first.setdefault(row.from_, f"row {row.place.row}")
        if other != f"row {row.place.row}":
            what = f"{other} gives a headline from {row.from_} already"
            yield Problem(row.where("from"), what, "Keep one headline from a date")
