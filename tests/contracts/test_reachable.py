"""Whatever is public is reached by links: nobody has to know an address."""

import html
import re
from collections import Counter
from functools import cache

from django.urls import resolve

from tests.contracts.public_routes import ROUTES

UNLINKED = {
    "health",
    "public:robots",
    "public:site-map",
    "public:map-of-site",
    "public:map",
    "public:thanks",
}
"""What machines ask for by the name that it has everywhere, and what comes after a
form was sent.
"""

LEADING = re.compile(
    r'<(?:a|link|img|form)\b[^>]*?\s(?:href|src|action)="(/(?!static/)[^"#]*)'
)

OF_A_KIND = 30
"""Pages opened of each route at most: one project has what another has not."""


@cache
def route(address: str) -> str:
    return resolve(address.partition("?")[0]).view_name


def unreached(client, start: str, wanted: set[str]) -> set[str]:
    """The routes that no link leads to from page to page, the kinds of pages that were
    opened least tried first.
    """
    known, left = {start: None}, [start]
    opened: Counter[str] = Counter()
    while left and not wanted <= set(map(route, known)):
        address = min(left, key=lambda it: opened[route(it)])
        left.remove(address)
        opened[route(address)] += 1
        if opened[route(address)] > OF_A_KIND:
            break
        response = client.get(address)
        assert response.status_code == 200, address
        if response.headers["Content-Type"].startswith("text/html"):
            found = map(html.unescape, LEADING.findall(response.content.decode()))
            fresh = dict.fromkeys(it for it in found if it not in known)
            known |= fresh
            left += fresh
        response.close()
    return wanted - set(map(route, known))


def test_every_public_page_is_reached_by_links(one_barnet, client):
    assert not unreached(client, "/", set(ROUTES) - UNLINKED)
