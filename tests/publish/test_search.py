"""Search over a record, alike on both engines, and nothing hidden in its index."""

import io
import threading
from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.ambridge import BY, S, T, ambridge, said
from workings.access.actions import audit
from workings.core.asat import AsAt
from workings.core.dates import DatedTo
from workings.decisions.actions import record_decision
from workings.decisions.decided import Outcome
from workings.decisions.models import Body
from workings.documents.actions import record_document, record_source, withdraw_document
from workings.documents.models import Source
from workings.documents.papers import Status
from workings.ledger.models import Statement, Wording, WordingWithdrawn
from workings.ledger.statement import Fact
from workings.ledger.words import Visibility
from workings.programme.actions import record_holding, record_post
from workings.programme.queries import programme_named
from workings.publish.actions.texts import record_text, withdraw_text
from workings.publish.models import IndexedItem, IndexedWord, IndexState
from workings.publish.queries.index import refresh
from workings.publish.queries.search import search
from workings.publish.search import PAGE_SIZE, Kind, words, words_asked
from workings.publish.texts import Section

TODAY = AsAt(date(2030, 1, 1))
MARK = "Zwetschgenknoedel"
"""A word that nothing else has."""


@pytest.fixture
def programme(database):
    return ambridge()


@pytest.fixture
def barnet(one_barnet):
    return programme_named("one-barnet")


def codes(results):
    return {(hit.kind, hit.code) for hit in results.hits}


def find(programme, text, as_at=TODAY, **more):
    return codes(search(programme, text, as_at=as_at, **more))


class TestOneBarnet:
    @pytest.mark.parametrize(
        ("text", "kind", "code"),
        [
            ("library", Kind.DECISION, "D027"),
            ("libraries closed", Kind.DECISION, "D027"),
            ("nscso", Kind.PROJECT, "NSCSO"),
            ("joint venture", Kind.PROJECT, "DRS"),
            ("consulta", Kind.DECISION, "D010"),
            ("Future Shape", Kind.DECISION, "D001"),
            ("£165m", Kind.STATEMENT, "2013-08-programme-page"),
            ("savings now forecast", Kind.FIGURE, "current-forecast"),
            ("young children very old", Kind.TEXT, "why"),
            ("customer services", Kind.SERVICE, "CUSTOMER"),
            ("digital by default", Kind.SOURCE, "digital-by-default-2013-08"),
            ("how to read this record", Kind.DOCUMENT, "reading-this-record"),
            ("IT", Kind.SERVICE, "IT"),
            ("IT spending", Kind.STATEMENT, "2016-12-01-ict-spend"),
            ("hr", Kind.SERVICE, "HR"),
            ("D034", Kind.DECISION, "D034"),
            ("drs", Kind.PROJECT, "DRS"),
        ],
    )
    def test_what_is_there_is_found(self, barnet, text, kind, code):
        found = {
            hit.code
            for page in (1, 2)
            for hit in search(barnet, text, as_at=TODAY, kinds=[kind], page=page).hits
        }
        assert code.lower() in {each.lower() for each in found}

    def test_the_index_came_with_the_record(self, barnet):
        assert refresh() is False

    def test_what_was_not_said_yet_is_not_found(self, barnet):
        before = AsAt(date(2012, 4, 3))
        assert (Kind.DECISION, "D027") not in find(barnet, "library", before)
        on_the_day = AsAt(date(2012, 4, 4))
        assert (Kind.DECISION, "D027") in find(barnet, "library", on_the_day)

    def test_what_was_not_recorded_yet_is_not_found(self, barnet):
        (hit,) = search(
            barnet, "guarantee straight line", as_at=TODAY, kinds=[Kind.STATEMENT]
        ).hits[:1]
        number = Statement.objects.get(code=hit.code).pk
        earlier = AsAt(TODAY.said_by, recorded_by=number - 1)
        found = find(barnet, "guarantee straight line", earlier, kinds=[Kind.STATEMENT])
        assert hit.code not in {code for _, code in found}

    def test_kinds_are_counted_whichever_are_asked_for(self, barnet):
        every = search(barnet, "library", as_at=TODAY)
        some = search(barnet, "library", as_at=TODAY, kinds=[Kind.DECISION])
        assert some.counts == every.counts
        assert some.total == dict(every.counts)[Kind.DECISION] == len(some.hits)
        assert every.total == sum(count for _, count in every.counts)

    def test_pages_follow_one_another(self, barnet):
        first = search(barnet, "council", as_at=TODAY)
        second = search(barnet, "council", as_at=TODAY, page=2)
        assert len(first.hits) == PAGE_SIZE
        assert first.pages > 1 and not codes(first) & codes(second)
        last = search(barnet, "council", as_at=TODAY, page=9_999)
        assert last.page == last.pages == first.pages
        assert search(barnet, "council", as_at=TODAY, page=-1).page == 1

    def test_a_slip_gets_a_suggestion(self, barnet):
        slip = search(barnet, "libarry", as_at=TODAY)
        assert (slip.hits, slip.suggestion) == ((), "library")
        some = search(barnet, "closed libarry", as_at=TODAY)
        assert some.suggestion == "closed library"
        assert some.hits and not some.every_word

    def test_a_suggestion_knows_nothing_of_later(self, barnet):
        early = AsAt(date(2008, 6, 1))
        assert search(barnet, "closedwon", as_at=early).suggestion == ""

    def test_where_nothing_has_every_word_what_has_some_is_shown(self, barnet):
        found = search(barnet, "library zebra", as_at=TODAY)
        assert not found.every_word
        assert (Kind.DECISION, "D027") in codes(found)

    @pytest.mark.parametrize("text", ["", " ", "the of", "£!?", "\x00", "🤖"])
    def test_what_asks_for_nothing_finds_nothing(self, barnet, text):
        found = search(barnet, text, as_at=TODAY)
        assert (found.hits, found.total, found.pages) == ((), 0, 1)

    @pytest.mark.parametrize(
        "text",
        [
            "\"'`;--/*",
            'library" OR "x',
            "library) OR (rowid > 0",
            "NEAR(library closed, 2)",
            "title_words:library",
            "{title_words} : library",
            "^library*",
            "library & | ! <-> :*",
            "'library' \\ %s %(x)s %",
            "AND OR NOT NEAR",
            "x" * 10_000,
            "library " * 1_250,
            "a\x00b\ud800",
            "été ﬁn ẞ İ ١٢٣ 图书馆 библиотека ½",
            " ".join(f"word{number}" for number in range(500)),
            "e* c* s* t* p*",
        ],
    )
    def test_hostile_questions(self, barnet, text):
        found = search(barnet, text, as_at=TODAY)
        assert found.asked == text
        assert len(found.hits) <= PAGE_SIZE

    @given(text=st.text(max_size=60))
    @settings(
        max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def test_no_question_is_an_error(self, barnet, text):
        search(barnet, text, as_at=TODAY)

    def test_a_snippet_is_plain_text_with_marks(self, barnet):
        found = search(barnet, "library", as_at=TODAY, kinds=[Kind.DECISION])
        hit = next(hit for hit in found.hits if hit.code == "D027")
        assert hit.title_text == "Close Friern Barnet library"
        assert [span.text for span in hit.title if span.marked] == ["library"]
        assert hit.dated == DatedTo.parse("2012-04-04")


def test_what_councils_say_for_short_is_found_in_full():
    assert words("Spending on IT, 9m") == words("spending on Information Technology 9m")
    assert words_asked("Is it HR?") == ("human", "resources")


def test_both_engines_answer_alike(engines, one_barnet_shared):
    from tests.ground.databases import pointed_at

    questions = ["library", "consulted savings", "closed libarry", "IT", "D034"]
    told = {}
    for engine in ("sqlite", "postgresql"):
        with pointed_at(one_barnet_shared(engine)):
            barnet = programme_named("one-barnet")
            told[engine] = [search(barnet, text, as_at=TODAY) for text in questions]
    assert told["sqlite"] == told["postgresql"]


def test_the_index_follows_the_record(programme):
    assert find(programme, "Plum") == set()
    body = Body.objects.get(code="CABINET")
    record_decision(
        body=body,
        code="D7",
        title="Plum dumplings",
        met=DatedTo.parse("2012-01-05"),
        outcome=Outcome.NOTED,
        by=BY,
    )
    assert find(programme, "plums") == {(Kind.DECISION, "D7")}
    assert refresh() is False
    # What could not be told by the audit log alone: an index of another format.
    IndexState.objects.update(fingerprint="0 of another time")
    IndexedItem.objects.all().delete()
    assert find(programme, "plums") == {(Kind.DECISION, "D7")}


def test_programmes_are_kept_apart(programme):
    other = ambridge(council="borchester", slug="new-borchester")
    assert find(other, "highways") == {
        (Kind.PROJECT, "HIGHWAYS"),
        (Kind.SERVICE, "HIGHWAYS-S"),
    }
    assert find(programme, "highways") == find(other, "highways")


def test_a_hostile_record_is_shown_as_the_text_it_is(programme):
    body = Body.objects.get(code="CABINET")
    title = f"<script>alert(1)</script> {MARK} " + "x" * 400
    record_decision(
        body=body,
        code="D7",
        title=title[:500],
        met=DatedTo.parse("2012-01-05"),
        outcome=Outcome.NOTED,
        reasons=f"{MARK} " + "y" * 10_000,
        by=BY,
    )
    (hit,) = search(programme, MARK, as_at=TODAY).hits
    assert hit.title_text == title[:500]
    assert hit.snippet


def hold(programme, code, status, **more):
    return record_document(
        collection=programme.slug,
        code=code,
        title=f"{MARK} {code}",
        content=io.BytesIO(code.encode()),
        file_name=f"{MARK}.txt",
        status=status,
        by=BY,
        **more,
    )


def withdraw_words(code):
    """As the action that withdraws words will: in one transaction, and audited."""
    with transaction.atomic():
        digest = Statement.objects.get(code=code).wording_id
        at = Statement.objects.get(code=code).recorded_at
        WordingWithdrawn.objects.create(wording_id=digest, at=at, because="personal")
        Wording.objects.filter(pk=digest).update(body="", salt="")
        audit(BY, "withdrew", f"statement {code}")


def a_statement(programme, visibility, source="PAPERS"):
    word = {"label": f"{MARK} total", "scope": MARK}
    said(
        programme,
        S(
            f"said-{visibility}",
            "2012-01-01",
            kind="report",
            visibility=visibility,
            source=source,
            title=MARK,
            reason=MARK,
            facts=[Fact(f"F-{visibility}", MARK, MARK, MARK)],
            totals=[T(f"T-{visibility}", "forecast annual 2012/13 1", **word)],
        ),
    )


def an_internal_statement(programme):
    a_statement(programme, Visibility.INTERNAL)


def an_exempt_statement(programme):
    a_statement(programme, Visibility.EXEMPT)


def a_withdrawn_statement(programme):
    a_statement(programme, Visibility.PUBLIC)
    withdraw_words("said-public")


def a_source_that_nothing_public_cites(programme):
    record_source(
        collection=programme.slug, code="SECRET", title=MARK, publisher=MARK, by=BY
    )


def a_source_of_an_exempt_statement(programme):
    a_source_that_nothing_public_cites(programme)
    a_statement(programme, Visibility.EXEMPT, source="SECRET")


def hold_post(programme, level):
    a_source_that_nothing_public_cites(programme)
    post = record_post(
        programme=programme, code="CLERK", title="Clerk", level=level, by=BY
    )
    source = Source.objects.get(code="SECRET")
    record_holding(post=post, name=MARK, source=source, by=BY)


def the_holder_of_a_post_that_pages_do_not_name(programme):
    hold_post(programme, level=3)


def an_exempt_document(programme):
    day = date(2027, 1, 1)
    reason = f"{MARK} in the public interest"
    hold(programme, "E", Status.EXEMPT, paragraph=3, reason=reason, review_on=day)


def a_confidential_document(programme):
    hold(programme, "C", Status.CONFIDENTIAL, reason=MARK)


def a_withdrawn_document(programme):
    row = hold(programme, "W", Status.PUBLISHED)
    withdraw_document(row, on=date(2012, 5, 1), reason=MARK, by=BY)


def a_withdrawn_text(programme):
    write(programme, MARK)
    withdraw_text(
        programme=programme,
        section=Section.WHY,
        version=1,
        because="personal data",
        on=date(2012, 5, 1),
        by=BY,
    )


def a_text_that_was_written_anew(programme):
    write(programme, MARK)
    write(programme, "Other words.")


def write(programme, body):
    record_text(programme=programme, section=Section.WHY, body=body, by=BY)


HIDDEN = [
    an_internal_statement,
    an_exempt_statement,
    a_withdrawn_statement,
    a_source_that_nothing_public_cites,
    a_source_of_an_exempt_statement,
    the_holder_of_a_post_that_pages_do_not_name,
    an_exempt_document,
    a_confidential_document,
    a_withdrawn_document,
    a_withdrawn_text,
    a_text_that_was_written_anew,
]


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_is_hidden_never_enters_the_index(programme, hide):
    hide(programme)
    found = search(programme, MARK, as_at=TODAY)
    assert (found.hits, found.counts, found.suggestion) == ((), (), "")
    assert search(programme, MARK[:-3], as_at=TODAY).suggestion == ""
    for model in (IndexedItem, IndexedWord):
        for row in model.objects.values():
            assert MARK.lower() not in str(row).lower()


def test_the_source_of_a_holder_that_pages_name_is_found(programme):
    hold_post(programme, level=2)
    assert find(programme, MARK) == {(Kind.SOURCE, "SECRET")}


def test_it_leaves_the_index_when_it_is_withdrawn(programme):
    a_statement(programme, Visibility.PUBLIC)
    assert find(programme, MARK) == {(Kind.STATEMENT, "said-public")}
    document = hold(programme, "W", Status.PUBLISHED)
    write(programme, MARK)
    assert len(find(programme, MARK)) == 3
    withdraw_words("said-public")
    withdraw_document(document, on=date(2012, 5, 1), reason=MARK, by=BY)
    write(programme, "Other words.")
    assert find(programme, MARK) == set()


def test_many_searchers_at_once_build_one_index(programme):
    failed = []
    barrier = threading.Barrier(6)

    def ask():
        try:
            barrier.wait(30)
            for _ in range(3):
                assert find(programme, "highways")
        except BaseException as error:
            failed.append(error)
            raise
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(3):
        said(programme, S(f"said-{number}", "2012-01-01", title=f"{MARK} {number}"))
    for thread in threads:
        thread.join(120)
    assert failed == []
    assert len(find(programme, MARK)) == 3
    assert IndexState.objects.count() == 1
    assert IndexedItem.objects.filter(code="HIGHWAYS").count() == 1
