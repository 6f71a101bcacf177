"""The ledger's tables. Posting only inserts; the database refuses everything else."""

from workings.ledger.models.benefit import Benefit, BenefitService
from workings.ledger.models.contest import Contest, ContestProject, ContestSide
from workings.ledger.models.draft import Draft
from workings.ledger.models.said import (
    Fact,
    FactProject,
    Headline,
    Share,
    Total,
    TotalBenefit,
    Verdict,
)
from workings.ledger.models.scope import TotalProject
from workings.ledger.models.statement import (
    Line,
    Statement,
    Wording,
    WordingWithdrawn,
)

__all__ = [
    "Benefit",
    "BenefitService",
    "Contest",
    "ContestProject",
    "ContestSide",
    "Draft",
    "Fact",
    "FactProject",
    "Headline",
    "Line",
    "Share",
    "Statement",
    "Total",
    "TotalBenefit",
    "TotalProject",
    "Verdict",
    "Wording",
    "WordingWithdrawn",
]
