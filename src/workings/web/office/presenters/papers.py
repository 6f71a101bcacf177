"""Documents as the office has them: every one its reader may know of, and uploading."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.core.dates import say_day
from workings.documents.papers import DocumentRecord, Status
from workings.programme.queries import programme_titles
from workings.web.components import Content, Link, content
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import FormPart, WorkPage
from workings.web.public.presenters.words import dated

ROOM = "office:documents"
DUE = "review is due"
"""What an exemption also stands under that is to be looked at again."""

Held = Mapping[str, Sequence[DocumentRecord]]
"""Documents by programme."""

OneHeld = tuple[str, DocumentRecord]
"""A document, after its programme."""


def documents_page(
    actor: Actor, held: Held, asked: Asked, *, on: date, notice: str = ""
) -> WorkPage:
    """This function will list the documents that somebody may know of."""
    every = [(slug, item) for slug, items in held.items() for item in items]
    return WorkPage(
        frame=office_frame(actor, "Documents", room=ROOM),
        heading="Documents",
        lead="A document never changes: a new version is a new one that names the old.",
        lists=(listed(_documents(on), every, asked),),
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


def _documents(on: date) -> Listing[OneHeld]:
    return Listing(
        name="documents",
        caption="Documents that are held",
        columns=(
            Column("Document", _titled, lambda one: one[1].title),
            Column("Dated", _dated, lambda one: one[1].dated and one[1].dated.on),
            Column(
                "Who may read it",
                lambda one: content(one[1].status.label, under=_status(one[1], on)),
                lambda one: one[1].status.label,
            ),
            Column("Looked at again", _reviewed, lambda one: one[1].review_on),
            Column(
                "Its file",
                lambda one: content(
                    _file(*one), under=(f"checksum {one[1].sha256[:16]}...",)
                ),
            ),
        ),
        narrowings=(
            Narrowing("Who may read it", lambda one: _under(one[1], on)),
            Narrowing("Programme", lambda one: (one[0],)),
        ),
        empty="None is held yet.",
    )


def _titled(one: OneHeld) -> Content:
    slug, item = one
    return content(item.title, under=(f"{slug}, {item.code}",))


def _dated(one: OneHeld) -> Content:
    return content(dated(one[1].dated))


def _reviewed(one: OneHeld) -> Content:
    review_on = one[1].review_on
    return content(say_day(review_on) if review_on else "not")


def _under(item: DocumentRecord, on: date) -> tuple[str, ...]:
    words = [item.status.label]
    if is_due(item, on):
        words.append(DUE)
    if item.withdrawn_on:
        words.append("withdrawn")
    return tuple(words)


def is_due(item: DocumentRecord, on: date) -> bool:
    """This function will tell whether an exemption is to be looked at again."""
    review_on, exempt = item.review_on, item.status is Status.EXEMPT
    gone = item.withdrawn_on is not None
    return exempt and not gone and review_on is not None and review_on <= on


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


def _status(item: DocumentRecord, on: date) -> tuple[str, ...]:
    gone, exempt = item.withdrawn_on, item.status is Status.EXEMPT
    return (
        f"withdrawn on {say_day(gone)}" if gone else "",
        f"paragraph {item.paragraph} of Schedule 12A" if exempt else "",
        DUE if is_due(item, on) else "",
        f"a new version of {item.replaces}" if item.replaces else "",
    )


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
