"""Bodies, consultations, decisions and options, recorded."""

from workings.access.registers import remove_others
from workings.decisions.actions import (
    record_body,
    record_consultation,
    record_decision,
    record_membership,
    record_option,
)
from workings.decisions.models import Decision, Membership, OptionConsidered
from workings.intake.actions.registers import Registers, named
from workings.intake.record import Record
from workings.intake.tables.governance import (
    BodyRow,
    ConsultationRow,
    DecisionRow,
    MemberRow,
    OptionRow,
)


def record_bodies(registers: Registers, record: Record) -> None:
    """This function will record the bodies."""
    for row in record.rows(BodyRow):
        registers.bodies[row.body] = record_body(
            programme=registers.programme,
            code=row.body,
            title=row.title,
            kind=row.kind,
            note=row.note,
            by=registers.by,
        )


def record_members(registers: Registers, record: Record) -> None:
    """This function will record who sat in the bodies."""
    rows = [
        record_membership(
            body=registers.bodies[row.body],
            name=row.name,
            position=row.position,
            first=row.from_,
            last=row.to,
            source=registers.sources.get(row.source),
            by=registers.by,
        )
        for row in record.rows(MemberRow)
    ]
    mine = Membership.objects.filter(body__in=registers.bodies.values())
    remove_others(mine, rows, by=registers.by)


def record_consultations(registers: Registers, record: Record) -> None:
    """This function will record the consultations."""
    for row in record.rows(ConsultationRow):
        registers.consultations[row.consultation] = record_consultation(
            programme=registers.programme,
            code=row.consultation,
            title=row.title,
            projects=named(registers.projects, row.projects),
            first=row.from_,
            last=row.to,
            who=row.who,
            asked=row.asked,
            answered=row.answered,
            considered=row.considered,
            source=registers.sources.get(row.source),
            note=row.note,
            by=registers.by,
        )


def record_decisions(registers: Registers, record: Record) -> None:
    """This function will record the decisions."""
    for row in record.rows(DecisionRow):
        registers.decisions[row.decision] = _record_decision(registers, row)


def _record_decision(registers: Registers, row: DecisionRow) -> Decision:
    return record_decision(
        body=registers.bodies[row.body],
        code=row.decision,
        title=row.title,
        met=row.met,
        outcome=row.outcome,
        reported=row.reported,
        effective=row.effective,
        projects=named(registers.projects, row.projects),
        services=named(registers.services, row.services),
        notice=row.notice,
        key=row.key_,
        called_in=row.called_in,
        reasons=row.reasons,
        alternatives=row.alternatives,
        interests=row.interests,
        consultations=named(registers.consultations, row.consultations),
        equality=row.equality,
        source=registers.sources.get(row.source),
        grade=row.grade,
        note=row.note,
        uncertain=row.uncertain,
        by=registers.by,
    )


def record_options(registers: Registers, record: Record) -> None:
    """This function will record the options that were weighed."""
    rows = [
        record_option(
            project=registers.projects[row.project],
            on=row.on,
            option=row.option,
            title=row.title,
            in_favour=row.for_,
            against=row.against,
            score=row.score,
            outcome=row.outcome,
            decision=registers.decisions.get(row.decision),
            source=registers.sources.get(row.source),
            note=row.note,
            by=registers.by,
        )
        for row in record.rows(OptionRow)
    ]
    mine = OptionConsidered.objects.filter(project__in=registers.projects.values())
    remove_others(mine, rows, by=registers.by)
