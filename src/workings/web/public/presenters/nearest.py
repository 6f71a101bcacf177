"""The nearest pages there are to an address that is none."""

from workings.core.problems import nearest
from workings.programme.queries import programme_titles
from workings.web.components import Link
from workings.web.public.presenters.frames import ABOUT, SECTIONS
from workings.web.public.standpoint import address

LONGEST = 100
"""Of a part of an address that is compared: nobody mistypes more."""


def nearest_links(path: str) -> tuple[Link, ...]:
    """This function will return links to what an address may have meant: the programme
    it names or nearly names, and the section of it.
    """
    parts = [part[:LONGEST] for part in path.split("/") if part]
    if not parts:
        return ()
    if parts[0] == "about":
        return tuple(Link(text, address(name)) for text, name in ABOUT)
    titles = programme_titles()
    slug = nearest(parts[0], titles)
    if slug is None:
        return ()
    links = [Link(f"Did you mean {titles[slug]}?", address("programme", slug))]
    names = {name: text for text, name in SECTIONS} | {"search": "Search"}
    section = nearest(parts[1], names) if len(parts) > 1 else None
    if section is not None:
        meant = f"Did you mean {titles[slug]}: {names[section]}?"
        links.insert(0, Link(meant, address(section, slug)))
    return tuple(links)
