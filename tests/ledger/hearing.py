"""What was said, as pure values: the readings that figures and bridges are made of.

    reading("2013-08-31", S(...), S(...))     of statements, as at a date

The same hearing as the database's, without a database. `test_bridge` and
`test_figures` hold the two together.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from tests.ledger.ambridge import APPROVED_ON, BENEFITS
from tests.ledger.strategies import heard_entries, may_be_heard
from workings.core.asat import AsAt
from workings.core.dates import DatedTo
from workings.core.money import Basis
from workings.ledger.position import Entry, fold
from workings.ledger.queries import Heard
from workings.ledger.said import (
    CitedDecision,
    CitedSource,
    KnownBenefit,
    Reading,
    Said,
    SaidHeadline,
    SaidShare,
    SaidTotal,
)
from workings.ledger.statement import Benefit, Statement
from workings.ledger.words import Series

PAPERS = CitedSource("PAPERS", "Cabinet papers", "Ambridge Council", "", None)
D1 = CitedDecision("D1", "Approve the plan", "Cabinet", DatedTo(APPROVED_ON))


def as_said(statement: Statement, number: int) -> Said:
    """A statement as it reads once posted under a number."""
    return Said(
        number=number,
        code=statement.code,
        title=statement.title,
        kind=statement.kind,
        said=statement.said,
        counts_on=statement.counts_on,
        in_force_on=statement.in_force_on,
        author="Cabinet",
        source=PAPERS,
        grade=statement.grade,
        standing=statement.standing,
        visibility=statement.visibility,
        decision=D1 if statement.decision else None,
        cause=statement.cause,
        corrects=statement.corrects,
        prices=statement.prices,
        reason=statement.reason,
        lines=len(statement.lines),
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        previous="",
        digest="",
    )


def everything_said(record: Sequence[Statement], question: Heard) -> dict[int, Said]:
    """The statements of record that a question hears, by number."""
    return {
        number: as_said(statement, number)
        for number, statement in enumerate(record, start=1)
        if may_be_heard(statement, number, question)
    }


def headlines(
    record: Sequence[Statement], statements: dict[int, Said]
) -> tuple[SaidHeadline, ...]:
    totals = totals_of(record, statements)
    found = [
        SaidHeadline(totals[headline.total], headline.from_on, said)
        for number, said in statements.items()
        for headline in record[number - 1].headlines
        if headline.total in totals
    ]
    return tuple(sorted(found, key=lambda item: item.in_turn))


def totals_of(
    record: Sequence[Statement], statements: dict[int, Said]
) -> dict[str, SaidTotal]:
    return {
        total.code: SaidTotal(total, said)
        for number, said in sorted(
            statements.items(), key=lambda item: (item[1].counts_on, item[0])
        )
        for total in record[number - 1].totals
    }


def known(benefits: Sequence[Benefit] = BENEFITS) -> dict[str, KnownBenefit]:
    return {
        item.code: KnownBenefit(
            item.code, item.title, item.kind, item.bearer, item.project, item.project
        )
        for item in sorted(benefits, key=lambda item: item.code)
    }


def heard_by(
    record: Sequence[Statement],
    question: Heard,
    benefits: Sequence[Benefit] = BENEFITS,
) -> Reading:
    """The reading of a record that a question hears."""
    entries = heard_entries(record, question)
    statements = everything_said(record, question)
    totals = totals_of(record, statements)
    shares = [
        (
            said.counts_on,
            number,
            SaidShare(
                share.code,
                share.label,
                share.line,
                totals[share.total],
                share.wording,
                share.inferred,
                share.note,
                said,
            ),
        )
        for number, said in statements.items()
        for share in record[number - 1].shares
        if share.total in totals
    ]
    return Reading(
        as_at=question.as_at.said_by,
        entries=tuple(fold(entries).values()),
        statements=statements,
        benefits=known(benefits),
        headlines=headlines(record, statements),
        totals=totals,
        shares=tuple(item for *_, item in sorted(shares, key=lambda row: row[:2])),
        earlier_rates=tuple(_delivered_rates(entries)),
    )


def _delivered_rates(entries: Sequence[Entry]) -> list[Entry]:
    return [
        entry
        for entry in sorted(entries, key=lambda entry: entry.said)
        if entry.key.series is Series.DELIVERED and entry.key.basis is Basis.RUN_RATE
    ]


def reading(
    day: str, *record: Statement, benefits: Sequence[Benefit] = BENEFITS
) -> Reading:
    """Statements, posted in this order, as the public hears them at a date."""
    return heard_by(record, Heard(1, AsAt(date.fromisoformat(day))), benefits)


def without_words(said: Said) -> Said:
    """What does not depend on when and where a statement was recorded."""
    epoch = datetime(2026, 1, 1, tzinfo=UTC)
    return replace(said, recorded_at=epoch, previous="", digest="")
