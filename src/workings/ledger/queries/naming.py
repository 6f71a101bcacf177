"""What was said on the strength of a decision, or is known from a source."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import F, FilteredRelation, Model, Q, QuerySet

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger import models
from workings.ledger.chain import wording_texts
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.reading import statements_heard
from workings.ledger.queries.statements import TOLD, every_said, said_alone
from workings.ledger.said import Said
from workings.ledger.words import Series

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Change:
    """One amount that a statement put into the ledger: of a line, or of a total.

    ``what`` is the benefit's title or the total's label; ``project`` a code, or "".
    ``headline_from`` is when the total became the programme's number, if it did.
    """

    what: str
    scope: str
    project: str
    project_title: str
    series: Series
    basis: Basis
    period: Period
    pence: int
    is_total: bool
    headline_from: date | None = None


def statements_naming(
    heard: Heard, *, decision: str = "", source: str = ""
) -> tuple[Said, ...]:
    """This function will return the statements that name a decision or a source (their
    codes), claims and proposals too, in the order in which they were said.
    """
    if every_said.at_hand(heard.programme, heard.visibilities) is not None:
        found_here = statements_heard(heard, standing=None).values()
        named = [one for one in found_here if _names(one, decision, source)]
        return tuple(sorted(named, key=lambda one: (one.said.on, one.number)))
    rows = _of_heard(models.Statement.objects.all(), heard, "ledger_statement.id")
    rows = rows.filter(decision__code=decision) if decision else rows
    rows = rows.filter(source__code=source) if source else rows
    found = rows.select_related(*TOLD).order_by("said_counts", "id")
    return tuple(map(said_alone, found))


def _names(said: Said, decision: str, source: str) -> bool:
    decided_by = said.decision.code if said.decision else ""
    return decision in {"", decided_by} and source in {"", said.source.code}


def changes_of(heard: Heard, numbers: Collection[int]) -> dict[int, list[Change]]:
    """This function will return what statements (their numbers) put into the ledger:
    their lines first, then their totals, and those that they made a headline.
    """
    found: defaultdict[int, list[Change]] = defaultdict(list)
    if not numbers:
        return found
    lines = models.Line.objects.filter(statement_id__in=numbers)
    related = lines.select_related("benefit__project")
    for line in related.order_by("statement_id", "position"):
        found[line.statement_id].append(_line(line))
    for total in _totals(heard, numbers):
        stated = total.statement_id in numbers
        number = total.statement_id if stated else total.made_headline_by
        found[number].append(_total(total))
    return found


def _of_heard(rows: QuerySet[M], heard: Heard, column: str) -> QuerySet[M]:
    sql, parameters = heard.sql(standing=None, in_effect=False)
    where = [f"{column} IN ({sql})"]
    return rows.extra(where=where, params=parameters)  # noqa: S610 - fixed words


def _totals(heard: Heard, numbers: Collection[int]) -> QuerySet[Any]:
    """Totals that they stated, and earlier ones that they made the headline.

    Only headlines that they set themselves are joined: who else used a total is not
    theirs to say, and may not be public.
    """
    here = Q(headline__statement_id__in=numbers)
    rows = models.Total.objects.annotate(
        made=FilteredRelation("headline", condition=here)
    )
    rows = rows.filter(Q(statement_id__in=numbers) | Q(made__isnull=False))
    return (
        _of_heard(rows, heard, "ledger_total.statement_id")
        .select_related("wording")
        .annotate(
            made_headline_by=F("made__statement_id"), headline_from=F("made__from_on")
        )
        .order_by("statement_id", "position")
    )


def _line(row: models.Line) -> Change:
    project = row.benefit.project
    return Change(
        what=row.benefit.title,
        scope="",
        project=project.code if project else "",
        project_title=project.title if project else "",
        series=Series(row.series),
        basis=Basis(row.basis),
        period=Period.inclusive(row.first, row.last),
        pence=row.pence,
        is_total=False,
    )


def _total(row: Any) -> Change:
    texts = wording_texts(row.wording.body if row.wording else "")
    return Change(
        what=texts.get("label", ""),
        scope=texts.get("scope", ""),
        project="",
        project_title="",
        series=Series(row.series),
        basis=Basis(row.basis),
        period=Period.inclusive(row.first, row.last),
        pence=row.pence,
        is_total=True,
        headline_from=row.headline_from,
    )
