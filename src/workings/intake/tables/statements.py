"""The tables of what was promised and what arrived: benefits and statements.

What most of their columns name is ``ruled``: checked by the ledger's own rules, which
serve every door to the ledger alike.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from workings.core.dates import DatedTo
from workings.core.money import Basis
from workings.core.periods import Period
from workings.intake import cells
from workings.intake.columns import Row, may, needs, otherwise
from workings.ledger.statement import Key
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitRow(Row):
    """One promised effect."""

    table: ClassVar[str] = "benefits"
    key: ClassVar[tuple[str, ...]] = ("benefit",)
    needed: ClassVar[bool] = True

    benefit: str = needs(cells.code)
    title: str = needs(cells.title)
    kind: BenefitKind = needs(cells.OneOf(BenefitKind))
    project: str = otherwise(cells.code, "", names="projects", ruled=True)
    bearer: Bearer = otherwise(cells.OneOf(Bearer), Bearer.COUNCIL)
    services: tuple[tuple[str, Decimal], ...] = otherwise(
        cells.shares, (), names="services", ruled=True
    )
    owner: str = otherwise(cells.code, "", names="posts", ruled=True)
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow(Row):
    """Somebody said something on a date."""

    table: ClassVar[str] = "statements"
    key: ClassVar[tuple[str, ...]] = ("statement",)
    needed: ClassVar[bool] = True

    statement: str = needs(cells.code)
    title: str = needs(cells.title)
    kind: StatementKind = needs(cells.OneOf(StatementKind))
    said: DatedTo = needs(cells.dated)
    source: str = needs(cells.code, names="sources", ruled=True)
    grade: Grade = needs(cells.OneOf(Grade))
    standing: Standing = needs(cells.OneOf(Standing))
    author: str = otherwise(cells.code, "")
    decision: str = otherwise(cells.code, "", names="decisions", ruled=True)
    in_force: date | None = may(cells.exact_day)
    cause: Cause | None = may(cells.OneOf(Cause))
    corrects: str = otherwise(cells.code, "", names="statements", ruled=True)
    prices: str = otherwise(cells.prices, "")
    visibility: Visibility = otherwise(cells.OneOf(Visibility), Visibility.PUBLIC)
    reason: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow(Row):
    """A part of a statement; it names the statement it belongs to."""

    statement: str = needs(cells.code, names="statements", ruled=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow(PartRow):
    """One amount in a statement."""

    table: ClassVar[str] = "lines"
    needed: ClassVar[bool] = True

    benefit: str = needs(cells.code, names="benefits", ruled=True)
    series: Series = needs(cells.OneOf(Series))
    basis: Basis = needs(cells.OneOf(Basis))
    period: Period = needs(cells.period)
    amount: int = needs(cells.amount)
    low: int | None = may(cells.amount)
    high: int | None = may(cells.amount)
    note: str = otherwise(cells.text, "")
    ref: str = otherwise(cells.short, "")

    @property
    def line(self) -> Key:
        """What its amount is an amount of."""
        return Key(self.benefit, self.series, self.basis, self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow(PartRow):
    """What a statement says that a set of lines adds up to."""

    table: ClassVar[str] = "totals"
    key: ClassVar[tuple[str, ...]] = ("total",)

    total: str = needs(cells.code)
    label: str = needs(cells.title)
    scope: str = needs(cells.text)
    series: Series = needs(cells.OneOf(Series))
    basis: Basis = needs(cells.OneOf(Basis))
    period: Period = needs(cells.period)
    breakdown: Breakdown = needs(cells.OneOf(Breakdown))
    amount: int = needs(cells.amount)
    unit: int = needs(cells.cost)
    benefits: tuple[str, ...] = otherwise(cells.codes, (), names="benefits", ruled=True)
    compares_with: str = otherwise(cells.code, "", names="totals", ruled=True)
    projects: tuple[str, ...] = otherwise(cells.codes, (), names="projects")
    wording: str = otherwise(cells.text, "")
    note: str = otherwise(cells.text, "")
    ref: str = otherwise(cells.short, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineRow(PartRow):
    """A total used as the programme's number from a date."""

    table: ClassVar[str] = "headlines"

    total: str = needs(cells.code, names="totals", ruled=True)
    from_: date = needs(cells.exact_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow(PartRow):
    """A line as a part of a stated total."""

    table: ClassVar[str] = "shares"
    key: ClassVar[tuple[str, ...]] = ("share",)

    share: str = needs(cells.code)
    label: str = needs(cells.title)
    benefit: str = needs(cells.code, names="benefits", ruled=True)
    series: Series = needs(cells.OneOf(Series))
    basis: Basis = needs(cells.OneOf(Basis))
    period: Period = needs(cells.period)
    total: str = needs(cells.code, names="totals", ruled=True)
    wording: str = needs(cells.text)
    inferred: bool = otherwise(cells.yes_no, False)
    note: str = otherwise(cells.text, "")
    ref: str = otherwise(cells.short, "")

    @property
    def line(self) -> Key:
        """The line above the bar."""
        return Key(self.benefit, self.series, self.basis, self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow(PartRow):
    """Anything else that was said and is worth keeping."""

    table: ClassVar[str] = "facts"
    key: ClassVar[tuple[str, ...]] = ("fact",)

    fact: str = needs(cells.code)
    topic: str = needs(cells.short)
    metric: str = needs(cells.text)
    value: str = needs(cells.text)
    number: Decimal | None = may(cells.number)
    low: Decimal | None = may(cells.number)
    high: Decimal | None = may(cells.number)
    unit: str = otherwise(cells.title, "")
    period: str = otherwise(cells.title, "")
    scope: str = otherwise(cells.text, "")
    projects: tuple[str, ...] = otherwise(cells.codes, (), names="projects", ruled=True)
    uncertain: bool = otherwise(cells.yes_no, False)
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow(PartRow):
    """Finance's judgement on a delivered line."""

    table: ClassVar[str] = "verdicts"
    key: ClassVar[tuple[str, ...]] = (
        "statement",
        "about",
        "benefit",
        "series",
        "basis",
        "period",
    )

    about: str = needs(cells.code, names="statements", ruled=True)
    benefit: str = needs(cells.code, names="benefits", ruled=True)
    series: Series = needs(cells.OneOf(Series))
    basis: Basis = needs(cells.OneOf(Basis))
    period: Period = needs(cells.period)
    verdict: Sufficiency = needs(cells.OneOf(Sufficiency))
    reasons: str = otherwise(cells.text, "")

    @property
    def line(self) -> Key:
        """The line judged."""
        return Key(self.benefit, self.series, self.basis, self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestRow(Row):
    """Something on which the record's items disagree."""

    table: ClassVar[str] = "contests"
    key: ClassVar[tuple[str, ...]] = ("contest",)

    contest: str = needs(cells.code)
    subject: str = needs(cells.title)
    settled_by: str = needs(cells.text)
    projects: tuple[str, ...] = otherwise(cells.codes, (), names="projects")
    note: str = otherwise(cells.text, "")


class Side(StrEnum):
    """Where an item stands in a contest."""

    CLAIM = "claim"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestSideRow(Row):
    """One item of the record, on one side of a contest."""

    table: ClassVar[str] = "contest_sides"
    key: ClassVar[tuple[str, ...]] = ("contest", "item")

    contest: str = needs(cells.code, names="contests")
    side: Side = needs(cells.OneOf(Side))
    item: str = needs(cells.title)
    note: str = otherwise(cells.text, "")


PARTS: tuple[type[PartRow], ...] = (
    LineRow,
    TotalRow,
    HeadlineRow,
    ShareRow,
    FactRow,
    VerdictRow,
)
"""The tables whose rows are parts of statements."""
