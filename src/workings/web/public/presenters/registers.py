"""Tables of the registers that stand on several pages."""

from collections.abc import Sequence

from workings.decisions.decided import DecisionLine
from workings.web.components import Heading, Table, content
from workings.web.public.presenters.words import capital
from workings.web.public.standpoint import Standpoint


def decisions_table(
    stand: Standpoint, found: Sequence[DecisionLine], *, caption: str, empty: str
) -> Table:
    """This function will set out decisions, each with a link to its page."""
    return Table(
        name="decisions",
        caption=caption,
        headings=tuple(map(Heading, ("Decision", "Date", "Body", "Outcome"))),
        rows=tuple(
            (
                content(stand.link(decision.title, "decision", decision.code)),
                content(capital(decision.met.spoken())),
                content(decision.body_title),
                content(capital(decision.outcome.label)),
            )
            for decision in found
        ),
        empty=empty,
    )
