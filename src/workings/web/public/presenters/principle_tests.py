"""Tests against the programme's principles: of every decision, of every plan, and of
each project at each gate. One that was never recorded is shown as missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workings.appraisal.queries import (
    FindingRecord,
    Tested,
    programme_tests,
    stages_passed,
)
from workings.core.dates import DatedTo, say_day
from workings.decisions.queries import decision_list
from workings.ledger.queries.statements import statements
from workings.ledger.words import StatementKind
from workings.programme.stages import Stage
from workings.web.components import Content, Heading, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import DossierPage, Part
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import NOT_STATED, capital, count, sentence
from workings.web.public.standpoint import Standpoint, standpoint

HEADING = "Tests against the principles"
LEAD = (
    "Each decision, each plan and each stage that a project comes to is tested against "
    "the programme's principles. A test is never changed: what is found later stands "
    "beside it. Where none is recorded, that is said."
)
NOT_RECORDED = "Not recorded"


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is to be tested, with the route of its page; ``gate`` is the stage that a
    project comes to.
    """

    route: str
    code: str
    title: str
    on: DatedTo
    gate: Stage | None = None

    @property
    def when(self) -> str:
        stage = [capital(self.gate.label)] if self.gate else []
        return ", ".join([*stage, self.on.spoken()])

    def found(self, tested: Tested, principle: str) -> tuple[FindingRecord, ...]:
        """The tests of it against a principle, the earliest first."""
        return tuple(
            one
            for one in tested.of(principle)
            if (one.of, one.gate) == (self.code, self.gate)
            and (self.gate is None or one.on == self.on.on)
        )


class _Kind(NamedTuple):
    """A part of the page: its id, what is tested, and what its rows begin with."""

    name: str
    of: str
    row: str


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
            _part(stand, tested, _Kind("gates", "Gate", "Project"), _gates(stand)),
            _part(
                stand,
                tested,
                _Kind("decisions", "Decision", "Decision"),
                _decided(stand),
            ),
            _part(stand, tested, _Kind("plans", "Plan", "Plan"), _plans(stand)),
        ),
    )


def _gates(stand: Standpoint) -> list[_Subject]:
    return [
        _Subject("project", at.project, at.title, at.on, at.stage)
        for at in stages_passed(stand.row, as_at=stand.moment.day)
    ]


def _decided(stand: Standpoint) -> list[_Subject]:
    return [
        _Subject("decision", one.code, one.title, one.met)
        for one in decision_list(stand.row, as_at=stand.moment.day)
    ]


def _plans(stand: Standpoint) -> list[_Subject]:
    return [
        _Subject("statement", one.code, one.title or one.code, one.said)
        for one in statements(stand.row.pk, said_by=stand.moment.day)
        if one.kind is StatementKind.PLAN
    ]


def _part(
    stand: Standpoint,
    tested: Tested,
    kind: _Kind,
    subjects: Sequence[_Subject],
) -> Part:
    """What was tested, with its verdicts, and apart from it what was not: row after row
    of nothing recorded would hide the few that were.
    """
    with_test, without = [], []
    for one in subjects if tested.principles else ():
        found = {code: one.found(tested, code) for code in tested.principles}
        if any(found.values()):
            with_test.append(_verdicts(stand, tested, one, found))
        else:
            without.append(one)
    tables = (
        _tested_table(tested, kind, with_test),
        _untested_table(stand, tested, kind, without),
    )
    filled = tuple(table for table in tables if table.rows)
    return Part(kind.name, f"{kind.of}s", tables=filled or tables[:1])


def _verdicts(
    stand: Standpoint,
    tested: Tested,
    one: _Subject,
    found: Mapping[str, Sequence[FindingRecord]],
) -> tuple[Content, ...]:
    link = stand.link(one.title, one.route, one.code)
    cells = (_cell(tests, one, tested.adopted[code]) for code, tests in found.items())
    return (content(link, under=(one.when,)), *cells)


def _cell(
    found: Sequence[FindingRecord], subject: _Subject, adopted: DatedTo
) -> Content:
    if not found:
        early = adopted.on > subject.on.on
        return content("Not adopted yet" if early else NOT_RECORDED)
    # The latest first, with those before it under it: what changed can be seen.
    said = [_said(one) for one in reversed(found)]
    return content(said[0][0], under=(*said[0][1:], *_before(said[1:])))


def _tested_table(
    tested: Tested, kind: _Kind, rows: Sequence[tuple[Content, ...]]
) -> Table:
    return Table(
        name=f"{kind.name}-tested",
        caption=f"{kind.of}s that were tested",
        headings=tuple(map(Heading, (kind.row, *tested.principles.values()))),
        rows=tuple(rows),
        empty="Nothing to test is known by then.",
    )


def _untested_table(
    stand: Standpoint,
    tested: Tested,
    kind: _Kind,
    subjects: Sequence[_Subject],
) -> Table:
    """A row for each page, whatever the number of its gates."""
    begun = min((day.on for day in tested.adopted.values()), default=date.max)
    rows: dict[str, list[str]] = {}
    for one in subjects:
        early = ", before any principle was adopted" if one.on.on < begun else ""
        rows.setdefault(one.code, []).append(f"{one.when}{early}")
    pages = {one.code: stand.link(one.title, one.route, one.code) for one in subjects}
    return Table(
        name=f"{kind.name}-untested",
        caption=f"{count(subjects, kind.of.lower())} with no test on record",
        headings=(Heading(kind.row), Heading("When")),
        rows=tuple(
            (content(pages[code]), content(when, under=tuple(later)))
            for code, (when, *later) in rows.items()
        ),
    )


def _said(one: FindingRecord) -> tuple[str, ...]:
    lines = (sentence(one.reasons), sentence(one.evidence), who(one))
    return (capital(one.verdict.label), *lines)


def _before(said: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, ("Before:", *lines))) for lines in said)


def why(test: FindingRecord) -> Content:
    """This function will give the reasons of a verdict, and under them what it rests
    on.
    """
    said = [sentence(text) for text in (test.reasons, test.evidence) if text]
    return content(said[0] if said else capital(NOT_STATED), under=tuple(said[1:]))


def who(test: FindingRecord) -> str:
    """This function will say who tested, and when."""
    return ", ".join(filter(None, (test.by, say_day(test.on))))
