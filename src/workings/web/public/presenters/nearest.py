"""The nearest pages there are to an address that is none."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from workings.core.problems import UnknownName, nearest
from workings.programme.queries import programme_titles
from workings.web.components import Link
from workings.web.public.presenters.frames import ABOUT, SECTIONS
from workings.web.public.standpoint import address

LONGEST = 100
"""Of a part of an address that is compared: nobody mistypes more."""

PLACES = {name: (text, name, "") for text, name in SECTIONS} | {
    "search": ("Search", "search", ""),
    "figures": ("Headline figures", "programme", "#figures"),
    "projects": ("Projects", "programme", "#how"),
    "cases": ("Projects and their cases", "programme", "#how"),
    "sources": ("Documents and sources", "documents", ""),
}
"""Where the things of a kind are listed, by what their addresses begin with: whoever
cuts an address short looks for the list.
"""


def nearest_links(path: str, day: str = "") -> tuple[Link, ...]:
    """This function will return links to what an address may have meant: the programme
    it names or nearly names, and the section of it. ``day`` keeps a chosen day, as
    :attr:`~workings.web.moment.Moment.query` has it.
    """
    parts = [part[:LONGEST] for part in path.split("/") if part]
    if not parts:
        return ()
    if parts[0] == "about":
        return tuple(Link(text, address(name) + day) for text, name in ABOUT)
    titles = programme_titles()
    slug = nearest(parts[0], titles)
    if slug is None:
        return ()
    known = slug == parts[0]
    links = [_offer(titles[slug], address("programme", slug) + day, known=known)]
    place = nearest(parts[1], PLACES) if len(parts) > 1 else None
    if place is not None:
        text, route, anchor = PLACES[place]
        where = address(route, slug) + day + anchor
        known = known and place == parts[1]
        links.insert(0, _offer(f"{titles[slug]}: {text}", where, known=known))
    return tuple(links)


def renamed_link(full_path: str, unknown: UnknownName) -> tuple[Link, ...]:
    """This function will return a link to the same address with the nearest name in
    place of an unknown one; none where no name is near.
    """
    if unknown.meant is None:
        return ()

    def mended(text: str) -> str:
        return str(unknown.meant) if text.strip() == unknown.name else text

    asked = urlsplit(full_path)
    path = "/".join(map(mended, asked.path.split("/")))
    query = urlencode([(name, mended(text)) for name, text in parse_qsl(asked.query)])
    meant = f"{path}?{query}" if query else path
    return (Link(f'Did you mean "{unknown.meant}"?', meant),)


def _offer(title: str, where: str, *, known: bool) -> Link:
    return Link(f"Go to {title}" if known else f"Did you mean {title}?", where)
