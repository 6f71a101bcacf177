"""What is known of sources and documents, and who may read which.

What a reader may not see is left out here, in the query, and never in a template.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, BinaryIO

from django.db.models import QuerySet

from workings.access.permissions import Actor, Permission, may
from workings.access.standing import standing
from workings.core.dates import DatedTo
from workings.core.problems import UnknownName
from workings.documents import store
from workings.documents.models import Document, Source
from workings.documents.papers import (
    CLEARED,
    DocumentRecord,
    ExemptNotice,
    Status,
)
from workings.documents.sources import SourceKind, SourceRecord
from workings.documents.store import Shelf


class NoSuchSource(UnknownName):
    """The programme's record cites no source of this code."""

    noun = "source"


class NoSuchDocument(UnknownName):
    """No document of this code is held, or none that this reader may see."""

    noun = "document"


def sources(
    collection: str, *, codes: Collection[str] | None = None
) -> tuple[SourceRecord, ...]:
    """This function will return what a programme's record cites, by code.

    Those of some codes only, where these are given.
    """
    every = _every_source(collection)
    return tuple(one for one in every if codes is None or one.code in codes)


@standing(most=4)
def _every_source(collection: str) -> tuple[SourceRecord, ...]:
    rows = Source.objects.filter(collection=collection).order_by("code")
    columns = ("code", "title", "publisher", "kind", "address", "dated", "note")
    found: Iterable[Any] = rows.values_list(*columns)
    return tuple(SourceRecord(*row) for row in found)


def source_named(collection: str, code: str) -> SourceRecord:
    """This function will return one source, or raise :class:`NoSuchSource`."""
    every = {one.code: one for one in _every_source(collection)}
    if code not in every:
        raise NoSuchSource(code, list(every))
    return every[code]


@standing(most=4)
def documents(
    collection: str, *, reader: Actor | None = None
) -> tuple[DocumentRecord, ...]:
    """This function will return the documents that a reader may see, by code.

    ``reader`` None is the public. One that was withdrawn keeps its place.
    """
    rows = _visible(collection, reader).order_by("code")
    return tuple(document_record(row) for row in rows)


def reviews_due(*, reader: Actor, on: date) -> int:
    """This function will count the exempt documents, of any programme, that a reader
    may see and whose exemption is to be looked at again by a day.
    """
    if not may(reader, Permission.READ_EXEMPT):
        return 0
    exempt = Document.objects.filter(status=Status.EXEMPT, withdrawn_on=None)
    return exempt.filter(review_on__lte=on).count()


def document_named(
    collection: str, code: str, *, reader: Actor | None = None
) -> DocumentRecord:
    """This function will return one document that a reader may see.

    Raises :class:`NoSuchDocument` in the same words whether there is none or the
    reader may not know of it.
    """
    rows = _visible(collection, reader)
    row = rows.filter(code=code).first()
    if row is None:
        raise NoSuchDocument(code, list(rows.values_list("code", flat=True)))
    return document_record(row)


def document_row(collection: str, code: str) -> Document:
    """This function will return a document's row for an action, or raise
    :class:`NoSuchDocument`.
    """
    row = Document.objects.filter(collection=collection, code=code).first()
    if row is None:
        raise NoSuchDocument(code, [])
    return row


def source_row(collection: str, code: str) -> Source:
    """This function will return a source's row for an action, or raise
    :class:`NoSuchSource`.
    """
    row = Source.objects.filter(collection=collection, code=code).first()
    if row is None:
        raise NoSuchSource(code, [])
    return row


@standing(most=4)
def known_to_all(
    collection: str,
) -> tuple[tuple[DocumentRecord, ...], tuple[ExemptNotice, ...]]:
    """This function will return the documents that the public may see, and what
    everybody may know of the exempt ones; both by code.
    """
    rows = Document.objects.filter(
        collection=collection, status__in=(*CLEARED, Status.EXEMPT)
    )
    listed = list(rows.select_related("source", "replaces").order_by("code"))
    exempt = [row for row in listed if row.status == Status.EXEMPT]
    return (
        tuple(document_record(row) for row in listed if row.status != Status.EXEMPT),
        tuple(map(_exempt_notice, exempt)),
    )


def opened_document(document: DocumentRecord) -> BinaryIO:
    """This function will open the file of a document that was read from here.

    Its checksum is verified: raises ``Damaged`` where it does not agree, ``NotHeld``
    where the document was withdrawn. Whoever asks closes it.
    """
    if document.withdrawn_on is not None:
        raise store.NotHeld(document.sha256)
    return store.opened(document.sha256, shelf_of(document.status))


def document_content(
    collection: str, code: str, *, reader: Actor | None = None
) -> bytes:
    """This function will return the file of a document that a reader may see.

    Its checksum is verified: raises ``Damaged`` where it does not agree, ``NotHeld``
    where the document was withdrawn.
    """
    document = document_named(collection, code, reader=reader)
    if document.withdrawn_on is not None:
        raise store.NotHeld(document.sha256)
    return store.read(document.sha256, shelf_of(document.status))


def held_files() -> tuple[tuple[str, Shelf], ...]:
    """This function will return every file that should be held, and on which shelf."""
    rows = Document.objects.filter(withdrawn_on=None).order_by("sha256")
    pairs = rows.values_list("sha256", "status")
    return tuple(
        dict.fromkeys((sha256, shelf_of(Status(status))) for sha256, status in pairs)
    )


def shelf_of(status: Status) -> Shelf:
    """This function will return the shelf where a document's file stands."""
    return Shelf.PUBLISHED if status in CLEARED else Shelf.RESTRICTED


def source_record(row: Source) -> SourceRecord:
    """This function will return a source's row as a value."""
    return SourceRecord(
        code=row.code,
        title=row.title,
        publisher=row.publisher,
        kind=SourceKind(row.kind) if row.kind else None,
        address=row.address,
        dated=row.dated,
        note=row.note,
    )


def cited(row: Source | None) -> SourceRecord | None:
    """This function will return the source of a row that may cite none."""
    return None if row is None else source_record(row)


def source_columns(of: str) -> tuple[str, ...]:
    """This function will name the columns of a source that rows are joined with."""
    return tuple(f"{of}__{field.name}" for field in fields(SourceRecord))


def source_told(texts: Sequence[str | None]) -> SourceRecord | None:
    """This function will return what the texts of :func:`source_columns` tell, or None
    where a row cites no source. What comes after these is not looked at.
    """
    code, title, publisher, kind, address, dated, note, *_ = texts
    if code is None:
        return None
    return SourceRecord(
        code=code,
        title=title or "",
        publisher=publisher or "",
        kind=SourceKind(kind) if kind else None,
        address=address or "",
        dated=DatedTo.parse(dated) if dated else None,
        note=note or "",
    )


def document_record(row: Document) -> DocumentRecord:
    """This function will return a document's row as a value."""
    return DocumentRecord(
        code=row.code,
        title=row.title,
        source=cited(row.source),
        dated=row.dated,
        status=Status(row.status),
        paragraph=row.paragraph,
        reason=row.reason,
        review_on=row.review_on,
        exemption_ended_on=row.exemption_ended_on,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        file_name=row.file_name,
        replaces=row.replaces.code if row.replaces else "",
        withdrawn_on=row.withdrawn_on,
        withdrawn_reason=row.withdrawn_reason,
    )


def _exempt_notice(row: Document) -> ExemptNotice:
    # The table's own constraint: an exempt one says all three.
    assert row.paragraph is not None and row.review_on is not None
    return ExemptNotice(
        code=row.code,
        title=row.title,
        dated=row.dated,
        paragraph=row.paragraph,
        reason=row.reason,
        review_on=row.review_on,
        replaces=row.replaces.code if row.replaces else "",
        withdrawn_on=row.withdrawn_on,
        withdrawn_reason=row.withdrawn_reason,
    )


def _visible(collection: str, reader: Actor | None) -> QuerySet[Document]:
    rows = Document.objects.filter(collection=collection)
    if reader is None or not may(reader, Permission.READ_EXEMPT):
        rows = rows.filter(status__in=CLEARED)
    return rows.select_related("source", "replaces")
