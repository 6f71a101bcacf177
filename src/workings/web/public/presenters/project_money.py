"""A project's money: what was promised and arrived, and what is known as a total."""

from collections.abc import Mapping, Sequence

from workings.core.money import Money
from workings.ledger.promised import Promised
from workings.ledger.queries.project_told import ToldTotal
from workings.ledger.words import BASIS_LABELS, Breakdown
from workings.quality.beside import Beside
from workings.web.components import Content, Heading, Table, content, numeric
from workings.web.public.dossiers import Part
from workings.web.public.presenters.money import HOW_TO_READ, Naming, money_tables
from workings.web.public.presenters.said import statement_link
from workings.web.public.presenters.words import capital, sentence
from workings.web.public.standpoint import Standpoint

TOTALS = (
    "Each is as it was stated, with its scope in the words of the source. Where no "
    "breakdown was given, the total is all that is known. None is added to anything."
)
MADE_OF = {
    Breakdown.LISTED: "Made of the benefits it lists",
    Breakdown.ALL: "Made of every benefit",
    Breakdown.NONE: "Known only as a total",
}


def money_part(
    stand: Standpoint, found: Promised, beside: Mapping[str, Beside]
) -> Part:
    """This function will set out what was promised and arrived, by basis and year,
    and beside each saving what became of its services.
    """
    tables = money_tables(Naming(stand, beside=beside), found)
    return Part("money", "Promised and arrived", lead=(HOW_TO_READ,), tables=tables)


def totals_part(stand: Standpoint, found: Sequence[ToldTotal]) -> Part:
    """This function will set out the totals that were stated of a project."""
    table = Table(
        name="totals-of-it",
        caption="Totals, in the order in which they were stated",
        headings=(
            *map(Heading, ("Total", "Measure", "Statement", "Breakdown")),
            Heading("Amount", numeric=True),
        ),
        rows=tuple(_total(stand, it) for it in found),
    )
    tables = (table,) if table.rows else ()
    return Part("totals", "Stated as totals", lead=(TOTALS,), tables=tables)


def _total(stand: Standpoint, it: ToldTotal) -> tuple[Content, ...]:
    stated = it.stated
    assert stated.pence is not None and stated.series and stated.basis
    said, exact = stated.statement, str(Money(stated.pence))
    words = f"stated as {stated.value}" if stated.value != exact else ""
    return (
        content(stated.what, under=(capital(stated.scope), sentence(stated.note))),
        content(
            capital(f"{stated.series.label}, {BASIS_LABELS[stated.basis]}"),
            under=(stated.period,),
        ),
        content(
            statement_link(stand, said),
            under=(
                f"{capital(said.said.spoken())}, by {said.author}",
                capital(said.standing.label),
            ),
        ),
        content(MADE_OF[it.breakdown]),
        numeric(exact, under=(words,)),
    )
