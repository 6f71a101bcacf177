"""What is done with sources and documents."""

import mimetypes
from datetime import date
from functools import partial
from typing import BinaryIO

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.access.registers import record, subject
from workings.core.dates import DatedTo, say_day
from workings.core.problems import HasProblems
from workings.core.refusals import Refusal
from workings.documents import store
from workings.documents.models import Document, Source
from workings.documents.papers import Status, status_problems
from workings.documents.queries import shelf_of
from workings.documents.sources import SourceKind
from workings.documents.store import Shelf


class FileChanged(Refusal):
    """A document's code was given with another file than the one it stands for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        super().__init__(
            f"Document {document.code} is held with another content: "
            "bring the new file in as a new document that replaces it."
        )


class FileHeldAlready(Refusal):
    """The same file is held under another code."""

    def __init__(self, code: str, held: Document) -> None:
        self.held = held
        super().__init__(
            f"The file of document {code} is held already, as document {held.code}."
        )


class NotExempt(Refusal):
    """There is no exemption to end."""

    def __init__(self, document: Document) -> None:
        self.document = document
        super().__init__(
            f"Document {document.code} is not exempt: it is "
            f"{Status(document.status).label}."
        )


class Withdrawn(Refusal):
    """The document was withdrawn, and its file is gone."""

    def __init__(self, document: Document) -> None:
        assert document.withdrawn_on is not None
        self.document = document
        super().__init__(
            f"Document {document.code} was withdrawn on "
            f"{say_day(document.withdrawn_on)}: {document.withdrawn_reason}"
        )


def record_source(
    *,
    collection: str,
    code: str,
    title: str,
    publisher: str,
    kind: SourceKind | None = None,
    address: str = "",
    dated: DatedTo | None = None,
    note: str = "",
    by: Actor,
) -> Source:
    """This function will have a programme's record cite a source.

    ``collection`` is the programme's slug.
    """
    values = {
        "title": title,
        "publisher": publisher,
        "kind": kind,
        "address": address,
        "dated": dated,
        "note": note,
    }
    keys = {"collection": collection, "code": code}
    return record(Source, keys, values, by=by).row


@transaction.atomic
def record_document(
    *,
    collection: str,
    code: str,
    title: str,
    content: BinaryIO,
    file_name: str,
    media_type: str = "",
    source: Source | None = None,
    dated: DatedTo | None = None,
    status: Status = Status.PUBLISHED,
    paragraph: int | None = None,
    reason: str = "",
    review_on: date | None = None,
    replaces: Document | None = None,
    by: Actor,
) -> Document:
    """This function will hold a file as a document, or change what is said of it.

    The file itself never changes: raises :class:`FileChanged` where the code has
    another, :class:`FileHeldAlready` where another code has this, and
    ``HasProblems`` for a status that does not say what it must.
    """
    require(by, Permission.RECORD_REGISTERS)
    problems = status_problems(
        f"document {code}",
        status=status,
        paragraph=paragraph,
        reason=reason,
        review_on=review_on,
    )
    if problems:
        raise HasProblems(problems)
    before = Document.objects.filter(collection=collection, code=code).first()
    if before is not None and before.withdrawn_on is not None:
        raise Withdrawn(before)
    _refuse_other_file(collection, code, store.checksum(content), before)
    if before is not None and before.exemption_ended_on and status is Status.EXEMPT:
        # Whoever says it is exempt says what it was; that has ended since.
        status = Status.PUBLISHED
    kept = store.keep(content, shelf_of(status))
    values = {
        "title": title,
        "source": source,
        "dated": dated,
        "status": status,
        "paragraph": paragraph,
        "reason": reason,
        "review_on": review_on,
        "sha256": kept.sha256,
        "size": kept.size,
        "media_type": media_type or _media_type(file_name),
        "file_name": file_name,
        "replaces": replaces,
    }
    keys = {"collection": collection, "code": code}
    document = record(Document, keys, values, by=by).row
    _tidy_after_commit(kept.sha256)
    return document


@transaction.atomic
def end_exemption(document: Document, *, on: date, by: Actor) -> Document:
    """This function will publish a document whose exemption has ended.

    Its paragraph and reason stay, as what was said while it was exempt.
    """
    require(by, Permission.PUBLISH)
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.status != Status.EXEMPT or document.withdrawn_on is not None:
        raise NotExempt(document)
    store.copy(document.sha256, Shelf.PUBLISHED)
    document.status = Status.PUBLISHED
    document.exemption_ended_on = on
    document.save()
    _tidy_after_commit(document.sha256)
    after = {"status": "published", "exemption_ended_on": on.isoformat()}
    before = {"status": "exempt", "exemption_ended_on": None}
    audit(by, "ended exemption", subject(document), before=before, after=after)
    return document


@transaction.atomic
def withdraw_document(
    document: Document, *, reason: str, on: date, by: Actor
) -> Document:
    """This function will take a document back that should not have been held here.

    Its place and its checksum stay and say when and why; its file goes.
    """
    require(by, Permission.WITHDRAW)
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.withdrawn_on is not None:
        raise Withdrawn(document)
    document.withdrawn_on = on
    document.withdrawn_reason = reason
    document.save()
    _tidy_after_commit(document.sha256)
    after = {"withdrawn_on": on.isoformat(), "withdrawn_reason": reason}
    audit(by, "withdrew", subject(document), after=after)
    return document


def _refuse_other_file(
    collection: str, code: str, sha256: str, before: Document | None
) -> None:
    if before is not None and before.sha256 != sha256:
        raise FileChanged(before)
    same = Document.objects.filter(collection=collection, sha256=sha256)
    held = same.exclude(code=code).first()
    if held is not None:
        raise FileHeldAlready(code, held)


def _tidy_after_commit(sha256: str) -> None:
    # Only once it is sure that it happened: a file removed does not come back.
    transaction.on_commit(partial(_tidy, sha256))


def _tidy(sha256: str) -> None:
    """Take the file off each shelf where no document has it stand."""
    documents = Document.objects.filter(sha256=sha256, withdrawn_on=None)
    wanted = {shelf_of(document.status) for document in documents}
    for shelf in set(Shelf) - wanted:
        store.remove(sha256, shelf)


def _media_type(file_name: str) -> str:
    # A table of Python's own: the module's functions would read the machine's.
    types = mimetypes.MimeTypes()
    types.add_type("text/markdown", ".md")
    guessed, _ = types.guess_type(file_name)
    return guessed or "application/octet-stream"
