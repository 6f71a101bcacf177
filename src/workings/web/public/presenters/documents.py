"""The list of documents: held here, exempt, or only cited."""

from collections.abc import Sequence

from workings.core.dates import DatedTo, say_day
from workings.documents.papers import DocumentRecord, ExemptNotice
from workings.documents.queries import sources
from workings.documents.sources import SourceKind, SourceRecord
from workings.publish.queries.sources import cited_since
from workings.web.components import Content, Heading, Table, content, external
from workings.web.moment import Moment
from workings.web.public.presenters.asking import (
    Asked,
    Listing,
    choices,
    chosen,
    list_frame,
    page_asked,
    page_of,
    paging,
)
from workings.web.public.presenters.papers import (
    Paper,
    download,
    papers,
    paragraph,
    since,
    withdrawn,
)
from workings.web.public.presenters.words import capital, dated, sentence
from workings.web.public.register_pages import Filter, ListPage
from workings.web.public.standpoint import Standpoint, standpoint

PAGE_SIZE = 50

HOLDINGS = {
    "held": "Held here",
    "exempt": "Exempt from publication",
    "cited": "Cited only",
}

Entry = Paper | SourceRecord


def documents_page(slug: str, moment: Moment, *, asked: Asked) -> ListPage:
    """This function will build the list of documents and sources as at a day."""
    stand = standpoint(slug, moment)
    every = _entries(stand)
    listing = Listing(stand, "documents", _filters(every, asked))
    left = [entry for entry in every if _passes(entry, listing.filters)]
    shown, number, pages = page_of(left, page_asked(asked), PAGE_SIZE)
    return ListPage(
        frame=list_frame(listing, "Documents", number, pages),
        heading="Documents",
        caption=stand.record.title,
        lead=(
            "What the record relies on. What is held here can be downloaded; the rest "
            "is cited, with where it was published."
        ),
        filters=listing.form,
        found=_table(stand, shown, _caption(left, moment)),
        paging=paging("Pages of documents", listing.page, number, pages),
    )


def _entries(stand: Standpoint) -> list[Entry]:
    """What is held first, then what is exempt, then what is cited; newest first."""
    found = papers(stand)
    codes = {
        code
        for code, on in cited_since(stand.row).items()
        if on <= stand.moment.day and not found.from_source(code)
    }
    cited = sources(stand.record.slug, codes=codes)
    begins = stand.record.begins

    def newest(entry: Entry) -> tuple[int, str]:
        if isinstance(entry, SourceRecord):
            when = entry.dated.on.toordinal() if entry.dated else 0
        else:
            when = since(entry, begins).on.toordinal()
        return (-when, entry.code)

    groups: tuple[Sequence[Entry], ...] = (found.held, found.exempt, cited)
    return [entry for group in groups for entry in sorted(group, key=newest)]


def _filters(every: Sequence[Entry], asked: Asked) -> tuple[Filter, ...]:
    behind = [source for source in map(_source, every) if source is not None]
    kinds = {source.kind for source in behind}
    publishers = sorted({source.publisher for source in behind}, key=str.casefold)
    return (
        choices(asked, "holding", "How it is held", HOLDINGS, every="Held or cited"),
        choices(
            asked,
            "kind",
            "Kind",
            {str(kind): capital(kind.label) for kind in SourceKind if kind in kinds},
            every="Every kind",
        ),
        choices(
            asked,
            "publisher",
            "Publisher",
            {name: name for name in publishers},
            every="Every publisher",
        ),
    )


def _passes(entry: Entry, filters: Sequence[Filter]) -> bool:
    holding, kind, publisher = map(chosen, filters)
    source = _source(entry)
    return (
        holding in ("", _holding(entry))
        and (not kind or (source is not None and source.kind == kind))
        and (not publisher or (source is not None and source.publisher == publisher))
    )


def _source(entry: Entry) -> SourceRecord | None:
    if isinstance(entry, SourceRecord):
        return entry
    return entry.source if isinstance(entry, DocumentRecord) else None


def _holding(entry: Entry) -> str:
    if isinstance(entry, SourceRecord):
        return "cited"
    return "exempt" if isinstance(entry, ExemptNotice) else "held"


def _caption(left: Sequence[Entry], moment: Moment) -> str:
    return f"Documents and sources by {moment.spoken}: {len(left)}"


def _table(stand: Standpoint, shown: Sequence[Entry], caption: str) -> Table:
    headings = ("Document", "Date", "Kind", "How it is held")
    return Table(
        name="documents",
        caption=caption,
        headings=tuple(map(Heading, headings)),
        rows=tuple(_row(stand, entry) for entry in shown),
        empty="No document that was there by then fits all of these.",
    )


def _row(stand: Standpoint, entry: Entry) -> tuple[Content, ...]:
    source = _source(entry)
    kind = source.kind.label if source is not None and source.kind else ""
    publisher = source.publisher if source is not None else ""
    route = "source" if isinstance(entry, SourceRecord) else "document"
    return (
        content(stand.link(entry.title, route, entry.code), under=(publisher,)),
        content(capital(dated(_dated(entry)))),
        content(capital(kind)),
        _held(stand, entry),
    )


def _dated(entry: Entry) -> DatedTo | None:
    source = _source(entry)
    return entry.dated or (source.dated if source is not None else None)


def _held(stand: Standpoint, entry: Entry) -> Content:
    if isinstance(entry, SourceRecord):
        where = external(f"Read it at {entry.publisher}", entry.address)
        return content(where) if entry.address else content("No address is known")
    if entry.withdrawn_on is not None:
        return content("Withdrawn", under=(withdrawn(entry),))
    if isinstance(entry, ExemptNotice):
        return content(
            "Exempt",
            under=(
                paragraph(entry.paragraph),
                sentence(entry.reason),
                f"Looked at again on {say_day(entry.review_on)}",
            ),
        )
    under = f"SHA-256 {entry.sha256[:16]}…"
    return content(download(stand, entry), under=(under,))
