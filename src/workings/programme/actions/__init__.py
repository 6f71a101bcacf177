"""What is done with a programme's registers, by noun."""

from workings.programme.actions.posts import record_holding, record_post
from workings.programme.actions.programmes import (
    record_council,
    record_principle,
    record_programme,
    record_regime,
)
from workings.programme.actions.projects import (
    record_milestone,
    record_milestone_date,
    record_project,
)
from workings.programme.actions.seats import (
    ActsAlready,
    EndsBeforeItBegins,
    NotYourPost,
    give_seat,
    leave_seat,
    name_deputy,
)
from workings.programme.actions.services import (
    record_baseline,
    record_service,
    record_service_users,
)
from workings.programme.actions.stages import (
    StageGiven,
    StageJump,
    StageOutOfOrder,
    change_stage,
    record_stages,
)

__all__ = [
    "ActsAlready",
    "EndsBeforeItBegins",
    "NotYourPost",
    "StageGiven",
    "StageJump",
    "StageOutOfOrder",
    "change_stage",
    "give_seat",
    "leave_seat",
    "name_deputy",
    "record_baseline",
    "record_council",
    "record_holding",
    "record_milestone",
    "record_milestone_date",
    "record_post",
    "record_principle",
    "record_programme",
    "record_project",
    "record_regime",
    "record_service",
    "record_service_users",
    "record_stages",
]
