"""Posts with their holders, and who acts in them here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.access.queries import people
from workings.core.dates import say_day
from workings.programme.posts import PostRecord
from workings.programme.queries import (
    SeatRecord,
    is_holder,
    posts,
    programme_rows,
    seats,
)
from workings.web.components import Content, content
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import FormPart, WorkPage

Choices = tuple[tuple[str, str], ...]
"""What a form offers: a value, and what is read."""


@dataclass(frozen=True, slots=True)
class PostsOf:
    """A programme's posts, and who acts in them here."""

    slug: str
    title: str
    posts: tuple[PostRecord, ...]
    seats: tuple[SeatRecord, ...]


@dataclass(frozen=True, slots=True)
class Acting:
    """Every programme's posts on a day, and who may act in them, by number."""

    on: date
    programmes: tuple[PostsOf, ...]
    people: Choices

    def posts(self) -> Choices:
        """The posts, as they are chosen."""
        return tuple(
            (f"{of.slug}/{post.code}", f"{post.title}, {of.title}")
            for of in self.programmes
            for post in of.posts
        )

    def seats(self) -> Choices:
        """Whose time in a post is not over, as it is chosen."""
        return tuple(
            (str(seat.id), f"{seat.name}, {seat.post_title}, {of.title}")
            for of in self.programmes
            for seat in of.seats
            if seat.last is None or seat.last >= self.on
        )


def acting(*, on: date) -> Acting:
    """This function will find the posts of every programme on a day."""
    found = tuple(
        PostsOf(row.slug, row.title, posts(row, as_at=on, everyone=True), seats(row))
        for row in programme_rows()
    )
    who = tuple((str(p.id), f"{p.name} ({p.email})") for p in people() if p.active)
    return Acting(on, found, who)


def holders_page(
    actor: Actor,
    forms: Mapping[str, Any],
    acting: Acting,
    asked: Asked,
    *,
    notice: str = "",
) -> WorkPage:
    """This function will list the posts, who holds them, and who acts in them here.

    ``forms`` are those of what may be changed, by what each changes.
    """
    held = [(of.title, post) for of in acting.programmes for post in of.posts]
    seated = [(of.title, seat) for of in acting.programmes for seat in of.seats]
    return WorkPage(
        frame=office_frame(actor, "Posts", room="office:posts"),
        heading="Posts and holders",
        lead=(
            "Who acts in a post here writes of its benefits. A holder names a deputy "
            "from a day to a day."
        ),
        lists=(
            listed(_posts(), held, asked),
            listed(_seats(acting.on), seated, asked),
        ),
        forms=tuple(_forms(actor, forms, acting.on)),
        notice=notice,
        status=409 if notice else 200,
    )


def _posts() -> Listing[tuple[str, PostRecord]]:
    return Listing(
        name="posts",
        caption="Posts",
        columns=(
            Column(
                "Post",
                lambda one: content(one[1].title, under=(one[1].role.label,)),
                lambda one: one[1].title,
            ),
            Column("Held by", lambda one: _holders(one[1]), lambda one: _named(one[1])),
            Column("Programme", lambda one: content(one[0]), lambda one: one[0]),
        ),
        narrowings=(
            Narrowing("Kind of post", lambda one: (one[1].role.label,)),
            Narrowing("Programme", lambda one: (one[0],)),
        ),
        empty="There are no posts yet.",
    )


def _named(post: PostRecord) -> str | None:
    return ", ".join(holder.name for holder in post.holders) or None


def _holders(post: PostRecord) -> Content:
    return content(_named(post) or "not named")


def _seats(on: date) -> Listing[tuple[str, SeatRecord]]:
    """Who acts in which post, as it stands on a day."""

    def when(one: tuple[str, SeatRecord]) -> tuple[str, ...]:
        _, seat = one
        if seat.first > on:
            return ("to come",)
        return ("over",) if seat.last and seat.last < on else ("today",)

    return Listing(
        name="seats",
        caption="Who acts in the posts here",
        columns=(
            Column(
                "Post",
                lambda one: content(one[1].post_title, under=(one[0],)),
                lambda one: one[1].post_title,
            ),
            Column("Who", _seated, lambda one: one[1].name),
            Column(
                "From",
                lambda one: content(say_day(one[1].first)),
                lambda one: one[1].first,
            ),
            Column("To", _until, lambda one: one[1].last),
        ),
        narrowings=(
            Narrowing("When", when),
            Narrowing("Post", lambda one: (one[1].post_title,)),
        ),
        empty="Nobody acts in a post here yet.",
        prefix="seats-",
    )


def _seated(one: tuple[str, SeatRecord]) -> Content:
    _, seat = one
    deputy = f"deputy of {seat.deputy_of}" if seat.deputy_of else ""
    return content(seat.name, under=(deputy,))


def _until(one: tuple[str, SeatRecord]) -> Content:
    last = one[1].last
    return content(say_day(last) if last else "until it is ended")


def _forms(actor: Actor, forms: Mapping[str, Any], on: date) -> Iterator[FormPart]:
    """What somebody may change: whoever keeps the registers, and each holder."""

    def part(change: str, legend: str, button: str) -> FormPart:
        where = reverse("office:seat", args=[change])
        return FormPart(change, legend, where, button, forms[change])

    keeps, holds = may(actor, Permission.RECORD_REGISTERS), is_holder(actor, on=on)
    if keeps:
        yield part("holder", "Have somebody act in a post", "Seat them")
    if holds:
        yield part("deputy", "Name a deputy in your post", "Name them")
    if keeps or holds:
        yield part("leave", "End somebody's time in a post", "End it on that day")
