"""The reading that figures are computed from, as at one moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workings.access.standing import is_standing, standing
from workings.core.asat import AsAt
from workings.core.money import Basis
from workings.ledger import models
from workings.ledger.position import Entry
from workings.ledger.queries.fold import Named
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.position import position, position_and_history
from workings.ledger.queries.stated import stated_by
from workings.ledger.queries.statements import (
    TOLD,
    every_said,
    fact_entries,
    lines_of,
    said_alone,
)
from workings.ledger.said import (
    KnownBenefit,
    Reading,
    Said,
    SaidFact,
    SaidLine,
    SaidTotal,
)
from workings.ledger.statement import Total
from workings.ledger.verdicts import latest
from workings.ledger.words import Bearer, BenefitKind, Series, Standing


def reading(heard: Heard, *, ranges: bool = True) -> Reading:
    """This function will read the record of a programme for its figures; who wants
    nothing else of it can do without the ``ranges`` of its amounts.
    """
    statements = statements_heard(heard)
    stated = stated_by(heard, statements)
    totals = {item.total.code: item for item in stated.totals}
    known, named = known_benefits(heard.programme, statements)
    told = position_and_history(
        heard,
        series=Series.DELIVERED,
        basis=Basis.RUN_RATE,
        named=named,
        days={number: said.counts_on for number, said in statements.items()},
        ranges=ranges,
    )
    return Reading(
        as_at=heard.as_at.said_by,
        entries=told.position,
        statements=statements,
        benefits=known,
        headlines=stated.headlines(statements, totals),
        totals=totals,
        shares=stated.shares(statements, totals),
        earlier_rates=told.history,
        verdicts=latest(told.verdicts),
    )


def known_benefits(
    programme: int, statements: Mapping[int, Said]
) -> tuple[dict[str, KnownBenefit], Named]:
    """This function will return a programme's benefits by code, with what the lines
    of these statements name by number.
    """
    rows = _benefit_rows(programme)
    codes = {row.pk: row.code for row in rows}
    prices = {number: said.prices for number, said in statements.items() if said.prices}
    return _known(rows), Named(codes, prices)


def benefits(programme: int) -> dict[str, KnownBenefit]:
    """This function will return a programme's benefits by code."""
    return _known(_benefit_rows(programme))


@standing(most=4)
def _benefit_rows(programme: int) -> tuple[models.Benefit, ...]:
    rows = models.Benefit.objects.filter(programme_id=programme)
    return tuple(rows.select_related("project").order_by("code"))


def _known(rows: Iterable[models.Benefit]) -> dict[str, KnownBenefit]:
    return {row.code: known_benefit(row) for row in rows}


def known_benefit(row: models.Benefit) -> KnownBenefit:
    """This function will return a benefit's row, with its project, as a value."""
    return KnownBenefit(
        row.code,
        row.title,
        BenefitKind(row.kind),
        Bearer(row.bearer),
        row.project.code if row.project else "",
        row.project.title if row.project else "",
        row.note,
    )


def statements_heard(
    heard: Heard, *, standing: Standing | None = Standing.OF_RECORD
) -> dict[int, Said]:
    """This function will return the statements a question hears, by number."""
    in_effect = standing is not None
    if is_standing():
        every = every_said(heard.programme, heard.visibilities)
        return {
            number: said
            for number, said in every.items()
            if heard.hears(said, standing=standing, in_effect=in_effect)
        }
    sql, parameters = heard.sql(standing=standing, in_effect=in_effect)
    rows = (
        models.Statement.objects.extra(  # noqa: S610 - the one place that decides
            where=[f"ledger_statement.id IN ({sql})"], params=parameters
        )
        .select_related(*TOLD)
        .order_by("id")
    )
    return {row.pk: said_alone(row) for row in rows}


def totals_heard(heard: Heard) -> tuple[SaidTotal, ...]:
    """This function will return the stated totals of all that is heard, claims too, as
    they were said.
    """
    return stated_by(heard, statements_heard(heard, standing=None)).totals


def facts_heard(heard: Heard) -> tuple[SaidFact, ...]:
    """This function will return the facts said by then, claims too, oldest first."""
    chosen = statements_heard(heard, standing=None)
    entries = fact_entries(chosen)
    told = sorted(chosen.values(), key=lambda said: (said.counts_on, said.number))
    return tuple(
        SaidFact(fact, statement)
        for statement in told
        for fact in entries.get(statement.number, ())
    )


def entries_when_said(
    heard: Heard,
    said: Said,
    totals: Sequence[Total],
    *,
    lines: Sequence[SaidLine] | None = None,
    named: Named | None = None,
) -> tuple[Entry, ...]:
    """This function will return the lines that a statement's totals speak of: the
    position when they were said, overlaid with the lines of the statement itself,
    which may be a claim or a proposal and so stand in no position.

    Of the position it gives the amounts alone, without their ranges. ``lines`` are the
    statement's own, where they were read already.
    """
    every = any(not total.benefits for total in totals)
    listed = {code for total in totals for code in total.benefits}
    then = replace(heard, as_at=AsAt(said.counts_on, heard.as_at.recorded_by))
    entries = position(
        then,
        series=sorted({total.series for total in totals}),
        benefits=None if every else sorted(listed),
        named=named,
        ranges=False,
    )
    held = {entry.key: entry for entry in entries}
    own = lines_of(said.number) if lines is None else lines
    held |= {line.entry.key: line.entry for line in own}
    return tuple(held.values())
