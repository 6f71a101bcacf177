"""One statement with all that it said, as its page tells it."""

from collections.abc import Mapping
from dataclasses import dataclass

from workings.ledger.queries.fold import Named
from workings.ledger.queries.heard import PUBLIC
from workings.ledger.queries.reading import known_benefits
from workings.ledger.queries.stated import every_stated
from workings.ledger.queries.statements import (
    NoSuchStatement,
    every_said,
    fact_entries,
    lines_of,
    verdicts_of,
)
from workings.ledger.said import KnownBenefit, Said, SaidHeadline, SaidLine, SaidShare
from workings.ledger.statement import Fact, Total, Verdict
from workings.ledger.words import StatementKind, Visibility


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it is told: what it said, and which of the totals it made a
    headline, or declared a share of. ``corrects`` is the statement that it corrects,
    where this reader may see it; ``benefits`` are those of the programme, ``named``
    what its lines name by number.
    """

    said: Said
    corrects: Said | None
    lines: tuple[SaidLine, ...]
    totals: tuple[Total, ...]
    headlines: tuple[SaidHeadline, ...]
    shares: tuple[SaidShare, ...]
    facts: tuple[Fact, ...]
    verdicts: tuple[Verdict, ...]
    benefits: Mapping[str, KnownBenefit]
    named: Named


def statement_told(
    programme: int, code: str, *, visibilities: frozenset[Visibility] = PUBLIC
) -> Told:
    """This function will return all of one statement, or raise
    :class:`NoSuchStatement`.

    What it stated is taken from what every page of figures reads.
    """
    every = every_said(programme, visibilities)
    by_code = {one.code: one for one in every.values()}
    said = by_code.get(code)
    if said is None:
        raise NoSuchStatement(code, by_code)
    number = said.number
    stated = every_stated(programme, visibilities)
    known, named = known_benefits(programme, every)
    totals = {one.total.code: one for one in stated.totals}
    return Told(
        said,
        by_code.get(said.corrects),
        lines_of(number),
        tuple(it.total for it in stated.totals if it.statement.number == number),
        stated.headlines({number: said}, totals),
        stated.shares({number: said}, totals),
        fact_entries([number])[number],
        # Statements of no other kind have any: a rule holds them to it.
        verdicts_of(number) if said.kind is StatementKind.VERDICT else (),
        known,
        named,
    )
