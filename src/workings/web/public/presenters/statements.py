"""The log of everything said, newest first, each with its place in the chain."""

from collections import Counter
from functools import partial

from workings.access.words import Word
from workings.ledger.queries.log import LogPage, statement_log
from workings.ledger.said import Said
from workings.ledger.words import Standing, StatementKind
from workings.web.components import Content, Heading, Table, content
from workings.web.moment import Moment
from workings.web.public.presenters.asking import (
    Asked,
    Listing,
    choices,
    list_frame,
    page_asked,
    paging,
)
from workings.web.public.presenters.said import said_by, statement_link
from workings.web.public.presenters.words import capital
from workings.web.public.register_pages import Filter, ListPage
from workings.web.public.standpoint import Standpoint, standpoint

PAGE_SIZE = 25
SHOWN = 10
"""Digits of a digest that tell it from any other; its own page has all of them."""

LEAD = (
    "Everything in the record that anybody said about the programme, the newest first. "
    "The figures are made of what is of record; claims stand beside them. A statement "
    "never changes: each is sealed with a digest of what it says and of the digest "
    "before it."
)


def statements_page(slug: str, moment: Moment, *, asked: Asked) -> ListPage:
    """This function will build a page of the log of statements as at a day."""
    stand = standpoint(slug, moment)
    wanted = {name: asked.get(name, "").strip() for name in ("kind", "standing")}
    log = statement_log(stand.heard, **wanted, number=page_asked(asked), size=PAGE_SIZE)
    listing = Listing(stand, "statements", _filters(log, asked))
    return ListPage(
        frame=list_frame(listing, "Statements", log.number, log.pages),
        heading="Statements",
        caption=stand.record.title,
        lead=LEAD,
        filters=listing.form,
        found=_table(stand, log),
        paging=paging("Pages of statements", listing.page, log.number, log.pages),
    )


def _filters(log: LogPage, asked: Asked) -> tuple[Filter, ...]:
    every = "Of record and claims"
    return (
        choices(asked, "kind", "Kind", _said(log, StatementKind), every="Every kind"),
        choices(asked, "standing", "Standing", _said(log, Standing), every=every),
    )


def _said(log: LogPage, words: type[Word]) -> dict[str, str]:
    """What was said of each, counted, so that nobody chooses what is not there."""
    counts = Counter[Word]()
    for pair, many in log.counts.items():
        counts.update({word: many for word in pair if isinstance(word, words)})
    return {
        str(word): f"{capital(word.label)} ({counts[word]:,})"
        for word in words
        if counts[word]
    }


def _table(stand: Standpoint, log: LogPage) -> Table:
    headings = ("Statement", "Said", "Standing", "Source", "Seal")
    number = "1 statement" if log.found == 1 else f"{log.found:,} statements"
    return Table(
        name="statements",
        caption=f"{number} by {stand.moment.spoken}",
        headings=tuple(map(Heading, headings)),
        rows=tuple(map(partial(_row, stand), log.statements)),
        empty="Nothing that had been said by then fits all of these.",
    )


def _row(stand: Standpoint, said: Said) -> tuple[Content, ...]:
    gone = "Its words were withdrawn" if said.withdrawn else ""
    cited = said.source
    publisher = cited.publisher if cited.publisher != said.author else ""
    return (
        content(statement_link(stand, said), under=(capital(said.kind.label), gone)),
        said_by(said),
        _standing(stand, said),
        content(stand.link(cited.title, "source", cited.code), under=(publisher,)),
        content(f"Number {said.number}", under=(f"{said.digest[:SHOWN]}…",)),
    )


def _standing(stand: Standpoint, said: Said) -> Content:
    """Of record, or a claim; a plan that no decision had put in force is a proposal."""
    in_force = said.in_effect and said.counts_on <= stand.moment.day
    proposed = "" if in_force else "Proposed: not in force by then"
    known = f"Evidence: {said.grade.label}"
    return content(capital(said.standing.label), under=(known, proposed))
