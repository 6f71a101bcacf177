"""What was said, by whom and where, as pages, commands and figures read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from workings.core.dates import DatedTo
from workings.ledger.position import Entry
from workings.ledger.statement import Fact, Key, Total
from workings.ledger.verdicts import Judgements
from workings.ledger.words import (
    Bearer,
    BenefitKind,
    Cause,
    Grade,
    Standing,
    StatementKind,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class CitedSource:
    """The source a statement is known from."""

    code: str
    title: str
    publisher: str
    address: str
    dated: DatedTo | None


@dataclass(frozen=True, slots=True)
class CitedDecision:
    """The decision behind a plan."""

    code: str
    title: str
    body: str
    met: DatedTo


@dataclass(frozen=True, slots=True)
class Said:
    """A posted statement, without its lines. ``withdrawn`` says why where its words
    were taken back; its title and reason are then empty.
    """

    number: int
    code: str
    title: str
    kind: StatementKind
    said: DatedTo
    counts_on: date
    in_force_on: date | None
    author: str
    source: CitedSource
    grade: Grade
    standing: Standing
    visibility: Visibility
    decision: CitedDecision | None
    cause: Cause | None
    corrects: str
    prices: str
    reason: str
    lines: int
    recorded_at: datetime
    previous: str
    digest: str
    withdrawn: str = ""

    @property
    def in_effect(self) -> bool:
        """Whether its lines make the position: a plan's only once it is in force."""
        return self.kind is not StatementKind.PLAN or self.in_force_on is not None


@dataclass(frozen=True, slots=True)
class KnownBenefit:
    """A benefit, with its project; empty for one of the whole programme."""

    code: str
    title: str
    kind: BenefitKind
    bearer: Bearer
    project: str
    project_title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SaidTotal:
    """A stated total and the statement that stated it."""

    total: Total
    statement: Said


@dataclass(frozen=True, slots=True)
class SaidHeadline:
    """A stated total as the programme's number: from when, and by which statement."""

    total: SaidTotal
    from_on: date
    statement: Said

    @property
    def since(self) -> date:
        """The first day on which it is the programme's number: none is before it was
        said, though another statement may have named it earlier.
        """
        said = (self.statement.counts_on, self.total.statement.counts_on)
        return max(self.from_on, *said)

    @property
    def in_turn(self) -> tuple[date, int, date]:
        """What headlines come one after another by: the day, and of one day the order
        in which they were said.
        """
        return (self.since, self.statement.number, self.from_on)

    @property
    def approved(self) -> bool:
        """Whether a decision stands behind it."""
        return self.statement.decision is not None


@dataclass(frozen=True, slots=True)
class SaidShare:
    """A declared ratio: which line over which total, in whose words."""

    code: str
    label: str
    line: Key
    total: SaidTotal
    wording: str
    inferred: bool
    note: str
    statement: Said


@dataclass(frozen=True, slots=True)
class SaidFact:
    """A fact and the statement it stands in."""

    fact: Fact
    statement: Said


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line of a statement as it was said, with its note and place of origin."""

    entry: Entry
    note: str
    ref: str
    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the figures need of the record as at one moment.

    ``entries`` is the folded position of record; ``headlines``, ``totals`` and
    ``shares`` are all those said by then and of record, in order of saying;
    ``verdicts`` the last on each delivered line.
    """

    as_at: date
    entries: tuple[Entry, ...]
    statements: Mapping[int, Said]
    benefits: Mapping[str, KnownBenefit]
    headlines: tuple[SaidHeadline, ...]
    totals: Mapping[str, SaidTotal]
    shares: tuple[SaidShare, ...]
    earlier_rates: tuple[Entry, ...] = ()
    verdicts: Judgements = field(default_factory=dict)

    @property
    def costs(self) -> frozenset[str]:
        """The benefits that are costs to deliver."""
        return costs_among(self.benefits)


def costs_among(benefits: Mapping[str, KnownBenefit]) -> frozenset[str]:
    """This function will return the codes of those that are costs to deliver."""
    return frozenset(
        code
        for code, benefit in benefits.items()
        if benefit.kind is BenefitKind.COST_TO_DELIVER
    )
