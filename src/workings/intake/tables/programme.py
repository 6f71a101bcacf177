"""The tables of who and what: posts, services, projects."""

from dataclasses import dataclass
from typing import ClassVar

from workings.core.dates import DatedTo
from workings.core.periods import Period
from workings.intake import cells
from workings.intake.columns import Row, may, needs, otherwise
from workings.programme.posts import PostRole
from workings.programme.projects import DeliveryModel, MilestoneKind
from workings.programme.services import Function
from workings.programme.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow(Row):
    """A post that somebody, or several at once, can hold."""

    table: ClassVar[str] = "posts"
    key: ClassVar[tuple[str, ...]] = ("post",)

    post: str = needs(cells.code)
    title: str = needs(cells.title)
    level: int = needs(cells.level)
    role: PostRole = otherwise(cells.OneOf(PostRole), PostRole.OTHER)
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRow(Row):
    """Somebody who held a post."""

    table: ClassVar[str] = "holders"
    key: ClassVar[tuple[str, ...]] = ("post", "name", "from")

    post: str = needs(cells.code, names="posts")
    name: str = needs(cells.name)
    from_: DatedTo | None = may(cells.dated)
    to: DatedTo | None = may(cells.dated)
    source: str = otherwise(cells.code, "", names="sources")
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow(Row):
    """A service of the council."""

    table: ClassVar[str] = "services"
    key: ClassVar[tuple[str, ...]] = ("service",)

    service: str = needs(cells.code)
    title: str = needs(cells.title)
    function: Function | None = may(cells.OneOf(Function))
    summary: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUserRow(Row):
    """People who use a service, and what they need of it."""

    table: ClassVar[str] = "service_users"
    key: ClassVar[tuple[str, ...]] = ("service", "users")

    service: str = needs(cells.code, names="services")
    users: str = needs(cells.title)
    need: str = otherwise(cells.text, "")
    source: str = otherwise(cells.code, "", names="sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineRow(Row):
    """What a service, or several together, cost over a period."""

    table: ClassVar[str] = "baselines"

    service: str = otherwise(cells.code, "", names="services")
    services: tuple[str, ...] = otherwise(cells.codes, (), names="services")
    period: Period = needs(cells.period)
    amount: int = needs(cells.cost)
    said: DatedTo = needs(cells.dated)
    source: str = needs(cells.code, names="sources")
    label: str = otherwise(cells.name, "")
    note: str = otherwise(cells.text, "")

    @property
    def covers(self) -> tuple[str, ...]:
        """The services it is the cost of."""
        return (self.service,) if self.service else self.services


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow(Row):
    """A project of the programme."""

    table: ClassVar[str] = "projects"
    key: ClassVar[tuple[str, ...]] = ("project",)
    needed: ClassVar[bool] = True

    project: str = needs(cells.code)
    title: str = needs(cells.title)
    wave: str = needs(cells.short)
    delivery_model: DeliveryModel | None = may(cells.OneOf(DeliveryModel))
    summary: str = otherwise(cells.text, "")
    provider: str = otherwise(cells.title, "")
    services: tuple[str, ...] = otherwise(cells.codes, (), names="services")
    leads: tuple[str, ...] = otherwise(cells.codes, (), names="posts")
    source: str = otherwise(cells.code, "", names="sources")
    note: str = otherwise(cells.text, "")
    uncertain: bool = otherwise(cells.yes_no, False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow(Row):
    """A stage that a project came to."""

    table: ClassVar[str] = "stages"

    project: str = needs(cells.code, names="projects")
    stage: Stage = needs(cells.OneOf(Stage))
    on: DatedTo = needs(cells.dated)
    decision: str = otherwise(cells.code, "", names="decisions")
    source: str = otherwise(cells.code, "", names="sources")
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRow(Row):
    """One date that was given for a milestone."""

    table: ClassVar[str] = "milestones"
    key: ClassVar[tuple[str, ...]] = ("project", "milestone", "kind", "on", "said")

    project: str = needs(cells.code, names="projects")
    milestone: str = needs(cells.code)
    title: str = needs(cells.title)
    kind: MilestoneKind = needs(cells.OneOf(MilestoneKind))
    on: DatedTo = needs(cells.dated)
    said: DatedTo = needs(cells.dated)
    source: str = otherwise(cells.code, "", names="sources")
    note: str = otherwise(cells.text, "")
