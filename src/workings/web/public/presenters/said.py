"""Who said something, when and where: the rows that stand beside any statement."""

from workings.ledger.said import CitedSource, Said
from workings.web.components import Content, Link, Row, content
from workings.web.public.presenters.words import capital, source
from workings.web.public.standpoint import Standpoint


def said_rows(stand: Standpoint, said: Said) -> tuple[Row, ...]:
    """This function will tell who said a statement, how we know, and who decided it."""
    rows = [
        Row("Said", content(capital(f"{said.said.spoken()}, by {said.author}"))),
        Row(
            "Standing",
            content(capital(said.standing.label)),
        ),
        Row("Evidence", content(capital(said.grade.label))),
        Row("Source", _source(stand, said.source)),
    ]
    if said.decision:
        met = f"{said.decision.body}, {said.decision.met.spoken()}"
        link = stand.link(said.decision.title, "decision", said.decision.code)
        rows.append(Row("Decision", content(link, under=(met,))))
    return tuple(rows)


def _source(stand: Standpoint, cited: CitedSource) -> Content:
    """A source where it was published, and what is known from it here: that page has
    the copy that is held, if one is.
    """
    named, here = source(cited), ("source", cited.code)
    if named.line == (cited.title,):
        return content(stand.link(cited.title, *here), under=named.under)
    about = stand.link("about this source", *here)
    return content(*named.line, " (", about, ")", under=named.under)


def statement_link(stand: Standpoint, said: Said) -> Link:
    """This function will link to a statement by its title; its code where the words
    were withdrawn.
    """
    return stand.link(said.title or said.code, "statement", said.code)


def said_by(said: Said) -> Content:
    """This function will tell when a statement was said, and by whom."""
    return content(capital(said.said.spoken()), under=(f"by {said.author}",))
