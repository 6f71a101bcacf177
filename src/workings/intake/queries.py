"""What is held here already of the programme whose record is brought."""

from functools import partial

from workings.documents.models import Document
from workings.intake.checking import Held
from workings.intake.record import Record
from workings.intake.tables.statements import VerdictRow
from workings.ledger.models import Headline
from workings.ledger.queries import statement_entry
from workings.ledger.queries.known import benefit_entries, known_to
from workings.programme.models import Programme


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
    )
