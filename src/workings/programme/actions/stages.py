"""What is done with a project's stage: it changes only as the table of stages has it.

Two callers alone: the gates of appraisal, a change at a time, and the loader, which
brings a whole history.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from workings.access.permissions import Actor, Permission, require
from workings.access.registers import record, remove_others
from workings.core.dates import DatedTo
from workings.core.refusals import Refusal
from workings.documents.models import Source
from workings.programme.models import Project, StageChange
from workings.programme.stages import Jump, Stage, check_order, check_stages


class StageJump(Refusal):
    """The table of stages does not have this change."""

    def __init__(self, project: Project, jump: Jump) -> None:
        self.project, self.jump = project, jump
        super().__init__(f"{project.code}: {jump.what}. {jump.mend}.")


class StageOutOfOrder(Refusal):
    """A stage would come before the one it follows."""

    def __init__(
        self, project: Project, before: "StageGiven", after: "StageGiven"
    ) -> None:
        self.project, self.before, self.after = project, before, after
        super().__init__(
            f"{project.code} came to {before.stage.label} on "
            f"{before.on.spoken()}: it cannot come to {after.stage.label} on "
            f"{after.on.spoken()}, before that."
        )


@dataclass(frozen=True, slots=True)
class StageGiven:
    """A stage that a project came to; ``decision`` is a code, or ""."""

    stage: Stage
    on: DatedTo
    decision: str = ""
    source: Source | None = None
    note: str = ""


@transaction.atomic
def change_stage(*, project: Project, given: StageGiven, by: Actor) -> StageChange:
    """This function will bring a project to its next stage.

    Raises :class:`StageJump`, which names the stages that may follow, and
    :class:`StageOutOfOrder`. A stage that it came to on that date already changes
    in its decision, source and note alone.
    """
    require(by, Permission.RECORD_REGISTERS)
    history = _locked_history(project)
    for place, known in enumerate(history, 1):
        if (known.stage, known.on) == (given.stage, given.on):
            return _record(project, place, given, by)
    _check(project, [*history, given])
    return _record(project, len(history) + 1, given, by)


@transaction.atomic
def record_stages(
    *, project: Project, history: Sequence[StageGiven], by: Actor
) -> list[StageChange]:
    """This function will have a project's stages be these, in order of date.

    Refuses as :func:`change_stage` does, and then changes nothing.
    """
    require(by, Permission.RECORD_REGISTERS)
    _locked_history(project)
    _check(project, history)
    rows = [
        _record(project, place, given, by) for place, given in enumerate(history, 1)
    ]
    remove_others(StageChange.objects.filter(project=project), rows, by=by)
    return rows


def _locked_history(project: Project) -> list[StageGiven]:
    # The project's row is the lock: two changes at once see each other.
    Project.objects.select_for_update().get(pk=project.pk)
    rows = StageChange.objects.filter(project=project).order_by("place")
    return [StageGiven(Stage(row.stage), row.on) for row in rows]


def _check(project: Project, history: Sequence[StageGiven]) -> None:
    jump = check_stages([given.stage for given in history])
    if jump is not None:
        raise StageJump(project, jump)
    late = check_order([given.on for given in history])
    if late is not None:
        raise StageOutOfOrder(project, history[late - 1], history[late])


def _record(project: Project, place: int, given: StageGiven, by: Actor) -> StageChange:
    values = {
        "stage": given.stage,
        "on": given.on,
        "decision": given.decision,
        "source": given.source,
        "note": given.note,
    }
    return record(StageChange, {"project": project, "place": place}, values, by=by).row
