"""What is done with projects and their milestones.

Each ``record_`` action has a row say what is given, finds it by its natural key, and
writes nothing where it says so already.
"""

from collections.abc import Collection

from workings.access.permissions import Actor
from workings.access.registers import record
from workings.core.dates import DatedTo
from workings.documents.models import Source
from workings.programme.models import (
    Milestone,
    MilestoneDate,
    Post,
    Programme,
    Project,
    Service,
)
from workings.programme.projects import DeliveryModel, MilestoneKind


def record_project(
    *,
    programme: Programme,
    code: str,
    title: str,
    wave: str,
    delivery_model: DeliveryModel | None = None,
    summary: str = "",
    provider: str = "",
    services: Collection[Service] = (),
    leads: Collection[Post] = (),
    uncertain: bool = False,
    source: Source | None = None,
    note: str = "",
    by: Actor,
) -> Project:
    """This function will have a programme know a project.

    What stage it is at is said by :func:`~workings.programme.actions.change_stage`.
    """
    values = {
        "title": title,
        "wave": wave,
        "delivery_model": delivery_model,
        "summary": summary,
        "provider": provider,
        "uncertain": uncertain,
        "source": source,
        "note": note,
    }
    keys = {"programme": programme, "code": code}
    links = {"services": services, "leads": leads}
    return record(Project, keys, values, links=links, by=by).row


def record_milestone(
    *, project: Project, code: str, title: str, by: Actor
) -> Milestone:
    """This function will have a project know a milestone."""
    keys = {"project": project, "code": code}
    return record(Milestone, keys, {"title": title}, by=by).row


def record_milestone_date(
    *,
    milestone: Milestone,
    kind: MilestoneKind,
    on: DatedTo,
    said: DatedTo,
    source: Source | None = None,
    note: str = "",
    by: Actor,
) -> MilestoneDate:
    """This function will add a date that was given for a milestone.

    Earlier dates stay: a slipped milestone shows each date it ever had.
    """
    keys = {"milestone": milestone, "kind": kind, "on": on, "said": said}
    return record(MilestoneDate, keys, {"source": source, "note": note}, by=by).row
