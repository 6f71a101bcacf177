"""Closing a year, and finance's verdicts, as pages."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor
from workings.core.money import Money
from workings.core.years import FinancialYear
from workings.web.components import Heading, Link, Table, content, numeric
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPage, TablesPage
from workings.web.office.presenters.statements import ROOM
from workings.web.office.year_end import Opened, deliveries
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
        headings=(Heading("Benefit"), Heading("Planned", numeric=True)),
        rows=tuple(
            (content(item.benefit), numeric(str(Money(item.plan)))) for item in found
        ),
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


def deliveries_page(actor: Actor, programme: Any) -> TablesPage:
    """This function will list what was said to be delivered, for finance to judge."""
    heading = "What was delivered"
    table = Table(
        name="deliveries",
        caption="Statements of what was delivered",
        headings=(
            Heading("Statement"),
            Heading("Said"),
            Heading("Lines", numeric=True),
        ),
        rows=tuple(
            (
                content(
                    Link(
                        said.title or said.code,
                        reverse("office:verdicts", args=[programme.slug, said.code]),
                    )
                ),
                content(said.said.spoken()),
                numeric(str(said.lines)),
            )
            for said in deliveries(programme)
        ),
        empty="Nothing was said to be delivered yet.",
    )
    return TablesPage(
        frame=_framed(actor, heading),
        heading=heading,
        lead="Choose one to say whether the evidence for it is sufficient.",
        tables=(table,),
    )


def verdicts_page(
    actor: Actor, programme: Any, name: str, *, notice: str = ""
) -> FormPage:
    """This function will stand around the forms of the lines to judge."""
    heading = f"Verdicts on {name}"
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
        status=409 if notice else 200,
    )
