"""What holds for every page that the public may see, and for those still to come."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from tests.contracts.public_routes import PAGES, TROUBLE

QUERIES = 20
"""At most so many for a page. The whole public site is to make do with 12."""


@pytest.fixture(params=[*PAGES, *TROUBLE])
def html(request, one_barnet, client) -> str:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(request.param)
    assert response.status_code == 200 or request.param in TROUBLE
    assert response.status_code < 500
    assert len(asked) <= QUERIES, [query["sql"] for query in asked]
    return response.content.decode()


def test_a_page_is_whole_and_asks_little_of_the_database(html):
    for once in ("<main", "<h1", "<title>", 'class="govuk-skip-link'):
        assert html.count(once) == 1, once
    assert html.count("<footer") == html.count("<header") == 1


def test_nothing_in_it_needs_or_runs_a_script(html):
    for code in re.findall(r"<script([^>]*)>", html):
        assert 'type="application/ld+json"' in code
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:", html)


def test_it_asks_nobody_else_for_anything(html):
    asked = re.findall(r'<(?:link|img|iframe|source)[^>]*(?:href|src)="([^"]+)"', html)
    assert asked
    assert not [address for address in asked if not address.startswith("/")]


def test_it_borrows_neither_crown_nor_name(html):
    assert "GOV.UK" not in html
    assert "crown" not in html.lower()


def test_every_table_has_its_caption_and_scopes(html):
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        assert table.count("<caption") == 1
        assert len(re.findall("<th[ >]", table)) == table.count(" scope=")


def test_every_link_within_the_site_has_a_page(html):
    for address in set(re.findall(r'href="(/[^"#?]*)', html)):
        if not address.startswith("/static/"):
            assert resolve(address).view_name


def test_titles_lead_with_their_subject_and_differ(one_barnet, client):
    titles = {
        address: re.search("<title>(.*?)</title>", client.get(address).content.decode())
        for address in PAGES
        # The first page is the same on every day.
        if not address.startswith("/?")
    }
    found = [title[1] for title in titles.values() if title]
    assert len(found) == len(titles)
    assert len(set(found)) == len(found), found
    assert all(title.endswith(" - Workings") for title in found)
