"""The file of a case, and the options the record lists for it."""

from dataclasses import dataclass
from datetime import date

from workings.appraisal.case import Case
from workings.appraisal.casefile import read_case
from workings.appraisal.models import (
    Case as CaseRow,
)
from workings.appraisal.models import (
    CaseFile,
    OptionApproved,
)
from workings.appraisal.plan import Plan, plan
from workings.decisions.decided import (
    OptionOutcome,
    OptionRecord,
)
from workings.decisions.models import OptionConsidered
from workings.documents.queries import cited
from workings.programme.models import Programme


def latest_file(row: CaseRow) -> CaseFile | None:
    """This function will return the newest version of a case's file, if it has any."""
    return CaseFile.objects.filter(case=row).order_by("-number").first()


def case_of(file: CaseFile) -> Case:
    """This function will read a held file, which was checked when it was brought."""
    return read_case(file.body, f"{file.case.code}.toml")


def options_weighed(row: CaseRow) -> tuple[OptionRecord, ...]:
    """This function will return the options that the record has in a case's days."""
    rows = OptionConsidered.objects.filter(project=row.project)
    first = row.since.on if row.since else row.on.on
    chosen = [
        one
        for one in rows.select_related("project", "decision", "source")
        if first <= one.on.on <= row.on.on
    ]
    return tuple(
        OptionRecord(
            project=one.project.code,
            on=one.on,
            option=one.option,
            title=one.title,
            in_favour=one.in_favour,
            against=one.against,
            score=one.score,
            outcome=one.outcome and OptionOutcome(one.outcome),
            decision=one.decision.code if one.decision else "",
            source=cited(one.source),
            note=one.note,
        )
        for one in sorted(chosen, key=lambda one: (one.option, one.on.on))
    )


@dataclass(frozen=True, slots=True)
class ApprovedPlan:
    """The plan of the option that was last approved for a project."""

    case: str
    case_title: str
    option: str
    statement: str
    plan: Plan


def approved_plan(
    programme: Programme, project: str, *, as_at: date
) -> ApprovedPlan | None:
    """This function will return the plan of a project that was approved last and in
    effect by a day, worked out of the same file again; None where there is none.
    """
    rows = OptionApproved.objects.filter(
        file__case__programme=programme, file__case__project__code=project
    )
    every = rows.select_related("file__case", "decision").order_by("-id")
    row = next((one for one in every if one.decision.effective.on <= as_at), None)
    if row is None:
        return None
    case = case_of(row.file)
    option = next(one for one in case.options if one.code == row.option)
    return ApprovedPlan(
        row.file.case.code,
        row.file.case.title,
        row.option,
        row.statement,
        plan(case, option, project=project, file=row.file.sha256),
    )
