"""Projects pass gates."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.appraisal.gates import GATES, Gate, GateRefused, missing
from workings.appraisal.kinds import Verdict
from workings.appraisal.models import (
    Case,
    GatePassed,
    PrincipleTest,
)
from workings.appraisal.queries import standing
from workings.core.dates import DatedTo
from workings.core.problems import Problem, mend_name
from workings.core.refusals import Refusal
from workings.decisions.models import Decision
from workings.programme.actions import StageGiven, change_stage
from workings.programme.models import Post, Principle, Project
from workings.programme.regimes import in_force
from workings.programme.stages import Stage


class WrongApprover(Refusal):
    """A gate is opened by a post of another role."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A test against a principle, by its code, made for a gate."""

    principle: str
    verdict: Verdict
    reasons: str = ""
    evidence: str = ""
    by: str = ""


@transaction.atomic
def pass_gate(
    *,
    project: Project,
    to: Stage,
    on: date,
    approver: Post,
    tests: Sequence[Finding] = (),
    decision: Decision | None = None,
    by: Actor,
) -> GatePassed:
    """This function will take a project through the gate to a stage.

    The tests are kept with it, and so are those who held the approver's post that
    day. Raises :class:`GateRefused`, which says everything that is missing,
    :class:`WrongApprover`, and what ``change_stage`` refuses. Then nothing changes.
    """
    require(by, Permission.RECORD_REGISTERS)
    gate = _gate(to, approver)
    names = {one.principle: one for one in tests}
    so = standing(project, gate=to, on=on, decision=decision, tested=list(names))
    found = (*_test_problems(project, names), *missing(gate, so))
    if found:
        raise GateRefused(gate, found)
    given = StageGiven(to, DatedTo(on), decision.code if decision else "")
    change_stage(project=project, given=given, by=by)
    _keep_tests(project, to, on, tests)
    passed = GatePassed.objects.create(
        project=project,
        stage=to,
        on=on,
        approver=approver,
        holders=_holders(approver, on),
        decision=decision,
        case=_latest_case(project, on),
        recorded_at=datetime.now(UTC),
        recorded_by=by.name,
    )
    audit(by, "passed gate", f"{project}/{to}", after={"on": on.isoformat()})
    return passed


def _gate(to: Stage, approver: Post) -> Gate:
    gate = GATES.get(to)
    if gate is None:
        raise WrongApprover(f"There is no gate to {to.label}: projects begin there.")
    if approver.role != gate.approver:
        raise WrongApprover(
            f"The gate to {to.label} is opened by a {gate.approver.label}: "
            f"{approver.title} is not."
        )
    return gate


def _latest_case(project: Project, on: date) -> Case | None:
    rows = Case.objects.filter(project=project, on_counts__lte=on)
    return rows.order_by("-on_counts", "-id").first()


def _test_problems(
    project: Project, given: Mapping[str, Finding]
) -> tuple[Problem, ...]:
    known = Principle.objects.filter(programme=project.programme)
    codes = set(known.values_list("code", flat=True))
    return tuple(
        problem
        for code, test in given.items()
        if (problem := _problem(f'test against "{code}"', code, test, codes))
    )


def _problem(
    where: str, code: str, test: Finding, codes: Collection[str]
) -> Problem | None:
    if code not in codes:
        return Problem(where, "there is no such principle", mend_name(code, codes))
    if test.verdict is Verdict.NOT_TESTED:
        return Problem(where, "is no test", "Give a verdict")
    if test.verdict is Verdict.FAILS:
        mend = "Change the proposal, or say why the failing is accepted"
        return Problem(where, "it fails", mend)
    if test.verdict is Verdict.FAILS_ACCEPTED and not test.reasons:
        return Problem(where, "it fails without a reason", "Give the reasons")
    return None


def _keep_tests(
    project: Project, gate: Stage, on: date, tests: Sequence[Finding]
) -> None:
    principles = {
        row.code: row for row in Principle.objects.filter(programme=project.programme)
    }
    now = datetime.now(UTC)
    for test in tests:
        PrincipleTest.objects.create(
            project=project,
            principle=principles[test.principle],
            on=on,
            gate=gate,
            verdict=test.verdict,
            reasons=test.reasons,
            evidence=test.evidence,
            tested_by=test.by,
            recorded_at=now,
        )


def _holders(post: Post, on: date) -> str:
    rows = post.holdings.all()
    return " and ".join(
        sorted(row.name for row in rows if in_force(row.first, row.last, on))
    )
