"""What holds for every page that the public may see, and for those still to come."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from tests.contracts.public_routes import PAGES, ROUTES, TROUBLE
from tests.ground.client import StrictClient
from tests.ground.databases import ENGINES, Database, pointed_at
from workings.access.standing import forget
from workings.web.access import is_kept

QUERIES = 12
"""At most so many for a page, with the one that asks whether it still stands."""

FIRST_VISIT, STYLE_SHEET = 60_000, 25_000
"""Bytes at most, compressed: a page with its pictures; the style sheet of them all."""

UNKEPT = {
    "health",
    "public:chart",
    "public:document-file",
    "public:rate",
    "public:ratings",
    "public:scores",
}
"""Whose answers are of the moment, or have names that say what is in them."""

TAKES_GZIP = {"Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Rendered:
    """A page as it was answered, once for all that is asked of it."""

    address: str
    status: int
    html: str
    again: str
    headers: dict[str, str]
    queries: list[str]
    bytes_of_visit: int


@pytest.fixture(
    scope="module", params=[(e, a) for e in ENGINES for a in [*PAGES, *TROUBLE]]
)
def page(
    request: pytest.FixtureRequest, one_barnet_shared: Callable[[str], Database]
) -> Rendered:
    engine, address = request.param
    with pointed_at(one_barnet_shared(engine)):
        # As a server makes it where nothing was read of the record as it stands.
        forget()
        with (
            override_settings(KEEP_READINGS=True),
            CaptureQueriesContext(connection) as asked,
        ):
            response = StrictClient().get(address)
        forget()
        # Now: the next request forgets them.
        queries = [query["sql"] for query in asked]
        html = response.content.decode()
        return Rendered(
            address,
            response.status_code,
            html,
            Client().get(address).content.decode(),
            dict(response.headers),
            queries,
            len(gzip.compress(response.content)) + sum(map(weight, pictures(html))),
        )


def pictures(html: str) -> set[str]:
    found = re.findall(r'<(?:img[^>]*src|link rel="icon" href)="([^"]+)"', html)
    return {address for address in found if not address.startswith("data:")}


def weight(address: str) -> int:
    """What a picture has travel, in bytes."""
    if address.startswith("/static/"):
        file = finders.find(address.removeprefix("/static/"))
        return len(gzip.compress(Path(str(file)).read_bytes()))
    return len(Client().get(address, headers=TAKES_GZIP).content)


def test_it_answers_and_asks_little_of_the_database(page):
    assert page.status == 200 or page.address in TROUBLE
    assert page.status < 500
    assert len(page.queries) <= QUERIES, page.queries


def test_a_page_is_whole(page):
    for once in ("<main", "<h1", "<title>", 'class="govuk-skip-link'):
        assert page.html.count(once) == 1, once
    assert page.html.count("<footer") == page.html.count("<header") == 1


def test_a_first_visit_is_light(page):
    assert page.bytes_of_visit <= FIRST_VISIT


def test_it_is_the_same_whoever_asks_and_whenever_today(page):
    # Each form that is sent has a token of its own.
    html, again = (
        re.sub(r'name="token" value="[^"]+"', "", each)
        for each in (page.html, page.again)
    )
    assert html == again


def test_a_page_is_kept_and_nothing_else_is(page):
    route = resolve(page.address.partition("?")[0]) if page.status == 200 else None
    if route and route.view_name not in UNKEPT:
        assert page.headers["ETag"].startswith('W/"')
        assert page.headers["Cache-Control"].startswith("public, max-age=0,")
    else:
        assert "ETag" not in page.headers
        assert page.headers["Cache-Control"] == "no-store"


def test_nothing_in_it_needs_or_runs_a_script(page):
    for code in re.findall(r"<script([^>]*)>", page.html):
        assert 'type="application/ld+json"' in code
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:", page.html)


def test_it_asks_nobody_else_for_anything(page):
    elements = r'<(?:link|img|iframe|source)[^>]*(?:href|src)="([^"]+)"'
    asked = re.findall(elements, page.html)
    assert asked
    assert not [address for address in asked if not address.startswith("/")]


def test_it_borrows_neither_crown_nor_name(page):
    assert "GOV.UK" not in page.html
    assert "crown" not in page.html.lower()


def test_every_table_has_its_caption_and_scopes(page):
    for table in re.findall(r"<table.*?</table>", page.html, re.DOTALL):
        assert table.count("<caption") == 1
        assert len(re.findall("<th[ >]", table)) == table.count(" scope=")


def test_headings_are_in_order(page):
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page.html)]
    # A summary of errors, GOV.UK's pattern has it, comes before what it is of.
    levels = levels[levels.index(1) :]
    for before, after in pairwise(levels):
        assert after <= before + 1, levels


def test_every_link_within_the_site_has_a_page(page):
    for address in set(re.findall(r'href="(/[^"#?]*)', page.html)):
        if not address.startswith("/static/"):
            assert resolve(address).view_name


def test_every_link_within_the_page_has_a_place(page):
    for name in re.findall(r'href="#([^"]+)"', page.html):
        assert f' id="{name}"' in page.html, name


def test_titles_lead_with_their_subject_and_differ(one_barnet):
    titles = {
        address: re.search(
            "<title>(.*?)</title>", Client().get(address).content.decode()
        )
        for address in PAGES
        # The first page is the same on every day.
        if not address.startswith("/?")
    }
    found = [title[1] for title in titles.values() if title]
    assert len(found) == len(titles)
    assert len(set(found)) == len(found), found
    assert all(title.endswith(" - Workings") for title in found)


def test_the_style_sheet_is_light():
    sheet = Path(str(finders.find("workings/workings.css")))
    assert len(gzip.compress(sheet.read_bytes())) <= STYLE_SHEET


def test_what_is_not_kept_is_listed():
    unkept = {
        name
        for name, addresses in ROUTES.items()
        if not is_kept(resolve(addresses[0].partition("?")[0]).func)
    }
    assert unkept == UNKEPT
