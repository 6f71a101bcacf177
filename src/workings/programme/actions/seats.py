"""Who acts in a post here: its holders, and the deputies whom they name."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from workings.access.actions import audit
from workings.access.models import User
from workings.access.permissions import Actor, Permission, require
from workings.access.registers import subject
from workings.core.dates import say_day
from workings.core.refusals import Refusal
from workings.programme.models import Post, Seat


class NotYourPost(Refusal):
    """Somebody names a deputy in a post that is not theirs in all that time."""

    def __init__(self, actor: Actor, post: Post) -> None:
        self.actor, self.post = actor, post
        super().__init__(
            f"{actor.name} does not hold the post {post.title} on each of these days, "
            "so cannot name a deputy for them."
        )


class ActsAlready(Refusal):
    """The user acts in the post on some of these days."""

    def __init__(self, post: Post, user: User) -> None:
        self.post, self.user = post, user
        super().__init__(
            f"{user.name} acts in the post {post.title} on some of these days already."
        )


class EndsBeforeItBegins(Refusal):
    """A seat would end before its first day."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        super().__init__(
            f"What begins on {say_day(first)} cannot end on {say_day(last)}."
        )


@transaction.atomic
def give_seat(
    *, post: Post, user: User, first: date, last: date | None = None, by: Actor
) -> Seat:
    """This function will have a user act as the holder of a post.

    ``last`` None is until it is ended.
    """
    require(by, Permission.RECORD_REGISTERS)
    return _seat(post, user, first, last, by=by)


@transaction.atomic
def name_deputy(*, post: Post, user: User, first: date, last: date, by: Actor) -> Seat:
    """This function will have a holder's deputy act in a post from a day to a day.

    Raises :class:`NotYourPost` where ``by`` does not hold the post all that time. A
    deputy names no other.
    """
    held = Seat.objects.filter(post=post, user__email=by.email, deputy_of="")
    covered = held.filter(Q(last__isnull=True) | Q(last__gte=last), first__lte=first)
    if not by.email or not covered.exists():
        raise NotYourPost(by, post)
    return _seat(post, user, first, last, by=by, deputy_of=by.name)


@transaction.atomic
def leave_seat(*, seat: Seat, last: date, by: Actor) -> Seat:
    """This function will end a seat on its last day, included.

    A holder may end a deputy's time too.
    """
    held = Seat.objects.select_for_update().get(pk=seat.pk)
    if held.deputy_of != by.name or not by.email:
        require(by, Permission.RECORD_REGISTERS)
    if last < held.first:
        raise EndsBeforeItBegins(held.first, last)
    before = _days(held)
    held.last = last
    held.save()
    audit(by, "ended", subject(held), before=before, after=_days(held))
    return held


def _seat(
    post: Post,
    user: User,
    first: date,
    last: date | None,
    *,
    by: Actor,
    deputy_of: str = "",
) -> Seat:
    if last is not None and last < first:
        raise EndsBeforeItBegins(first, last)
    # The post's row is the lock: two seats at once see each other.
    Post.objects.select_for_update().get(pk=post.pk)
    until = Q() if last is None else Q(first__lte=last)
    at_once = Q(last__isnull=True) | Q(last__gte=first)
    if Seat.objects.filter(until, at_once, post=post, user=user).exists():
        raise ActsAlready(post, user)
    seat = Seat.objects.create(
        post=post, user=user, first=first, last=last, deputy_of=deputy_of
    )
    audit(by, "seated", subject(seat), after=_days(seat) | {"deputy_of": deputy_of})
    return seat


def _days(seat: Seat) -> dict[str, object]:
    last = seat.last.isoformat() if seat.last else None
    return {"first": seat.first.isoformat(), "last": last}
