"""Posts with their holders and deputies, and projects with their milestones."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.core.dates import say_day
from workings.programme.projects import MilestoneRecord
from workings.programme.queries import (
    posts,
    programme_named,
    programme_titles,
    projects,
    seats,
)
from workings.web.components import Content, Heading, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPart, WorkPage


def holders_page(actor: Actor, form: Any, *, on: date, notice: str = "") -> WorkPage:
    """This function will list the posts, who holds them, and who acts in them here."""
    tables = tuple(
        table
        for slug, title in programme_titles().items()
        for table in _posts(slug, title, on)
    )
    return WorkPage(
        frame=office_frame(actor, "Posts", room="office:posts"),
        heading="Posts and holders",
        lead=(
            "Who acts in a post here writes of its benefits. A holder names a deputy "
            "from a day to a day."
        ),
        tables=tables,
        forms=tuple(_forms(actor, form)),
        notice=notice,
        status=409 if notice else 200,
    )


def _posts(slug: str, title: str, on: date) -> Iterator[Table]:
    programme = programme_named(slug)
    yield Table(
        name=f"posts-{slug}",
        caption=f"Posts of {title}",
        headings=(Heading("Post"), Heading("Held by")),
        rows=tuple(
            (
                content(post.title, under=(post.role.label,)),
                content(", ".join(h.name for h in post.holders) or "not named"),
            )
            for post in posts(programme, as_at=on, everyone=True)
        ),
        empty=f"{title} has no posts yet.",
    )
    yield Table(
        name=f"seats-{slug}",
        caption=f"Who acts in the posts of {title} here",
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
            for seat in seats(programme)
        ),
        empty="Nobody yet.",
    )


def _forms(actor: Actor, form: Any) -> Iterator[FormPart]:
    # One form, and two buttons where somebody may do both: they ask the same.
    if may(actor, Permission.RECORD_REGISTERS):
        where = reverse("office:seat", args=["holder"])
        yield FormPart(
            "holder", "Have somebody act in a post", where, "Seat them", form
        )
    elif may(actor, Permission.PROPOSE_STATEMENT):
        where = reverse("office:seat", args=["deputy"])
        yield FormPart("deputy", "Name a deputy", where, "Name them", form)


def projects_page(actor: Actor, form: Any, *, on: date, notice: str = "") -> WorkPage:
    """This function will list the projects with their stage and milestones."""
    tables = tuple(
        _projects(slug, title, on) for slug, title in programme_titles().items()
    )
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


def _projects(slug: str, title: str, on: date) -> Table:
    return Table(
        name=f"projects-{slug}",
        caption=f"Projects of {title}",
        headings=tuple(map(Heading, ("Project", "Stage", "Milestones"))),
        rows=tuple(
            (
                content(item.title, under=(item.code,)),
                content(item.stages[-1].stage.label if item.stages else "not known"),
                _milestones(item.milestones),
            )
            for item in projects(programme_named(slug), as_at=on)
        ),
        empty=f"{title} has no projects yet.",
    )


def _milestones(found: tuple[MilestoneRecord, ...]) -> Content:
    said = tuple(
        f"{m.title}: {m.dates[-1].on.spoken()} ({m.dates[-1].kind.label})"
        for m in found
        if m.dates
    )
    return content(said[0] if said else "none", under=said[1:])
