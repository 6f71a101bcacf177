"""The frame around a page: its title, the trail to it, its day and its licence."""

from urllib.parse import urlencode

from workings.programme.programmes import Licence
from workings.web.components import Banner, Inline, Link, external
from workings.web.moment import PARAMETER, Moment
from workings.web.public.linked_data import programme_data
from workings.web.public.pages import DayForm, Frame, SearchForm, Section
from workings.web.public.rateable import rate_link
from workings.web.public.standpoint import Standpoint, address

SERVICE = "Workings"

SECTIONS = (
    ("Changes", "bridge"),
    ("Statements", "statements"),
    ("Services", "services"),
    ("Quality", "quality"),
    ("Outlook", "outlook"),
    ("Decisions", "decisions"),
    ("Documents", "documents"),
    ("People", "people"),
    ("Contested", "contested"),
)
"""The lists that every page of a programme leads to, with their routes."""

SECTION_OF = {
    "statement": "statements",
    "service": "services",
    "back-office": "services",
    "outlook-back-test": "outlook",
    "impact": "quality",
    "decision": "decisions",
    "case": "decisions",
    "tests": "decisions",
    "document": "documents",
    "source": "documents",
}
"""The section that each page of one thing is in, by their routes."""

ABOUT = (
    ("About", "about"),
    ("Accessibility", "accessibility"),
    ("Privacy", "privacy"),
    ("Cookies", "cookies"),
    ("Ratings", "ratings"),
)
"""The pages about the site, which every page leads to, with their routes."""

Kept = tuple[tuple[str, str], ...]
"""What an address asks for beside a day, by name."""


def frame(
    stand: Standpoint, subject: str, *names: str, trail: str = "", kept: Kept = ()
) -> Frame:
    """This function will frame a page of a programme.

    ``names`` is the page's route with the names in it; ``trail`` is its last step,
    where the page is not the programme's own; ``kept`` what its address asks for.
    """
    moment, title = stand.moment, stand.record.title
    plain = address(names[0], stand.record.slug, *names[1:])
    when = f", as at {moment.spoken}" if moment.chosen else ""
    return Frame(
        title=" - ".join(
            [f"{subject}{when}", *([title] if trail else []), SERVICE],
        ),
        trail=_trail(stand, names[0], Link(trail, plain + moment.query)),
        owner=stand.record.council.name,
        programme=stand.link(title, "programme"),
        sections=_sections(stand, names[0]),
        search=_search(stand) if names[0] != "search" else None,
        banner=_banner(moment, plain + _query(kept)) if moment.chosen else None,
        day_form=DayForm(plain, moment.day.isoformat(), kept=kept),
        rate=rate_link(plain, moment),
        licence=_licence(stand.record.licence),
        about=(
            *about_links(moment),
            stand.link("Contact", "contact"),
        ),
        feeds=feed_links(stand),
        linked_data=programme_data(stand) if names[0] == "programme" else "",
    )


def plain_frame(
    subject: str, moment: Moment | None = None, *, trail: str = "", at: str = ""
) -> Frame:
    """This function will frame a page that is of no programme; ``at`` is the address
    that it can be rated by, "" where it cannot.
    """
    query = moment.query if moment else ""
    steps = (_start(moment), *([Link(trail, "")] if trail else []))
    about = (
        *about_links(moment),
        Link("Contact", address("about-contact") + query),
    )
    return Frame(
        title=f"{subject} - {SERVICE}",
        trail=steps,
        rate=rate_link(at, moment) if at else None,
        about=about,
    )


def about_links(moment: Moment | None) -> tuple[Link, ...]:
    """This function will link to the pages about the site, keeping a chosen day."""
    query = moment.query if moment else ""
    return tuple(Link(text, address(name) + query) for text, name in ABOUT)


def feed_links(stand: Standpoint) -> tuple[Link, ...]:
    """This function will link to a programme's feeds, which are of no day."""
    slug, title = stand.record.slug, stand.record.title
    return (
        Link(f"Decisions of {title}", address("decisions-feed", slug)),
        Link(f"Changed figures of {title}", address("figures-feed", slug)),
    )


def _trail(stand: Standpoint, name: str, last: Link) -> tuple[Link, ...]:
    steps = [_start(stand.moment), stand.link(stand.record.title, "programme")]
    section = SECTION_OF.get(name)
    steps += [stand.link(text, route) for text, route in SECTIONS if route == section]
    return (*steps, last) if last.text else tuple(steps)


def _sections(stand: Standpoint, name: str) -> tuple[Section, ...]:
    here = SECTION_OF.get(name, name)
    return tuple(
        Section(stand.link(text, route), here=route == here) for text, route in SECTIONS
    )


def _search(stand: Standpoint) -> SearchForm:
    moment = stand.moment
    return SearchForm(
        f"Search {stand.record.title}",
        address("search", stand.record.slug),
        kept=((PARAMETER, moment.day.isoformat()),) if moment.chosen else (),
    )


def _query(kept: Kept) -> str:
    return f"?{urlencode(kept)}" if kept else ""


def _start(moment: Moment | None) -> Link:
    return Link(SERVICE, address("home") + (moment.query if moment else ""))


def _banner(moment: Moment, plain: str) -> Banner:
    words = (
        "Figures, statements, decisions and stages are shown as they stood by then. "
        "Descriptions and notes are as they are written today."
    )
    if moment.day > moment.today:
        words = "This day is still to come: all that has been said so far is shown."
    return Banner(
        f"As at {moment.spoken}", words, Link("See this page as at today", plain)
    )


def _licence(licence: Licence) -> tuple[Inline, ...]:
    if not licence.name:
        return (licence.credit,) if licence.credit else ()
    named = external(licence.name, licence.address)
    return (f"{licence.credit} Licence: ".lstrip(), named, ".")
