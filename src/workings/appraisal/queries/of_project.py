"""The cases of one project, and the plan that was approved of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Case, F, When

from workings.appraisal.casefile import read_case
from workings.appraisal.models import Case as CaseRow
from workings.appraisal.plan import Plan, plan
from workings.appraisal.queries.cases import CaseLine, case_line
from workings.programme.models import Programme


@dataclass(frozen=True, slots=True)
class ApprovedPlan:
    """The plan of the option that was last approved for a project."""

    case: str
    case_title: str
    option: str
    statement: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class ProjectCases:
    """The cases of a project, the latest first, and the plan approved last, if any."""

    cases: tuple[CaseLine, ...]
    approved: ApprovedPlan | None


def project_cases(programme: Programme, project: str, *, as_at: date) -> ProjectCases:
    """This function will return the cases of a project weighed by a day, and the plan
    that was approved last and in effect by then, worked out of the same file again.
    """
    rows = _rows_by_approval(programme, project)
    by_case = groupby(rows, key=attrgetter("pk"))
    firsts = [next(group) for _, group in by_case]
    return ProjectCases(
        cases=tuple(case_line(row) for row in firsts if row.on_counts <= as_at),
        approved=_approved(rows, project, as_at),
    )


def _rows_by_approval(programme: Programme, project: str) -> Sequence[Any]:
    """A case's row, repeated for each version of its file and each approval of one."""
    approved = {"files__approvals__isnull": False}
    mine = CaseRow.objects.filter(
        programme=programme, project__code=project, draft=False
    )
    return tuple(
        mine.annotate(
            approval=F("files__approvals"),
            option=F("files__approvals__option"),
            statement=F("files__approvals__statement"),
            effective=F("files__approvals__decision__effective"),
            sha256=F("files__sha256"),
            # Versions that were never approved are many, and need not be read.
            body=Case(When(**approved, then=F("files__body"))),
        ).order_by("-on_counts", "code")
    )


def _approved(rows: Sequence[Any], project: str, as_at: date) -> ApprovedPlan | None:
    approvals = [row for row in rows if row.approval and row.effective.on <= as_at]
    if not approvals:
        return None
    row = max(approvals, key=attrgetter("approval"))
    case = read_case(row.body, f"{row.code}.toml")
    option = next(one for one in case.options if one.code == row.option)
    return ApprovedPlan(
        row.code,
        row.title,
        row.option,
        row.statement,
        plan(case, option, project=project, file=row.sha256),
    )
