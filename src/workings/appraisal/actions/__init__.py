"""What is done with cases: recorded, taken through gates, put into the ledger."""

from workings.appraisal.actions.approving import CannotApprove, approve_option
from workings.appraisal.actions.cases import record_case
from workings.appraisal.actions.passing import Found, WrongApprover, pass_gate

__all__ = [
    "CannotApprove",
    "Found",
    "WrongApprover",
    "approve_option",
    "pass_gate",
    "record_case",
]
