"""Documents as the office has them: every one its reader may know of, and uploading."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.core.dates import say_day
from workings.documents.papers import DocumentRecord, Status
from workings.programme.queries import programme_titles
from workings.web.components import Heading, Link, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPart, WorkPage
from workings.web.public.presenters.words import dated

ROOM = "office:documents"
Held = Mapping[str, Sequence[DocumentRecord]]
"""Documents by programme."""


def documents_page(actor: Actor, held: Held, *, on: date, notice: str = "") -> WorkPage:
    """This function will list the documents that somebody may know of."""
    every = [(slug, item) for slug, items in held.items() for item in items]
    table = Table(
        name="documents",
        caption="Documents that are held",
        headings=tuple(map(Heading, ("Document", "Who may read it", "Its file"))),
        rows=tuple(
            (
                content(item.title, under=(f"{slug}, {dated(item.dated)}",)),
                content(item.status.label, under=tuple(_status(item, on))),
                content(_file(slug, item), under=(f"checksum {item.sha256[:16]}...",)),
            )
            for slug, item in every
        ),
        empty="None is held yet.",
    )
    return WorkPage(
        frame=office_frame(actor, "Documents", room=ROOM),
        heading="Documents",
        lead="A document never changes: a new version is a new one that names the old.",
        tables=(table,),
        forms=tuple(_endings(actor, every)),
        links=tuple(
            Link(
                f"Bring in a document of {title}", reverse("office:upload", args=[slug])
            )
            for slug, title in programme_titles().items()
            if may(actor, Permission.RECORD_REGISTERS)
        ),
        notice=notice,
    )


def upload_page(actor: Actor, slug: str, form: Any, *, notice: str = "") -> WorkPage:
    """This function will stand around the form of a document to bring in."""
    heading = "Bring in a document"
    here = reverse("office:upload", args=[slug])
    return WorkPage(
        frame=office_frame(
            actor, heading, room=ROOM, trail=(Link("Documents", reverse(ROOM)),)
        ),
        heading=heading,
        lead=(
            "What is not published is stored apart, and read by those alone who may. "
            "The same file twice is one document."
        ),
        forms=(FormPart("upload", "", here, "Bring it in", form),),
        notice=notice,
        status=409 if notice else 200,
    )


def _status(item: DocumentRecord, on: date) -> Iterator[str]:
    if item.withdrawn_on:
        yield f"withdrawn on {say_day(item.withdrawn_on)}"
    if item.status is Status.EXEMPT and item.review_on:
        due = "review was due" if item.review_on <= on else "to be reviewed"
        yield f"paragraph {item.paragraph}, {due} on {say_day(item.review_on)}"
    if item.replaces:
        yield f"a new version of {item.replaces}"


def _file(slug: str, item: DocumentRecord) -> Link | str:
    if item.withdrawn_on:
        return "gone"
    where = reverse("office:document-file", args=[slug, item.code])
    return Link(item.file_name, where)


def _endings(
    actor: Actor, every: Sequence[tuple[str, DocumentRecord]]
) -> Iterator[FormPart]:
    if not may(actor, Permission.PUBLISH):
        return
    for slug, item in every:
        if item.status is Status.EXEMPT and not item.withdrawn_on:
            where = reverse("office:publish-document", args=[slug, item.code])
            button = f"Publish {item.code}: its exemption has ended"
            yield FormPart(f"publish-{item.code}", "", where, button, quiet=True)
