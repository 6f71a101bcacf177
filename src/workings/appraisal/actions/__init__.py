"""What is done with cases: recorded, taken through gates, put into the ledger."""

from workings.appraisal.actions.approving import CannotApprove, approve_option
from workings.appraisal.actions.by_code import (
    NotThere,
    approve_option_named,
    pass_gate_named,
)
from workings.appraisal.actions.cases import record_case
from workings.appraisal.actions.passing import WrongApprover, pass_gate
from workings.appraisal.actions.testing import CannotTest, Subject, record_tests
from workings.appraisal.findings import Finding

__all__ = [
    "CannotApprove",
    "CannotTest",
    "Finding",
    "NotThere",
    "Subject",
    "WrongApprover",
    "approve_option",
    "approve_option_named",
    "pass_gate",
    "pass_gate_named",
    "record_case",
    "record_tests",
]
