"""What is done with cases: recorded, taken through gates, put into the ledger."""

from workings.appraisal.actions.approving import CannotApprove, approve_option
from workings.appraisal.actions.by_code import (
    NotThere,
    approve_option_named,
    pass_gate_named,
)
from workings.appraisal.actions.cases import record_case
from workings.appraisal.actions.passing import Finding, WrongApprover, pass_gate

__all__ = [
    "CannotApprove",
    "Finding",
    "NotThere",
    "WrongApprover",
    "approve_option",
    "approve_option_named",
    "pass_gate",
    "pass_gate_named",
    "record_case",
]
