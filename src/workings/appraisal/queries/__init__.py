"""What is known of cases, tests against the principles, and gates passed."""

from workings.appraisal.queries.cases import (
    ApprovalRecord,
    CaseLine,
    CaseRecord,
    FindingRecord,
    GateRecord,
    NoSuchCase,
    case_named,
    cases,
)
from workings.appraisal.queries.files import case_of, latest_file
from workings.appraisal.queries.of_project import (
    ApprovedPlan,
    ProjectCases,
    project_cases,
)
from workings.appraisal.queries.standing import standing

__all__ = [
    "ApprovalRecord",
    "ApprovedPlan",
    "CaseLine",
    "CaseRecord",
    "FindingRecord",
    "GateRecord",
    "NoSuchCase",
    "ProjectCases",
    "case_named",
    "case_of",
    "cases",
    "latest_file",
    "project_cases",
    "standing",
]
