"""A walk over the public site, by its links and by what machines are told."""

import io
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.test import Client
from django.urls import Resolver404, resolve

OF_FORMS = 2
"""Every page leads to a form of its own, and all of them are alike."""

FOR_MACHINES = ("/robots.txt", "/sitemap.xml", "/about/ratings.csv", "/health")
_LINKS = re.compile(
    r"""(?:href|src|srcset|action)="(/[^"]*)"|(?:<loc>|href=")http://testserver(/[^<"]*)"""
)


@dataclass(frozen=True)
class Answer:
    """What was answered at an address."""

    address: str
    route: str
    status: int
    kind: str
    content: str
    headers: str

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html")


def walk(
    client: Client, *, also: Iterable[str] = (), of_a_kind: int = 10_000
) -> Iterator[Answer]:
    """Every public address that links lead to, at most so many of each route.

    What else is to be looked at (other days, questions) is given: whoever followed the
    links of every day would never come to an end.
    """
    waiting = deque(["/", *FOR_MACHINES, *also])
    known, opened = set(waiting), Counter[str]()
    while waiting:
        address = waiting.popleft()
        answer = asked(client, address)
        opened[answer.route] += 1
        yield answer
        for link in links(answer):
            most = OF_FORMS if route_of(link) == "public:rate" else of_a_kind
            if link not in known and opened[route_of(link)] < most:
                known.add(link)
                waiting.append(link)


def asked(client: Client, address: str) -> Answer:
    response: Any = client.get(address)
    content = _text(response.getvalue())
    headers = str(dict(response.headers))
    kind = response.headers["Content-Type"]
    route = route_of(address)
    return Answer(address, route, response.status_code, kind, content, headers)


def _text(content: bytes) -> str:
    """What it says; a file of Word is a folder of texts, packed together."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        texts = [name for name in packed.namelist() if name.endswith((".xml", ".rels"))]
        return "\n".join(packed.read(name).decode() for name in texts)


def links(answer: Answer) -> Iterator[str]:
    for found in _LINKS.findall(answer.content):
        address = unescape(found[0] or found[1]).partition("#")[0]
        if not address.startswith("/static/") and "as-at=" not in address:
            yield address


def route_of(address: str) -> str:
    try:
        return str(resolve(address.partition("?")[0]).view_name)
    except Resolver404:
        return ""
