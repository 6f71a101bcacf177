"""Projects pass gates."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.appraisal.actions.testing import Subject, record_tests
from workings.appraisal.findings import Finding, finding_problems
from workings.appraisal.gates import GATES, Gate, GateRefused, missing
from workings.appraisal.kinds import Verdict
from workings.appraisal.models import Case, GatePassed
from workings.appraisal.queries import is_about, standing
from workings.core.dates import DatedTo
from workings.core.problems import Problem
from workings.core.refusals import Refusal
from workings.decisions.models import Decision
from workings.programme.actions import StageGiven, change_stage
from workings.programme.models import Post, Principle, Project
from workings.programme.regimes import in_force
from workings.programme.stages import Stage


class WrongApprover(Refusal):
    """A gate is opened by a post of another role."""


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
    names = [one.principle for one in tests]
    so = standing(project, gate=to, on=on, decision=decision, tested=names)
    found = (
        *_test_problems(project, tests),
        *_of_another(project, decision),
        *missing(gate, so),
    )
    if found:
        raise GateRefused(gate, found)
    given = StageGiven(to, DatedTo(on), decision.code if decision else "")
    change_stage(project=project, given=given, by=by)
    subject = Subject(project=project, gate=to)
    record_tests(tests, of=subject, on=on, programme=project.programme, by=by)
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


def _test_problems(project: Project, tests: Sequence[Finding]) -> tuple[Problem, ...]:
    known = Principle.objects.filter(programme=project.programme)
    codes = set(known.values_list("code", flat=True))
    mend = "Change the proposal, or say why the failing is accepted"
    fails = (one.principle for one in tests if one.verdict is Verdict.FAILS)
    shut = (Problem(f'test against "{code}"', "it fails", mend) for code in fails)
    return (*finding_problems(tests, codes), *shut)


def _of_another(project: Project, decision: Decision | None) -> tuple[Problem, ...]:
    if decision is None or is_about(decision, project):
        return ()
    what = f"decision {decision.code} is not about {project.code}"
    mend = "Name a decision that is, or record that this one is about the project"
    return (Problem("decision", what, mend),)


def _holders(post: Post, on: date) -> str:
    rows = post.holdings.all()
    return " and ".join(
        sorted(row.name for row in rows if in_force(row.first, row.last, on))
    )
