"""The tables of who decided: bodies, decisions, consultations, options."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workings.core.dates import DatedTo
from workings.decisions.bodies import BodyKind
from workings.decisions.decided import GOES_AHEAD, OptionOutcome, Outcome
from workings.documents.sources import Grade
from workings.intake import cells
from workings.intake.columns import Row, may, needs, otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow(Row):
    """A body that decides, advises or judges."""

    table: ClassVar[str] = "bodies"
    key: ClassVar[tuple[str, ...]] = ("body",)

    body: str = needs(cells.code)
    title: str = needs(cells.title)
    kind: BodyKind | None = may(cells.OneOf(BodyKind))
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow(Row):
    """Somebody who sat on a body."""

    table: ClassVar[str] = "members"
    key: ClassVar[tuple[str, ...]] = ("body", "name", "position", "from")

    body: str = needs(cells.code, names="bodies")
    name: str = needs(cells.name)
    position: str = otherwise(cells.name, "")
    from_: DatedTo | None = may(cells.dated)
    to: DatedTo | None = may(cells.dated)
    source: str = otherwise(cells.code, "", names="sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow(Row):
    """What a body decided at a meeting."""

    table: ClassVar[str] = "decisions"
    key: ClassVar[tuple[str, ...]] = ("decision",)

    decision: str = needs(cells.code)
    body: str = needs(cells.code, names="bodies")
    title: str = needs(cells.title)
    met: DatedTo = needs(cells.dated)
    outcome: Outcome = needs(cells.OneOf(Outcome))
    projects: tuple[str, ...] = otherwise(cells.codes, (), names="projects")
    services: tuple[str, ...] = otherwise(cells.codes, (), names="services")
    reported: DatedTo | None = may(cells.dated)
    effective: DatedTo | None = may(cells.dated)
    notice: str = otherwise(cells.text, "")
    key_: bool | None = may(cells.yes_no)
    called_in: str = otherwise(cells.text, "")
    reasons: str = otherwise(cells.text, "")
    alternatives: str = otherwise(cells.text, "")
    interests: str = otherwise(cells.text, "")
    consultations: tuple[str, ...] = otherwise(cells.codes, (), names="consultations")
    equality: str = otherwise(cells.text, "")
    source: str = otherwise(cells.code, "", names="sources")
    grade: Grade | None = may(cells.OneOf(Grade))
    note: str = otherwise(cells.text, "")
    uncertain: bool = otherwise(cells.yes_no, False)

    @property
    def goes_ahead(self) -> bool:
        """Whether something may begin by it."""
        return self.outcome in GOES_AHEAD

    @property
    def takes_effect(self) -> date:
        """The day on which it takes effect: the meeting's, where none is given."""
        return (self.effective or self.met).on


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRow(Row):
    """People who were asked, and what became of their answers."""

    table: ClassVar[str] = "consultations"
    key: ClassVar[tuple[str, ...]] = ("consultation",)

    consultation: str = needs(cells.code)
    title: str = needs(cells.title)
    projects: tuple[str, ...] = otherwise(cells.codes, (), names="projects")
    from_: DatedTo | None = may(cells.dated)
    to: DatedTo | None = may(cells.dated)
    who: str = otherwise(cells.text, "")
    asked: str = otherwise(cells.text, "")
    answered: str = otherwise(cells.text, "")
    considered: str = otherwise(cells.text, "")
    source: str = otherwise(cells.code, "", names="sources")
    note: str = otherwise(cells.text, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow(Row):
    """One way that was weighed, and what was said for and against it."""

    table: ClassVar[str] = "options"
    key: ClassVar[tuple[str, ...]] = ("project", "on", "option")

    project: str = needs(cells.code, names="projects")
    on: DatedTo = needs(cells.dated)
    option: str = needs(cells.mark)
    title: str = needs(cells.title)
    for_: str = otherwise(cells.text, "")
    against: str = otherwise(cells.text, "")
    score: str = otherwise(cells.name, "")
    outcome: OptionOutcome | None = may(cells.OneOf(OptionOutcome))
    decision: str = otherwise(cells.code, "", names="decisions")
    source: str = otherwise(cells.code, "", names="sources")
    note: str = otherwise(cells.text, "")
