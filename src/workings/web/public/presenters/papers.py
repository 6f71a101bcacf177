"""Documents and sources, as the public may know of them on a day."""

from dataclasses import dataclass
from datetime import date

from workings.core.dates import DatedTo, say_day
from workings.documents.papers import PARAGRAPHS, DocumentRecord, ExemptNotice
from workings.documents.queries import documents, exempt_notices
from workings.web.public.presenters.words import sentence
from workings.web.public.standpoint import Standpoint

KILO = 1024

TYPE_NAMES = {
    "application/msword": "Word",
    "application/pdf": "PDF",
    "application/vnd.ms-excel": "Excel",
    "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.text": "OpenDocument text",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/zip": "ZIP",
    "image/jpeg": "JPEG image",
    "image/png": "PNG image",
    "text/csv": "CSV",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": "plain text",
}
"""What readers call the types of files; any other goes by its own name."""

Paper = DocumentRecord | ExemptNotice


@dataclass(frozen=True, slots=True)
class Papers:
    """All the documents that the public may know of, exempt ones by their notice."""

    held: tuple[DocumentRecord, ...]
    exempt: tuple[ExemptNotice, ...]

    @property
    def every(self) -> tuple[Paper, ...]:
        """Those that are held and those that are exempt."""
        return (*self.held, *self.exempt)

    def named(self, code: str) -> Paper | None:
        """The one of a code, or None."""
        return next((paper for paper in self.every if paper.code == code), None)

    def replacing(self, code: str) -> Paper | None:
        """The newer version of the one of a code, or None."""
        return next((paper for paper in self.every if paper.replaces == code), None)

    def from_source(self, code: str) -> tuple[DocumentRecord, ...]:
        """The documents that a source is held as."""
        return tuple(
            paper
            for paper in self.held
            if paper.source is not None and paper.source.code == code
        )


def papers(stand: Standpoint) -> Papers:
    """This function will read the documents that were there by the day."""
    slug, day = stand.record.slug, stand.moment.day
    begins = stand.record.begins
    return Papers(
        tuple(it for it in documents(slug) if since(it, begins).on <= day),
        tuple(it for it in exempt_notices(slug) if since(it, begins).on <= day),
    )


def since(paper: Paper, begins: DatedTo) -> DatedTo:
    """This function will return the date from which a document is shown: its own, its
    source's, else the programme's beginning.
    """
    source = paper.source if isinstance(paper, DocumentRecord) else None
    return paper.dated or (source.dated if source else None) or begins


def file_type(media_type: str) -> str:
    """This function will name the type of a file as readers do."""
    return TYPE_NAMES.get(media_type, media_type)


def file_size(size: int) -> str:
    """This function will write a size: "5.3 KB".

    >>> file_size(5401)
    '5.3 KB'
    """
    if size < KILO:
        return f"{size} byte" + ("" if size == 1 else "s")
    value, unit = size / KILO, "KB"
    for larger in ("MB", "GB"):
        if value >= KILO:
            value, unit = value / KILO, larger
    return f"{value:.1f} {unit}"


def withdrawn(paper: Paper) -> str:
    """This function will say when and why a document was taken back, or ""."""
    on: date | None = paper.withdrawn_on
    if on is None:
        return ""
    because = sentence(paper.withdrawn_reason)
    return f"This document was withdrawn on {say_day(on)}. {because}"


def paragraph(number: int) -> str:
    """This function will say what an exemption is under."""
    return f"Paragraph {number} of Schedule 12A: information {PARAGRAPHS[number]}"
