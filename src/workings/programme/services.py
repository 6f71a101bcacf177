"""Services: who uses them, what these need, and what they cost before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workings.access.words import Word
from workings.core.dates import DatedTo
from workings.core.money import Money
from workings.core.periods import Period
from workings.documents.sources import SourceRecord


class Function(Word):
    """The functions of the back office."""

    HUMAN_RESOURCES = "human_resources"
    FINANCE = "finance"
    IT = "it", "IT"
    CUSTOMER_SERVICES = "customer_services"
    COMMERCIAL_SERVICES = "commercial_services"


@dataclass(frozen=True, slots=True)
class UsersRecord:
    """Users of a service, and what they need of it."""

    users: str
    need: str
    source: SourceRecord | None


@dataclass(frozen=True, slots=True)
class BaselineRecord:
    """What services cost together in a period, as somebody said on a date.

    The cost is a plus. ``services`` are codes: one cost may have been given for
    several.
    """

    services: tuple[str, ...]
    period: Period
    cost: Money
    said: DatedTo
    source: SourceRecord
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """A service; ``function`` None for one that is not of the back office."""

    code: str
    title: str
    function: Function | None
    summary: str
    users: tuple[UsersRecord, ...]
    baselines: tuple[BaselineRecord, ...]


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service as a list of them shows it; ``function`` as in a service."""

    code: str
    title: str
    function: Function | None
    summary: str


@dataclass(frozen=True, slots=True)
class ServiceDossier:
    """A service as it was known on a day; ``since`` is the first day on which it was.

    ``neighbours`` are the titles, by code, of those that share a baseline with it.
    """

    service: ServiceRecord
    since: date
    neighbours: Mapping[str, str]


def spoken_of_since(dated: Iterable[DatedTo | None], begins: DatedTo) -> date:
    """This function will return the first day on which the record speaks of a service.

    ``dated`` are the dates of what is said of it: its costs, its users, the stages of
    its projects. Nothing is spoken of before the programme began; where nothing is
    dated, a service is spoken of since then.
    """
    first = min((when.on for when in dated if when is not None), default=begins.on)
    return max(first, begins.on)
