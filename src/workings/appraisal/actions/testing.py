"""Gates, decisions and proposals are tested against the programme's principles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.appraisal.findings import Finding, finding_problems, place
from workings.appraisal.models import PrincipleTest
from workings.core.problems import HasProblems, Problem
from workings.decisions.models import Decision
from workings.programme.models import Principle, Programme, Project
from workings.programme.stages import Stage


class CannotTest(HasProblems):
    """Tests against the principles that are none, each with what would mend it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is tested: a project at the gate to a stage, a decision, or a proposal (the
    code of a statement, posted or not yet). One of the three.
    """

    project: Project | None = None
    gate: Stage | None = None
    decision: Decision | None = None
    proposal: str | None = None

    def __str__(self) -> str:
        if self.gate is not None:
            return f"{self.project}/{self.gate}"
        return str(self.decision or self.proposal)


@transaction.atomic
def record_tests(
    tests: Sequence[Finding],
    *,
    of: Subject,
    on: date,
    programme: Programme,
    by: Actor,
) -> int:
    """This function will keep tests against principles, made on a day, for good, and
    return how many are new: the same said again is one.

    A test never changes: what is found later is another, of its own day. Raises
    :class:`CannotTest`, and writes nothing then.
    """
    require(by, Permission.RECORD_REGISTERS)
    rows = Principle.objects.filter(programme=programme)
    principles = {row.code: row for row in rows}
    own = {
        "project": of.project,
        "gate": of.gate,
        "decision": of.decision,
        "proposal": of.proposal,
        "on": on,
    }
    held = {
        row.principle_id: row
        for row in PrincipleTest.objects.filter(
            principle__in=principles.values(), **own
        )
    }
    found = list(finding_problems(tests, principles))
    new = []
    for test in tests:
        if test.principle not in principles:
            continue
        row = held.get(principles[test.principle].pk)
        if row is None:
            new.append(test)
        elif (row.verdict, row.reasons, row.evidence, row.tested_by) != (
            test.verdict,
            test.reasons,
            test.evidence,
            test.by,
        ):
            what = f"another result of {on} is kept already"
            mend = "Leave it as it was, or give the new one the day it was made"
            found.append(Problem(place(test), what, mend))
    if found:
        raise CannotTest(found)
    now = datetime.now(UTC)
    for test in new:
        PrincipleTest.objects.create(
            principle=principles[test.principle],
            verdict=test.verdict,
            reasons=test.reasons,
            evidence=test.evidence,
            tested_by=test.by,
            recorded_at=now,
            **own,
        )
        after = {"verdict": str(test.verdict), "on": on.isoformat()}
        audit(by, "tested", f"{of}/{test.principle}"[:400], after=after)
    return len(new)
