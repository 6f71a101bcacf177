"""Cases and their files, and tests against the principles, recorded."""

from collections.abc import Mapping

from workings.appraisal.actions import Subject, record_case, record_tests
from workings.appraisal.findings import Finding
from workings.intake.actions.registers import Registers
from workings.intake.record import Record
from workings.intake.tables.cases import CaseRow, PrincipleTestRow


def record_cases(
    registers: Registers, record: Record, *, files: Mapping[str, str]
) -> None:
    """This function will record the cases; ``files`` are the texts of theirs."""
    for row in record.rows(CaseRow):
        record_case(
            programme=registers.programme,
            code=row.case,
            title=row.title,
            project=registers.projects[row.project],
            on=row.on,
            since=row.since,
            stage=row.stage,
            decision=registers.decisions.get(row.decision),
            known=row.known,
            best_value=row.best_value,
            source=registers.sources.get(row.source),
            file=files.get(row.case, ""),
            by=registers.by,
        )


def record_principle_tests(registers: Registers, record: Record) -> None:
    """This function will keep the tests against principles that are new."""
    for row in record.rows(PrincipleTestRow):
        given = Finding(row.principle, row.verdict, row.reasons, row.evidence, row.by)
        record_tests(
            [given],
            of=Subject(
                project=registers.projects.get(row.project),
                gate=row.gate,
                decision=registers.decisions.get(row.decision),
                proposal=row.statement or None,
            ),
            on=row.on,
            programme=registers.programme,
            by=registers.by,
        )
