"""Writes of the ledger: what is recorded and posted, and drafts on their way."""

from workings.ledger.actions.drafting import (
    OpenAlready,
    ReasonMissing,
    SavedMeanwhile,
    begin_draft,
    post_draft,
    propose,
    save_draft,
    send_back,
    validate,
    withdraw_draft,
)
from workings.ledger.actions.recording import (
    BenefitIsFixed,
    CannotPost,
    CannotRecord,
    post,
    record_benefits,
    record_contests,
)
from workings.ledger.actions.scopes import record_total_projects
from workings.ledger.queries.steps import NotFit, NotYourBenefit, ReviewMissing

__all__ = [
    "BenefitIsFixed",
    "CannotPost",
    "CannotRecord",
    "NotFit",
    "NotYourBenefit",
    "OpenAlready",
    "ReasonMissing",
    "ReviewMissing",
    "SavedMeanwhile",
    "begin_draft",
    "post",
    "post_draft",
    "propose",
    "record_benefits",
    "record_contests",
    "record_total_projects",
    "save_draft",
    "send_back",
    "validate",
    "withdraw_draft",
]
