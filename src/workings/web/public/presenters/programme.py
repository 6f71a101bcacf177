"""A programme's page: its figures, principles, leaders, projects and decisions."""

from collections.abc import Sequence

from workings.core.dates import DatedTo
from workings.decisions.queries import decision_list
from workings.ledger.figures import Figure, figures
from workings.ledger.queries.reading import reading
from workings.programme.posts import HolderRecord, PostRecord
from workings.programme.programmes import Contact, PrincipleRecord
from workings.programme.projects import ProjectLine
from workings.programme.queries import leaders, principles, project_list
from workings.web.components import Content, Heading, Link, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.pages import Principle, ProgrammePage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.registers import decisions_table
from workings.web.public.presenters.words import NOT_STATED, capital, count, sentence
from workings.web.public.standpoint import Standpoint, standpoint

CONTENTS = (
    Link("Headline figures", "#figures"),
    Link("Why", "#why"),
    Link("Principles", "#principles"),
    Link("Who leads it", "#leaders"),
    Link("Projects", "#projects-heading"),
    Link("Decisions", "#decisions-heading"),
    Link("Contact", "#contact"),
)


def programme_page(slug: str, moment: Moment) -> ProgrammePage:
    """This function will build a programme's page as at a day."""
    stand = standpoint(slug, moment)
    record, row, day = stand.record, stand.row, moment.day
    return ProgrammePage(
        frame=frame(stand, record.title, "programme"),
        heading=record.title,
        caption=record.council.name,
        summary=record.summary,
        why=record.why,
        as_at=moment.spoken,
        contents=CONTENTS,
        figures=tuple(_figure(stand, it) for it in figures(reading(stand.heard))),
        principles=tuple(
            _principle(stand, it) for it in principles(row) if it.adopted.on <= day
        ),
        leaders=tuple(_leader(post) for post in leaders(row, as_at=day)),
        projects=_projects(stand, project_list(row, as_at=day)),
        decisions=_decisions(stand),
        contact=_contact(record.contact),
        contact_as_of=_as_of(record.contact.as_of),
    )


def _figure(stand: Standpoint, figure: Figure) -> Row:
    link = stand.link(figure.wording, "figure", figure.slug)
    said = sentence(figure.note or figure.reason)
    return Row(figure.title, content(link, under=(said,)))


def _principle(stand: Standpoint, principle: PrincipleRecord) -> Principle:
    adopted = f"Adopted {principle.adopted.spoken()}"
    if not principle.decision:
        return Principle(principle.title, principle.meaning, content(adopted))
    link = stand.link(adopted, "decision", principle.decision)
    return Principle(principle.title, principle.meaning, content(link))


def _leader(post: PostRecord) -> Row:
    if not post.holders:
        return Row(post.title, content("no holder is named for this day"))
    names = " and ".join(holder.name for holder in post.holders)
    return Row(post.title, content(names, under=_tenures(post.holders)))


def _tenures(holders: Sequence[HolderRecord]) -> tuple[str, ...]:
    # When they left is later knowledge on any day that they held the post.
    since = [
        f"since {holder.first.spoken()}" if holder.first else "dates not stated"
        for holder in holders
    ]
    if len(set(since)) == 1:
        return (capital(since[0]),)
    named = zip(holders, since, strict=True)
    return tuple(f"{holder.name}: {when}" for holder, when in named)


def _projects(stand: Standpoint, found: tuple[ProjectLine, ...]) -> Table:
    day = stand.moment.spoken
    return Table(
        name="projects",
        caption=f"{count(found, 'project')}, with their stage as at {day}",
        headings=tuple(
            map(Heading, ("Project", "Wave", "Delivery model", "Stage")),
        ),
        rows=tuple(_project(stand, project) for project in found),
        empty="No project is in the record.",
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


def _decisions(stand: Standpoint) -> Table:
    found = decision_list(stand.row, as_at=stand.moment.day)
    return decisions_table(
        stand,
        found,
        caption=f"{count(found, 'decision')} taken by {stand.moment.spoken}",
        empty="No decision had been taken by then.",
    )


def _contact(contact: Contact) -> tuple[Row, ...]:
    said = (
        ("Name", contact.name),
        ("Address", contact.address),
        ("Telephone", contact.telephone),
        ("Fax", contact.fax),
        ("E-mail", contact.email),
    )
    return tuple(Row(key, content(text)) for key, text in said if text)


def _as_of(when: DatedTo | None) -> str:
    return f"As of {when.spoken()}: it may have changed since." if when else ""
