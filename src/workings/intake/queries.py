"""What is held here already of the programme whose record or tracker is brought."""

from datetime import date
from functools import partial

from workings.core.asat import AsAt
from workings.documents.models import Document
from workings.intake.checking import Held
from workings.intake.record import Record
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
