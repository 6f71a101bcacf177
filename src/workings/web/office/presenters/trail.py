"""The audit log: what was done, by whom and from where."""

import json
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from workings.access.permissions import Actor
from workings.access.queries import AuditRecord, Sought, Trail
from workings.web.components import Heading, Link, Table, content
from workings.web.office.frames import office_frame
from workings.web.office.listings import Asked
from workings.web.office.pages import TablesPage

TRAIL_COLUMNS = ("at", "who", "address", "action", "subject", "before", "after")
"""The columns of the audit log as a file."""

BEYOND = "beyond"
"""What an address calls the entry that a page begins after."""


def trail_page(actor: Actor, found: Trail, sought: Sought, asked: Asked) -> TablesPage:
    """This function will show a page of the audit log."""
    links = [Link("Keep all of these as a file", _file(asked))]
    if asked.parameters:
        links.append(Link("Show all", asked.path))
    if found.beyond is not None:
        which = "newer" if sought.oldest else "older"
        on = asked.otherwise(BEYOND, str(found.beyond), page=BEYOND)
        links.append(Link(f"See {which} entries", on))
    first = "oldest" if sought.oldest else "newest"
    turned = asked.otherwise("sort", "" if sought.oldest else "when", page=BEYOND)
    when = Heading(
        "When", sort=turned, order="ascending" if sought.oldest else "descending"
    )
    table = Table(
        name="trail",
        caption=f"What was done, {first} first",
        headings=(when, *map(Heading, ("Who", "What", "Before and after"))),
        rows=tuple(
            (
                content(f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}"),
                content(
                    Link(entry.who, asked.otherwise("who", entry.who, page=BEYOND)),
                    under=(entry.address,),
                ),
                content(
                    Link(
                        entry.action,
                        asked.otherwise("action", entry.action, page=BEYOND),
                    ),
                    under=(entry.subject,),
                ),
                content(
                    "", under=(_told("was", entry.before), _told("is", entry.after))
                ),
            )
            for entry in found.entries
        ),
        empty="Nothing of that kind was done.",
    )
    return TablesPage(
        frame=office_frame(actor, "Audit log", room="office:trail"),
        heading="The audit log",
        lead=(
            "Written in the same step as what it tells of, and never changed. A name "
            "leads to all that somebody did, and what was done to all of its kind."
        ),
        tables=(table,),
        links=tuple(links),
    )


def _file(asked: Asked) -> str:
    query = urlencode(dict(asked.parameters))
    where = reverse("office:trail-file")
    return f"{where}?{query}" if query else where


def trail_row(entry: AuditRecord) -> tuple[str, ...]:
    """This function will return an entry's cells, in the order of the columns."""
    before, after = (
        "" if part is None else json.dumps(part, ensure_ascii=False)
        for part in (entry.before, entry.after)
    )
    at = entry.at.isoformat()
    return (at, entry.who, entry.address, entry.action, entry.subject, before, after)


def _told(word: str, values: object) -> str:
    if not isinstance(values, dict) or not values:
        return ""
    return f"{word} " + ", ".join(f"{name} {value}" for name, value in values.items())
