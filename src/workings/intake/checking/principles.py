"""What tests against the principles must keep to."""

from collections.abc import Iterator

from workings.appraisal.findings import Finding, finding_problems
from workings.core.problems import Problem
from workings.intake.record import Record
from workings.intake.tables.cases import PrincipleTestRow
from workings.intake.tables.programme import StageRow


def principle_problems(record: Record) -> Iterator[Problem]:
    """This function will yield what is wrong with the tests of a record."""
    passed = {(row.project, row.stage, row.on.on) for row in record.rows(StageRow)}
    told = {project for project, _, _ in passed}
    broken = {row.cells.get("project") for row in record.tables[StageRow].broken}
    for row in record.rows(PrincipleTestRow):
        yield from _subject(row)
        yield from _itself(row, record)
        at = (row.project, row.gate, row.on)
        if row.gate and row.project in told - broken and at not in passed:
            what = f"{row.project} did not come to {row.gate.label} on {row.on}"
            yield Problem(row.where("on"), what, "Give the day that stages.csv has")


def _subject(row: PrincipleTestRow) -> Iterator[Problem]:
    if sum(map(bool, (row.decision, row.statement, row.project))) != 1:
        what = "a test is of a decision, of a statement or of a project at a gate"
        mend = "Fill in one of decision, statement and project"
        yield Problem(row.where("decision"), what, mend)
    elif bool(row.project) != bool(row.gate):
        what = "a project is tested at the gate to a stage, and nothing else is"
        yield Problem(row.where("gate"), what, "Fill in project and gate, or neither")


def _itself(row: PrincipleTestRow, record: Record) -> Iterator[Problem]:
    if record.heading is None:
        return
    given = Finding(row.principle, row.verdict, row.reasons)
    codes = [principle.code for principle in record.heading.principles]
    for problem in finding_problems([given], codes):
        yield Problem(row.where("principle"), problem.what, problem.mend)
