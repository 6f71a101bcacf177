"""Sources and documents, recorded, read, opened and withdrawn."""

from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction

from workings.access.permissions import COMMAND_LINE, Actor, NotAllowed, Role
from workings.access.queries import audit_trail
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems
from workings.documents import store
from workings.documents.actions import (
    FileChanged,
    FileHeldAlready,
    NotExempt,
    Withdrawn,
    end_exemption,
    record_document,
    record_source,
    withdraw_document,
)
from workings.documents.models import Document
from workings.documents.papers import Status
from workings.documents.queries import (
    NoSuchDocument,
    NoSuchSource,
    document_content,
    document_named,
    documents,
    held_files,
    source_named,
    sources,
)
from workings.documents.sources import SourceKind, SourceRecord
from workings.documents.store import NotHeld, Shelf

OFFICE = Actor("Olu", frozenset({Role.PROGRAMME_OFFICE}))
READER = Actor("Rob", frozenset({Role.READER}))
FINANCE = Actor("Fay", frozenset({Role.FINANCE}))
PUBLISHER = Actor("Pia", frozenset({Role.PUBLISHER}))
REVIEW, LATER = date(2012, 12, 1), date(2012, 12, 6)
EXEMPT = {
    "status": Status.EXEMPT,
    "paragraph": 3,
    "reason": "a live bid",
    "review_on": REVIEW,
}


def source(**values):
    given = {"collection": "one-barnet", "code": "CAB-2010", "title": "Framework"}
    given |= {"publisher": "Barnet Council", "by": OFFICE}
    return record_source(**given | values)


def document(content: bytes = b"one", code: str = "FRAMEWORK", **values):
    given = {"collection": "one-barnet", "code": code, "title": "Framework"}
    given |= {"content": BytesIO(content), "file_name": "framework.pdf", "by": OFFICE}
    return record_document(**given | values)


def shelves(content: bytes = b"one") -> set[Shelf]:
    digest = sha256(content).hexdigest()
    return {shelf for shelf in Shelf if store.path(digest, shelf).exists()}


def test_a_source_is_cited(database):
    source(
        kind=SourceKind.REPORT,
        address="https://example.org/report",
        dated=DatedTo.parse("2010-11-29"),
        note="item 5",
    )
    expected = SourceRecord(
        code="CAB-2010",
        title="Framework",
        publisher="Barnet Council",
        kind=SourceKind.REPORT,
        address="https://example.org/report",
        dated=DatedTo.parse("2010-11-29"),
        note="item 5",
    )
    assert source_named("one-barnet", "CAB-2010") == expected
    assert sources("one-barnet") == (expected,)
    assert sources("another") == ()


def test_programmes_have_codes_of_their_own(database):
    source(title="Framework")
    source(collection="another", title="Something else")
    assert source_named("another", "CAB-2010").title == "Something else"
    assert source_named("another", "CAB-2010").kind is None


def test_an_unknown_source_names_the_nearest(database):
    source()
    with pytest.raises(NoSuchSource, match=r"Did you mean \"CAB-2010\"\?"):
        source_named("one-barnet", "CAB-2001")


def test_a_published_document_is_for_everybody(database):
    document(source=source(), dated=DatedTo.parse("2010-11"))
    (held,) = documents("one-barnet")
    assert held.sha256 == sha256(b"one").hexdigest()
    assert (held.size, held.media_type) == (3, "application/pdf")
    assert held.source == source_named("one-barnet", "CAB-2010")
    assert document_content("one-barnet", "FRAMEWORK") == b"one"
    assert shelves() == {Shelf.PUBLISHED}
    assert held_files() == ((held.sha256, Shelf.PUBLISHED),)


def test_an_unknown_kind_of_file_is_bytes(database):
    assert document(file_name="notes").media_type == "application/octet-stream"
    other = document(b"two", "OTHER", file_name="x.pdf", media_type="text/plain")
    assert other.media_type == "text/plain"


@pytest.mark.parametrize("values", [EXEMPT, {"status": Status.CONFIDENTIAL}])
def test_what_is_not_cleared_is_for_those_who_may(database, values):
    document(**values)
    for reader in (None, READER):
        assert documents("one-barnet", reader=reader) == ()
        with pytest.raises(NoSuchDocument, match="There are none yet"):
            document_named("one-barnet", "FRAMEWORK", reader=reader)
        with pytest.raises(NoSuchDocument):
            document_content("one-barnet", "FRAMEWORK", reader=reader)
    assert document_content("one-barnet", "FRAMEWORK", reader=OFFICE) == b"one"
    assert shelves() == {Shelf.RESTRICTED}


def test_an_exempt_document_says_why(database):
    with pytest.raises(HasProblems) as refused:
        document(status=Status.EXEMPT)
    assert len(refused.value.problems) == 3
    assert shelves() == set()
    assert not Document.objects.exists()


@pytest.mark.parametrize("left_out", ["paragraph", "reason", "review_on"])
def test_the_database_itself_wants_to_know_why(database, left_out):
    document(**EXEMPT)
    empty = "" if left_out == "reason" else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.update(**{left_out: empty})


def test_a_document_again_writes_nothing(database):
    document(source=source())
    before = len(audit_trail())
    document(source=source())
    assert len(audit_trail()) == before


def test_a_document_never_changes_its_file(database):
    document()
    with pytest.raises(FileChanged, match="as a new document that replaces it"):
        document(b"two")
    assert shelves(b"two") == set()
    newer = document(b"two", "FRAMEWORK-2", replaces=Document.objects.get())
    assert document_named("one-barnet", newer.code).replaces == "FRAMEWORK"


def test_the_same_file_is_one_document(database):
    document()
    with pytest.raises(FileHeldAlready, match="held already, as document FRAMEWORK"):
        document(code="COPY")
    document(code="COPY", collection="another")
    assert len(held_files()) == 1


def test_a_status_can_change_and_the_file_goes_along(database):
    document(status=Status.CONFIDENTIAL)
    document(status=Status.PART_PUBLISHED)
    assert shelves() == {Shelf.PUBLISHED}
    document(status=Status.CONFIDENTIAL)
    assert shelves() == {Shelf.RESTRICTED}


def test_a_file_stays_where_another_document_has_it_stand(database):
    document(status=Status.CONFIDENTIAL)
    document(collection="another")
    assert shelves() == {Shelf.PUBLISHED, Shelf.RESTRICTED}
    document(status=Status.PUBLISHED)
    assert shelves() == {Shelf.PUBLISHED}


def test_a_change_that_is_undone_takes_no_file_away(database):
    document()
    with transaction.atomic():
        document(status=Status.CONFIDENTIAL)
        transaction.set_rollback(True)
    assert document_content("one-barnet", "FRAMEWORK") == b"one"


def test_an_exemption_can_end(database):
    held = document(**EXEMPT)
    with pytest.raises(NotAllowed):
        end_exemption(held, on=LATER, by=OFFICE)
    end_exemption(held, on=LATER, by=PUBLISHER)
    (opened,) = documents("one-barnet")
    assert opened.status is Status.PUBLISHED
    assert opened.exemption_ended_on == LATER
    assert (opened.paragraph, opened.reason) == (3, "a live bid")
    assert shelves() == {Shelf.PUBLISHED}
    assert audit_trail()[0].action == "ended exemption"
    with pytest.raises(NotExempt, match="it is published"):
        end_exemption(held, on=LATER, by=PUBLISHER)


def test_a_record_loaded_again_does_not_close_what_was_opened(database):
    end_exemption(document(**EXEMPT), on=LATER, by=PUBLISHER)
    document(**EXEMPT)
    assert documents("one-barnet")[0].status is Status.PUBLISHED
    assert shelves() == {Shelf.PUBLISHED}


def test_a_document_can_be_withdrawn(database):
    held = document()
    with pytest.raises(NotAllowed):
        withdraw_document(held, reason="a name", on=LATER, by=FINANCE)
    withdraw_document(held, reason="It names a resident.", on=LATER, by=PUBLISHER)
    (kept,) = documents("one-barnet")
    assert kept.sha256 == sha256(b"one").hexdigest()
    assert (kept.withdrawn_on, kept.withdrawn_reason) == (LATER, "It names a resident.")
    assert shelves() == set()
    assert held_files() == ()
    with pytest.raises(NotHeld):
        document_content("one-barnet", "FRAMEWORK")
    assert audit_trail()[0].action == "withdrew"


def test_what_was_withdrawn_does_not_come_back(database):
    held = document(**EXEMPT)
    withdraw_document(held, reason="It names a resident.", on=LATER, by=PUBLISHER)
    with pytest.raises(Withdrawn, match="on 6 December 2012: It names a resident"):
        document(**EXEMPT)
    with pytest.raises(Withdrawn):
        withdraw_document(held, reason="again", on=LATER, by=PUBLISHER)
    with pytest.raises(NotExempt):
        end_exemption(held, on=LATER, by=PUBLISHER)
    assert shelves() == set()


def test_a_withdrawal_has_a_date_and_a_reason(database):
    document()
    for values in ({"withdrawn_on": LATER}, {"withdrawn_reason": "why"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.update(**values)


def test_only_the_office_records(database):
    with pytest.raises(NotAllowed):
        source(by=READER)
    with pytest.raises(NotAllowed):
        document(by=READER)
    assert shelves() == set()
    assert COMMAND_LINE.name not in {entry.who for entry in audit_trail()}
