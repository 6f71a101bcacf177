"""What readers made of the pages: counts for everybody, comments for moderators."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from workings.access.permissions import Actor, Permission, require
from workings.publish.models import Rating
from workings.publish.ratings import Moderation, Score, Vote, scores


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """A rating, for those who moderate. Where it came from is not in it."""

    number: int
    page: str
    useful: bool
    comment: str
    rated_at: datetime
    moderation: Moderation
    moderated_at: datetime | None


def score(page: str) -> Score:
    """This function will return what is published of one page."""
    # A voice is judged by all it said that day, so its votes elsewhere are read too.
    voices = Rating.objects.filter(page=page).values("voice")
    votes = _votes(Rating.objects.filter(voice__in=voices))
    return scores(votes).get(page, Score())


def scores_by_page() -> dict[str, Score]:
    """This function will return what is published of every page that was rated."""
    return scores(_votes(Rating.objects.all()))


def accepted_comments(page: str) -> tuple[str, ...]:
    """This function will return the comments on a page that a moderator let through,
    newest first.
    """
    rows = Rating.objects.filter(page=page, moderation=Moderation.ACCEPTED)
    return tuple(rows.order_by("-rated_at", "-pk").values_list("comment", flat=True))


def comments(
    *, by: Actor, moderation: Moderation = Moderation.WAITING, limit: int | None = 100
) -> tuple[RatingRecord, ...]:
    """This function will return comments for moderation, those that wait longest first,
    at most ``limit`` of them.

    Raises ``NotAllowed`` for whoever may not moderate.
    """
    require(by, Permission.MODERATE)
    rows = Rating.objects.filter(moderation=moderation).order_by("rated_at", "pk")
    return tuple(_record(row) for row in rows[:limit])


def ratings_to_export(*, by: Actor) -> tuple[RatingRecord, ...]:
    """This function will return every rating with its comment, oldest first.

    Raises ``NotAllowed`` for whoever may not moderate.
    """
    require(by, Permission.MODERATE)
    return tuple(_record(row) for row in Rating.objects.order_by("rated_at", "pk"))


EXPORTED = (
    "number",
    "page",
    "useful",
    "comment",
    "rated_at",
    "moderation",
    "moderated_at",
)
"""The columns of ratings as a file."""


def exported(item: RatingRecord) -> tuple[object, ...]:
    """This function will return a rating's cells, in the order of the columns."""
    judged = item.moderated_at
    return (
        item.number,
        item.page,
        "yes" if item.useful else "no",
        item.comment,
        item.rated_at.isoformat(),
        str(item.moderation),
        judged.isoformat() if judged else "",
    )


def ratings_mark() -> str:
    """This function will return a text that changes with every rating that is kept.

    Ratings are not in the audit log, so a page that shows counts needs this in its
    ``ETag`` beside the log's last entry.
    """
    return str(Rating.objects.aggregate(last=Max("pk"))["last"] or 0)


def _votes(rows: QuerySet[Rating]) -> list[Vote]:
    # Without the comments: they are most of it.
    fields = ("rated_at", "pk", "page", "voice", "useful")
    return [Vote(*row) for row in rows.values_list(*fields)]


def _record(row: Rating) -> RatingRecord:
    return RatingRecord(
        row.pk,
        row.page,
        row.useful,
        row.comment,
        row.rated_at,
        Moderation(row.moderation),
        row.moderated_at,
    )
