"""Cases, with all that is known of them."""

from dataclasses import dataclass
from datetime import date

from workings.appraisal.appraise import Appraisal, appraise
from workings.appraisal.kinds import CaseStage
from workings.appraisal.models import (
    Case as CaseRow,
)
from workings.appraisal.models import (
    GatePassed,
    OptionApproved,
)
from workings.appraisal.queries.files import (
    case_of,
    latest_file,
    options_weighed,
    published_file,
)
from workings.appraisal.queries.tests import FindingRecord, project_tests
from workings.core.dates import DatedTo
from workings.core.problems import UnknownName
from workings.decisions.decided import (
    ConsultationRecord,
    DecisionLine,
    OptionRecord,
    Outcome,
)
from workings.decisions.models import Consultation, Decision
from workings.documents.queries import cited
from workings.documents.sources import SourceRecord
from workings.programme.models import Programme, Project
from workings.programme.stages import Stage


class NoSuchCase(UnknownName):
    """The programme's record has no case of this code."""

    noun = "case"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list."""

    code: str
    title: str
    stage: CaseStage | None
    on: DatedTo


@dataclass(frozen=True, slots=True)
class GateRecord:
    """A gate that was passed; ``decision`` is a code, or ""."""

    stage: Stage
    on: date
    approver: str
    holders: str
    decision: str


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """An option that was approved; ``statement`` is the code of its plan."""

    option: str
    statement: str
    case: str
    case_title: str


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case with all that is known of it.

    ``appraisal`` is worked out of its file, None where it has none; ``options`` are
    those that the record lists as weighed in its days.
    """

    code: str
    title: str
    project: str
    project_title: str
    stage: CaseStage | None
    since: DatedTo | None
    on: DatedTo
    known: str
    best_value: str
    source: SourceRecord | None
    decision: DecisionLine | None
    reasons: str
    equality: str
    appraisal: Appraisal | None
    options: tuple[OptionRecord, ...]
    consultations: tuple[ConsultationRecord, ...]
    tests: tuple[FindingRecord, ...]
    gates: tuple[GateRecord, ...]
    approvals: tuple[ApprovalRecord, ...]
    replaced_by: ApprovalRecord | None
    """The option of a later case for the same project that took its plan's place."""


def cases(programme: Programme, *, as_at: date) -> tuple[CaseLine, ...]:
    """This function will list the cases weighed by a day, the latest first; none that
    is a draft still.
    """
    rows = CaseRow.objects.filter(
        programme=programme, on_counts__lte=as_at, draft=False
    )
    return tuple(case_line(row) for row in rows.order_by("-on_counts", "code"))


def office_cases(programme: Programme) -> tuple[CaseRow, ...]:
    """This function will return the rows of the cases, drafts too, the latest first."""
    rows = CaseRow.objects.filter(programme=programme).select_related("project")
    return tuple(rows.order_by("-on_counts", "code"))


def case_row(programme: Programme, code: str) -> CaseRow:
    """This function will return the row of a case, a draft too, or raise
    :class:`NoSuchCase`.
    """
    rows = CaseRow.objects.filter(programme=programme)
    row = rows.select_related("project", "programme").filter(code=code).first()
    if row is None:
        raise NoSuchCase(code, list(rows.values_list("code", flat=True)))
    return row


def case_line(row: CaseRow) -> CaseLine:
    """This function will return a case's row as a list shows it."""
    return CaseLine(row.code, row.title, row.stage and CaseStage(row.stage), row.on)


def case_named(
    programme: Programme, code: str, *, as_at: date, office: bool = False
) -> CaseRecord:
    """This function will return one case as known by a day, or raise
    :class:`NoSuchCase`.

    The ``office`` has drafts too, and the newest version of a file; all others what
    was published.
    """
    rows = CaseRow.objects.filter(programme=programme)
    if not office:
        rows = rows.filter(draft=False, on_counts__lte=as_at)
    known = rows.select_related("project", "decision__body", "source")
    row = known.filter(code=code).first()
    if row is None:
        raise NoSuchCase(code, list(rows.values_list("code", flat=True)))
    file = latest_file(row) if office else published_file(row)
    approvals = _approvals(row.project, as_at)
    own = tuple(one for one in approvals if one.case == row.code)
    return CaseRecord(
        code=row.code,
        title=row.title,
        project=row.project.code,
        project_title=row.project.title,
        stage=row.stage and CaseStage(row.stage),
        since=row.since,
        on=row.on,
        known=row.known,
        best_value=row.best_value,
        source=cited(row.source),
        decision=_decision(row.decision),
        reasons=row.decision.reasons if row.decision else "",
        equality=row.decision.equality if row.decision else "",
        appraisal=None if file is None else appraise(case_of(file)),
        options=options_weighed(row),
        consultations=_consultations(row),
        tests=project_tests(programme, row.project.code, as_at=as_at).findings,
        gates=_gates(row.project, as_at),
        approvals=own,
        replaced_by=approvals[-1] if own and approvals[-1] not in own else None,
    )


def _approvals(project: Project, as_at: date) -> tuple[ApprovalRecord, ...]:
    """Those of a project's cases in effect by a day, in the order they were made."""
    rows = OptionApproved.objects.filter(file__case__project=project)
    known = rows.select_related("decision", "file__case").defer("file__body")
    return tuple(
        ApprovalRecord(
            one.option, one.statement, one.file.case.code, one.file.case.title
        )
        for one in known.order_by("id")
        if one.decision.effective.on <= as_at
    )


def _decision(row: Decision | None) -> DecisionLine | None:
    if row is None:
        return None
    return DecisionLine(
        code=row.code,
        title=row.title,
        body_title=row.body.title,
        met=row.met,
        outcome=Outcome(row.outcome),
        uncertain=row.uncertain,
    )


def _consultations(row: CaseRow) -> tuple[ConsultationRecord, ...]:
    if row.decision is None:
        return ()
    rows = Consultation.objects.filter(decisions=row.decision)
    return tuple(
        ConsultationRecord(
            code=one.code,
            title=one.title,
            projects=(),
            first=one.first,
            last=one.last,
            who=one.who,
            asked=one.asked,
            answered=one.answered,
            considered=one.considered,
            source=cited(one.source),
            note=one.note,
        )
        for one in rows.select_related("source").order_by("code")
    )


def _gates(project: Project, as_at: date) -> tuple[GateRecord, ...]:
    rows = GatePassed.objects.filter(project=project, on__lte=as_at)
    return tuple(
        GateRecord(
            Stage(one.stage),
            one.on,
            one.approver.title,
            one.holders,
            one.decision.code if one.decision else "",
        )
        for one in rows.select_related("approver", "decision").order_by("on", "id")
    )
