"""The pages about the site, the feeds, the maps and what machines read."""

import json
import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.contracts.public_routes import ROUTES
from tests.ledger.ambridge import BY, S, ambridge, said
from workings.core.dates import DatedTo
from workings.decisions.actions import record_body, record_decision
from workings.decisions.decided import Outcome
from workings.programme.queries import programme_named
from workings.web.public import presenters

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MINE = (
    "programme",
    "figure",
    "bridge",
    "contested",
    "statements",
    "decisions",
    "decision",
    "documents",
    "document",
    "document-file",
    "source",
    "people",
    "search",
    "contact",
    "about",
    "accessibility",
    "privacy",
    "cookies",
    "about-contact",
    "decisions-feed",
    "robots",
    "site-map",
    "map-of-site",
    "map",
)


@pytest.mark.parametrize("name", MINE)
def test_they_ask_little_of_the_database(one_barnet, client, name):
    for address in ROUTES[f"public:{name}"]:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
            assert response.status_code == 200
            response.close()
        assert len(asked) <= 12, [query["sql"] for query in asked]


@pytest.mark.parametrize("name", ROUTES)
def test_no_public_page_sets_a_cookie(one_barnet, client, name):
    for address in ROUTES[name]:
        response = client.get(address)
        assert not response.cookies
        response.close()


def test_every_page_leads_to_the_pages_about_the_site(one_barnet, see):
    about = {
        "About": "/about/",
        "Accessibility": "/about/accessibility/",
        "Privacy": "/about/privacy/",
        "Cookies": "/about/cookies/",
    }
    assert see("/").links.items() >= (about | {"Contact": "/about/contact/"}).items()
    mine = about | {"Contact": "/one-barnet/contact/"}
    assert see("/one-barnet/").links.items() >= mine.items()
    day = "?as-at=2013-08-31"
    kept = {text: address + day for text, address in mine.items()}
    assert see(f"/one-barnet/{day}").links.items() >= kept.items()
    assert see(f"/about/{day}").links["Workings"] == f"/{day}"


def test_the_contact_is_as_of_its_day(one_barnet, see):
    seen = see("/one-barnet/contact/")
    assert "as of about August 2013: it may have changed since" in seen.main
    assert seen.rows["Telephone"] == "020 8359 2000"
    # A machine would take it for good today.
    assert "telephone" not in linked(seen.html)
    assert see("/about/contact/").links["One Barnet"] == "/one-barnet/contact/"


def test_without_a_programme_there_is_nobody_to_ask(database, see):
    assert "nobody to ask" in see("/about/contact/").main
    assert "Nobody can answer you there" in see("/about/accessibility/").main


def linked(html: str) -> dict[str, object]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(block)


def test_machines_are_told_of_the_data_and_whose_it_is(one_barnet, see):
    data = linked(see("/one-barnet/").html)
    assert data["@type"] == "Dataset"
    assert data["creator"] == {
        "@type": "GovernmentOrganization",
        "name": "London Borough of Barnet",
        "identifier": "E09000003",
    }
    assert data["temporalCoverage"] == "2008-05-06/2014-03-17"
    assert data["distribution"][0]["contentUrl"] == "/one-barnet/decisions.atom"


def test_no_word_of_a_record_ends_its_block_of_data(database, see):
    programme = ambridge()
    programme.summary = "</script><script>alert(1)</script>&<!--"
    programme.save()
    seen = see("/new-ambridge/")
    assert linked(seen.html)["description"] == programme.summary
    assert "<script>alert" not in seen.html


def entries(client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(response.content)
    return [
        {
            "title": entry.findtext(f"{ATOM}title"),
            "href": entry.find(f"{ATOM}link").get("href"),
            "updated": entry.findtext(f"{ATOM}updated"),
            "summary": entry.findtext(f"{ATOM}summary"),
        }
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_decisions_can_be_followed(one_barnet, client):
    found = entries(client, "/one-barnet/decisions.atom")
    assert len(found) == 50
    assert found[0]["updated"].startswith("2024-10-28")
    assert found[0]["href"].startswith("http://testserver/one-barnet/decisions/")
    early = entries(client, "/one-barnet/decisions.atom?as-at=2010-12-31")
    assert [it["updated"][:10] for it in early] == sorted(
        [it["updated"][:10] for it in early], reverse=True
    )
    assert len(early) == 13


def test_changed_figures_can_be_followed(one_barnet, client):
    found = entries(client, "/one-barnet/figures.atom?as-at=2013-08-31")
    (now,) = (it for it in found if it["title"] == "Savings now forecast: £165m")
    assert now["updated"].startswith("2013-08-31")
    assert now["summary"].startswith("Before: £102m.")
    assert now["href"] == (
        "http://testserver/one-barnet/figures/current-forecast/?as-at=2013-08-31"
    )
    assert client.get(now["href"]).status_code == 200


def test_a_feed_holds_whatever_a_record_does(database, client):
    programme = ambridge()
    body = record_body(programme=programme, code="B", title="B\x01 & <b>", by=BY)
    record_decision(
        code="D2",
        title="Odd \x0b </title><script>",
        body=body,
        met=DatedTo.parse("2012"),
        outcome=Outcome.NOTED,
        by=BY,
    )
    said(programme_named("new-ambridge"), S("one", "2012-01-01"))
    newest = entries(client, "/new-ambridge/decisions.atom")[0]
    assert newest["title"] == "Odd  </title><script>"
    # A summary is HTML, which a reader's program reads once more.
    assert "<b>" not in newest["summary"]
    assert unescape(newest["summary"]).startswith("Noted by B & <b>, ")
    assert client.get("/new-ambridge/figures.atom").status_code == 200


def test_each_feed_is_known_by_an_address_of_its_own(one_barnet, client):
    asked = ("decisions.atom", "figures.atom", "figures.atom?as-at=2013-08-31")
    for name in asked:
        feed = ET.fromstring(client.get(f"/one-barnet/{name}").content)
        assert feed.findtext(f"{ATOM}id") == f"http://testserver/one-barnet/{name}"


def test_pages_lead_to_their_feeds(one_barnet, see):
    html = see("/one-barnet/people/").html
    assert html.count('type="application/atom+xml"') == 2


def test_a_feed_of_no_programme_or_no_day_is_none(one_barnet, client):
    assert client.get("/nowhere/decisions.atom").status_code == 404
    assert client.get("/one-barnet/figures.atom?as-at=x").status_code == 422


def addresses(client, address: str) -> list[str]:
    root = ET.fromstring(client.get(address).content)
    return [found.text for found in root.iter(f"{MAP}loc")]


def test_the_maps_lead_to_pages_that_are_there(one_barnet, client):
    robots = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    assert "Disallow: /*as-at=" in robots
    maps = addresses(client, "/sitemap.xml")
    assert len(maps) == 2
    found = [page for each in maps for page in addresses(client, each)]
    assert len(found) == len(set(found)) > 400
    for page in found[::40]:
        assert client.get(page).status_code == 200, page


@pytest.mark.parametrize(
    ("asked", "links"),
    [
        ("/one-barnet/decisons/", ["One Barnet: Decisions"]),
        (
            "/one-barmet/decisions/",
            ['"one-barnet"', "One Barnet: Decisions", "One Barnet"],
        ),
        ("/one-barmet/nowhere/at/all", ["One Barnet"]),
        ("/about/acessibility/", []),
        ("/q/r/s/", []),
    ],
)
def test_a_wrong_address_leads_to_the_nearest(one_barnet, see, asked, links):
    seen = see(asked, status=404)
    offered = [text for text in seen.links if text.startswith("Did you mean")]
    assert offered == [f"Did you mean {link}?" for link in links]


def test_a_failure_keeps_the_look_where_it_can(database, monkeypatch):
    def fail(moment):
        raise RuntimeError("a secret")

    monkeypatch.setattr(presenters, "home_page", fail)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert b"govuk-template" in response.content
    monkeypatch.setattr("workings.web.errors._trouble", fail)
    plain = Client(raise_request_exception=False).get("/")
    assert plain.status_code == 500
    assert b"Something went wrong" in plain.content
    assert b"govuk-template" not in plain.content
