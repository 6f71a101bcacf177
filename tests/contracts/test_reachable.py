"""Whatever is public is reached by links: nobody has to know an address."""

from collections import deque
from collections.abc import Iterator

import pytest
from django.urls import resolve

from tests.contracts.public_routes import ROUTES
from tests.web.seen import Seen

ASKED_FOR_BY_MACHINES = {
    "health",
    "public:robots",
    "public:site-map",
    "public:map-of-site",
    "public:map",
}
"""What its readers find by the name that such things have everywhere."""

LEADING = (("a", "href"), ("link", "href"), ("img", "src"), ("form", "action"))

OF_A_KIND = 2
"""Pages opened of each route: the second may have what the first has not."""


def linked(seen: Seen) -> Iterator[str]:
    for tag, attribute in LEADING:
        for element in seen.every(tag):
            address = element.get(attribute, "").partition("#")[0]
            if address.startswith("/") and not address.startswith("/static/"):
                yield address


def reached(client, start: str) -> set[str]:
    """The routes that links lead to, from page to page."""
    waiting, known = deque([start]), {start}
    opened: dict[str, int] = {}
    while waiting:
        address = waiting.popleft()
        route = resolve(address.partition("?")[0]).view_name
        opened[route] = opened.get(route, 0) + 1
        if opened[route] > OF_A_KIND:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        if response.headers["Content-Type"].startswith("text/html"):
            fresh = dict.fromkeys(linked(Seen(response)))
            waiting.extend(it for it in fresh if it not in known)
            known.update(fresh)
        response.close()
    return set(opened)


@pytest.mark.parametrize(
    "start", ["/", "/one-barnet/", "/one-barnet/?as-at=2014-01-01"]
)
def test_every_public_page_is_reached_by_links(one_barnet, client, start):
    assert reached(client, start) >= set(ROUTES) - ASKED_FOR_BY_MACHINES
