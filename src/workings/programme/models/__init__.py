"""Tables of the programme: who and what there is, and since when."""

from workings.programme.models.post import Holding, Post, Seat
from workings.programme.models.programme import (
    Council,
    OfProgramme,
    Principle,
    Programme,
    Regime,
)
from workings.programme.models.project import (
    Milestone,
    MilestoneDate,
    Project,
    StageChange,
)
from workings.programme.models.service import CostBaseline, Service, ServiceUsers

__all__ = [
    "CostBaseline",
    "Council",
    "Holding",
    "Milestone",
    "MilestoneDate",
    "OfProgramme",
    "Post",
    "Principle",
    "Programme",
    "Project",
    "Regime",
    "Seat",
    "Service",
    "ServiceUsers",
    "StageChange",
]
