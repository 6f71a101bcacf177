"""Gates to open, and tests against the principles to record."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from workings.access.permissions import Actor, Permission, may
from workings.appraisal.gates import Gate
from workings.appraisal.queries import Tested, gates_ahead, untested
from workings.core.dates import say_day
from workings.core.problems import Problem
from workings.decisions.queries import decision_list
from workings.ledger.queries.drafts import proposed_plans
from workings.ledger.queries.statements import statements
from workings.ledger.words import StatementKind
from workings.programme.queries import principles
from workings.web.components import Content, Heading, Link, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.pages import FormPage, TablesPage
from workings.web.office.presenters.cases import REFUSED, problems_table
from workings.web.public.presenters.words import capital, sentence

ROOM = "office:tests"


def gate_page(
    actor: Actor,
    programme: Any,
    project: Any,
    problems: Sequence[Problem],
) -> FormPage:
    """This function will say what each gate ahead of a project needs, around the
    form to open one; where one was refused, why.
    """
    heading = f"Gates of {project.title}"
    ahead = gates_ahead(project)
    return FormPage(
        frame=office_frame(
            actor,
            heading,
            room="office:projects",
            trail=(Link("Projects", reverse("office:projects")),),
        ),
        heading=heading,
        lead=(
            "A gate is the one way in which a project's stage changes. It opens once "
            "there is everything it needs, and a test against each principle is made "
            "for it."
        ),
        button="Open the gate",
        action=reverse("office:gate", args=[programme.slug, project.code]),
        notice=REFUSED if problems else "",
        table=problems_table(problems) if problems else _ahead(ahead),
        status=409 if problems else 200,
    )


def _ahead(ahead: Sequence[Gate]) -> Table:
    return Table(
        name="ahead",
        caption="Gates that it may come to next, and what each needs",
        headings=tuple(map(Heading, ("Gate to", "Opened by", "Once there is"))),
        rows=tuple(
            (
                content(capital(gate.stage.label)),
                content(capital(gate.approver.label)),
                _needs(gate),
            )
            for gate in ahead
        ),
        empty="There is none: it has no stage yet, or its last.",
    )


def _needs(gate: Gate) -> Content:
    said = [capital(condition.label) for condition in gate.conditions]
    return content(said[0], under=tuple(said[1:]))


def proposals(programme: Any) -> list[tuple[str, str]]:
    """This function will list the plans of a programme that anybody may see, posted or
    on their way, by code.
    """
    posted = {
        one.code: one.title or one.code
        for one in reversed(statements(programme.pk))
        if one.kind is StatementKind.PLAN
    }
    return list((proposed_plans(programme) | posted).items())


def tests_page(actor: Actor, programmes: Mapping[str, Any], *, on: date) -> TablesPage:
    """This function will list decisions and plans, with how far each was tested."""
    return TablesPage(
        frame=office_frame(actor, "Principles", room=ROOM),
        heading="Tests against the principles",
        lead=(
            "Each decision and each plan is tested against the programme's principles. "
            "A project is tested at its gates. Tests are public, and never changed."
        ),
        tables=tuple(
            table
            for row in programmes.values()
            for table in _of_programme(actor, row, on)
        ),
    )


def _of_programme(actor: Actor, row: Any, on: date) -> tuple[Table, Table]:
    of_decisions, of_proposals = untested(row)
    decided = [(one.code, one.title) for one in decision_list(row, as_at=on)]
    plans = proposals(row)
    return (
        _listed(actor, row, decided, tested=of_decisions),
        _listed(actor, row, plans, tested=of_proposals, of="proposal"),
    )


def _listed(
    actor: Actor,
    row: Any,
    titles: Sequence[tuple[str, str]],
    *,
    tested: Mapping[str, int],
    of: str = "decision",
) -> Table:
    many = len(principles(row))
    word = {"decision": "Decisions", "proposal": "Plans"}[of]
    writes = may(actor, Permission.RECORD_REGISTERS)
    return Table(
        name=f"{of}-{row.slug}",
        caption=f"{word} of {row.title}",
        headings=(Heading(word[:-1]), Heading("Principles tested")),
        rows=tuple(
            (
                content(
                    Link(title, reverse("office:test", args=[row.slug, of, code]))
                    if writes
                    else title,
                    under=(code,),
                ),
                content(f"{tested.get(code, 0)} of {many}"),
            )
            for code, title in titles
        ),
        empty="There are none yet.",
    )


def test_page(
    actor: Actor,
    programme: Any,
    subject: tuple[str, str, str],
    tested: Tested,
    problems: Sequence[Problem],
) -> FormPage:
    """This function will show what a decision or plan was tested against, around the
    form of further tests.
    """
    of, name, title = subject
    return FormPage(
        frame=office_frame(
            actor, title, room=ROOM, trail=(Link("Principles", reverse(ROOM)),)
        ),
        heading=title,
        lead=(
            "What is found later is a further test, of its own day. Where it fails and "
            "that is accepted, the reasons are public."
        ),
        button="Keep these tests",
        action=reverse("office:test", args=[programme.slug, of, name]),
        notice=REFUSED if problems else "",
        table=problems_table(problems) if problems else _found(tested),
        status=409 if problems else 200,
    )


def _found(tested: Tested) -> Table:
    return Table(
        name="tested",
        caption="Tests so far",
        headings=tuple(map(Heading, ("Principle", "Verdict", "Why", "By whom, when"))),
        rows=tuple(
            (
                content(one.principle),
                content(capital(one.verdict.label)),
                content(sentence(one.reasons) or "-", under=(sentence(one.evidence),)),
                content(f"{one.by or 'Not said'}, {say_day(one.on)}"),
            )
            for one in tested.findings
        ),
        empty=f"None. Missing: {', '.join(tested.missing)}.",
    )
