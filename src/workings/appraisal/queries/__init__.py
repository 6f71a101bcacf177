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
from workings.appraisal.queries.files import (
    ApprovedPlan,
    approved_plan,
    case_of,
    latest_file,
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
    "approved_plan",
    "case_named",
    "case_of",
    "cases",
    "latest_file",
    "standing",
]
