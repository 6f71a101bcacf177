"""What was found against the programme's principles, and what was never asked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workings.appraisal.kinds import Verdict
from workings.appraisal.models import PrincipleTest
from workings.core.dates import DatedTo
from workings.programme.models import Programme
from workings.programme.queries import principles, projects
from workings.programme.stages import Stage


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """What was found against a principle; ``gate`` is None of a decision's or a
    proposal's test.
    """

    code: str
    principle: str
    verdict: Verdict
    gate: Stage | None
    on: date
    by: str
    reasons: str
    evidence: str
    of: str = ""
    """The code of the project, the decision or the proposal."""


@dataclass(frozen=True, slots=True)
class Tested:
    """The principles adopted by a day, in their order, and every test against them,
    the earliest first.
    """

    principles: Mapping[str, str]
    """Titles by code."""
    adopted: Mapping[str, DatedTo]
    findings: tuple[FindingRecord, ...]

    def of(self, principle: str) -> tuple[FindingRecord, ...]:
        """The tests against one principle."""
        return tuple(one for one in self.findings if one.code == principle)

    @property
    def missing(self) -> tuple[str, ...]:
        """The titles of principles that there is no test against."""
        tested = {one.code for one in self.findings}
        return tuple(
            title for code, title in self.principles.items() if code not in tested
        )


@dataclass(frozen=True, slots=True)
class Passed:
    """A stage that a project came to, through whatever gate."""

    project: str
    title: str
    stage: Stage
    on: DatedTo


def programme_tests(programme: Programme, *, as_at: date) -> Tested:
    """This function will return every test of a programme by a day."""
    return _tested(programme, as_at)


def stages_passed(programme: Programme, *, as_at: date) -> tuple[Passed, ...]:
    """This function will return the stages that projects had come to by a day, project
    by project, but for those that they began at.
    """
    return tuple(
        Passed(project.code, project.title, change.stage, change.on)
        for project in sorted(projects(programme, as_at=as_at), key=lambda it: it.code)
        for change in project.stages
        if change.stage is not Stage.IDEA
    )


def project_tests(programme: Programme, project: str, *, as_at: date) -> Tested:
    """This function will return the tests at a project's gates."""
    return _tested(programme, as_at, project__code=project)


def decision_tests(programme: Programme, decision: str, *, as_at: date) -> Tested:
    """This function will return the tests of a decision."""
    return _tested(programme, as_at, decision__code=decision)


def proposal_tests(programme: Programme, code: str, *, as_at: date) -> Tested:
    """This function will return the tests of a statement, posted or proposed."""
    return _tested(programme, as_at, proposal=code)


def untested(programme: Programme) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """This function will count the principles that decisions and proposals are tested
    against, by their codes.
    """
    rows = PrincipleTest.objects.filter(principle__programme=programme, gate=None)
    pairs = set(rows.values_list("decision__code", "proposal", "principle_id"))
    return (
        Counter(decision for decision, _, _ in pairs if decision),
        Counter(proposal for _, proposal, _ in pairs if proposal),
    )


def _tested(programme: Programme, as_at: date, **of: str) -> Tested:
    known = [it for it in principles(programme) if it.adopted.on <= as_at]
    rows = PrincipleTest.objects.filter(principle__programme=programme, on__lte=as_at)
    mine = rows.filter(principle__code__in=[it.code for it in known], **of)
    beside = mine.select_related("principle", "project", "decision")
    return Tested(
        {it.code: it.title for it in known},
        {it.code: it.adopted for it in known},
        tuple(map(_finding, beside.order_by("on", "id"))),
    )


def _finding(row: PrincipleTest) -> FindingRecord:
    subject = row.project or row.decision
    return FindingRecord(
        row.principle.code,
        row.principle.title,
        Verdict(row.verdict),
        row.gate and Stage(row.gate),
        row.on,
        row.tested_by,
        row.reasons,
        row.evidence,
        subject.code if subject else row.proposal or "",
    )
