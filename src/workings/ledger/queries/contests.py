"""Contests as they were heard: each side resolved to what was said, and by whom."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from workings.access.standing import standing
from workings.core.money import spoken
from workings.ledger import models
from workings.ledger.contest import Contest, SaidContest, Stated, as_heard
from workings.ledger.promised import Amount
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.queries.known import contest_entries
from workings.ledger.queries.promised import amounts_said
from workings.ledger.queries.reading import totals_heard
from workings.ledger.queries.statements import every_said, texts_of
from workings.ledger.said import Said, SaidTotal
from workings.ledger.words import BenefitKind


def contests_heard(heard: Heard) -> tuple[SaidContest, ...]:
    """This function will return the contests of a programme of which both sides had
    been said by then.
    """
    return begun(contest_entries(heard.programme), contested(heard))


@standing(most=10)
def contested(heard: Heard) -> Mapping[str, Stated]:
    """This function will return what the sides of a programme's contests rest on, by
    item, as far as it had been said by then.
    """
    names = names_of(contest_entries(heard.programme))
    lines = amounts_said(heard, line_named(names["line"])) if names["line"] else ()
    return {
        **facts_stated(heard, names["fact"]),
        **totals_stated(totals_heard(heard)),
        **lines_stated(lines),
    }


def begun(
    contests: Iterable[Contest], stated: Mapping[str, Stated]
) -> tuple[SaidContest, ...]:
    """This function will set out the contests of which both sides were heard."""
    found = (as_heard(contest, stated) for contest in contests)
    return tuple(contest for contest in found if contest.begun)


def names_of(contests: Iterable[Contest]) -> dict[str, set[str]]:
    """This function will return the names of the facts, totals and lines that contests
    rest on.
    """
    names: dict[str, set[str]] = {"fact": set(), "total": set(), "line": set()}
    for contest in contests:
        for side in contest.sides:
            kind, _, name = side.item.partition(":")
            names[kind].add(name)
    return names


def facts_stated(heard: Heard, codes: Collection[str]) -> dict[str, Stated]:
    """This function will return what was heard of facts (their codes), by item."""
    if not codes:
        return {}
    said = every_said(heard.programme, heard.visibilities)
    rows = models.Fact.objects.filter(programme_id=heard.programme, code__in=codes)
    found = heard_of(heard, rows.select_related("wording"))
    return {f"fact:{row.code}": _fact(row, said[row.statement_id]) for row in found}


def line_named(items: Iterable[str]) -> Q:
    """This function will return the condition of being in the statements and of the
    benefits that some items of lines name.
    """
    parts = [item.split("/") for item in items]
    return Q(
        statement__code__in={part[0] for part in parts},
        benefit__code__in={part[1] for part in parts},
    )


def lines_stated(amounts: Iterable[Amount]) -> dict[str, Stated]:
    """This function will return amounts as they were said, by their line's item."""
    return {f"line:{it.statement.code}/{it.key}": _line(it) for it in amounts}


def totals_stated(totals: Iterable[SaidTotal]) -> dict[str, Stated]:
    """This function will return totals as they were said, by item."""
    return {f"total:{said.total.code}": total_stated(said) for said in totals}


def _fact(row: models.Fact, said: Said) -> Stated:
    texts = texts_of(row)
    return Stated(
        what=texts.get("metric", ""),
        value=texts.get("value", ""),
        scope=texts.get("scope", ""),
        period=texts.get("period", ""),
        statement=said,
        uncertain=row.uncertain,
        note=texts.get("note", ""),
    )


def total_stated(said: SaidTotal) -> Stated:
    """This function will return a total as it was said."""
    total = said.total
    return Stated(
        what=total.label,
        value=total.wording or spoken(total.pence, unit=total.unit),
        scope=total.scope,
        period=total.period.spoken(),
        statement=said.statement,
        pence=total.pence,
        series=total.series,
        basis=total.basis,
        note=total.note,
    )


def _line(amount: Amount) -> Stated:
    benefit = amount.benefit
    # A cost is a minus in the ledger, and "£9.4m" in the words of whoever disagrees.
    cost = benefit.kind is BenefitKind.COST_TO_DELIVER
    return Stated(
        what=f"{benefit.title}, a cost" if cost else benefit.title,
        value=spoken(-amount.pence if cost else amount.pence),
        scope="",
        period=amount.key.period.spoken(),
        statement=amount.statement,
        pence=amount.pence,
        series=amount.key.series,
        basis=amount.key.basis,
        note=amount.note,
    )
