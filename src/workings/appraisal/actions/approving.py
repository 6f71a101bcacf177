"""Options are approved, and their numbers become a plan."""

from datetime import UTC, datetime

from django.db import transaction

from workings.access.permissions import Actor, Permission, require
from workings.appraisal.actions.cases import show_case
from workings.appraisal.case import Option
from workings.appraisal.models import (
    Case,
    CaseFile,
    OptionApproved,
)
from workings.appraisal.plan import Plan, plan, superseding
from workings.appraisal.queries import case_of, is_about, latest_file
from workings.core.problems import mend_name
from workings.core.refusals import Refusal
from workings.decisions.decided import GOES_AHEAD
from workings.decisions.models import Decision
from workings.documents.models import Source
from workings.documents.sources import Grade
from workings.ledger.actions import post
from workings.ledger.actions.recording import write_benefits
from workings.ledger.statement import Line, Statement
from workings.ledger.words import Cause, Standing, StatementKind
from workings.programme.models import Project


class CannotApprove(Refusal):
    """An option cannot be approved as it stands."""


@transaction.atomic
def approve_option(
    *,
    case: Case,
    option: str,
    decision: Decision,
    source: Source,
    cause: Cause | None = None,
    by: Actor,
) -> OptionApproved:
    """This function will approve an option of a case, and post its numbers as a plan.

    Finance approves, and nobody what they made themselves; with that the case is
    published. The plan is in force from the decision's effect. What an earlier
    approval for the same project promised and this does not is said to be 0, so that
    the later case takes its place. Raises :class:`CannotApprove`, ``NotAPlan``, and
    whatever the ledger refuses; then nothing is written.
    """
    require(by, Permission.VALIDATE_STATEMENT)
    file = latest_file(case)
    if file is None:
        raise CannotApprove(f"Case {case.code} has no file: there are no numbers.")
    # Duties are separate for whoever signs in; a command is the operator's.
    if by.email and case.files.filter(recorded_by=by.name).exists():
        raise CannotApprove(
            f"{by.name} made versions of this case: somebody else must approve it."
        )
    if decision.outcome not in GOES_AHEAD:
        raise CannotApprove(
            f"Decision {decision.code} was not to go ahead: it was "
            f"{decision.outcome.label}."
        )
    if not is_about(decision, case.project):
        raise CannotApprove(
            f"Decision {decision.code} is not about {case.project.code}: name one that "
            "is, or record that this one is about the project."
        )
    chosen = _option(file, option)
    made = _plan(file, chosen, case.project)
    before = _planned_before(case.project)
    whole = superseding(made, before)
    write_benefits(made.benefits, programme=case.programme, by=by)
    statement = _statement(
        file, chosen, whole, decision=decision, source=source, cause=cause
    )
    post(statement, programme=case.programme, by=by)
    show_case(case, by=by)
    return OptionApproved.objects.create(
        file=file,
        option=option,
        decision=decision,
        statement=statement.code,
        recorded_at=datetime.now(UTC),
    )


def _option(file: CaseFile, code: str) -> Option:
    options = {one.code: one for one in case_of(file).options}
    if code not in options:
        raise CannotApprove(f'There is no option "{code}". {mend_name(code, options)}')
    return options[code]


def _plan(file: CaseFile, option: Option, project: Project) -> Plan:
    return plan(case_of(file), option, project=project.code, file=file.sha256)


def _planned_before(project: Project) -> list[Line]:
    rows = OptionApproved.objects.filter(file__case__project=project).order_by("id")
    held: dict[object, Line] = {}
    for row in rows.select_related("file__case"):
        made = _plan(row.file, _option(row.file, row.option), project)
        held |= {line.key: line for line in made.lines}
    return list(held.values())


def _statement(
    file: CaseFile,
    option: Option,
    whole: Plan,
    *,
    decision: Decision,
    source: Source,
    cause: Cause | None,
) -> Statement:
    case = file.case
    said = decision.reported or decision.met
    return Statement(
        code=f"plan-{case.code}-{file.number}-{option.code}".lower(),
        title=f"{case.title}: option {option.code}, {option.title}"[:300],
        kind=StatementKind.PLAN,
        said=said,
        source=source.code,
        grade=Grade.OFFICIAL,
        standing=Standing.OF_RECORD,
        author_body=decision.body.code,
        decision=decision.code,
        in_force_on=decision.effective.on,
        cause=cause,
        prices=whole.prices,
        reason=f"From the case {case.code}, version {file.number} of its file.",
        lines=whole.lines,
    )
