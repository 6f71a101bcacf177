"""A decision's page: who decided what on which grounds, and what it put in force."""

from collections.abc import Sequence

from workings.core.dates import say_day
from workings.decisions.decided import DecisionRecord, OptionRecord
from workings.decisions.queries import decision_named, options
from workings.ledger.queries.statements import statements
from workings.ledger.said import Said
from workings.programme.queries import project_titles, service_titles
from workings.web.components import Content, Heading, Inline, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.pages import RegisterPage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import (
    NOT_STATED,
    UNCERTAIN,
    capital,
    dated,
    source,
)
from workings.web.public.standpoint import Standpoint, standpoint


def decision_page(slug: str, code: str, moment: Moment) -> RegisterPage:
    """This function will build a decision's page as at a day."""
    stand = standpoint(slug, moment)
    decision = decision_named(stand.row, code)
    if decision.met.on > moment.day:
        why = f'"{decision.title}" was decided on {decision.met.spoken()}.'
        raise stand.not_yet(why, decision.met, "decision", code)
    subject = f"{decision.title}, {decision.met.spoken()}"
    return RegisterPage(
        frame=frame(stand, subject, "decision", code, trail=decision.title),
        heading=decision.title,
        caption=f"Decision of {decision.body_title}, {decision.met.spoken()}",
        summary="",
        notice=UNCERTAIN if decision.uncertain else "",
        rows=_rows(stand, decision),
        tables=(_in_force(stand, decision), *_options(stand, decision)),
    )


def _rows(stand: Standpoint, decision: DecisionRecord) -> tuple[Row, ...]:
    key = {True: "Yes", False: "No", None: ""}[decision.key]
    before = (
        ("Decided by", decision.body_title),
        ("Outcome", capital(decision.outcome.label)),
        ("Report published", capital(dated(decision.reported))),
        ("Met", capital(decision.met.spoken())),
        ("Took effect", capital(decision.effective.spoken())),
        ("Notice", decision.notice),
        ("Key decision", key),
        ("Called in", decision.called_in),
    )
    after = (
        ("Reasons", decision.reasons),
        ("Alternatives rejected", decision.alternatives),
        ("Interests", decision.interests),
        ("Equality assessment", decision.equality),
        ("Note", decision.note),
        ("Evidence", capital(decision.grade.label) if decision.grade else ""),
    )
    return (
        *(Row(name, content(text)) for name, text in before if text),
        *_subjects(stand, decision),
        *(Row(name, content(text)) for name, text in after if text),
        Row("Source", source(decision.source)),
    )


def _subjects(stand: Standpoint, decision: DecisionRecord) -> list[Row]:
    rows = []
    if decision.projects:
        titles = project_titles(stand.row)
        links = [stand.link(titles[it], "project", it) for it in decision.projects]
        rows.append(Row("Projects", content(*_listed(links))))
    if decision.services:
        names = service_titles(stand.row)
        text = ", ".join(names[it] for it in decision.services)
        rows.append(Row("Services", content(text)))
    return rows


def _listed(links: Sequence[Inline]) -> list[Inline]:
    found: list[Inline] = []
    for link in links:
        found += [", ", link] if found else [link]
    return found


def _in_force(stand: Standpoint, decision: DecisionRecord) -> Table:
    said = statements(stand.row.pk, said_by=stand.moment.day)
    mine = [it for it in said if it.decision and it.decision.code == decision.code]
    return Table(
        name="in-force",
        caption="What was stated on the strength of it",
        headings=tuple(map(Heading, ("Statement", "Said", "By", "In force from"))),
        rows=tuple(_stated(stand, statement) for statement in mine),
        empty="No statement in the record rests on this decision.",
    )


def _stated(stand: Standpoint, said: Said) -> tuple[Content, ...]:
    in_force = say_day(said.in_force_on) if said.in_force_on else capital(NOT_STATED)
    return (
        content(stand.link(said.title or said.code, "statement", said.code)),
        content(capital(said.said.spoken())),
        content(said.author),
        content(in_force),
    )


def _options(stand: Standpoint, decision: DecisionRecord) -> tuple[Table, ...]:
    found = options(stand.row, as_at=stand.moment.day, decision=decision.code)
    table = Table(
        name="options",
        caption="Options that were considered",
        headings=tuple(map(Heading, ("Option", "For", "Against", "Outcome"))),
        rows=tuple(_option(option) for option in found),
    )
    return (table,) if found else ()


def _option(option: OptionRecord) -> tuple[Content, ...]:
    outcome = option.outcome.label if option.outcome else NOT_STATED
    return (
        content(f"{option.option}: {option.title}", under=(option.note,)),
        content(option.in_favour or capital(NOT_STATED)),
        content(option.against or capital(NOT_STATED)),
        content(capital(outcome), under=(option.score,)),
    )
