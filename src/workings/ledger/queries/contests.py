"""Contests as they were heard: each side resolved to what was said, and by whom."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from workings.core.money import Basis, spoken
from workings.core.periods import Period
from workings.ledger import models
from workings.ledger.contest import SaidContest, Stated, as_heard
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.known import contest_entries
from workings.ledger.queries.statements import TOLD, key_of, said_alone, texts_of
from workings.ledger.words import Series

# What a statement's row needs to be told as one that was said.
_STATEMENT = tuple(f"statement__{name}" for name in TOLD)


def contests_heard(heard: Heard, *, project: str = "") -> tuple[SaidContest, ...]:
    """This function will return the contests of a programme, or of one project, of
    which both sides had been said by then.
    """
    contests = contest_entries(heard.programme, project=project)
    stated = _stated(heard, {side.item for it in contests for side in it.sides})
    found = (as_heard(contest, stated) for contest in contests)
    return tuple(contest for contest in found if contest.begun)


def _stated(heard: Heard, items: Iterable[str]) -> dict[str, Stated]:
    """What was heard of the items named, by item."""
    names: dict[str, set[str]] = {"fact": set(), "total": set(), "line": set()}
    for item in items:
        kind, _, name = item.partition(":")
        names[kind].add(name)
    found = {f"fact:{row.code}": _fact(row) for row in _facts(heard, names["fact"])}
    found |= {f"total:{r.code}": _total(r) for r in _totals(heard, names["total"])}
    return found | _lines(heard, names["line"])


def _heard(heard: Heard, rows: QuerySet[Any]) -> QuerySet[Any]:
    sql, parameters = heard.sql(standing=None, in_effect=False)
    these = RawSQL(sql, parameters)  # noqa: S611 - the one place that decides
    return rows.filter(statement_id__in=these)


def _facts(heard: Heard, codes: set[str]) -> Iterable[models.Fact]:
    if not codes:
        return ()
    rows = models.Fact.objects.filter(programme_id=heard.programme, code__in=codes)
    return _heard(heard, rows.select_related("wording", *_STATEMENT))


def _totals(heard: Heard, codes: set[str]) -> Iterable[models.Total]:
    if not codes:
        return ()
    rows = models.Total.objects.filter(programme_id=heard.programme, code__in=codes)
    return _heard(heard, rows.select_related("wording", *_STATEMENT))


def _lines(heard: Heard, names: set[str]) -> dict[str, Stated]:
    if not names:
        return {}
    rows = models.Line.objects.filter(
        statement__programme_id=heard.programme,
        statement__code__in={name.partition("/")[0] for name in names},
        benefit__code__in={name.split("/")[1] for name in names},
    ).select_related("benefit", "wording", *_STATEMENT)
    found = {
        f"{row.statement.code}/{key_of(row, row.benefit.code)}": row
        for row in _heard(heard, rows)
    }
    return {f"line:{name}": _line(found[name]) for name in names if name in found}


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


def _total(row: models.Total) -> Stated:
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


def _line(row: models.Line) -> Stated:
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
