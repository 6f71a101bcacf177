"""The chain: what is posted is digested, each statement over the one before."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import L, S, ambridge, said
from tests.ledger.strategies import TEXTS, on_database, records, undone
from workings.ledger import models
from workings.ledger.chain import (
    FORMAT,
    GENESIS,
    HEAD,
    PAGE,
    Link,
    encoded,
    statement_digest,
    verify,
    wording_body,
    wording_digest,
    wording_texts,
)
from workings.ledger.queries import head_digest, links
from workings.ledger.queries.heads import Heads

ROWS = st.lists(st.tuples(st.integers(), TEXTS, st.none() | st.integers()), max_size=4)
HEADS = st.fixed_dictionaries(
    {name: st.none() | st.integers() | TEXTS for name in HEAD}
)


@given(HEADS, ROWS, HEADS, ROWS)
def test_what_differs_has_another_digest(head, rows, other, others):
    alike = encoded([head, rows]) == encoded([other, others])
    digests = statement_digest(head, rows), statement_digest(other, others)
    assert (digests[0] == digests[1]) == alike


@given(HEADS, ROWS)
def test_a_digest_does_not_mind_how_the_head_is_put_together(head, rows):
    turned = dict(reversed(head.items()))
    assert statement_digest(turned, rows) == statement_digest(head, iter(rows))


def test_rows_do_not_run_into_the_head_or_one_another():
    head = dict.fromkeys(HEAD, "")
    one, two = statement_digest(head, [("a",), ("b",)]), statement_digest(head, [])
    assert len({one, two, statement_digest(head, [("a", "b")])}) == 3


@pytest.mark.parametrize("count", [PAGE - 1, PAGE, PAGE + 1])
def test_the_last_row_counts_however_pages_fall(count):
    head = dict.fromkeys(HEAD, "")
    rows = [(number,) for number in range(count)]
    assert statement_digest(head, rows) != statement_digest(head, rows[:-1])
    assert statement_digest(head, rows) != statement_digest(head, rows[::-1])


def test_a_head_has_exactly_its_fields():
    head = dict.fromkeys(HEAD, "")
    for wrong in ({**head, "more": 1}, {k: v for k, v in head.items() if k != "said"}):
        with pytest.raises(ValueError, match="head fields differ"):
            statement_digest(wrong, [])


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_has_no_canonical_form(number):
    with pytest.raises(ValueError, match="JSON"):
        encoded(number)


@given(st.dictionaries(st.sampled_from(["title", "reason", "note"]), TEXTS))
def test_texts_go_into_a_wording_and_come_out_again(texts):
    body = wording_body(**texts)
    assert wording_texts(body) == {name: text for name, text in texts.items() if text}
    assert bool(body) == any(texts.values())
    if body:
        assert json.loads(body)


@given(TEXTS, TEXTS, TEXTS)
def test_a_salted_text_has_its_own_digest(salt, other, body):
    same = wording_digest(salt, body) == wording_digest(other, body)
    assert same == (salt == other)


def chain(count):
    """A chain that holds, of statements numbered from 1."""
    digests = [GENESIS, *(f"d{number}" for number in range(1, count + 1))]
    return [
        Link(number, digests[number - 1], digests[number], digests[number])
        for number in range(1, count + 1)
    ]


@given(st.integers(0, 20))
def test_an_unbroken_chain_holds(count):
    found = verify(chain(count))
    assert (found.ok, found.statements, found.first_broken) == (True, count, None)
    assert found.head_digest == (f"d{count}" if count else GENESIS)


BREAKS = {
    "computed": {"computed": "x"},
    "stored": {"stored": "x"},
    "previous": {"previous": "x"},
    "number": {"number": 99},
    "fault": {"fault": "a text was altered"},
}


@given(st.integers(1, 20), st.data(), st.sampled_from(sorted(BREAKS)))
def test_the_first_broken_statement_is_named(count, data, broken):
    at = data.draw(st.integers(1, count))
    found = chain(count)
    found[at - 1] = replace(found[at - 1], **BREAKS[broken])
    later = data.draw(st.integers(at, count))
    found[later - 1] = replace(found[later - 1], computed="y", stored="z")
    outcome = verify(found)
    assert (outcome.ok, outcome.first_broken) == (False, at)
    assert outcome.statements == at - 1
    assert outcome.head_digest == (f"d{at - 1}" if at > 1 else GENESIS)
    assert outcome.reason


@given(st.integers(1, 20), st.data())
def test_a_statement_that_is_gone_is_named(count, data):
    gone = data.draw(st.integers(1, count))
    found = [link for link in chain(count) if link.number != gone]
    outcome = verify(found, head=f"d{count}")
    assert (outcome.ok, outcome.first_broken) == (False, gone)


@given(st.integers(1, 20), st.data())
def test_two_statements_cannot_change_places(count, data):
    one, two = (data.draw(st.integers(1, count)) for _ in range(2))
    found = chain(count)
    found[one - 1], found[two - 1] = found[two - 1], found[one - 1]
    outcome = verify(found)
    assert outcome.ok == (one == two)
    if one != two:
        assert outcome.first_broken == min(one, two)


def test_a_head_kept_elsewhere_must_be_met():
    assert verify(chain(3), head="d2").ok
    outcome = verify(chain(3), head="d4")
    assert (outcome.ok, outcome.first_broken) == (False, 4)
    assert "were cut off, or the digest is of another record" in outcome.reason
    assert not verify([], head="d1").ok


def test_the_chain_of_any_record_holds(database):
    programme = ambridge()
    assert verify(links()).statements == 0

    @on_database(20)
    @given(records("everything"))
    def holds(record):
        with undone():
            posted = said(programme, *record)
            found = verify(links())
            assert (found.ok, found.statements) == (True, len(record))
            assert found.head_digest == head_digest() == posted[-1].digest
            for row in posted:
                assert verify(links(), head=row.digest).ok
            assert [row.previous for row in posted] == [
                GENESIS,
                *(row.digest for row in posted[:-1]),
            ]

    holds()


def test_the_same_words_recorded_twice_have_two_digests(database):
    """A salt each, and a place in the chain: nothing can be told by comparing."""
    programme = ambridge()
    line = L("ROADS forecast annual 2011/12 1", note="The same")
    one, two = said(
        programme,
        S("first", "2011-05-01", title="The same", lines=[line]),
        S("second", "2011-05-01", title="The same", lines=[line]),
    )
    assert one.digest != two.digest
    assert one.wording_id != two.wording_id


def test_a_format_from_later_is_not_taken_for_broken_words(database, monkeypatch):
    programme = ambridge()
    said(programme, S("first", "2011-05-01"))
    monkeypatch.setattr("workings.ledger.queries.chain.FORMAT", FORMAT + 1)
    found = verify(links())
    assert found.reason == "format 1 is unknown here"


def test_a_head_in_the_chain_has_natural_keys_alone(database):
    programme = ambridge()
    said(
        programme,
        S("plan", "2011-05-01", kind="plan", lines=[L("ROADS plan annual 2011/12 1")]),
    )
    row = models.Statement.objects.get()
    head = Heads.read([row.pk]).head(row, ["ROADS"])
    assert head["programme"] == "new-ambridge"
    assert head["source"] == "new-ambridge/PAPERS"
    assert head["decision"] == "new-ambridge/D1"
    assert [benefit["benefit"] for benefit in head["benefits"]] == [
        "new-ambridge/ROADS"
    ]
