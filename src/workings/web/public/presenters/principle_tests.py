"""Tests against the programme's principles: of every decision, of every plan, and of
each project at each gate. One that was never recorded is shown as missing.
"""

from collections.abc import Sequence
from datetime import date

from workings.appraisal.queries import (
    FindingRecord,
    Tested,
    programme_tests,
    stages_passed,
)
from workings.core.dates import say_day
from workings.decisions.queries import decision_list
from workings.ledger.queries.statements import statements
from workings.ledger.words import StatementKind
from workings.web.components import Content, Heading, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import DossierPage, Part
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import NOT_STATED, capital, sentence
from workings.web.public.standpoint import Standpoint, standpoint

HEADING = "Tests against the principles"
LEAD = (
    "Each decision, each plan and each stage that a project comes to is tested against "
    "the programme's principles. A test is never changed: what is found later stands "
    "beside it. Where none is recorded, that is said."
)
NOT_RECORDED = "Not recorded"


def tests_page(slug: str, moment: Moment) -> DossierPage:
    """This function will set out every test, and every one that is missing."""
    stand = standpoint(slug, moment)
    tested = programme_tests(stand.row, as_at=moment.day)
    return DossierPage(
        frame=frame(stand, HEADING, "tests", trail=HEADING),
        heading=HEADING,
        caption=f"{stand.record.title}, as at {moment.spoken}",
        summary=LEAD,
        notice="",
        rows=tuple(
            Row(title, content(f"Adopted {tested.adopted[code].spoken()}"))
            for code, title in tested.principles.items()
        ),
        parts=(
            Part("gates", "Gates", tables=(_gates(stand, tested),)),
            Part("decisions", "Decisions", tables=(_decisions(stand, tested),)),
            Part("plans", "Plans", tables=(_plans(stand, tested),)),
        ),
    )


def _gates(stand: Standpoint, tested: Tested) -> Table:
    rows = tuple(
        (
            content(
                stand.link(at.title, "project", at.project),
                under=(capital(at.stage.label), at.on.spoken()),
            ),
            *(
                _cell(
                    [
                        one
                        for one in tested.of(code)
                        if (one.of, one.gate, one.on)
                        == (at.project, at.stage, at.on.on)
                    ],
                    tested,
                    code,
                    at.on.on,
                )
                for code in tested.principles
            ),
        )
        for at in stages_passed(stand.row, as_at=stand.moment.day)
    )
    return _table("gates", "Projects, gate by gate", "Project and stage", tested, rows)


def _decisions(stand: Standpoint, tested: Tested) -> Table:
    rows = tuple(
        _row(
            stand,
            tested,
            ("decision", one.code, one.title),
            one.met.on,
            one.met.spoken(),
        )
        for one in decision_list(stand.row, as_at=stand.moment.day)
    )
    return _table("decisions", "Decisions", "Decision", tested, rows)


def _plans(stand: Standpoint, tested: Tested) -> Table:
    rows = tuple(
        _row(
            stand,
            tested,
            ("statement", one.code, one.title or one.code),
            one.said.on,
            one.said.spoken(),
        )
        for one in statements(stand.row.pk, said_by=stand.moment.day)
        if one.kind is StatementKind.PLAN
    )
    return _table("plans", "Plans, as they were proposed", "Plan", tested, rows)


def _row(
    stand: Standpoint,
    tested: Tested,
    page: tuple[str, str, str],
    on: date,
    spoken: str,
) -> tuple[Content, ...]:
    route, code, title = page
    return (
        content(stand.link(title, route, code), under=(spoken,)),
        *(
            _cell(
                [
                    one
                    for one in tested.of(principle)
                    if one.gate is None and one.of == code
                ],
                tested,
                principle,
                on,
            )
            for principle in tested.principles
        ),
    )


def _cell(
    found: Sequence[FindingRecord], tested: Tested, principle: str, on: date
) -> Content:
    if not found:
        early = tested.adopted[principle].on > on
        return content("Not adopted yet" if early else NOT_RECORDED)
    # The latest first, with those before it under it: what changed can be seen.
    said = [_said(one) for one in reversed(found)]
    return content(said[0][0], under=(*said[0][1:], *_before(said[1:])))


def _said(one: FindingRecord) -> tuple[str, ...]:
    lines = (sentence(one.reasons), sentence(one.evidence), who(one))
    return (capital(one.verdict.label), *lines)


def _before(said: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, ("Before:", *lines))) for lines in said)


def _table(
    name: str,
    caption: str,
    first: str,
    tested: Tested,
    rows: tuple[tuple[Content, ...], ...],
) -> Table:
    return Table(
        name=f"{name}-tested",
        caption=caption,
        headings=tuple(map(Heading, (first, *tested.principles.values()))),
        rows=rows if tested.principles else (),
        empty="Nothing to test is known by then.",
    )


def why(test: FindingRecord) -> Content:
    """This function will give the reasons of a verdict, and under them what it rests
    on.
    """
    said = [sentence(text) for text in (test.reasons, test.evidence) if text]
    return content(said[0] if said else capital(NOT_STATED), under=tuple(said[1:]))


def who(test: FindingRecord) -> str:
    """This function will say who tested, and when."""
    return ", ".join(filter(None, (test.by, say_day(test.on))))
