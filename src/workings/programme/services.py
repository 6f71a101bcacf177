"""Services: who uses them, what these need, and what they cost before."""

from dataclasses import dataclass

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
