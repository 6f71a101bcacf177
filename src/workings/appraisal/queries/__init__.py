"""What is known of cases, tests against the principles, and gates passed."""

from workings.appraisal.queries.cases import (
    ApprovalRecord,
    CaseLine,
    CaseRecord,
    GateRecord,
    NoSuchCase,
    case_named,
    case_row,
    cases,
    office_cases,
)
from workings.appraisal.queries.files import (
    OfficeCase,
    case_of,
    latest_file,
    office_case,
    published_file,
)
from workings.appraisal.queries.of_project import (
    ApprovedPlan,
    ProjectCases,
    project_cases,
)
from workings.appraisal.queries.standing import gates_ahead, is_about, standing
from workings.appraisal.queries.tests import (
    FindingRecord,
    Tested,
    decision_tests,
    programme_tests,
    project_tests,
    proposal_tests,
    stages_passed,
    untested,
)

__all__ = [
    "ApprovalRecord",
    "ApprovedPlan",
    "CaseLine",
    "CaseRecord",
    "FindingRecord",
    "GateRecord",
    "NoSuchCase",
    "OfficeCase",
    "ProjectCases",
    "Tested",
    "case_named",
    "case_of",
    "case_row",
    "cases",
    "decision_tests",
    "gates_ahead",
    "is_about",
    "latest_file",
    "office_case",
    "office_cases",
    "programme_tests",
    "project_cases",
    "project_tests",
    "proposal_tests",
    "published_file",
    "stages_passed",
    "standing",
    "untested",
]
