"""Projects as values: what they change, how far they are, and when they said."""

from dataclasses import dataclass

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.documents.sources import SourceRecord
from workings.programme.posts import PostRecord
from workings.programme.stages import Stage


class DeliveryModel(Word):
    """Who runs the service once the project is live."""

    IN_HOUSE = "in_house", "in-house"
    SHARED_SERVICE = "shared_service"
    OUTSOURCED = "outsourced"
    JOINT_VENTURE = "joint_venture"
    LATC = "latc", "local authority trading company"
    PFI = "pfi", "private finance initiative"
    OTHER = "other"


class MilestoneKind(Word):
    """What a milestone's date is: first planned, then expected, at last a fact."""

    BASELINE = "baseline"
    FORECAST = "forecast"
    ACTUAL = "actual"


@dataclass(frozen=True, slots=True)
class StageRecord:
    """A stage that a project came to; ``decision`` is a code, or ""."""

    stage: Stage
    on: DatedTo
    decision: str
    source: SourceRecord | None
    note: str


@dataclass(frozen=True, slots=True)
class MilestoneDateRecord:
    """A date that was given for a milestone, and the date when it was."""

    kind: MilestoneKind
    on: DatedTo
    said: DatedTo
    source: SourceRecord | None
    note: str


@dataclass(frozen=True, slots=True)
class MilestoneRecord:
    """A milestone with every date that was given for it, in the order they were."""

    code: str
    title: str
    dates: tuple[MilestoneDateRecord, ...]

    def latest(self, kind: MilestoneKind) -> MilestoneDateRecord | None:
        """The date of a kind that was given last."""
        dates = [date for date in self.dates if date.kind is kind]
        return dates[-1] if dates else None


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """A project as it stood on a date.

    ``services`` and ``leads`` are codes; ``uncertain`` where the sources leave it
    open what the project was or became.
    """

    code: str
    title: str
    wave: str
    delivery_model: DeliveryModel | None
    summary: str
    provider: str
    services: tuple[str, ...]
    leads: tuple[str, ...]
    uncertain: bool
    source: SourceRecord | None
    note: str
    stages: tuple[StageRecord, ...]
    milestones: tuple[MilestoneRecord, ...]

    @property
    def stage(self) -> Stage | None:
        """The stage it is at, None where none is known."""
        return self.stages[-1].stage if self.stages else None


@dataclass(frozen=True, slots=True)
class ServedRecord:
    """A service that a project changes, with those who use it."""

    code: str
    title: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectDossier:
    """A project with what stands around it: its services, and who leads it."""

    project: ProjectRecord
    services: tuple[ServedRecord, ...]
    leads: tuple[PostRecord, ...]


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project as a list of them shows it; ``stage`` None where none is known yet."""

    code: str
    title: str
    wave: str
    delivery_model: DeliveryModel | None
    stage: Stage | None
    since: DatedTo | None
    uncertain: bool
