"""A project's page: what it changes, how far it came, what it promised and brought."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workings.appraisal.queries import CaseLine, ProjectCases, project_cases
from workings.decisions.decided import DecisionLine, OptionRecord
from workings.decisions.queries import decision_list, options
from workings.ledger.contest import SaidContest
from workings.ledger.queries.project_told import ProjectTold, project_told
from workings.programme.posts import PostRecord
from workings.programme.projects import ProjectDossier, ProjectRecord
from workings.programme.queries import project_dossier
from workings.programme.slips import moved
from workings.quality.beside import Beside
from workings.quality.queries.beside import beside_savings
from workings.web.components import Content, Heading, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import DossierPage, Part
from workings.web.public.presenters.contested import HEADING as CONTESTED
from workings.web.public.presenters.contested import WHY, contests_table
from workings.web.public.presenters.decision_tables import option_cells
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.project_drift import drift_part
from workings.web.public.presenters.project_history import (
    by_decision,
    milestones_table,
    slips_part,
    stages_table,
)
from workings.web.public.presenters.project_money import money_part, totals_part
from workings.web.public.presenters.project_sources import sources_part
from workings.web.public.presenters.registers import decisions_table
from workings.web.public.presenters.words import (
    NOT_STATED,
    UNCERTAIN,
    capital,
    count,
    sentence,
    source,
)
from workings.web.public.standpoint import Standpoint, standpoint

NOT_KNOWN = {
    "services": "services",
    "stages": "stages",
    "milestones": "milestones",
    "money": "amounts promised or arrived",
    "decisions": "decisions",
    "options": "options considered",
}
"""What a page says is missing, by the part that would show it."""


def project_page(slug: str, code: str, moment: Moment) -> DossierPage:
    """This function will build a project's page as at a day."""
    stand = standpoint(slug, moment)
    dossier = project_dossier(stand.row, code, as_at=moment.day)
    project = dossier.project
    decided = decision_list(stand.row, as_at=moment.day, project=code)
    considered = options(stand.row, as_at=moment.day, project=code)
    told = project_told(stand.heard, code)
    made = project_cases(stand.row, code, as_at=moment.day)
    beside = beside_savings(stand.heard)
    parts = _parts(
        stand, dossier, decided, considered, told=told, made=made, beside=beside
    )
    return DossierPage(
        frame=frame(stand, project.title, "project", code, trail=project.title),
        heading=project.title,
        caption=f"Project, as at {moment.spoken}",
        summary=project.summary,
        notice=UNCERTAIN if project.uncertain else "",
        rows=(*_rows(dossier), _tests(stand), *_missing(parts)),
        parts=parts,
    )


def _parts(
    stand: Standpoint,
    dossier: ProjectDossier,
    decided: Sequence[DecisionLine],
    considered: Sequence[OptionRecord],
    *,
    told: ProjectTold,
    made: ProjectCases,
    beside: Mapping[str, Beside],
) -> tuple[Part, ...]:
    """The parts of which something is known."""
    project = dossier.project
    found = [moved(milestone) for milestone in project.milestones if milestone.dates]
    stages = stages_table(stand, project.stages, decided)
    parts = (
        _part("services", "Services and their users", _services(stand, dossier)),
        _part("stages", "How far it came", stages),
        _part("milestones", "Milestones", milestones_table(stand, found)),
        slips_part(stand, found, told.promised.of_record),
        money_part(stand, told.promised, beside),
        drift_part(made.approved, told.promised),
        totals_part(stand, told.totals),
        _part("decisions", "Decisions", _decisions(stand, decided)),
        _part("cases", "Cases", _cases(stand, made.cases)),
        _part("options", "Options considered", _options(stand, considered, decided)),
        _contested(stand, told.contests),
        sources_part(stand, project, considered, told),
    )
    return tuple(part for part in parts if part.tables)


def _tests(stand: Standpoint) -> Row:
    words = "How it was tested against the programme's principles, gate by gate"
    return Row("Principles", content(stand.link(words, "tests")))


def _part(name: str, heading: str, table: Table) -> Part:
    return Part(name, heading, tables=(table,) if table.rows else ())


def _missing(parts: Sequence[Part]) -> tuple[Row, ...]:
    """What nothing had been said of by then."""
    there = {part.name for part in parts} | (
        {"money"} if any(part.name == "totals" for part in parts) else set()
    )
    missing = [words for name, words in NOT_KNOWN.items() if name not in there]
    if not missing:
        return ()
    return (Row("Not in the record by then", content(capital(", ".join(missing)))),)


def _rows(dossier: ProjectDossier) -> tuple[Row, ...]:
    project = dossier.project
    model = project.delivery_model
    texts = [
        ("Wave", capital(project.wave)),
        ("Delivery model", capital(model.label if model else NOT_STATED)),
        ("Stage", _stage(project)),
        ("Provider", project.provider),
    ]
    rows = [Row(key, content(text)) for key, text in texts if text]
    rows += [Row("Led by", _lead(post)) for post in dossier.leads]
    return (*rows, *_note(project), Row("Source", source(project.source)))


def _stage(project: ProjectRecord) -> str:
    if not project.stages:
        return "None known by then"
    last = project.stages[-1]
    return f"{capital(last.stage.label)}, since {last.on.spoken()}"


def _lead(post: PostRecord) -> Content:
    return content(
        post.title, under=(" and ".join(holder.name for holder in post.holders),)
    )


def _note(project: ProjectRecord) -> tuple[Row, ...]:
    return (Row("Note", content(sentence(project.note))),) if project.note else ()


def _services(stand: Standpoint, dossier: ProjectDossier) -> Table:
    return Table(
        name="services-of-it",
        caption="Services that it changes, and who uses them",
        headings=tuple(map(Heading, ("Service", "Users"))),
        rows=tuple(
            (
                content(stand.link(service.title, "service", service.code)),
                content("; ".join(service.users) or "Not said by then"),
            )
            for service in dossier.services
        ),
    )


def _decisions(stand: Standpoint, found: Sequence[DecisionLine]) -> Table:
    return decisions_table(
        stand,
        found,
        caption=f"{capital(count(found, 'decision'))} about it",
        empty="",
    )


def _options(
    stand: Standpoint, found: Sequence[OptionRecord], decided: Sequence[DecisionLine]
) -> Table:
    titles = {decision.code: decision.title for decision in decided}
    headings = ("Option", "For", "Against", "Outcome", "Considered")
    return Table(
        name="options-of-it",
        caption=f"{capital(count(found, 'option'))}, by when they were considered",
        headings=tuple(map(Heading, headings)),
        rows=tuple(
            (
                *option_cells(option),
                content(
                    f"{capital(option.on.spoken())}: ",
                    *by_decision(stand, option.decision, titles).line,
                ),
            )
            for option in found
        ),
    )


def _cases(stand: Standpoint, found: Sequence[CaseLine]) -> Table:
    return Table(
        name="cases-of-it",
        caption="Cases made for it, with its options side by side",
        headings=tuple(map(Heading, ("Case", "Kind", "Options weighed"))),
        rows=tuple(
            (
                content(stand.link(case.title, "case", case.code)),
                content(capital(case.stage.label if case.stage else NOT_STATED)),
                content(capital(case.on.spoken())),
            )
            for case in found
        ),
    )


def _contested(stand: Standpoint, found: Sequence[SaidContest]) -> Part:
    part = _part("contested", CONTESTED, contests_table(stand, found))
    return replace(part, lead=(WHY,))
