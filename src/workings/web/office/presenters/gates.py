"""Gates to open, and tests against the principles to record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from workings.web.office.listings import Asked, Column, Listing, Narrowing, listed
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


def tests_page(
    actor: Actor, programmes: Mapping[str, Any], asked: Asked, *, on: date
) -> TablesPage:
    """This function will list decisions and plans, with how far each was tested."""
    return TablesPage(
        frame=office_frame(actor, "Principles", room=ROOM),
        heading="Tests against the principles",
        lead=(
            "Each decision and each plan is tested against the programme's principles. "
            "A project is tested at its gates. Tests are public, and never changed."
        ),
        lists=(listed(_tested(actor), tuple(_subjects(programmes, on)), asked),),
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """A decision or plan of a programme, with how many principles it was tested by."""

    programme: str
    slug: str
    of: str
    code: str
    title: str
    on: date | None
    tested: int
    principles: int

    @property
    def how_far(self) -> str:
        """How far its tests have come, in words."""
        if not self.tested:
            return "not tested"
        return "tested" if self.tested >= self.principles else "tested in part"


WORDS = {"decision": "Decision", "proposal": "Plan"}
"""What is tested, by what an address calls it."""


def _subjects(programmes: Mapping[str, Any], on: date) -> Iterator[Subject]:
    for row in programmes.values():
        of_decisions, of_plans = untested(row)
        many = len(principles(row))
        for one in decision_list(row, as_at=on):
            tested = of_decisions.get(one.code, 0)
            where, met = (row.title, row.slug, "decision"), one.met.on
            yield Subject(*where, one.code, one.title, met, tested, many)
        for code, title in proposals(row):
            where, tested = (row.title, row.slug, "proposal"), of_plans.get(code, 0)
            yield Subject(*where, code, title, None, tested, many)


def _tested(actor: Actor) -> Listing[Subject]:
    writes = may(actor, Permission.RECORD_REGISTERS)

    def titled(one: Subject) -> Content:
        to = reverse("office:test", args=[one.slug, one.of, one.code])
        title = Link(one.title, to) if writes else one.title
        return content(title, under=(f"{one.code}, {one.programme}",))

    return Listing(
        name="tests",
        caption="Decisions and plans",
        columns=(
            Column("Of what", titled, lambda one: one.title),
            Column("Kind", lambda one: content(WORDS[one.of]), lambda one: one.of),
            Column(
                "Decided",
                lambda one: content(say_day(one.on) if one.on else ""),
                lambda one: one.on,
            ),
            Column(
                "Principles tested",
                lambda one: content(f"{one.tested} of {one.principles}"),
                lambda one: one.tested,
            ),
        ),
        narrowings=(
            Narrowing("Kind", lambda one: (WORDS[one.of],)),
            Narrowing("How far", lambda one: (one.how_far,)),
            Narrowing("Programme", lambda one: (one.programme,)),
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
