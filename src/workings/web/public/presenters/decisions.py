"""The register of decisions: by body, project and year, each with its documents."""

from collections.abc import Mapping, Sequence

from workings.core.years import FinancialYear
from workings.decisions.decided import DecisionLine
from workings.decisions.queries import decision_list, projects_of_decisions
from workings.documents.papers import DocumentRecord
from workings.documents.queries import documents
from workings.programme.queries import project_titles
from workings.web.components import Content, Heading, Inline, Link, Table, content
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
from workings.web.public.presenters.words import NOT_STATED, capital, count
from workings.web.public.register_pages import Filter, ListPage
from workings.web.public.standpoint import Standpoint, address, standpoint

PAGE_SIZE = 100

About = Mapping[str, frozenset[str]]
"""The projects that decisions are about."""


def decisions_page(slug: str, moment: Moment, *, asked: Asked) -> ListPage:
    """This function will build the register of decisions as at a day."""
    stand = standpoint(slug, moment)
    every = decision_list(stand.row, as_at=moment.day)
    about = projects_of_decisions(stand.row)
    listing = Listing(stand, "decisions", _filters(stand, every, about, asked))
    left = [made for made in reversed(every) if _passes(made, about, listing.filters)]
    shown, number, pages = page_of(left, page_asked(asked), PAGE_SIZE)
    return ListPage(
        frame=list_frame(listing, "Decisions", number, pages),
        heading="Decisions",
        caption=stand.record.title,
        lead=(
            "What was decided about the programme, the newest first, with who decided "
            "it and the papers that say so."
        ),
        filters=listing.form,
        found=_table(stand, shown, f"{count(left, 'decision')} by {moment.spoken}"),
        paging=paging("Pages of decisions", listing.page, number, pages),
        feed=Link(
            "Follow new decisions (Atom feed)",
            address("decisions-feed", stand.record.slug),
        ),
    )


def _filters(
    stand: Standpoint, every: Sequence[DecisionLine], about: About, asked: Asked
) -> tuple[Filter, ...]:
    bodies = {made.body: made.body_title for made in every}
    named = {code for made in every for code in about.get(made.code, ())}
    titles = project_titles(stand.row)
    years = sorted({_year(made) for made in every}, reverse=True)
    return (
        choices(asked, "body", "Body", _by_title(bodies), every="Every body"),
        choices(
            asked,
            "project",
            "Project",
            _by_title({code: titles[code] for code in named}),
            every="Every project",
        ),
        choices(
            asked,
            "year",
            "Financial year",
            {_address_year(year): str(year) for year in years},
            every="Every year",
        ),
    )


def _by_title(titles: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(titles.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def _passes(made: DecisionLine, about: About, filters: Sequence[Filter]) -> bool:
    body, project, year = map(chosen, filters)
    return (
        body in ("", made.body)
        and (not project or project in about.get(made.code, ()))
        and year in ("", _address_year(_year(made)))
    )


def _year(made: DecisionLine) -> FinancialYear:
    return FinancialYear.containing(made.met.on)


def _address_year(year: FinancialYear) -> str:
    return str(year).replace("/", "-")


def _table(stand: Standpoint, shown: Sequence[DecisionLine], caption: str) -> Table:
    held = _held_by_source(stand) if shown else {}
    headings = ("Decision", "Date", "Body", "Outcome", "Documents")
    return Table(
        name="decisions",
        caption=caption,
        headings=tuple(map(Heading, headings)),
        rows=tuple(_row(stand, made, held) for made in shown),
        empty="No decision that had been taken by then fits all of these.",
    )


def _row(
    stand: Standpoint,
    made: DecisionLine,
    held: Mapping[str, Sequence[DocumentRecord]],
) -> tuple[Content, ...]:
    called_in = "Called in" if made.called_in else ""
    return (
        content(stand.link(made.title, "decision", made.code)),
        content(capital(made.met.spoken())),
        content(made.body_title),
        content(capital(made.outcome.label), under=(called_in,)),
        _papers(stand, made, held),
    )


def _papers(
    stand: Standpoint,
    made: DecisionLine,
    held: Mapping[str, Sequence[DocumentRecord]],
) -> Content:
    if not made.source:
        return content(capital(NOT_STATED))
    cited: Inline = stand.link(made.source_title, "source", made.source)
    mine = held.get(made.source, ())
    names = ", ".join(document.title for document in mine)
    under = f"Held here: {names}" if mine else "Cited only"
    return content(cited, under=(under,))


def _held_by_source(stand: Standpoint) -> dict[str, list[DocumentRecord]]:
    found: dict[str, list[DocumentRecord]] = {}
    for document in documents(stand.record.slug):
        if document.source is not None and document.withdrawn_on is None:
            found.setdefault(document.source.code, []).append(document)
    return found
