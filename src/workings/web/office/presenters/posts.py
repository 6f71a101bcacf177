"""Posts with their holders and deputies, and projects with their milestones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.access.queries import people
from workings.core.dates import say_day
from workings.programme.posts import PostRecord
from workings.programme.projects import MilestoneRecord, ProjectRecord
from workings.programme.queries import (
    SeatRecord,
    is_holder,
    posts,
    programme_rows,
    projects,
    seats,
)
from workings.web.components import Content, Heading, Link, Table, content
from workings.web.office.frames import office_frame
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
    actor: Actor, asked: Mapping[str, Any], acting: Acting, *, notice: str = ""
) -> WorkPage:
    """This function will list the posts, who holds them, and who acts in them here.

    ``asked`` are the forms, by what each changes.
    """
    tables = tuple(table for of in acting.programmes for table in _posts(of))
    return WorkPage(
        frame=office_frame(actor, "Posts", room="office:posts"),
        heading="Posts and holders",
        lead=(
            "Who acts in a post here writes of its benefits. A holder names a deputy "
            "from a day to a day."
        ),
        tables=tables,
        forms=tuple(_forms(actor, asked, acting.on)),
        notice=notice,
        status=409 if notice else 200,
    )


def _posts(of: PostsOf) -> Iterator[Table]:
    yield Table(
        name=f"posts-{of.slug}",
        caption=f"Posts of {of.title}",
        headings=(Heading("Post"), Heading("Held by")),
        rows=tuple(
            (
                content(post.title, under=(post.role.label,)),
                content(", ".join(h.name for h in post.holders) or "not named"),
            )
            for post in of.posts
        ),
        empty=f"{of.title} has no posts yet.",
    )
    yield Table(
        name=f"seats-{of.slug}",
        caption=f"Who acts in the posts of {of.title} here",
        headings=tuple(map(Heading, ("Post", "Who", "From", "To"))),
        rows=tuple(
            (
                content(seat.post_title),
                content(
                    seat.name,
                    under=(f"deputy of {seat.deputy_of}" if seat.deputy_of else "",),
                ),
                content(say_day(seat.first)),
                content(say_day(seat.last) if seat.last else "until it is ended"),
            )
            for seat in of.seats
        ),
        empty="Nobody yet.",
    )


def _forms(actor: Actor, asked: Mapping[str, Any], on: date) -> Iterator[FormPart]:
    """What somebody may change: whoever keeps the registers, and each holder."""

    def part(change: str, legend: str, button: str) -> FormPart:
        where = reverse("office:seat", args=[change])
        return FormPart(change, legend, where, button, asked[change])

    keeps, holds = may(actor, Permission.RECORD_REGISTERS), is_holder(actor, on=on)
    if keeps:
        yield part("holder", "Have somebody act in a post", "Seat them")
    if holds:
        yield part("deputy", "Name a deputy in your post", "Name them")
    if keeps or holds:
        yield part("leave", "End somebody's time in a post", "End it on that day")


@dataclass(frozen=True, slots=True)
class ProjectsOf:
    """A programme's projects."""

    slug: str
    title: str
    projects: tuple[ProjectRecord, ...]


def projects_known(*, on: date) -> tuple[ProjectsOf, ...]:
    """This function will find the projects of every programme on a day."""
    return tuple(
        ProjectsOf(row.slug, row.title, projects(row, as_at=on))
        for row in programme_rows()
    )


def projects_page(
    actor: Actor, form: Any, found: Sequence[ProjectsOf], *, notice: str = ""
) -> WorkPage:
    """This function will list the projects with their stage and milestones."""
    tables = tuple(map(_projects, found))
    where = reverse("office:projects")
    add = FormPart("date", "Give a date for a milestone", where, "Give it", form)
    return WorkPage(
        frame=office_frame(actor, "Projects", room="office:projects"),
        heading="Projects and milestones",
        lead=(
            "A milestone keeps every date it was ever given. A project's stage changes "
            "at a gate of its appraisal alone."
        ),
        tables=tables,
        forms=(add,),
        notice=notice,
        status=409 if notice else 200,
    )


def _projects(of: ProjectsOf) -> Table:
    return Table(
        name=f"projects-{of.slug}",
        caption=f"Projects of {of.title}",
        headings=tuple(map(Heading, ("Project", "Stage", "Milestones"))),
        rows=tuple(
            (
                content(
                    Link(item.title, reverse("office:gate", args=[of.slug, item.code])),
                    under=(item.code,),
                ),
                content(item.stages[-1].stage.label if item.stages else "not known"),
                _milestones(item.milestones),
            )
            for item in of.projects
        ),
        empty=f"{of.title} has no projects yet.",
    )


def _milestones(found: tuple[MilestoneRecord, ...]) -> Content:
    said = tuple(
        f"{m.title}: {m.dates[-1].on.spoken()} ({m.dates[-1].kind.label})"
        for m in found
        if m.dates
    )
    return content(said[0] if said else "none", under=said[1:])
