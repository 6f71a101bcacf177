"""What is exempt, internal or a draft changes nothing that the public can reach."""

import re
from collections.abc import Iterator
from difflib import unified_diff

import pytest
from django.test import Client

from tests.config.whole_record import WITHDRAWN
from tests.contracts import hidden, whole_site
from tests.contracts.hidden import HIDING, SECRET, TELLING
from tests.contracts.public_routes import ROUTES
from tests.contracts.walking import asked, route_of, walk
from tests.contracts.whole_site import SITE
from tests.ground.databases import ENGINES, Database, Engine, migrate, pointed_at
from workings.access.words import Word
from workings.publish.ratings import Moderation
from workings.web.public.rateable import rating_address

DAYS = ("2011-03-31", "2011-12-31", "2012-12-31")
SOMETIMES = re.compile(
    # What is drawn by lot: salted digests, tokens of forms. When it was recorded.
    r"[0-9a-f]{10,64}…?|name=\"token\" value=\"[^\"]+\"|, \d\d:\d\d\b|charts/\w+"
)
"""What two records of the same things do not have in common."""


def seeds() -> tuple[str, ...]:
    pages = ("", "bridge/", "statements/", "figures.atom", "projects/ROADS/")
    on_days = [f"{SITE}{page}?as-at={day}" for page in pages for day in DAYS]
    questions = (SECRET, f"{SECRET} OR roads", "clerk", "comment", "legal")
    searched = [f"{SITE}search/?q={question}" for question in questions]
    guessed = [
        f"{SITE}statements/{SECRET}-internal-2011-07-01/",
        f"{SITE}statements/{SECRET}-draft/",
        f"{SITE}documents/{SECRET}/",
        f"{SITE}documents/{SECRET}/file",
        f"{SITE}documents/EXEMPT/file",
        f"{SITE}documents/GONE/file",
        f"{SITE}sources/SECRETS/",
        f"{SITE}bridge/?from=2011-06-30&to=2012-12-31",
        f"{SITE}bridge/?from=2012-07-31&to=2012-08-31",
        f"/about/ratings/?page={whole_site.PLAN}",
        rating_address("thanks", SITE),
    ]
    return (*on_days, *searched, *guessed)


def seen() -> dict[str, str]:
    """Everything that the public can reach, by its address; each page of the programme
    on a past day too.
    """
    walked = list(walk(Client(), also=seeds()))
    then = [
        f"{it.address}?as-at={DAYS[1]}"
        for it in walked
        if it.is_page and it.address.startswith(SITE) and "?" not in it.address
    ]
    walked += [asked(Client(), address) for address in then]
    return {
        it.address: f"{it.status}\n{SOMETIMES.sub('…', it.content)}" for it in walked
    }


def made(engine: Engine) -> Database:
    empty = engine.template("empty", migrate)
    return engine.template("whole_site", whole_site.fill, of=empty)


@pytest.fixture(scope="module")
def before(engines) -> Iterator[dict[str, str]]:
    with engines["sqlite"].copy(made(engines["sqlite"])) as copy, pointed_at(copy):
        yield seen()


@pytest.fixture(scope="module", params=ENGINES)
def after(request, engines) -> Iterator[dict[str, str]]:
    engine = engines[request.param]
    with engine.copy(made(engine)) as copy, pointed_at(copy):
        hidden.hide()
        yield seen()


def test_every_route_is_walked(before):
    assert {route_of(address) for address in before} >= set(ROUTES)


def test_every_kind_of_page_is_looked_at_as_it_was(before):
    pages = {route_of(a) for a in before if a.startswith(SITE) and "?" not in a}
    then = {route_of(address) for address in before if "as-at=" in address}
    machines = {"decisions-feed", "figures-feed", "map"}
    files = {"document-file", "case-report", "case-report-text"}
    assert pages - then <= {f"public:{name}" for name in machines | files}


def test_not_one_page_is_another_for_all_that_is_hidden(before, after):
    """So no figure can be told from another by what is behind it, nor by taking one
    from another."""
    assert after.keys() == before.keys()
    differences = {
        address: "\n".join(unified_diff(told.split("\n"), now.split("\n"), n=0))
        for address, told in before.items()
        if (now := after[address]) != told
    }
    assert not differences


def test_no_word_of_it_is_on_any_page(after):
    for address, content in after.items():
        # Whoever asks for it by name is told that there is none of that name.
        told = content.replace(f'"{SECRET}', "").replace(f"&#34;{SECRET}", "")
        if SECRET not in address:
            assert SECRET not in told, address


def test_what_was_withheld_or_withdrawn_is_told_of_and_not_told(after):
    whole = "\n".join(after.values())
    for state in Moderation:
        shown = f"A comment that is {state}" in whole
        assert shown is (state is Moderation.ACCEPTED), state
    for words in ("The words of EXEMPT", "The words of GONE", WITHDRAWN, "Legal"):
        assert words not in whole
    assert "A live bid" in whole
    assert "The words of this statement were withdrawn." in whole


def test_no_list_of_words_keeps_anything_back_unknown_to_these_tests():
    for words in every_list():
        if TELLING & set(words):
            assert words in HIDING, f"decide what {words} keeps from the public"


def every_list(of: type[Word] = Word) -> Iterator[type[Word]]:
    for words in of.__subclasses__():
        yield words
        yield from every_list(words)
