"""Closing a year, and finance's verdicts, as pages."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor
from workings.core.money import Money
from workings.core.years import FinancialYear
from workings.ledger.words import BASIS_LABELS, Series
from workings.web.components import (
    Content,
    Heading,
    Link,
    Table,
    content,
    numeric,
)
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import FormPage, TablesPage
from workings.web.office.presenters.claims import validated
from workings.web.office.presenters.statements import ROOM
from workings.web.office.year_end import Delivery, Judged, Opened
from workings.web.public.pages import Frame


def _framed(actor: Actor, heading: str) -> Frame:
    return office_frame(actor, heading, room="office:statements", trail=(ROOM,))


def closing_page(
    actor: Actor,
    programme: Any,
    year: FinancialYear,
    found: Sequence[Opened],
    *,
    notice: str = "",
) -> FormPage:
    """This function will stand around the forms of the benefits to close."""
    heading = f"Close {year}"
    here = reverse("office:close-year", args=[programme.slug])
    others = (FinancialYear(year.starting - 1), year.next())
    table = Table(
        name="plans",
        caption=f"What was planned for {year} and is not accounted for",
        headings=(
            Heading("Benefit"),
            *(Heading(text, numeric=True) for text in ("Planned", "Delivered")),
            Heading("Validated", numeric=True),
        ),
        rows=tuple(map(_opened, found)),
        empty=f"Nothing: {year} closes, or nothing was planned for it.",
    )
    return FormPage(
        frame=_framed(actor, heading),
        heading=heading,
        lead=(
            "What was planned has been delivered, is carried forward, is mitigated by "
            "something else, or is written out. A year closes when these make the plan."
        ),
        button="Draft the statement",
        action=f"{here}?year={year}" if found else "",
        notice=notice,
        table=table,
        links=tuple(Link(f"See {other}", f"{here}?year={other}") for other in others),
        status=409 if notice else 200,
    )


def _opened(item: Opened) -> tuple[Content, ...]:
    delivered = item.stated.get(Series.DELIVERED)
    said = "not stated" if delivered is None else str(Money(delivered))
    return (
        content(item.benefit, under=(item.beside,)),
        numeric(str(Money(item.plan))),
        numeric(said),
        validated(delivered, item.verdict),
    )


def deliveries_page(
    actor: Actor, programme: Any, found: Sequence[Delivery], asked: Asked
) -> TablesPage:
    """This function will list what was said to be delivered, for finance to judge."""
    heading = "What was delivered"
    return TablesPage(
        frame=_framed(actor, heading),
        heading=heading,
        lead="Choose one to say whether the evidence for it is sufficient.",
        lists=(listed(_deliveries(programme.slug), found, asked),),
    )


def _deliveries(slug: str) -> Listing[Delivery]:
    def titled(one: Delivery) -> Content:
        to = reverse("office:verdicts", args=[slug, one.said.code])
        return content(Link(one.said.title or one.said.code, to))

    return Listing(
        name="deliveries",
        caption="Statements of what was delivered",
        columns=(
            Column("Statement", titled, lambda one: one.said.title or one.said.code),
            Column(
                "Said",
                lambda one: content(one.said.said.spoken()),
                lambda one: one.said.said.on,
            ),
            Column(
                "Lines judged",
                lambda one: numeric(f"{one.judged} of {one.stands}"),
                lambda one: one.stands - one.judged,
                numeric=True,
            ),
        ),
        narrowings=(Narrowing("Verdicts", lambda one: (one.how_far,)),),
        empty="Nothing was said to be delivered yet.",
    )


def verdicts_page(
    actor: Actor,
    programme: Any,
    name: str,
    found: Sequence[Judged],
    *,
    notice: str = "",
) -> FormPage:
    """This function will stand around the forms of the lines to judge."""
    heading = f"Verdicts on {name}"
    table = Table(
        name="claims",
        caption="Claimed and validated",
        headings=(
            *map(Heading, ("Benefit", "Period")),
            *(Heading(text, numeric=True) for text in ("Claimed", "Validated")),
        ),
        rows=tuple(map(_judged, found)),
        empty="It says nothing of what was delivered.",
    )
    return FormPage(
        frame=_framed(actor, heading),
        heading=heading,
        lead=(
            "A verdict is a statement like any other: somebody else of finance "
            "validates it. Claimed and validated then stand side by side."
        ),
        button="Draft the verdicts",
        action=reverse("office:verdicts", args=[programme.slug, name]),
        notice=notice,
        table=table,
        status=409 if notice else 200,
    )


def _judged(line: Judged) -> tuple[Content, ...]:
    return (
        content(line.key.benefit, under=(line.beside,)),
        content(line.key.period.spoken(), under=(BASIS_LABELS[line.key.basis],)),
        numeric(str(Money(line.pence))),
        validated(line.pence, line.verdict.verdict if line.verdict else None),
    )
