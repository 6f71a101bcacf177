"""What is known of cases, tests against the principles, and gates passed."""

from workings.appraisal.queries.cases import (
    ApprovalRecord,
    CaseLine,
    CaseRecord,
    GateRecord,
    NoSuchCase,
    case_named,
    cases,
)
from workings.appraisal.queries.files import case_of, latest_file, published_file
from workings.appraisal.queries.of_project import (
    ApprovedPlan,
    ProjectCases,
    project_cases,
)
from workings.appraisal.queries.standing import is_about, standing
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
    "ProjectCases",
    "Tested",
    "case_named",
    "case_of",
    "cases",
    "decision_tests",
    "is_about",
    "latest_file",
    "programme_tests",
    "project_cases",
    "project_tests",
    "proposal_tests",
    "published_file",
    "stages_passed",
    "standing",
    "untested",
]
