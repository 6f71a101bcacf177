"""Projects with their stages and milestones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor
from workings.programme.projects import MilestoneKind, MilestoneRecord, ProjectRecord
from workings.programme.queries import programme_rows, projects
from workings.programme.stages import Stage
from workings.web.components import Content, Link, content
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
from workings.web.office.pages import FormPart, WorkPage


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
    actor: Actor,
    form: Any,
    found: Sequence[ProjectsOf],
    asked: Asked,
    *,
    notice: str = "",
) -> WorkPage:
    """This function will list the projects with their stage and milestones."""
    every = [(of, project) for of in found for project in of.projects]
    where = reverse("office:projects")
    add = FormPart("date", "Give a date for a milestone", where, "Give it", form)
    return WorkPage(
        frame=office_frame(actor, "Projects", room="office:projects"),
        heading="Projects and milestones",
        lead=(
            "A milestone keeps every date it was ever given. A project's stage changes "
            "at a gate of its appraisal alone."
        ),
        lists=(listed(_projects(), every, asked),),
        forms=(add,),
        notice=notice,
        status=409 if notice else 200,
    )


def _projects() -> Listing[tuple[ProjectsOf, ProjectRecord]]:
    return Listing(
        name="projects",
        caption="Projects",
        columns=(
            Column("Project", lambda one: _titled(*one), lambda one: one[1].title),
            Column(
                "Stage",
                lambda one: content(_stage(one[1]), under=(_since(one[1]),)),
                lambda one: list(Stage).index(one[1].stage) if one[1].stage else None,
            ),
            Column(
                "Milestones",
                lambda one: _milestones(one[1].milestones),
                lambda one: _next(one[1]),
            ),
        ),
        narrowings=(
            Narrowing("Stage", lambda one: (_stage(one[1]),)),
            Narrowing("Milestones", lambda one: _kinds(one[1])),
            Narrowing("Programme", lambda one: (one[0].title,)),
        ),
        empty="There are no projects yet.",
    )


def _titled(of: ProjectsOf, project: ProjectRecord) -> Content:
    to = reverse("office:gate", args=[of.slug, project.code])
    return content(Link(project.title, to), under=(f"{project.code}, {of.title}",))


def _stage(project: ProjectRecord) -> str:
    return project.stage.label if project.stage else "not known"


def _since(project: ProjectRecord) -> str:
    return f"since {project.stages[-1].on.spoken()}" if project.stages else ""


def _milestones(found: tuple[MilestoneRecord, ...]) -> Content:
    said = tuple(
        f"{m.title}: {m.dates[-1].on.spoken()} ({m.dates[-1].kind.label})"
        for m in found
        if m.dates
    )
    return content(said[0] if said else "none", under=said[1:])


def _next(project: ProjectRecord) -> date | None:
    """The first day that is given for what has not happened yet."""
    ahead = (m.dates[-1] for m in project.milestones if m.dates)
    days = [d.on.on for d in ahead if d.kind is not MilestoneKind.ACTUAL]
    return min(days, default=None)


def _kinds(project: ProjectRecord) -> tuple[str, ...]:
    """What the latest dates of its milestones are."""
    kinds = {m.dates[-1].kind.label for m in project.milestones if m.dates}
    return tuple(kinds) or ("none",)
