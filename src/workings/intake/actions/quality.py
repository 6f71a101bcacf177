"""Measures, their targets and rebases, and their readings, recorded."""

from workings.access.registers import remove_others
from workings.intake.actions.registers import Registers, named
from workings.intake.record import Record
from workings.intake.tables.quality import (
    AssessedGroupRow,
    AssessmentRow,
    DisBenefitRow,
    MeasureRow,
    ReadingRow,
    RebaseRow,
    TargetRow,
    YardstickRow,
)
from workings.ledger.models import Benefit
from workings.quality.actions import (
    add_readings,
    record_measure,
    record_rebase,
    record_target,
)
from workings.quality.actions.impact import (
    record_assessment,
    record_dis_benefit,
    record_yardstick,
)
from workings.quality.impact import GroupGiven
from workings.quality.measures import completed
from workings.quality.models import Rebase, Target, Yardstick


def record_measures(registers: Registers, record: Record) -> None:
    """This function will record the measures."""
    for row in record.rows(MeasureRow):
        registers.measures[row.measure] = record_measure(
            programme=registers.programme,
            code=row.measure,
            title=row.title,
            service=registers.services[row.service],
            definition=row.definition,
            unit=row.unit,
            improves=row.improves,
            frequency=row.frequency,
            counted=row.counted,
            owner=registers.posts.get(row.owner),
            collected=row.collected,
            caveats=row.caveats,
            source=registers.sources.get(row.source),
            compared_by=row.compared_by,
            by=registers.by,
        )


def record_targets(registers: Registers, record: Record) -> None:
    """This function will record what measures should reach, as the folder lists it."""
    rows = [
        record_target(
            measure=registers.measures[row.measure],
            from_on=row.from_,
            value=row.value,
            tolerance=row.tolerance,
            source=registers.sources.get(row.source),
            note=row.note,
            by=registers.by,
        )
        for row in record.rows(TargetRow)
    ]
    mine = Target.objects.filter(measure__in=registers.measures.values())
    remove_others(mine, rows, by=registers.by)


def record_rebases(registers: Registers, record: Record) -> None:
    """This function will record where measures begin anew, as the folder lists it."""
    rows = [
        record_rebase(
            measure=registers.measures[row.measure],
            from_on=row.from_,
            how=row.how,
            reason=row.reason,
            source=registers.sources.get(row.source),
            by=registers.by,
        )
        for row in record.rows(RebaseRow)
    ]
    mine = Rebase.objects.filter(measure__in=registers.measures.values())
    remove_others(mine, rows, by=registers.by)


def record_readings(registers: Registers, record: Record) -> int:
    """This function will add the readings that are new, and return how many."""
    given = []
    for row in record.rows(ReadingRow):
        measure = registers.measures[row.measure]
        given.append(completed(row.given, measure.unit, measure.frequency))
    return add_readings(
        given,
        programme=registers.programme,
        sources=registers.sources,
        by=registers.by,
    )


def record_yardsticks(registers: Registers, record: Record) -> None:
    """This function will record what others reach, as the folder lists it."""
    rows = [
        record_yardstick(
            measure=registers.measures[row.measure],
            title=row.title,
            from_on=row.from_,
            until_on=row.until,
            value=row.value,
            source=registers.sources[row.source],
            note=row.note,
            by=registers.by,
        )
        for row in record.rows(YardstickRow)
    ]
    mine = Yardstick.objects.filter(measure__in=registers.measures.values())
    remove_others(mine, rows, by=registers.by)


def record_dis_benefits(registers: Registers, record: Record) -> None:
    """This function will record what savings made worse."""
    savings = _benefits(registers)
    for row in record.rows(DisBenefitRow):
        record_dis_benefit(
            saving=savings[row.saving],
            code=row.dis_benefit,
            title=row.title,
            said=row.said,
            source=registers.sources[row.source],
            note=row.note,
            by=registers.by,
        )


def record_assessments(registers: Registers, record: Record) -> None:
    """This function will record the assessments, each with its groups."""
    savings = _benefits(registers)
    for row in record.rows(AssessmentRow):
        record_assessment(
            programme=registers.programme,
            code=row.assessment,
            title=row.title,
            kind=row.kind,
            on=row.on,
            groups=[
                GroupGiven(one.group, one.effect, one.how, one.mitigation)
                for one in record.rows(AssessedGroupRow)
                if one.assessment == row.assessment
            ],
            decision=registers.decisions.get(row.decision),
            projects=named(registers.projects, row.projects),
            savings=named(savings, row.savings),
            document=registers.documents.get(row.document),
            source=registers.sources.get(row.source),
            summary=row.summary,
            by=registers.by,
        )


def _benefits(registers: Registers) -> dict[str, Benefit]:
    rows = Benefit.objects.filter(programme=registers.programme)
    return {row.code: row for row in rows}
