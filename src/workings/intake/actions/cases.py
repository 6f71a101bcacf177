"""Cases and their files, recorded."""

from collections.abc import Mapping

from workings.appraisal.actions import record_case
from workings.intake.actions.registers import Registers
from workings.intake.record import Record
from workings.intake.tables.cases import CaseRow


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
