"""Documents and sources, as the public may know of them on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workings.core.dates import DatedTo, say_day
from workings.documents.papers import PARAGRAPHS, DocumentRecord, ExemptNotice
from workings.documents.queries import documents, known_to_all
from workings.web.components import Heading, Link, Table, content
from workings.web.public.presenters.words import capital, dated, sentence
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
    begins, day = stand.record.begins, stand.moment.day
    held, exempt = known_to_all(stand.record.slug)
    return Papers(
        tuple(it for it in held if since(it, begins).on <= day),
        tuple(it for it in exempt if since(it, begins).on <= day),
    )


def held_papers(stand: Standpoint) -> tuple[DocumentRecord, ...]:
    """This function will read what can be downloaded by the day, the newest first;
    of a document that was replaced, the newer version.
    """
    begins = stand.record.begins
    there = [
        paper
        for paper in documents(stand.record.slug)
        if since(paper, begins).on <= stand.moment.day and paper.withdrawn_on is None
    ]
    replaced = {paper.replaces for paper in there}
    latest = [paper for paper in there if paper.code not in replaced]
    latest.sort(key=lambda paper: (since(paper, begins).on, paper.code), reverse=True)
    return tuple(latest)


def papers_table(stand: Standpoint, found: Sequence[DocumentRecord]) -> Table:
    """This function will set out documents, each with a link to its file."""
    return Table(
        name="papers",
        caption="The latest documents that are held here",
        headings=tuple(map(Heading, ("Document", "Date", "File"))),
        rows=tuple(
            (
                content(stand.link(paper.title, "document", paper.code)),
                content(capital(dated(_dated(paper)))),
                content(download(stand, paper)),
            )
            for paper in found
        ),
    )


def download(stand: Standpoint, paper: DocumentRecord) -> Link:
    """This function will link to a document's file, saying what it is of what size."""
    words = f"Download ({file_type(paper.media_type)}, {file_size(paper.size)})"
    return stand.link(words, "document-file", paper.code)


def _dated(paper: DocumentRecord) -> DatedTo | None:
    return paper.dated or (paper.source.dated if paper.source else None)


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
