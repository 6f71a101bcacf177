"""The words of the programmes' pages, to be written and looked at first."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from workings.access.permissions import Actor
from workings.core.asat import AsAt
from workings.core.dates import say_day
from workings.ledger.figures import figures
from workings.ledger.queries import Heard, reading
from workings.programme.queries import programme_named, programme_titles
from workings.publish.queries.texts import text_versions
from workings.publish.queries.texts import texts as current_texts
from workings.publish.texts import Section, rendered
from workings.web.components import Heading, Link, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPage, TablesPage
from workings.web.public.presenters.programme import LOOK

ROOM = "office:texts"


def texts_page(actor: Actor) -> TablesPage:
    """This function will list the sections of the programmes' pages."""
    tables = []
    for slug, title in programme_titles().items():
        there = current_texts(programme_named(slug))
        rows = []
        for section in Section:
            held = there.get(section)
            when = say_day(timezone.localdate(held.recorded_at)) if held else ""
            where = reverse("office:text", args=[slug, section])
            said = f"version {held.version}, {when}" if held else "no words yet"
            rows.append(
                (content(Link(section.label.capitalize(), where)), content(said))
            )
        headings = (Heading("Section"), Heading("Its words"))
        tables.append(Table(slug, title, headings, tuple(rows)))
    return TablesPage(
        frame=office_frame(actor, "Page texts", room=ROOM),
        heading="Page texts",
        lead="What the programmes' pages say in words. Every version is kept.",
        tables=tuple(tables),
    )


def text_page(
    actor: Actor, programme: Any, section: Section, *, notice: str = ""
) -> FormPage:
    """This function will stand around the form of a section's words."""
    heading = section.label.capitalize()
    return FormPage(
        frame=office_frame(
            actor, heading, room=ROOM, trail=(Link("Page texts", reverse(ROOM)),)
        ),
        heading=heading,
        lead=f"Of {programme.title}. Look at it before you publish it.",
        button="Publish it",
        action=reverse("office:text", args=[programme.slug, section]),
        notice=notice,
        status=409 if notice else 200,
    )


def body(programme: Any, section: Section) -> str:
    """This function will return a section's words as they stand."""
    versions = text_versions(programme, section)
    return versions[-1].body if versions else ""


def preview(programme: Any, text: str, *, on: date) -> SafeString:
    """This function will render words as the page would, with today's figures."""
    found = figures(reading(Heard(programme.pk, AsAt(on))))
    made = rendered(
        text,
        {figure.slug: figure for figure in found},
        address=lambda name: reverse("public:figure", args=[programme.slug, name]),
        look=LOOK,
    )
    # Made by us from Markdown: what was HTML in it is shown as the text it is.
    return mark_safe(made.html)  # noqa: S308
