"""What a workbook of cash flows changed, and what became of each of its rows."""

from collections.abc import Iterator

from workings.intake.cash_flows.brought import FlowsBrought
from workings.intake.cash_flows.rows import Became, Change
from workings.web.components import Content, Heading, Table, content, numeric

_ENDS = tuple(one for one in Became if one is not Became.WRONG)

SHOWN = 500
"""Changes that a page lists: beyond them it says how many there are."""


def said_of_flows(brought: FlowsBrought | None) -> str:
    """This function will say what came of a workbook, "" where none was brought."""
    if brought is None:
        return ""
    count = len(brought.changes)
    if not count:
        return "Nothing in the workbook differs from the draft: no version is new."
    things = "One thing" if count == 1 else f"{count:,} things"
    more = f" The first {SHOWN} are listed." if count > SHOWN else ""
    return f"{things} changed, in a new version of the file.{more}"


def flow_tables(brought: FlowsBrought | None) -> Iterator[Table]:
    """This function will list what a workbook changed, its rows, and what was not read
    of it.
    """
    if brought is None:
        return
    if brought.changes:
        headings = ("Row of the case", "What", "Before", "Now", "Where")
        yield Table(
            name="changes",
            caption="What the workbook changed",
            headings=tuple(map(Heading, headings)),
            rows=tuple(map(_change, brought.changes[:SHOWN])),
        )
    yield Table(
        name="rows",
        caption="Every row of the workbook",
        headings=(
            Heading("Sheet"),
            *(Heading(f"{one[:1].upper()}{one[1:]}", numeric=True) for one in _ENDS),
        ),
        rows=tuple(
            (
                content(each.sheet.name),
                *(numeric(f"{each.account.get(one, 0):,}") for one in _ENDS),
            )
            for each in brought.sheets
        ),
    )
    if brought.notices:
        yield Table(
            name="notices",
            caption="What to know of it",
            headings=(Heading("Note"),),
            rows=tuple((content(notice),) for notice in brought.notices),
        )


def _change(one: Change) -> tuple[Content, ...]:
    return (
        content(one.title),
        content(one.what),
        content(one.before),
        content(one.after),
        content(one.where),
    )
