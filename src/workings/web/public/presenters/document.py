"""A document's page: the file with its checksum, or why it cannot be had."""

from dataclasses import replace

from workings.core.dates import say_day
from workings.documents.papers import DocumentRecord, ExemptNotice, Status
from workings.documents.queries import NoSuchDocument
from workings.web.components import Row, content
from workings.web.moment import Moment
from workings.web.public.pages import Frame, RegisterPage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.papers import (
    Paper,
    Papers,
    file_size,
    file_type,
    papers,
    paragraph,
    since,
    withdrawn,
)
from workings.web.public.presenters.words import capital, dated, sentence
from workings.web.public.standpoint import Standpoint, standpoint

GONE = 410
FORBIDDEN = 403

EXEMPT = (
    "This document is exempt from publication, and is not handed out. That it exists, "
    "why it is exempt and when that is looked at again is public."
)


def document_page(slug: str, code: str, moment: Moment) -> RegisterPage:
    """This function will build a document's page as at a day; of one that was
    withdrawn, its notice.
    """
    stand = standpoint(slug, moment)
    _, page = _found(stand, code)
    return page


def document_file(
    slug: str, code: str, moment: Moment
) -> DocumentRecord | RegisterPage:
    """This function will return the document whose file may be handed out, or the page
    that says why it may not.
    """
    stand = standpoint(slug, moment)
    paper, page = _found(stand, code)
    if paper.withdrawn_on is None and isinstance(paper, DocumentRecord):
        return paper
    status = max(page.frame.status, FORBIDDEN)
    return replace(page, frame=replace(page.frame, status=status))


def _found(stand: Standpoint, code: str) -> tuple[Paper, RegisterPage]:
    known = papers(stand)
    paper = known.named(code)
    if paper is None:
        raise _absent(stand, code)
    return paper, _page(stand, known, paper)


def _absent(stand: Standpoint, code: str) -> Exception:
    """Not yet there, or not there at all: of a confidential one, in the same words."""
    latest = replace(stand, moment=replace(stand.moment, day=stand.moment.day.max))
    known = papers(latest)
    paper = known.named(code)
    if paper is None:
        return NoSuchDocument(code, [each.code for each in known.every])
    when = since(paper, stand.record.begins)
    why = f'"{paper.title}" is of {when.spoken()}.'
    return stand.not_yet(why, when, "document", code)


def _page(stand: Standpoint, known: Papers, paper: Paper) -> RegisterPage:
    notice = EXEMPT if isinstance(paper, ExemptNotice) else ""
    return RegisterPage(
        frame=_frame(stand, paper),
        heading=paper.title,
        caption="Document",
        summary="",
        notice=withdrawn(paper) or notice,
        rows=(*_rows(stand, paper), *_versions(stand, known, paper)),
        tables=(),
    )


def _frame(stand: Standpoint, paper: Paper) -> Frame:
    made = frame(stand, paper.title, "document", paper.code, trail=paper.title)
    return replace(made, status=GONE) if paper.withdrawn_on is not None else made


def _rows(stand: Standpoint, paper: Paper) -> tuple[Row, ...]:
    if isinstance(paper, DocumentRecord):
        return _held_rows(stand, paper)
    return (
        Row("Exempt under", content(paragraph(paper.paragraph))),
        Row("Public interest", content(sentence(paper.reason))),
        Row("Looked at again on", content(say_day(paper.review_on))),
        Row("Date", content(capital(dated(paper.dated)))),
    )


def _held_rows(stand: Standpoint, paper: DocumentRecord) -> tuple[Row, ...]:
    file = stand.link("Download the file", "document-file", paper.code)
    there = paper.withdrawn_on is None
    rows = [
        Row("File", content(file) if there else content("Not held any more")),
        Row("Type", content(file_type(paper.media_type))),
        Row("Size", content(file_size(paper.size))),
        Row("Date", content(capital(dated(paper.dated)))),
        Row("Checksum (SHA-256)", content(paper.sha256)),
        Row("Publication", content(capital(paper.status.label))),
    ]
    if paper.source is not None:
        source = stand.link(paper.source.title, "source", paper.source.code)
        rows.append(Row("Source", content(source, under=(paper.source.publisher,))))
    if paper.status is Status.PART_PUBLISHED and paper.reason:
        rows.append(Row("Not all of it, because", content(sentence(paper.reason))))
    if paper.exemption_ended_on is not None:
        ended = f"It was exempt until {say_day(paper.exemption_ended_on)}"
        rows.append(Row("Exemption", content(ended, under=(sentence(paper.reason),))))
    return tuple(rows)


def _versions(stand: Standpoint, known: Papers, paper: Paper) -> tuple[Row, ...]:
    newer, older = known.replacing(paper.code), known.named(paper.replaces)
    pairs = (("Replaced by", newer), ("Replaces", older))
    return tuple(
        Row(
            key,
            content(
                stand.link(other.title, "document", other.code),
                under=(capital(dated(other.dated)) if other.dated else "",),
            ),
        )
        for key, other in pairs
        if other is not None
    )
