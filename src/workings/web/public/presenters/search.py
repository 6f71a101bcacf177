"""What was found for a question, and what to try where nothing was."""

from urllib.parse import urlencode

from workings.core.asat import AsAt
from workings.publish.queries.search import search
from workings.publish.search import (
    LONGEST_QUESTION,
    Hit,
    Kind,
    Results,
    words,
    words_asked,
)
from workings.web.components import Link
from workings.web.moment import Moment
from workings.web.public.pages import Frame, SearchForm
from workings.web.public.presenters.asking import (
    Asked,
    Listing,
    choices,
    chosen,
    day_kept,
    page_asked,
    paging,
)
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import capital
from workings.web.public.register_pages import (
    Choice,
    Filter,
    Found,
    KindLink,
    SearchPage,
)
from workings.web.public.standpoint import Standpoint, address, standpoint

ROUTES = {
    Kind.FIGURE: "figure",
    Kind.PROJECT: "project",
    Kind.SERVICE: "service",
    Kind.DECISION: "decision",
    Kind.STATEMENT: "statement",
    Kind.DOCUMENT: "document",
    Kind.SOURCE: "source",
}
"""The pages of what can be found; words of a page are on the programme's own."""

TIPS = (
    "Use fewer words, or others: all of them are looked for.",
    "Check the spelling. The beginning of a word is enough.",
)
TOO_COMMON = (
    'Words such as "the" and "it" are in everything and not looked for: say more.'
)
TOO_EARLY = "What came after the day that you look at is not found: try a later one."


def search_page(slug: str, moment: Moment, *, asked: Asked) -> SearchPage:
    """This function will build the page of what was found for a question."""
    stand = standpoint(slug, moment)
    text = _readable(asked.get("q", ""))
    kinds = {str(kind): capital(kind.label) for kind in Kind}
    kind = choices(asked, "kind", "Kind", kinds, every="Everything")
    wanted = chosen(kind)
    results = search(
        stand.row,
        text,
        as_at=AsAt(moment.day),
        kinds=[Kind(wanted)] if wanted else [],
        page=page_asked(asked),
    )
    listing = Listing(stand, "search", (_question(text), kind))
    heading = f"Search {stand.record.title}"
    return SearchPage(
        frame=_frame(listing, text, results),
        heading=heading,
        form=_form(stand, text),
        summary=_summary(text, results, wanted),
        suggestion=_suggestion(stand, results),
        kinds=_kinds(stand, text, results, wanted),
        results=tuple(_found(stand, hit) for hit in results.hits),
        tips=_tips(text, moment) if text and not results.hits else (),
        paging=paging("Pages of results", listing.page, results.page, results.pages),
    )


def _frame(listing: Listing, text: str, results: Results) -> Frame:
    subject = f"{text[:60]}: search" if text else "Search"
    if results.pages > 1:
        subject += f", page {results.page} of {results.pages}"
    return frame(listing.stand, subject, "search", trail="Search", kept=listing.kept)


def _readable(text: str) -> str:
    """What was asked without what no page can show, and not longer than is read."""
    shown = "".join(mark if mark.isprintable() else " " for mark in text)
    return shown.strip()[:LONGEST_QUESTION]


def _tips(text: str, moment: Moment) -> tuple[str, ...]:
    if words(text) and not words_asked(text):
        return (TOO_COMMON,)
    return (*TIPS, TOO_EARLY) if moment.day < moment.today else TIPS


def _question(text: str) -> Filter:
    return Filter("q", "", (Choice(text, text, chosen=True),))


def _form(stand: Standpoint, text: str) -> SearchForm:
    label = "Words to look for in projects, services, decisions, documents, statements"
    action = address("search", stand.record.slug)
    return SearchForm(label, action, text, kept=day_kept(stand))


def _summary(text: str, results: Results, wanted: str) -> str:
    if not text:
        return ""
    what = f"{Kind(wanted).label}: " if wanted else ""
    if not results.total:
        return capital(f"{what}nothing was found for “{text}”.")
    number = "1 result" if results.total == 1 else f"{results.total:,} results"
    some = (
        "" if results.every_word else " Nothing has all of the words: these have some."
    )
    return capital(f"{what}{number} for “{text}”.{some}")


def _suggestion(stand: Standpoint, results: Results) -> Link | None:
    if not results.suggestion:
        return None
    return Link(results.suggestion, _address(stand, results.suggestion, ""))


def _kinds(
    stand: Standpoint, text: str, results: Results, wanted: str
) -> tuple[KindLink, ...]:
    if not results.counts:
        return ()
    every = sum(number for _, number in results.counts)
    offered = [("", "Everything", every)]
    offered += [(str(kind), capital(kind.label), n) for kind, n in results.counts]
    return tuple(
        KindLink(
            Link(f"{label} ({number})", _address(stand, text, kind)), kind == wanted
        )
        for kind, label, number in offered
    )


def _address(stand: Standpoint, text: str, kind: str) -> str:
    asked = [("q", text), *([("kind", kind)] if kind else []), *day_kept(stand)]
    return f"{address('search', stand.record.slug)}?{urlencode(asked)}"


def _found(stand: Standpoint, hit: Hit) -> Found:
    when = f", {hit.dated.spoken()}" if hit.dated else ""
    return Found(
        href=_href(stand, hit),
        title=hit.title,
        about=capital(hit.kind.label) + when,
        snippet=hit.snippet,
    )


def _href(stand: Standpoint, hit: Hit) -> str:
    if hit.kind not in ROUTES:
        return f"{stand.address('programme')}#{hit.code}"
    return stand.address(ROUTES[hit.kind], hit.code)
