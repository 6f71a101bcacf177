"""The tables of cases, and of tests against the programme's principles."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workings.appraisal.kinds import CaseStage, Verdict
from workings.core.dates import DatedTo
from workings.intake import cells
from workings.intake.columns import Row, may, needs, otherwise
from workings.programme.stages import Stage


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipleTestRow(Row):
    """What was found against a principle: of a decision, of a proposal, or of a
    project at the gate to a stage.
    """

    table: ClassVar[str] = "principle_tests"
    key: ClassVar[tuple[str, ...]] = (
        "principle",
        "decision",
        "statement",
        "project",
        "gate",
        "on",
    )

    principle: str = needs(cells.code)
    decision: str = otherwise(cells.code, "", names="decisions")
    statement: str = otherwise(cells.code, "", names="statements")
    project: str = otherwise(cells.code, "", names="projects")
    gate: Stage | None = may(cells.OneOf(Stage))
    on: date = needs(cells.exact_day)
    verdict: Verdict = needs(cells.OneOf(Verdict))
    reasons: str = otherwise(cells.text, "")
    evidence: str = otherwise(cells.text, "")
    by: str = otherwise(cells.name, "")
