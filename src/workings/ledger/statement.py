"""A statement as it is brought to the ledger: somebody said something on a date.

Everything is named by its natural key (codes), because a statement is digested,
compared and brought in by what it says, never by where it is stored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workings.core.dates import DatedTo
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.words import (
    Bearer,
    BenefitKind,
    Breakdown,
    Cause,
    Grade,
    Series,
    Standing,
    StatementKind,
    Sufficiency,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class Key:
    """What an amount is an amount of: the latest one of record is the position."""

    benefit: str
    series: Series
    basis: Basis
    period: Period

    def __str__(self) -> str:
        return f"{self.benefit}/{self.series}/{self.basis}/{self.period}"


@dataclass(frozen=True, slots=True)
class Origin:
    """The file, by its checksum, and the sheet and cell or page in it."""

    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One amount; ``low`` and ``high`` (pence) where a range was given."""

    key: Key
    pence: int
    low: int | None = None
    high: int | None = None
    note: str = ""
    ref: str = ""
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Total:
    """What a statement claims a set of lines adds up to, as it was stated.

    ``unit`` (pence) is the unit it was stated to: 100,000,000 for "£165m".
    """

    code: str
    label: str
    scope: str
    series: Series
    basis: Basis
    period: Period
    breakdown: Breakdown
    pence: int
    unit: int
    benefits: tuple[str, ...] = ()
    compares_with: str = ""
    wording: str = ""
    note: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """A stated total that the authority uses as the programme's number, from a date."""

    total: str
    from_on: date


@dataclass(frozen=True, slots=True)
class Share:
    """A declared ratio: a line over a stated total, whatever their bases.

    ``inferred`` where the source does not name the total.
    """

    code: str
    label: str
    line: Key
    total: str
    wording: str = ""
    inferred: bool = False
    note: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Anything else worth keeping: dated, sourced, shown, never summed."""

    code: str
    topic: str
    metric: str
    value: str
    number: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    period: str = ""
    scope: str = ""
    projects: tuple[str, ...] = ()
    uncertain: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Finance's judgement on one delivered line of an earlier statement."""

    about: str
    line: Key
    verdict: Sufficiency
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said something on a date; the ledger's only way in."""

    code: str
    title: str
    kind: StatementKind
    said: DatedTo
    source: str
    grade: Grade
    standing: Standing
    author_body: str = ""
    author_post: str = ""
    decision: str = ""
    in_force_on: date | None = None
    cause: Cause | None = None
    corrects: str = ""
    prices: str = ""
    visibility: Visibility = Visibility.PUBLIC
    reason: str = ""
    lines: Sequence[Line] = ()
    totals: tuple[Total, ...] = ()
    headlines: tuple[Headline, ...] = ()
    shares: tuple[Share, ...] = ()
    facts: tuple[Fact, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def counts_on(self) -> date:
        """The day from which it counts: once said, and a plan once in force too."""
        return max(self.said.on, self.in_force_on or self.said.on)

    @property
    def in_effect(self) -> bool:
        """Whether its lines make the position: a plan's only once it is in force."""
        return self.kind is not StatementKind.PLAN or self.in_force_on is not None

    def benefits(self) -> Iterator[str]:
        """The benefits its lines and shares name, each once, as first named."""
        keys = [line.key for line in self.lines] + [share.line for share in self.shares]
        return iter(dict.fromkeys(key.benefit for key in keys))

    def without_origins(self) -> "Statement":
        """What it says, whatever file it came in: for comparing with another."""
        lines = tuple(replace(line, origin=Origin()) for line in self.lines)
        return replace(self, lines=lines)


@dataclass(frozen=True, slots=True)
class Benefit:
    """One promised effect, of a project or (empty) of the whole programme.

    ``services`` are the services it lands on, with shares that sum to 1.
    """

    code: str
    title: str
    kind: BenefitKind
    project: str = ""
    bearer: Bearer = Bearer.COUNCIL
    services: tuple[tuple[str, Decimal], ...] = ()
    owner: str = ""
    note: str = ""
