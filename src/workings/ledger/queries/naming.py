"""What was said on the strength of a decision, or is known from a source."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger import models
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.reading import statements_heard
from workings.ledger.queries.stated import stated_by
from workings.ledger.said import Said
from workings.ledger.statement import Total
from workings.ledger.words import Series


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
    every = statements_heard(heard, standing=None).values()
    named = (one for one in every if _names(one, decision, source))
    return tuple(sorted(named, key=lambda one: (one.said.on, one.number)))


def _names(said: Said, decision: str, source: str) -> bool:
    decided_by = said.decision.code if said.decision else ""
    return decision in {"", decided_by} and source in {"", said.source.code}


def changes_of(heard: Heard, told: Iterable[Said]) -> dict[int, list[Change]]:
    """This function will return what statements put into the ledger, by number: their
    lines first, then their totals, and earlier ones that they made a headline.

    Who else made a headline of a total is not theirs to say, and may not be public.
    """
    those = {said.number: said for said in told}
    found: defaultdict[int, list[Change]] = defaultdict(list)
    if not those:
        return found
    lines = models.Line.objects.filter(statement_id__in=those)
    ordered = lines.order_by("statement_id", "position")
    for row in ordered.values_list(*_OF_LINE, named=True):
        found[row.statement_id].append(_line(row))
    stated = stated_by(heard, statements_heard(heard, standing=None))
    totals = {it.total.code: it for it in stated.totals}
    made = stated.headlines(those, totals)
    headlines = {it.total.total.code: it.from_on for it in made}
    for it in stated.totals:
        if (number := it.statement.number) in those:
            found[number].append(_total(it.total, headlines.get(it.total.code)))
    for headline in made:
        if headline.total.statement.number not in those:
            change = _total(headline.total.total, headline.from_on)
            found[headline.statement.number].append(change)
    return found


_OF_LINE = (
    "statement_id",
    "benefit__title",
    "benefit__project__code",
    "benefit__project__title",
    "series",
    "basis",
    "first",
    "last",
    "pence",
)


def _line(row: Any) -> Change:
    return Change(
        what=row.benefit__title,
        scope="",
        project=row.benefit__project__code or "",
        project_title=row.benefit__project__title or "",
        series=Series(row.series),
        basis=Basis(row.basis),
        period=Period.inclusive(row.first, row.last),
        pence=row.pence,
        is_total=False,
    )


def _total(total: Total, headline_from: date | None) -> Change:
    return Change(
        what=total.label,
        scope=total.scope,
        project="",
        project_title="",
        series=total.series,
        basis=total.basis,
        period=total.period,
        pence=total.pence,
        is_total=True,
        headline_from=headline_from,
    )
