"""A project's page: what it changes, how far it had come, and who decided."""

from collections.abc import Mapping, Sequence

from workings.core.dates import DatedTo
from workings.decisions.decided import DecisionLine
from workings.decisions.queries import decision_list
from workings.programme.posts import PostRecord
from workings.programme.projects import (
    MilestoneKind,
    MilestoneRecord,
    ProjectRecord,
    StageRecord,
)
from workings.programme.queries import posts, project_named, service_titles
from workings.web.components import Content, Heading, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.pages import RegisterPage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.registers import decisions_table
from workings.web.public.presenters.words import (
    NOT_STATED,
    UNCERTAIN,
    capital,
    sentence,
    source,
)
from workings.web.public.standpoint import Standpoint, standpoint


def project_page(slug: str, code: str, moment: Moment) -> RegisterPage:
    """This function will build a project's page as at a day."""
    stand = standpoint(slug, moment)
    project = project_named(stand.row, code, as_at=moment.day)
    decisions = decision_list(stand.row, as_at=moment.day, project=code)
    return RegisterPage(
        frame=frame(stand, project.title, "project", code, trail=project.title),
        heading=project.title,
        caption=f"Project, as at {moment.spoken}",
        summary=project.summary,
        notice=UNCERTAIN if project.uncertain else "",
        rows=_rows(stand, project),
        tables=(
            _stages(stand, project.stages, decisions),
            _milestones(project.milestones),
            decisions_table(
                stand,
                decisions,
                caption="Decisions about it",
                empty="No decision about it had been taken by then.",
            ),
        ),
    )


def _rows(stand: Standpoint, project: ProjectRecord) -> tuple[Row, ...]:
    model, stage = project.delivery_model, project.stage
    titles = service_titles(stand.row) if project.services else {}
    services = ", ".join(titles[code] for code in project.services)
    texts = [
        ("Wave", capital(project.wave)),
        ("Delivery model", capital(model.label if model else NOT_STATED)),
        ("Stage", capital(stage.label if stage else "none known by then")),
        ("Provider", project.provider),
        ("Services", services),
    ]
    rows = [Row(key, content(text)) for key, text in texts if text]
    rows += [Row("Led by", _lead(post)) for post in _leads(stand, project)]
    rows += [Row("Note", content(sentence(project.note)))] if project.note else []
    return (*rows, Row("Source", source(project.source)))


def _leads(stand: Standpoint, project: ProjectRecord) -> list[PostRecord]:
    if not project.leads:
        return []
    every = posts(stand.row, as_at=stand.moment.day)
    return [post for post in every if post.code in project.leads]


def _lead(post: PostRecord) -> Content:
    return content(
        post.title, under=(" and ".join(holder.name for holder in post.holders),)
    )


def _stages(
    stand: Standpoint,
    history: Sequence[StageRecord],
    decisions: Sequence[DecisionLine],
) -> Table:
    titles = {decision.code: decision.title for decision in decisions}
    return Table(
        name="stages",
        caption="Stages it came to",
        headings=tuple(map(Heading, ("Stage", "Since", "By decision", "Source"))),
        rows=tuple(
            (
                content(capital(change.stage.label), under=(change.note,)),
                content(capital(change.on.spoken())),
                _by_decision(stand, change.decision, titles),
                source(change.source),
            )
            for change in history
        ),
        empty="No stage is known by then.",
    )


def _by_decision(stand: Standpoint, code: str, titles: Mapping[str, str]) -> Content:
    if not code:
        return content(capital(NOT_STATED))
    return content(stand.link(titles.get(code, code), "decision", code))


def _milestones(found: tuple[MilestoneRecord, ...]) -> Table:
    known = [milestone for milestone in found if milestone.dates]
    return Table(
        name="milestones",
        caption="Milestones: first planned, last expected, and when they came",
        headings=tuple(map(Heading, ("Milestone", "Planned", "Expected", "Came"))),
        rows=tuple(
            (
                content(milestone.title),
                *(_given(milestone, kind) for kind in MilestoneKind),
            )
            for milestone in known
        ),
        empty="No milestone had been given a date by then.",
    )


def _given(milestone: MilestoneRecord, kind: MilestoneKind) -> Content:
    given = milestone.latest(kind)
    if given is None:
        return content(capital(NOT_STATED))
    on: DatedTo = given.on
    said = "" if kind is MilestoneKind.ACTUAL else f"said {given.said.spoken()}"
    return content(capital(on.spoken()), under=(said, given.note))
