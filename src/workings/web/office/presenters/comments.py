"""Readers' comments, for those who moderate them."""

from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import Actor
from workings.core.dates import say_day
from workings.publish.queries.ratings import RatingRecord, comments
from workings.publish.ratings import MODERATED, Moderation
from workings.web.components import Link
from workings.web.office.frames import office_frame
from workings.web.office.pages import Comment, CommentsPage, FormPart

BUTTONS = {
    Moderation.ACCEPTED: "Let everybody read it",
    Moderation.REFUSED: "Keep it to ourselves",
    Moderation.ERASED: "Erase its words",
}


def comments_page(actor: Actor, state: Moderation, *, notice: str = "") -> CommentsPage:
    """This function will show the comments in a state, the longest wait first."""
    where = reverse("office:comments")
    return CommentsPage(
        frame=office_frame(actor, "Comments", room="office:comments"),
        heading="Comments of readers",
        lead=f"{state.label.capitalize()}. Words that were erased are gone for good.",
        comments=tuple(_comment(item) for item in comments(by=actor, moderation=state)),
        links=tuple(
            Link(f"See those {other.label}", f"{where}?state={other}")
            for other in (Moderation.WAITING, Moderation.ACCEPTED, Moderation.REFUSED)
            if other is not state
        ),
        notice=notice,
        status=409 if notice else 200,
    )


def _comment(item: RatingRecord) -> Comment:
    return Comment(
        page=Link(item.page, item.page),
        said=say_day(timezone.localdate(item.rated_at)),
        found="useful" if item.useful else "not useful",
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
