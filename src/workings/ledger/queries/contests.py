"""Contests as they were heard: each side resolved to what was said, and by whom."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from workings.access.standing import standing
from workings.core.money import Basis, spoken
from workings.core.periods import Period
from workings.ledger import models
from workings.ledger.contest import SaidContest, Stated, as_heard
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.queries.known import contest_entries
from workings.ledger.queries.promised import lines_read
from workings.ledger.queries.statements import Teller, key_of, teller, texts_of
from workings.ledger.words import BenefitKind, Series


@standing(most=10)
def contests_heard(heard: Heard) -> tuple[SaidContest, ...]:
    """This function will return the contests of a programme of which both sides had
    been said by then.
    """
    contests = contest_entries(heard.programme)
    names = names_of(side.item for contest in contests for side in contest.sides)
    told = teller(heard)
    stated = facts_stated(heard, names["fact"], told)
    if codes := names["total"]:
        rows = totals_read(heard, Q(code__in=codes), told)
        stated |= {f"total:{row.code}": total_stated(row, told) for row in rows}
    if items := names["line"]:
        lines = lines_read(heard, line_named(items), told)
        stated |= lines_stated(lines, told)
    found = (as_heard(contest, stated) for contest in contests)
    return tuple(contest for contest in found if contest.begun)


def names_of(items: Iterable[str]) -> dict[str, set[str]]:
    """This function will return the names of facts, totals and lines in items."""
    names: dict[str, set[str]] = {"fact": set(), "total": set(), "line": set()}
    for item in items:
        kind, _, name = item.partition(":")
        names[kind].add(name)
    return names


def facts_stated(
    heard: Heard, codes: Collection[str], told: Teller
) -> dict[str, Stated]:
    """This function will return what was heard of facts (their codes), by item."""
    if not codes:
        return {}
    rows = models.Fact.objects.filter(programme_id=heard.programme, code__in=codes)
    found = heard_of(heard, rows.select_related("wording", *told.related))
    return {f"fact:{row.code}": _fact(row, told) for row in found}


def totals_read(heard: Heard, which: Q, told: Teller) -> QuerySet[models.Total]:
    """This function will return the rows of stated totals that were heard, to be told
    by a teller.
    """
    rows = models.Total.objects.filter(which, programme_id=heard.programme)
    return heard_of(heard, rows.select_related("wording", *told.related))


def line_named(items: Iterable[str]) -> Q:
    """This function will return the condition of being in the statements and of the
    benefits that some items of lines name.
    """
    parts = [item.split("/") for item in items]
    return Q(
        statement__code__in={part[0] for part in parts},
        benefit__code__in={part[1] for part in parts},
    )


def lines_stated(rows: Iterable[models.Line], told: Teller) -> dict[str, Stated]:
    """This function will return lines' rows as they were said, by item."""
    return {
        f"line:{told.said(row).code}/{key_of(row, row.benefit.code)}": _line(row, told)
        for row in rows
    }


def _fact(row: models.Fact, told: Teller) -> Stated:
    texts = texts_of(row)
    return Stated(
        what=texts.get("metric", ""),
        value=texts.get("value", ""),
        scope=texts.get("scope", ""),
        period=texts.get("period", ""),
        statement=told.said(row),
        uncertain=row.uncertain,
        note=texts.get("note", ""),
    )


def total_stated(row: models.Total, told: Teller) -> Stated:
    """This function will return a total's row as it was said."""
    texts = texts_of(row)
    return Stated(
        what=texts.get("label", ""),
        value=texts.get("wording", "") or spoken(row.pence, unit=row.unit),
        scope=texts.get("scope", ""),
        period=Period.inclusive(row.first, row.last).spoken(),
        statement=told.said(row),
        pence=row.pence,
        series=Series(row.series),
        basis=Basis(row.basis),
        note=texts.get("note", ""),
    )


def _line(row: models.Line, told: Teller) -> Stated:
    # A cost is a minus in the ledger, and "£9.4m" in the words of whoever disagrees.
    cost = row.benefit.kind == BenefitKind.COST_TO_DELIVER
    return Stated(
        what=f"{row.benefit.title}, a cost" if cost else row.benefit.title,
        value=spoken(-row.pence if cost else row.pence),
        scope="",
        period=Period.inclusive(row.first, row.last).spoken(),
        statement=told.said(row),
        pence=row.pence,
        series=Series(row.series),
        basis=Basis(row.basis),
        note=texts_of(row).get("note", ""),
    )
