"""Who acts in which post on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from workings.access.models import User
from workings.access.permissions import Actor
from workings.core.refusals import Refusal
from workings.programme.models import Programme, Seat


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """A user who acts in a post; ``deputy_of`` is the holder who named them, or ""."""

    id: int
    post: str
    post_title: str
    name: str
    email: str
    first: date
    last: date | None
    deputy_of: str


def seats(programme: Programme) -> tuple[SeatRecord, ...]:
    """This function will return all who act or acted in a programme's posts."""
    rows = Seat.objects.filter(post__programme=programme)
    rows = rows.select_related("post", "user").order_by("post__level", "post", "first")
    return tuple(map(_seat, rows))


def _seat(row: Seat) -> SeatRecord:
    return SeatRecord(
        row.pk,
        row.post.code,
        row.post.title,
        row.user.name,
        row.user.email,
        row.first,
        row.last,
        row.deputy_of,
    )


def seated_by_post(programme: Programme, *, on: date) -> dict[str, list[User]]:
    """This function will return who acts in each post of a programme on a day, by the
    post's code: those who may sign in.
    """
    rows = Seat.objects.filter(
        Q(last__isnull=True) | Q(last__gte=on),
        first__lte=on,
        post__programme=programme,
        user__is_active=True,
    )
    found: dict[str, list[User]] = {}
    for row in rows.select_related("post", "user").order_by("user", "pk"):
        users = found.setdefault(row.post.code, [])
        if row.user not in users:
            users.append(row.user)
    return found


def seats_of(actor: Actor, *, on: date) -> QuerySet[Seat]:
    """This function will return the seats that somebody has on a day."""
    return Seat.objects.filter(
        Q(last__isnull=True) | Q(last__gte=on), first__lte=on, user__email=actor.email
    )


def acts_in(actor: Actor, *, on: date) -> tuple[SeatRecord, ...]:
    """This function will return the posts that somebody acts in on a day."""
    rows = seats_of(actor, on=on).select_related("post", "user")
    return tuple(map(_seat, rows.order_by("post__title", "pk")))


def is_holder(actor: Actor, *, on: date) -> bool:
    """This function will tell whether somebody holds a post on a day, and so may name
    a deputy in it: a deputy names no other.
    """
    return bool(actor.email) and seats_of(actor, on=on).filter(deputy_of="").exists()


def seat_row(number: int) -> Seat:
    """This function will return a seat's row, or raise :class:`NoSuchSeat`."""
    row = Seat.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchSeat(number)
    return row


class NoSuchSeat(Refusal):
    """Nobody acts in a post under this number."""

    returncode = 2

    def __init__(self, number: int) -> None:
        super().__init__(f"Nobody acts in a post here under the number {number}.")


def posts_of(actor: Actor, *, on: date) -> frozenset[int]:
    """This function will return the rows of the posts that somebody acts in on a day,
    as holder or deputy.
    """
    return frozenset(seats_of(actor, on=on).values_list("post_id", flat=True))
