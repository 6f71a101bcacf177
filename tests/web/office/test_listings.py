"""Lists sort and narrow by plain links, whatever an address asks of them."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import L, S, ambridge
from tests.web.office.cast import come_in, person, text_of
from workings.access.permissions import COMMAND_LINE, Role
from workings.ledger.actions import begin_draft, propose
from workings.web.components import content
from workings.web.office.listings import (
    PAGE,
    Asked,
    Column,
    Listing,
    Narrowing,
    listed,
    sorts,
)

TODAY = date(2012, 6, 1)
WHERE = "/office/things/"


@dataclass(frozen=True)
class Thing:
    name: str
    weight: int | None = None
    colours: tuple[str, ...] = ("red",)


THINGS: Listing[Thing] = Listing(
    name="things",
    caption="Things",
    columns=(
        Column("Name", lambda it: content(it.name), lambda it: it.name),
        Column("How heavy", lambda it: content(f"{it.weight}"), lambda it: it.weight),
        Column("Remark", lambda it: content("")),
    ),
    narrowings=(
        Narrowing("Colour", lambda it: it.colours),
        Narrowing("Initial", lambda it: (it.name[:1],)),
    ),
    order="name",
)
APPLE, Banana, cherry = (
    Thing("apple", 3),
    Thing("Banana"),
    Thing("cherry", 1, ("blue",)),
)
ALL = (APPLE, Banana, cherry)


def shown(items=ALL, listing=THINGS, **asked):
    return listed(listing, items, Asked(WHERE, asked))


def names(found):
    return [row[0].line[0] for row in found.table.rows]


def asks(href):
    return {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}


def test_a_list_stands_as_it_comes_and_says_how_it_is_sorted():
    found = shown()
    assert names(found) == ["apple", "Banana", "cherry"]
    assert [(h.text, h.order, bool(h.sort)) for h in found.table.headings] == [
        ("Name", "ascending", True),
        ("How heavy", "", True),
        ("Remark", "", False),
    ]


def test_a_heading_sorts_one_way_and_then_the_other():
    assert names(shown(sort="how-heavy")) == ["cherry", "apple", "Banana"]
    down = shown(sort="-how-heavy")
    assert names(down) == ["apple", "cherry", "Banana"], "nothing known comes last"
    assert down.table.headings[1].order == "descending"
    assert asks(down.table.headings[1].sort) == {"sort": "how-heavy"}
    assert asks(shown(sort="how-heavy").table.headings[1].sort) == {
        "sort": "-how-heavy"
    }
    assert shown(sort="how-heavy").table.headings[0].sort == WHERE


def test_what_cannot_be_sorted_by_is_said_and_breaks_nothing():
    found = shown(sort="how-hevy")
    assert names(found) == ["apple", "Banana", "cherry"]
    assert found.notice == (
        'There is no column "how-hevy" to sort by. Did you mean "how-heavy"?'
    )
    assert shown(sort="remark").notice.startswith('There is no column "remark"')
    assert len(shown(sort="x" * 5000).notice) < 300


def test_narrowing_counts_what_its_link_leads_to():
    colour, initial = shown(colour="red").narrowings
    assert [way.link.text for way in colour.ways] == ["All (3)", "blue (1)", "red (2)"]
    assert [way.here for way in colour.ways] == [False, False, True]
    assert [way.link.text for way in initial.ways] == ["All (2)", "a (1)", "B (1)"]


def test_what_everything_stands_under_narrows_nothing():
    assert [one.label for one in shown([APPLE, Banana]).narrowings] == ["Initial"]


def test_a_value_that_nothing_stands_under_leaves_a_way_back():
    found = shown(colour="green", initial="a")
    assert not found.table.rows
    assert (
        found.table.empty == 'There is nothing here of colour "green" and initial "a".'
    )
    back = found.narrowings[0].ways[0]
    assert (back.link.text, asks(back.link.href)) == ("All (1)", {"initial": "a"})
    assert shown([]).table.empty == "There are none."


def test_links_keep_what_else_is_asked_but_begin_at_the_first_page():
    found = shown(ended="yes", colour="red", sort="-name", page="2")
    for way in found.narrowings[0].ways:
        told = asks(way.link.href)
        assert told["ended"] == "yes" and told["sort"] == "-name"
        assert "page" not in told
    assert asks(found.table.headings[0].sort) == {"ended": "yes", "colour": "red"}


def test_a_long_list_comes_in_pages():
    many = [Thing(f"{number:04}", number) for number in range(2 * PAGE + 1)]
    found = shown(many, page="3", sort="-how-heavy")
    assert names(found) == ["0000"]
    assert found.table.caption == "Things: 201 to 201 of 201"
    assert found.paging and asks(found.paging.previous) == {
        "page": "2",
        "sort": "-how-heavy",
    }
    assert names(shown(many, page="999")) == names(shown(many, page="3"))
    assert len(names(shown(many, page="-1"))) == PAGE
    assert shown().paging is None


def test_many_answers_are_folded_until_one_is_chosen():
    many = [Thing("x", 1, (f"shade {number}",)) for number in range(20)]
    assert shown(many).narrowings[0].folded
    assert not shown(many, colour="shade 3").narrowings[0].folded


def test_a_list_that_is_no_table_offers_its_orders():
    ways = sorts(THINGS, Asked(WHERE, {"sort": "-how-heavy"}))
    assert [(way.link.text, way.here) for way in ways.ways] == [
        ("Name", False),
        ("How heavy", True),
    ]


@given(
    weights=st.lists(st.none() | st.integers(), max_size=8),
    asked=st.dictionaries(
        st.sampled_from(["sort", "colour", "initial", "page", "other"]), st.text()
    ),
)
def test_whatever_is_asked_is_answered_with_some_of_the_list(weights, asked):
    items = [Thing(f"t{at}", weight) for at, weight in enumerate(weights)]
    found = shown(items, **asked)
    assert set(names(found)) <= {item.name for item in items}
    for heading in found.table.headings:
        assert heading.sort == "" or urlsplit(heading.sort).path == WHERE


@given(weights=st.lists(st.none() | st.integers(), max_size=8))
def test_sorting_loses_nothing_and_puts_in_order(weights):
    items = [Thing(f"t{at}", weight) for at, weight in enumerate(weights)]
    by_name = {item.name: item.weight for item in items}
    got = [by_name[name] for name in names(shown(items, sort="how-heavy"))]
    told = sorted(weight for weight in weights if weight is not None)
    assert got == told + [None] * (len(weights) - len(told))


@pytest.fixture
def office(database, client):
    town = ambridge()
    said = [
        S("june", "2012-05-01", lines=[L("ROADS forecast annual 2012/13 1")]),
        S("plan", "2012-05-02", kind="plan", lines=[L("ROADS plan annual 2012/13 1")]),
    ]
    for each in said:
        number = begin_draft(each, programme=town, by=COMMAND_LINE, on=TODAY).pk
    propose(number, version=1, by=COMMAND_LINE, on=TODAY)
    return come_in(client, person(Role.PROGRAMME_OFFICE))


def test_statements_sort_and_narrow_without_a_script(office):
    page = office.get("/office/statements/?state=proposed&sort=-kind")
    text = text_of(page)
    assert 'aria-sort="descending"' in text
    assert "All (2)" in text and "draft (1)" in text
    assert text.count('rowheader"') == 1 and "1 May 2012" not in text
    assert (
        office.get("/office/statements/?state=%00&sort=%00&page=x").status_code == 200
    )


LISTS = {
    "/office/statements/": Role.PROGRAMME_OFFICE,
    "/office/imports/": Role.PROGRAMME_OFFICE,
    "/office/documents/": Role.PROGRAMME_OFFICE,
    "/office/measures/": Role.PROGRAMME_OFFICE,
    "/office/cases/": Role.PROGRAMME_OFFICE,
    "/office/principles/": Role.PROGRAMME_OFFICE,
    "/office/projects/": Role.PROGRAMME_OFFICE,
    "/office/posts/": Role.PROGRAMME_OFFICE,
    "/office/people/": Role.ADMINISTRATOR,
}


@pytest.mark.parametrize("where", LISTS)
def test_every_link_of_a_list_is_answered(one_barnet_copy, client, where):
    come_in(client, person(LISTS[where]))
    found = client.get(where).content.decode()
    links = set(re.findall(r'href="(/office/[^"]*\?[^"]*)"', found))
    for link in links:
        answer = client.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200, link
        assert "There is nothing here of" not in answer.content.decode(), link
    if "aria-sort" in found:
        assert any("sort=" in link for link in links)


def test_a_table_that_is_not_sorted_says_nothing_of_it(office):
    assert "aria-sort" not in text_of(office.get("/office/permissions/"))
