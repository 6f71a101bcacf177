"""What is done with cases: recorded, taken through gates, put into the ledger."""

from workings.appraisal.actions.approving import CannotApprove, approve_option
from workings.appraisal.actions.by_code import (
    NotThere,
    approve_option_named,
    pass_gate_named,
    record_tests_named,
)
from workings.appraisal.actions.cases import (
    CaseThere,
    ChangedMeanwhile,
    begin_case,
    bring_file,
    publish_case,
    record_case,
)
from workings.appraisal.actions.passing import WrongApprover, pass_gate
from workings.appraisal.actions.testing import CannotTest, Subject, record_tests
from workings.appraisal.findings import Finding

__all__ = [
    "CannotApprove",
    "CannotTest",
    "CaseThere",
    "ChangedMeanwhile",
    "Finding",
    "NotThere",
    "Subject",
    "WrongApprover",
    "approve_option",
    "approve_option_named",
    "begin_case",
    "bring_file",
    "pass_gate",
    "pass_gate_named",
    "publish_case",
    "record_case",
    "record_tests",
    "record_tests_named",
]
