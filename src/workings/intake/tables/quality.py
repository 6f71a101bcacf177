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
from workings.quality.words import Counted, Improves


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
