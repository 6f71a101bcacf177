"""Readers' comments, for those who moderate them."""

from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import Actor
from workings.core.dates import say_day
from workings.publish.queries.ratings import RatingRecord, comments
from workings.publish.ratings import MODERATED, Moderation
from workings.web.components import Link, content
from workings.web.office.frames import office_frame
from workings.web.office.listings import (
    Asked,
    Column,
    Listing,
    Narrowing,
    arranged,
    sorts,
)
from workings.web.office.pages import Comment, CommentsPage, FormPart, Way, Ways

BUTTONS = {
    Moderation.ACCEPTED: "Let everybody read it",
    Moderation.REFUSED: "Keep it to ourselves",
    Moderation.ERASED: "Erase its words",
}
READABLE = (Moderation.WAITING, Moderation.ACCEPTED, Moderation.REFUSED)
"""The states in which there are words to be read."""


def comments_page(
    actor: Actor, state: Moderation, asked: Asked, *, notice: str = ""
) -> CommentsPage:
    """This function will show the comments in a state, the longest wait first."""
    listing = _listing()
    found = comments(by=actor, moderation=state, limit=None)
    shown = arranged(listing, found, asked)
    ways = (_states(state, asked), *shown.narrowings)
    return CommentsPage(
        frame=office_frame(actor, "Comments", room="office:comments"),
        heading="Comments of readers",
        lead=f"{state.label.capitalize()}. Words that were erased are gone for good.",
        comments=tuple(map(_comment, shown.items)),
        ways=(*ways, sorts(listing, asked)) if found else ways,
        paging=shown.paging,
        empty=shown.empty,
        links=(Link("Keep all of these as a file", reverse("office:comments-file")),),
        notice=notice or shown.notice,
        status=409 if notice else 200,
    )


def _listing() -> Listing[RatingRecord]:
    return Listing(
        name="comments",
        caption="Comments",
        columns=(
            Column("When", lambda item: content(_said(item)), lambda it: it.rated_at),
            Column("Page", lambda item: content(item.page), lambda item: item.page),
        ),
        narrowings=(
            Narrowing("Found", lambda item: (_found(item),)),
            Narrowing("Page", lambda item: (item.page,)),
        ),
        order="when",
    )


def _states(state: Moderation, asked: Asked) -> Ways:
    return Ways(
        "State",
        tuple(
            Way(
                Link(each.label, asked.otherwise("state", each, page="page")),
                each is state,
            )
            for each in READABLE
        ),
    )


def _said(item: RatingRecord) -> str:
    return say_day(timezone.localdate(item.rated_at))


def _found(item: RatingRecord) -> str:
    return "useful" if item.useful else "not useful"


def _comment(item: RatingRecord) -> Comment:
    return Comment(
        page=Link(item.page, item.page),
        said=_said(item),
        found=_found(item),
        words=item.comment,
        buttons=tuple(
            FormPart(
                f"{verdict}-{item.number}",
                "",
                reverse("office:judge-comment", args=[item.number, verdict]),
                text,
                quiet=True,
            )
            for verdict, text in BUTTONS.items()
            if verdict in MODERATED[item.moderation]
        ),
    )
