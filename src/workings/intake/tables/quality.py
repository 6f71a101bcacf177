"""The tables of how services do: measures, and what was read of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from workings.core.dates import DatedTo
from workings.intake import cells
from workings.intake.columns import Row, may, needs, otherwise
from workings.quality.dating import Dated, Frequency
from workings.quality.measures import How, ReadingGiven
from workings.quality.words import Assessed, Counted, Effect, Group, Improves, Official


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow(Row):
    """Something that is counted or asked, of one service."""

    table: ClassVar[str] = "measures"
    key: ClassVar[tuple[str, ...]] = ("measure",)

    measure: str = needs(cells.code)
    service: str = needs(cells.code, names="services")
    title: str = needs(cells.title)
    definition: str = needs(cells.text)
    unit: str = needs(cells.short)
    improves: Improves = needs(cells.OneOf(Improves))
    frequency: Frequency = needs(cells.OneOf(Frequency))
    counted: Counted | None = may(cells.OneOf(Counted))
    owner: str = otherwise(cells.code, "", names="posts")
    collected: str = otherwise(cells.text, "")
    caveats: str = otherwise(cells.text, "")
    source: str = otherwise(cells.code, "", names="sources")
    compared_by: Official | None = may(cells.OneOf(Official))


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow(Row):
    """What a measure should reach from a day on."""

    table: ClassVar[str] = "targets"
    key: ClassVar[tuple[str, ...]] = ("measure", "from")

    measure: str = needs(cells.code, names="measures")
    from_: date = needs(cells.exact_day)
    value: Decimal = needs(cells.quantity)
    tolerance: Decimal | None = may(cells.quantity)
    source: str = otherwise(cells.code, "", names="sources")
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RebaseRow(Row):
    """A day from which a measure has a new mean, and the reason."""

    table: ClassVar[str] = "rebases"
    key: ClassVar[tuple[str, ...]] = ("measure", "from")

    measure: str = needs(cells.code, names="measures")
    from_: date = needs(cells.exact_day)
    how: How = needs(cells.OneOf(How))
    reason: str = needs(cells.text)
    source: str = otherwise(cells.code, "", names="sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow(Row):
    """What was read of a measure for one period, as said on a date."""

    table: ClassVar[str] = "readings"
    key: ClassVar[tuple[str, ...]] = ("measure", "period", "said")

    measure: str = needs(cells.code, names="measures")
    period: Dated = needs(cells.measured)
    value: Decimal | None = may(cells.quantity)
    mark: str = otherwise(cells.short, "")
    numerator: Decimal | None = may(cells.quantity)
    denominator: Decimal | None = may(cells.quantity)
    said: DatedTo = needs(cells.dated)
    source: str = needs(cells.code, names="sources")
    note: str = otherwise(cells.text, "")

    @property
    def given(self) -> ReadingGiven:
        """The reading as quality's rules and actions take it."""
        return ReadingGiven(
            measure=self.measure,
            period=self.period,
            value=self.value,
            mark=self.mark,
            numerator=self.numerator,
            denominator=self.denominator,
            said=self.said,
            source=self.source,
            note=self.note,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class YardstickRow(Row):
    """What others reach, published outside."""

    table: ClassVar[str] = "yardsticks"
    key: ClassVar[tuple[str, ...]] = ("measure", "title", "from")

    measure: str = needs(cells.code, names="measures")
    title: str = needs(cells.title)
    from_: date = needs(cells.exact_day)
    until: date | None = may(cells.exact_day)
    value: Decimal = needs(cells.quantity)
    source: str = needs(cells.code, names="sources")
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisBenefitRow(Row):
    """Something that a saving made worse."""

    table: ClassVar[str] = "dis_benefits"
    key: ClassVar[tuple[str, ...]] = ("dis_benefit",)

    dis_benefit: str = needs(cells.code)
    saving: str = needs(cells.code, names="benefits")
    title: str = needs(cells.title)
    said: DatedTo = needs(cells.dated)
    source: str = needs(cells.code, names="sources")
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow(Row):
    """What was found of whom a change affects."""

    table: ClassVar[str] = "assessments"
    key: ClassVar[tuple[str, ...]] = ("assessment",)

    assessment: str = needs(cells.code)
    title: str = needs(cells.title)
    kind: Assessed = needs(cells.OneOf(Assessed))
    on: DatedTo = needs(cells.dated)
    decision: str = otherwise(cells.code, "", names="decisions")
    projects: tuple[str, ...] = otherwise(cells.codes, (), names="projects")
    savings: tuple[str, ...] = otherwise(cells.codes, (), names="benefits")
    document: str = otherwise(cells.code, "", names="documents")
    source: str = otherwise(cells.code, "", names="sources")
    summary: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedGroupRow(Row):
    """What an assessment expects of one group."""

    table: ClassVar[str] = "assessed_groups"
    key: ClassVar[tuple[str, ...]] = ("assessment", "group")

    assessment: str = needs(cells.code, names="assessments")
    group: Group = needs(cells.OneOf(Group))
    effect: Effect = needs(cells.OneOf(Effect))
    how: str = otherwise(cells.text, "")
    mitigation: str = otherwise(cells.text, "")
