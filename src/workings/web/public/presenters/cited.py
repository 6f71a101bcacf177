"""A source's page: where it was published, and all that is known from it here."""

from collections.abc import Sequence

from workings.core.dates import DatedTo
from workings.decisions.queries import decision_list
from workings.documents.papers import DocumentRecord
from workings.documents.queries import NoSuchSource, source_named
from workings.documents.sources import SourceRecord
from workings.ledger.queries.naming import statements_naming
from workings.ledger.said import Said
from workings.publish.queries.sources import cited_since
from workings.web.components import Content, Heading, Row, Table, content, external
from workings.web.moment import Moment
from workings.web.public.pages import RegisterPage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.papers import papers
from workings.web.public.presenters.registers import decisions_table
from workings.web.public.presenters.words import capital, dated, sentence, separated
from workings.web.public.standpoint import Standpoint, standpoint


def source_page(slug: str, code: str, moment: Moment) -> RegisterPage:
    """This function will build a source's page as at a day."""
    stand = standpoint(slug, moment)
    public = cited_since(stand.row)
    if code not in public:
        raise NoSuchSource(code, list(public))
    source = source_named(slug, code)
    decided = decision_list(stand.row, as_at=moment.day, source=code)
    return RegisterPage(
        frame=frame(stand, source.title, "source", code, trail=source.title),
        heading=source.title,
        caption="Source",
        summary="",
        notice=_notice(source.dated or DatedTo(public[code]), moment),
        rows=_rows(stand, source),
        tables=(
            _statements(stand, statements_naming(stand.heard, source=code)),
            decisions_table(
                stand,
                decided,
                caption="Decisions known from it",
                empty="No decision taken by then is known from it.",
            ),
        ),
    )


def _notice(since: DatedTo, moment: Moment) -> str:
    # What was said in 2010 may be known from a copy of 2012, and is shown as at 2010:
    # so is its source, or the way from a figure to its source would end here.
    if since.on <= moment.day:
        return ""
    return f"It is of {since.spoken()}, after the day that you look at."


def _rows(stand: Standpoint, source: SourceRecord) -> tuple[Row, ...]:
    held = papers(stand).from_source(source.code)
    address = external(source.address, source.address)
    rows = [
        Row("Published by", content(source.publisher)),
        Row("Kind", content(capital(source.kind.label) if source.kind else "")),
        Row("Date", content(capital(dated(source.dated)))),
        Row("Address", content(address if source.address else "No address is known")),
        Row("Held here", _held(stand, held)),
        Row("Note", content(sentence(source.note))),
    ]
    return tuple(row for row in rows if row.value.line != ("",))


def _held(stand: Standpoint, held: Sequence[DocumentRecord]) -> Content:
    if not held:
        return content("No: it is cited only")
    links = [stand.link(paper.title, "document", paper.code) for paper in held]
    return content(*separated(links))


def _statements(stand: Standpoint, told: Sequence[Said]) -> Table:
    headings = ("Statement", "Said", "By", "Standing", "Evidence")
    return Table(
        name="statements",
        caption="Statements known from it",
        headings=tuple(map(Heading, headings)),
        rows=tuple(
            (
                content(stand.link(said.title or said.code, "statement", said.code)),
                content(capital(said.said.spoken())),
                content(said.author),
                content(capital(said.standing.label)),
                content(capital(said.grade.label)),
            )
            for said in told
        ),
        empty="No statement made by then is known from it.",
    )
