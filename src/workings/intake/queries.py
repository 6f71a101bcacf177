"""What is held here already of the programme whose record or tracker is brought."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.utils import timezone

from workings.access.permissions import Actor, Permission, require
from workings.appraisal.models import Case
from workings.appraisal.queries import office_case
from workings.core.asat import AsAt
from workings.core.dates import DatedTo
from workings.core.refusals import Refusal
from workings.documents.models import Document
from workings.intake.cash_flows.template import FlowsFilling
from workings.intake.cash_flows.template import template as cash_flows
from workings.intake.checking import Held
from workings.intake.findings import Findings, findings_from
from workings.intake.models import Import
from workings.intake.record import Record
from workings.intake.states import LOST_AFTER, UNDER_WAY, ImportState
from workings.intake.tables.statements import VerdictRow
from workings.intake.workbooks.naming import Register
from workings.intake.workbooks.template import Filling, template
from workings.ledger.models import Headline
from workings.ledger.queries import head_digest, position, statement_entry
from workings.ledger.queries.heard import EVERYTHING, Heard
from workings.ledger.queries.known import benefit_entries, known_to
from workings.programme.models import Programme
from workings.programme.queries import project_titles, service_titles
from workings.quality.queries import readings_given


def held(record: Record) -> Held:
    """This function will return what is held of a record's programme; nothing, where
    it was never brought here.
    """
    if record.heading is None:
        return Held()
    slug = record.heading.programme.slug
    programme = Programme.objects.filter(slug=slug).select_related("council").first()
    if programme is None:
        return Held()
    judged = {row.about for row in record.rows(VerdictRow)}
    headlines = Headline.objects.filter(statement__programme=programme)
    documents = Document.objects.filter(collection=slug)
    return Held(
        council=programme.council.slug,
        known=known_to(programme, judged=judged),
        posted=partial(statement_entry, programme.pk),
        benefits={benefit.code: benefit for benefit in benefit_entries(programme.pk)},
        headlines=dict(headlines.values_list("from_on", "statement__code")),
        documents=dict(documents.values_list("code", "sha256")),
        withdrawn=frozenset(
            documents.exclude(withdrawn_on=None).values_list("code", flat=True)
        ),
        readings=readings_given(programme),
    )


def register(programme: Programme, *, as_at: date = date.max) -> Register:
    """This function will return what a programme's record knows, for reading trackers:
    the position is that of everything said by ``as_at``, internal statements too.
    """
    heard = Heard(programme.pk, AsAt(as_at), EVERYTHING)
    return Register(
        {benefit.code: benefit for benefit in benefit_entries(programme.pk)},
        project_titles(programme),
        service_titles(programme),
        {entry.key: entry.pence for entry in position(heard)},
    )


def filled_template(programme: Programme, *, as_at: date) -> bytes:
    """This function will return the template workbook (.xlsx), filled with the
    position as at a day.
    """
    known = register(programme, as_at=as_at)
    return template(Filling(programme.title, as_at, known, head_digest()))


def named_case(case: Case) -> str:
    """This function will name a case among all that are held here."""
    return f"{case.programme.slug}/{case.code}"


def filled_cash_flows(case: Case) -> bytes:
    """This function will return the workbook (.xlsx) of a case's cash flows, filled
    from the newest version of its file, which it must have.
    """
    held = office_case(case)
    filling = FlowsFilling(named_case(case), case.title, held.seen, held.text)
    return cash_flows(filling)


@dataclass(frozen=True, slots=True)
class ImportListed:
    """A tracker that was brought in through the office, and what became of it.

    ``lost``: the process that had it was killed. ``drafts`` are numbers and titles.
    """

    id: int
    programme: str
    programme_title: str
    file_name: str
    sha256: str
    state: ImportState
    lost: bool
    step: str
    told: str
    who: str
    asked_at: datetime
    said: DatedTo
    document: str
    drafts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ImportRead:
    """One of them, with its mapping as TOML and what was found in it."""

    listed: ImportListed
    mapping: str
    findings: Findings | None


class NoSuchImport(Refusal):
    """Nothing of that number was brought in."""

    returncode = 2

    def __init__(self, number: int) -> None:
        super().__init__(f"No import has the number {number}.")


def imports(by: Actor) -> tuple[ImportListed, ...]:
    """This function will return the trackers that were brought in, newest first. They
    are confidential: raises ``NotAllowed``.
    """
    require(by, Permission.READ_EXEMPT)
    rows = Import.objects.select_related("programme").defer("findings", "mapping")
    return tuple(map(_listed, rows.order_by("-pk")))


def imports_read(by: Actor, *, since: date) -> tuple[ImportListed, ...]:
    """This function will return the trackers that somebody brought in since a day, and
    that were read and are no draft yet.
    """
    return tuple(
        item
        for item in imports(by)
        if item.state is ImportState.READ
        and item.who == by.name
        and timezone.localdate(item.asked_at) >= since
    )


def import_numbered(number: int, by: Actor) -> ImportRead:
    """This function will return one of them, or raise :class:`NoSuchImport`."""
    require(by, Permission.READ_EXEMPT)
    row = Import.objects.select_related("programme").filter(pk=number).first()
    if row is None:
        raise NoSuchImport(number)
    findings = findings_from(row.findings) if row.findings else None
    return ImportRead(_listed(row), row.mapping, findings)


def is_lost(state: str, seen_at: datetime) -> bool:
    """This function will tell whether the process of an import was killed."""
    return state in UNDER_WAY and timezone.now() - seen_at > LOST_AFTER


def _listed(row: Import) -> ImportListed:
    return ImportListed(
        row.pk,
        row.programme.slug,
        row.programme.title,
        row.file_name,
        row.sha256,
        ImportState(row.state),
        is_lost(row.state, row.seen_at),
        row.step,
        row.told,
        row.who,
        row.asked_at,
        row.said,
        row.document,
        tuple((number, title) for number, title in row.drafts),
    )
