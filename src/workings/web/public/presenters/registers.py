"""Tables of the registers that stand on several pages."""

from collections.abc import Sequence

from workings.decisions.decided import DecisionLine
from workings.programme.projects import ProjectLine
from workings.web.components import Content, Heading, Table, content
from workings.web.public.presenters.words import NOT_STATED, capital
from workings.web.public.standpoint import Standpoint


def decisions_table(
    stand: Standpoint, found: Sequence[DecisionLine], *, caption: str, empty: str
) -> Table:
    """This function will set out decisions, each with a link to its page."""
    return Table(
        name="decisions",
        caption=caption,
        headings=tuple(map(Heading, ("Decision", "Date", "Body", "Outcome"))),
        rows=tuple(
            (
                content(stand.link(decision.title, "decision", decision.code)),
                content(capital(decision.met.spoken())),
                content(decision.body_title),
                content(capital(decision.outcome.label)),
            )
            for decision in found
        ),
        empty=empty,
    )


def projects_table(
    stand: Standpoint, found: Sequence[ProjectLine], *, caption: str, empty: str
) -> Table:
    """This function will set out projects with their stage, each with a link."""
    return Table(
        name="projects",
        caption=caption,
        headings=tuple(map(Heading, ("Project", "Wave", "Delivery model", "Stage"))),
        rows=tuple(_project(stand, project) for project in found),
        empty=empty,
    )


def _project(stand: Standpoint, project: ProjectLine) -> tuple[Content, ...]:
    model = project.delivery_model
    stage = project.stage.label if project.stage else "none known by then"
    since = f"Since {project.since.spoken()}" if project.since else ""
    return (
        content(stand.link(project.title, "project", project.code)),
        content(capital(project.wave)),
        content(capital(model.label if model else NOT_STATED)),
        content(capital(stage), under=(since,)),
    )
