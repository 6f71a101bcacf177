"""Contests as they were heard: each side resolved to what was said, and by whom."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from workings.core.money import Basis, spoken
from workings.core.periods import Period
from workings.ledger import models
from workings.ledger.contest import SaidContest, Stated, as_heard
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.queries.known import contest_entries
from workings.ledger.queries.promised import lines_read
from workings.ledger.queries.statements import TOLD, key_of, said_alone, texts_of
from workings.ledger.words import Series

# What a statement's row needs to be told as one that was said.
_STATEMENT = tuple(f"statement__{name}" for name in TOLD)


def contests_heard(heard: Heard) -> tuple[SaidContest, ...]:
    """This function will return the contests of a programme of which both sides had
    been said by then.
    """
    contests = contest_entries(heard.programme)
    names = names_of(side.item for contest in contests for side in contest.sides)
    stated = facts_stated(heard, names["fact"])
    if codes := names["total"]:
        rows = totals_read(heard, Q(code__in=codes))
        stated |= {f"total:{row.code}": total_stated(row) for row in rows}
    if items := names["line"]:
        lines = lines_read(heard, line_named(items))
        stated |= {f"line:{line_item(row)}": line_stated(row) for row in lines}
    found = (as_heard(contest, stated) for contest in contests)
    return tuple(contest for contest in found if contest.begun)


def names_of(items: Iterable[str]) -> dict[str, set[str]]:
    """This function will return the names of facts, totals and lines in items."""
    names: dict[str, set[str]] = {"fact": set(), "total": set(), "line": set()}
    for item in items:
        kind, _, name = item.partition(":")
        names[kind].add(name)
    return names


def facts_stated(heard: Heard, codes: Collection[str]) -> dict[str, Stated]:
    """This function will return what was heard of facts (their codes), by item."""
    if not codes:
        return {}
    rows = models.Fact.objects.filter(programme_id=heard.programme, code__in=codes)
    told = heard_of(heard, rows.select_related("wording", *_STATEMENT))
    return {f"fact:{row.code}": _fact(row) for row in told}


def totals_read(heard: Heard, which: Q) -> QuerySet[models.Total]:
    """This function will return the rows of stated totals that were heard."""
    rows = models.Total.objects.filter(which, programme_id=heard.programme)
    return heard_of(heard, rows.select_related("wording", *_STATEMENT))


def line_named(items: Iterable[str]) -> Q:
    """This function will return the condition of being in the statements and of the
    benefits that some items of lines name.
    """
    parts = [item.split("/") for item in items]
    return Q(
        statement__code__in={part[0] for part in parts},
        benefit__code__in={part[1] for part in parts},
    )


def line_item(row: models.Line) -> str:
    """This function will return a line's row as a contest's item names it."""
    return f"{row.statement.code}/{key_of(row, row.benefit.code)}"


def _fact(row: models.Fact) -> Stated:
    texts = texts_of(row)
    return Stated(
        what=texts.get("metric", ""),
        value=texts.get("value", ""),
        scope=texts.get("scope", ""),
        period=texts.get("period", ""),
        statement=said_alone(row.statement),
        uncertain=row.uncertain,
        note=texts.get("note", ""),
    )


def total_stated(row: models.Total) -> Stated:
    """This function will return a total's row as it was said."""
    texts = texts_of(row)
    return Stated(
        what=texts.get("label", ""),
        value=texts.get("wording", "") or spoken(row.pence, unit=row.unit),
        scope=texts.get("scope", ""),
        period=Period.inclusive(row.first, row.last).spoken(),
        statement=said_alone(row.statement),
        pence=row.pence,
        series=Series(row.series),
        basis=Basis(row.basis),
        note=texts.get("note", ""),
    )


def line_stated(row: models.Line) -> Stated:
    """This function will return a line's row as it was said."""
    return Stated(
        what=row.benefit.title,
        value=spoken(row.pence),
        scope="",
        period=Period.inclusive(row.first, row.last).spoken(),
        statement=said_alone(row.statement),
        pence=row.pence,
        series=Series(row.series),
        basis=Basis(row.basis),
        note=texts_of(row).get("note", ""),
    )
