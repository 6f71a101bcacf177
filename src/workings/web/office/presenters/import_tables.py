"""The tables of a tracker that was read: its rows, columns, lines and problems."""

from collections.abc import Iterator

from workings.intake.findings import Findings
from workings.web.components import Heading, Table, content, numeric
from workings.web.public.presenters.words import amount

SHOWN = 100
"""Rows of a table that a page shows at most; below it stands how many more."""


def findings_tables(found: Findings) -> Iterator[Table]:
    """This function will set out where every row went, and what a draft would hold."""
    if found.problems:
        yield _problems(found)
    yield Table(
        name="account",
        caption=f"Where its {found.rows:,} rows went",
        headings=(Heading("Rows"), Heading("How many", numeric=True)),
        rows=(
            (content("taken"), numeric(f"{found.taken:,}")),
            *(
                (content(f"left out: {why}"), numeric(f"{number:,}"))
                for why, number in found.left_out
            ),
        ),
    )
    yield _columns(found)
    if not found.problems:
        yield _lines(found)
    if found.benefits:
        yield Table(
            name="new-benefits",
            caption=_of("New savings", len(found.benefits)),
            headings=tuple(map(Heading, ("Saving", "Title", "Kind"))),
            rows=tuple(tuple(map(content, each)) for each in found.benefits[:SHOWN]),
        )
    if found.notices:
        yield Table(
            name="notices",
            caption="What was assumed, or not read",
            headings=(Heading("To know"),),
            rows=tuple((content(f"{notice}."),) for notice in found.notices),
        )
    yield Table(
        name="rows",
        caption=_of("Every row", len(found.stretches) + found.more_stretches),
        headings=tuple(map(Heading, ("Rows", "What became of them"))),
        rows=tuple(
            (
                content(f"{each.sheet} {_span(each.first, each.last)}".strip()),
                content(each.fate),
            )
            for each in found.stretches[:SHOWN]
        ),
    )


def _problems(found: Findings) -> Table:
    return Table(
        name="problems",
        caption=_of("Problems", len(found.problems) + found.more_problems),
        headings=tuple(map(Heading, ("Where", "What was found", "How to mend it"))),
        rows=tuple(
            (content(each.where), content(each.what), content(each.mend))
            for each in found.problems[:SHOWN]
        ),
    )


def _columns(found: Findings) -> Table:
    return Table(
        name="columns",
        caption="What every column of amounts adds up to",
        headings=(
            Heading("Column"),
            Heading("All of it", numeric=True),
            Heading("Taken", numeric=True),
            Heading("In totals", numeric=True),
            Heading("With problems", numeric=True),
        ),
        rows=tuple(
            (
                content(each.column),
                *map(amount, (each.whole, each.taken, each.totals, each.left)),
            )
            for each in found.columns
        ),
        empty="No column of amounts was read.",
    )


def _lines(found: Findings) -> Table:
    return Table(
        name="would-say",
        caption=_of("What the draft would hold", found.changed),
        headings=(
            *map(Heading, ("Saving", "Amount of", "Cell")),
            Heading("Amount", numeric=True),
        ),
        rows=tuple(
            (
                content(each.benefit),
                content(each.amount_of, under=(each.kind,)),
                content(each.place),
                amount(each.pence),
            )
            for each in found.lines[:SHOWN]
        ),
        empty="Nothing: every amount is as recorded, or it is a draft already.",
    )


def _of(what: str, number: int) -> str:
    shown = f", the first {SHOWN}" if number > SHOWN else ""
    return f"{what}: {number:,}{shown}"


def _span(first: int, last: int) -> str:
    return f"row {first}" if first == last else f"rows {first} to {last}"
