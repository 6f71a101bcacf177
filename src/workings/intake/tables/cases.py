"""The table of cases: which options were weighed for a project, and for what."""

from dataclasses import dataclass
from typing import ClassVar

from workings.appraisal.kinds import CaseStage
from workings.core.dates import DatedTo
from workings.intake import cells
from workings.intake.columns import Row, may, needs, otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow(Row):
    """The options that were weighed for a project, from one day to another."""

    table: ClassVar[str] = "cases"
    key: ClassVar[tuple[str, ...]] = ("case",)

    case: str = needs(cells.code)
    title: str = needs(cells.title)
    project: str = needs(cells.code, names="projects")
    stage: CaseStage | None = may(cells.OneOf(CaseStage))
    since: DatedTo | None = may(cells.dated)
    on: DatedTo = needs(cells.dated)
    decision: str = otherwise(cells.code, "", names="decisions")
    known: str = otherwise(cells.text, "")
    best_value: str = otherwise(cells.text, "")
    source: str = otherwise(cells.code, "", names="sources")
