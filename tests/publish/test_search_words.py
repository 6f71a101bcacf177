"""Words asked for, order of hits, snippets and suggestions: no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.core.dates import DatedTo
from workings.publish.search import (
    LONGEST_WORD,
    MOST_WORDS,
    SNIPPET,
    Item,
    Kind,
    Term,
    hit,
    ranked,
    snippet,
    spans,
    stem,
    suggested,
    words,
    words_asked,
)

DAY = date(2012, 1, 1)


def item(code, title="", body="", kind=Kind.DECISION, dated=None):
    return Item(kind, code, title, body, DAY, DatedTo.parse(dated) if dated else None)


def plain(cut):
    return "".join(span.text for span in cut)


def marked(cut):
    return [span.text for span in cut if span.marked]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Close Friern Barnet library", ["close", "friern", "barnet", "library"]),
        (
            "£165m, 2010/11 & the council's",
            ["165m", "2010", "11", "the", "council", "s"],
        ),
        ("Café STRAẞE ﬁle", ["cafe", "strasse", "file"]),
        ("snake_case a\x00b 🤖", ["snake", "case", "a", "b"]),
        ("x" * 99, ["x" * LONGEST_WORD]),
    ],
)
def test_words(text, found):
    assert words(text) == found


def test_what_says_nothing_is_not_asked_for():
    assert words_asked("What is the cost of the library, the library?") == (
        "cost",
        "library",
    )
    assert words_asked("the of and") == ()
    assert (
        len(words_asked(" ".join(f"w{number}" for number in range(99)))) == MOST_WORDS
    )


@given(st.text(max_size=2_000))
def test_any_text_may_be_asked(text):
    for word in words_asked(text):
        assert word.isalnum()
        assert len(word) <= LONGEST_WORD


def test_the_best_stands_first():
    found = [
        item("body", "Other", "a library"),
        item("stem", "Libraries", ""),
        item("title", "The library", ""),
        item("often", "Other", "library, library and library"),
    ]
    order = [each.code for each in ranked(reversed(found), [Term("library")])]
    assert order == ["title", "stem", "often", "body"]


def test_words_side_by_side_stand_before_words_apart():
    found = [
        item("apart", "Budget of the council for one year and its headlines"),
        item("beside", "Budget headlines of the council"),
    ]
    order = ranked(found, [Term("budget"), Term("headlines")])
    assert [each.code for each in order] == ["beside", "apart"]


def test_equal_hits_stand_by_kind_and_the_newest_first():
    found = [
        item("old", "Library", dated="2010"),
        item("new", "Library", dated="2012-05"),
        item("none", "Library"),
        item("project", "Library", kind=Kind.PROJECT),
    ]
    order = [each.code for each in ranked(found, [Term("library")])]
    assert order == ["project", "new", "old", "none"]


def test_what_was_asked_for_is_marked_in_all_its_forms():
    term = Term("consul", ("consultation",))
    shown = hit(item("D1", "Consulted twice", "Consultations began."), [term])
    assert marked(shown.title) == ["Consulted"]
    assert marked(shown.snippet) == ["Consultations"]
    assert shown.title_text == "Consulted twice"


def test_a_snippet_is_cut_where_the_words_are():
    body = "word " * 200 + "the library and the Library again " + "word " * 200
    cut = snippet(body, {stem("library")})
    assert marked(cut) == ["library", "Library"]
    assert plain(cut).startswith("… word")
    assert plain(cut).endswith("word …")
    assert len(plain(cut)) <= SNIPPET + 4


def test_a_short_text_is_its_own_snippet():
    assert plain(snippet("All\n of   it", set())) == "All of it"


@given(st.text(max_size=1_000), st.text(min_size=1, max_size=8))
def test_marks_change_no_letter(text, word):
    stems = {stem(each) for each in words(word)}
    assert plain(spans(text, stems)) == text


@given(st.text(max_size=3_000) | st.integers(1, 9_999).map(lambda n: "x" * n))
def test_a_snippet_is_never_long(text):
    assert len(plain(snippet(text, {"x"}))) <= SNIPPET + 4


def test_a_slip_is_mended_with_a_word_that_is_known():
    known = {"library", "librarian", "budget", "closed"}
    assert suggested(["libary"], known) == "library"
    assert suggested(["closed", "libary"], known) == "closed library"
    assert suggested(["ilbrary"], known) == "library"


def test_nothing_is_suggested_where_nothing_is_near_or_nothing_is_wrong():
    assert suggested(["zebra"], {"library"}) == ""
    assert suggested(["zebra", "libary"], {"library"}) == ""
    assert suggested(["library"], {"library"}) == ""
