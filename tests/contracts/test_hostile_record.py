"""Whatever a record holds, a page shows it as words, and stays readable."""

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import html5lib
import pytest
from django.test import Client

from tests.contracts import hostile
from tests.contracts.hostile import OWNED
from tests.contracts.public_routes import ROUTES
from tests.contracts.walking import Answer, walk
from tests.contracts.whole_site import SITE
from tests.ground.databases import Database, migrate, pointed_at
from workings.web.public.rateable import rating_address

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
ASKED = (
    f'{SITE}?as-at="><{OWNED}>\u202e',
    f'{SITE}search/?q="><{OWNED}>\u202e',
    f"{SITE}search/?q=paper",
    f'{SITE}decisions/?body="><{OWNED}>',
    f"{SITE}bridge/?from=\"><{OWNED}>&to='><{OWNED}>",
    f"{SITE}projects/<{OWNED}>/",
    f"{SITE}projects/ROADZ/",
    f'/about/rate/?page="><{OWNED}>',
    f'/about/ratings/?page="><{OWNED}>',
    f"{SITE}?as-at=2001-01-01",
    f"{SITE}bridge/?from=2012-07-31&to=2012-08-31",
    rating_address("thanks", SITE),
)
"""Addresses that say something hostile themselves, or are of nothing."""

SHOWN_NOWHERE = {
    f"{OWNED}-{field}"
    for field in (
        *("benefit-note", "fact-unit", "line-ref", "share-ref", "total-ref"),
        # A file is handed out under its document's code.
        "document-file_name",
        # Of a gate, the post that approves is named; the log has who entered it.
        "gatepassed-recorded_by",
        # A mark stands where there is no value, and these have one.
        "reading-mark",
        # Who said something of a signal, or took it back, is for the office.
        *("explanation-who", "explanationwithdrawn-who"),
    )
}
"""Fields that no public page shows, of tables that one shows something of."""


@pytest.fixture(scope="module")
def site(engines) -> Iterator[Database]:
    engine = engines["sqlite"]
    empty = engine.template("empty", migrate)
    # The engine has no say in how a page is written: one will do.
    with engine.copy(engine.template("hostile", hostile.fill, of=empty)) as copy:
        yield copy


@pytest.fixture(scope="module")
def answers(site) -> list[Answer]:
    with pointed_at(site):
        return list(walk(Client(), also=ASKED, of_a_kind=4))


@pytest.fixture(scope="module")
def trees(answers) -> dict[str, ET.Element]:
    parser = html5lib.HTMLParser(strict=True)
    return {it.address: parser.parse(it.content) for it in answers if it.is_page}


def test_every_route_is_walked(answers):
    assert {it.route for it in answers} >= set(ROUTES)
    assert all(it.status < 500 for it in answers)


def test_no_text_becomes_an_element_or_an_attribute(trees):
    for address, tree in trees.items():
        for element in tree.iter():
            assert OWNED not in str(element.tag), address
            for name, value in element.attrib.items():
                assert not name.startswith(("on", "x-", "style")), (address, name)
                if name in ("href", "src", "srcset", "action"):
                    safe = value.startswith(("/", "#", "http://", "https://", "?"))
                    assert safe or value.startswith("mailto:"), (address, value)
            if element.tag == f"{XHTML}script":
                assert element.get("type") == "application/ld+json"
                assert json.loads(element.text or "")


def test_what_machines_read_is_whole(answers):
    for answer in answers:
        if answer.kind.partition(";")[0].endswith("xml"):
            ET.fromstring(answer.content)
        if answer.kind == "application/json":
            json.loads(answer.content)


def test_no_text_becomes_an_element_in_a_feeds_summary(answers):
    summaries = [
        summary.text or ""
        for answer in answers
        if "atom" in answer.kind
        for summary in ET.fromstring(answer.content).iter(f"{ATOM}summary")
    ]
    assert any(OWNED in summary for summary in summaries)
    for summary in summaries:
        body = html5lib.parse(summary).find(f"{XHTML}body")
        assert list(body) == [], summary


def test_no_text_turns_the_words_around_it(answers):
    for answer in answers:
        found = OVERRIDES.search(answer.content)
        around = answer.content[found.start() - 200 : found.end() + 50] if found else ""
        assert not around, answer.address


def test_every_field_of_what_pages_show_is_shown_as_the_words_it_is(answers):
    whole = "\n".join(it.content for it in answers).lower()
    names: dict[str, set[str]] = {}
    for model, field in hostile.fields():
        names.setdefault(model.__name__, set()).add(hostile.mark(model, field.name))
    for model, texts in hostile.WORDINGS.items():
        found = {hostile.mark(model, name) for name in texts}
        names.setdefault(model.__name__, set()).update(found)
    shown = {
        model: many for model, many in names.items() if any(it in whole for it in many)
    }
    assert len(shown) >= 25
    missing = {name for many in shown.values() for name in many if name not in whole}
    assert sorted(missing - SHOWN_NOWHERE) == []
