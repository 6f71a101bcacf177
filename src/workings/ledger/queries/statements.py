"""Statements as pages and commands read them, and as they were brought."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import F

from workings.access.standing import standing
from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.problems import UnknownName
from workings.ledger import models
from workings.ledger.chain import wording_texts
from workings.ledger.position import Entry
from workings.ledger.queries.heard import PUBLIC
from workings.ledger.said import CitedDecision, CitedSource, Said, SaidLine
from workings.ledger.statement import (
    Fact,
    Headline,
    Key,
    Line,
    Origin,
    Share,
    Statement,
    Total,
    Verdict,
)
from workings.ledger.words import (
    Breakdown,
    Cause,
    Grade,
    Series,
    Standing,
    StatementKind,
    Sufficiency,
    Visibility,
)

_RELATED = ("source", "author_body", "author_post", "decision__body", "corrects")

TOLD = ("wording__wordingwithdrawn", *_RELATED)
"""What a statement's row is read with, to be told alone by :func:`said_alone`."""


class NoSuchStatement(UnknownName):
    """No statement that this reader may see has that code."""

    noun = "statement"


def statements(
    programme: int,
    *,
    said_by: date | None = None,
    visibilities: frozenset[Visibility] = PUBLIC,
) -> tuple[Said, ...]:
    """This function will return a programme's statements in order of number."""
    found = models.Statement.objects.filter(
        programme_id=programme, visibility__in=[str(word) for word in visibilities]
    )
    if said_by is not None:
        found = found.filter(said_counts__lte=said_by)
    return tuple(map(said_alone, found.select_related(*TOLD).order_by("id")))


def statement(
    programme: int, code: str, *, visibilities: frozenset[Visibility] = PUBLIC
) -> Said:
    """This function will return one statement, or raise :class:`NoSuchStatement`."""
    return said_alone(_visible_row(programme, code, visibilities))


def _visible_row(
    programme: int, code: str, visibilities: frozenset[Visibility]
) -> models.Statement:
    visible = models.Statement.objects.filter(
        programme_id=programme, visibility__in=[str(word) for word in visibilities]
    )
    row = visible.filter(code=code).select_related(*TOLD).first()
    if row is None:
        raise NoSuchStatement(code, visible.values_list("code", flat=True))
    return row


@standing(most=4)
def every_said(programme: int, visibilities: frozenset[Visibility]) -> dict[int, Said]:
    """This function will return the statements of a programme that a reader may see,
    whenever they were said, by number.
    """
    said = statements(programme, visibilities=visibilities)
    return {one.number: one for one in said}


def said_alone(row: models.Statement) -> Said:
    """This function will turn a row, read with :data:`TOLD`, into what was said."""
    gone = getattr(row.wording, "wordingwithdrawn", None)
    texts = wording_texts(row.wording.body)
    source, decision = row.source, row.decision
    author = row.author_body or row.author_post
    return Said(
        number=row.pk,
        code=row.code,
        title=texts.get("title", ""),
        kind=StatementKind(row.kind),
        said=row.said,
        counts_on=row.counts_on,
        in_force_on=row.in_force_on,
        author=author.title if author else source.publisher,
        source=CitedSource(
            source.code, source.title, source.publisher, source.address, source.dated
        ),
        grade=Grade(row.grade),
        standing=Standing(row.standing),
        visibility=Visibility(row.visibility),
        decision=CitedDecision(
            decision.code, decision.title, decision.body.title, decision.met
        )
        if decision
        else None,
        cause=Cause(row.cause) if row.cause else None,
        corrects=row.corrects.code if row.corrects else "",
        prices=row.prices,
        reason=texts.get("reason", ""),
        lines=row.lines,
        recorded_at=row.recorded_at,
        previous=row.previous,
        digest=row.digest,
        withdrawn=gone.because if gone else "",
    )


def lines_of(number: int) -> tuple[SaidLine, ...]:
    """This function will return the lines of a statement, in their order."""
    rows = (
        models.Line.objects.filter(statement_id=number)
        .select_related("benefit", "wording", "statement")
        .order_by("position")
    )
    return tuple(
        SaidLine(
            Entry(
                key_of(row, row.benefit.code),
                row.said,
                number,
                row.pence,
                row.statement.prices,
                row.low,
                row.high,
            ),
            texts_of(row).get("note", ""),
            row.ref,
            row.file,
            row.sheet,
            row.cell,
        )
        for row in rows
    )


def statement_entry(programme: int, code: str) -> Statement | None:
    """This function will return a posted statement as it was brought, or None.

    What was brought and what is posted are equal, or the record is not as said.
    """
    row = (
        models.Statement.objects.filter(programme_id=programme, code=code)
        .select_related("wording", *_RELATED)
        .first()
    )
    return _brought(row, lines_of(row.pk)) if row else None


def _brought(row: models.Statement, lines: Sequence[SaidLine]) -> Statement:
    texts = wording_texts(row.wording.body)
    return Statement(
        code=row.code,
        title=texts.get("title", ""),
        kind=StatementKind(row.kind),
        said=row.said,
        source=row.source.code,
        grade=Grade(row.grade),
        standing=Standing(row.standing),
        author_body=row.author_body.code if row.author_body else "",
        author_post=row.author_post.code if row.author_post else "",
        decision=row.decision.code if row.decision else "",
        in_force_on=row.in_force_on,
        cause=Cause(row.cause) if row.cause else None,
        corrects=row.corrects.code if row.corrects else "",
        prices=row.prices,
        visibility=Visibility(row.visibility),
        reason=texts.get("reason", ""),
        lines=tuple(map(_line, lines)),
        totals=total_entries([row.pk])[row.pk],
        headlines=_headlines(row.pk),
        shares=_shares(row.pk),
        facts=fact_entries([row.pk])[row.pk],
        # Statements of no other kind have any: a rule holds them to it.
        verdicts=verdicts_of(row.pk) if row.kind == StatementKind.VERDICT else (),
    )


def total_entries(numbers: Iterable[int]) -> dict[int, tuple[Total, ...]]:
    """This function will return the stated totals of statements, by number."""
    found: defaultdict[int, tuple[Total, ...]] = defaultdict(tuple)
    for group in total_rows(numbers):
        found[group[0].statement_id] += (total_of(group),)
    return found


def total_rows(numbers: Iterable[int], **more: F) -> Iterator[tuple[Any, ...]]:
    """This function will yield the rows of each stated total of statements, which are
    joined with the benefits it lists, and with ``more`` columns of what names it.
    """
    rows = (
        models.Total.objects.filter(statement_id__in=list(numbers))
        .select_related("wording", "compares_with")
        .annotate(of=F("totalbenefit__benefit__code"), **more)
        .order_by("statement_id", "position", "totalbenefit__id")
    )
    for _, group in groupby(rows, key=attrgetter("pk")):
        yield tuple(group)


def total_of(rows: Sequence[Any]) -> Total:
    """This function will turn the rows of a total into what was stated."""
    row = rows[0]
    texts = texts_of(row)
    return Total(
        code=row.code,
        label=texts.get("label", ""),
        scope=texts.get("scope", ""),
        series=Series(row.series),
        basis=Basis(row.basis),
        period=Period.inclusive(row.first, row.last),
        breakdown=Breakdown(row.breakdown),
        pence=row.pence,
        unit=row.unit,
        benefits=_codes(rows),
        compares_with=row.compares_with.code if row.compares_with else "",
        wording=texts.get("wording", ""),
        note=texts.get("note", ""),
        ref=row.ref,
    )


def fact_entries(numbers: Iterable[int]) -> dict[int, tuple[Fact, ...]]:
    """This function will return the facts of statements, by number."""
    rows = (
        models.Fact.objects.filter(statement_id__in=list(numbers))
        .select_related("wording")
        .annotate(of=F("factproject__project__code"))
        .order_by("statement_id", "position", "factproject__id")
    )
    found: defaultdict[int, tuple[Fact, ...]] = defaultdict(tuple)
    for _, group in groupby(rows, key=attrgetter("pk")):
        repeated = tuple(group)
        row = repeated[0]
        texts = texts_of(row)
        found[row.statement_id] += (
            Fact(
                code=row.code,
                topic=row.topic,
                metric=texts.get("metric", ""),
                value=texts.get("value", ""),
                number=_number(row.number),
                low=_number(row.low),
                high=_number(row.high),
                unit=texts.get("unit", ""),
                period=texts.get("period", ""),
                scope=texts.get("scope", ""),
                projects=_codes(repeated),
                uncertain=row.uncertain,
                note=texts.get("note", ""),
            ),
        )
    return found


def _codes(rows: Iterable[Any]) -> tuple[str, ...]:
    """The codes of what one thing said is of, with which its row was joined."""
    return tuple(dict.fromkeys(row.of for row in rows if row.of is not None))


def _headlines(number: int) -> tuple[Headline, ...]:
    rows = models.Headline.objects.filter(statement_id=number).order_by("position")
    return tuple(
        Headline(code, from_on)
        for code, from_on in rows.values_list("total__code", "from_on")
    )


def _shares(number: int) -> tuple[Share, ...]:
    rows = (
        models.Share.objects.filter(statement_id=number)
        .select_related("benefit", "total", "wording")
        .order_by("position")
    )
    return tuple(
        Share(
            code=row.code,
            label=texts_of(row).get("label", ""),
            line=key_of(row, row.benefit.code),
            total=row.total.code,
            wording=texts_of(row).get("wording", ""),
            inferred=row.inferred,
            note=texts_of(row).get("note", ""),
            ref=row.ref,
        )
        for row in rows
    )


def verdicts_of(number: int) -> tuple[Verdict, ...]:
    """This function will return the verdicts of a statement, in their order."""
    rows = (
        models.Verdict.objects.filter(statement_id=number)
        .select_related("benefit", "about", "wording")
        .order_by("position")
    )
    return tuple(
        Verdict(
            about=row.about.code,
            line=key_of(row, row.benefit.code),
            verdict=Sufficiency(row.verdict),
            reasons=texts_of(row).get("reasons", ""),
        )
        for row in rows
    )


def _line(line: SaidLine) -> Line:
    entry = line.entry
    origin = Origin(line.file, line.sheet, line.cell)
    return Line(
        entry.key, entry.pence, entry.low, entry.high, line.note, line.ref, origin
    )


def key_of(row: Any, benefit: str) -> Key:
    """This function will return the key of a keyed row of the benefit named."""
    period = Period.inclusive(row.first, row.last)
    return Key(benefit, Series(row.series), Basis(row.basis), period)


def texts_of(row: Any) -> dict[str, str]:
    """This function will return the texts of a row, by the name each was given.

    In the place of texts that were withdrawn stands why.
    """
    if not row.wording:
        return {}
    gone = None
    if not row.wording.body:
        gone = models.WordingWithdrawn.objects.filter(wording=row.wording_id).first()
    return texts_in(row.wording.body, gone.because if gone else "")


def texts_in(body: str, because: str) -> dict[str, str]:
    """This function will return the texts that a wording's body holds, as
    :func:`texts_of` does, where it was read with why it was withdrawn, or "".
    """
    if body:
        return wording_texts(body)
    why = f"(withdrawn: {because})" if because else ""
    return {"note": why, "reasons": why}


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
