"""Texts are kept in versions, and taken back."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.ledger.ambridge import BY, ambridge
from workings.access.permissions import Actor, NotAllowed, Role
from workings.access.queries import audit_trail
from workings.core.problems import HasProblems
from workings.publish.actions.texts import record_text, withdraw_text
from workings.publish.models import PageText
from workings.publish.queries.texts import (
    NoSuchText,
    Withdrawal,
    page_words,
    text_versions,
    texts,
)
from workings.publish.texts import Section

NOBODY = Actor("Joe Grundy", frozenset({Role.READER}))


@pytest.fixture
def programme(database):
    return ambridge()


def write(programme, body, section=Section.WHY, by=BY):
    return record_text(programme=programme, section=section, body=body, by=by)


def test_a_version_is_a_row_and_the_newest_is_shown(programme):
    write(programme, "First.")
    write(programme, "Second.")
    write(programme, "What.", Section.WHAT)
    found = texts(programme)
    assert [(s, t.version, t.body) for s, t in found.items()] == [
        (Section.WHAT, 1, "What.\n"),
        (Section.WHY, 2, "Second.\n"),
    ]
    versions = text_versions(programme, Section.WHY)
    assert [text.body for text in versions] == ["First.\n", "Second.\n"]


def test_who_wrote_it_is_in_the_audit_log(programme):
    write(programme, "First.")
    write(programme, "Second.")
    last, first = audit_trail(subject="page text new-ambridge/why")
    assert (last.who, last.action) == ("command line", "recorded")
    assert last.before["version"] == first.after["version"] == 1
    assert last.after["version"] == 2
    assert "Second" not in str(last.after)


def test_what_is_there_already_is_not_written_again(programme):
    first = write(programme, "The same.\r\n")
    again = write(programme, "\nThe same.  ", by=NOBODY)
    assert again.pk == first.pk
    assert len(audit_trail(subject="page text new-ambridge/why")) == 1


def test_earlier_words_can_come_back_as_a_new_version(programme):
    for body in ("One.", "Two.", "One."):
        write(programme, body)
    assert texts(programme)[Section.WHY].version == 3


def test_which_version_was_current_on_a_day(programme):
    write(programme, "Now.")
    today = timezone.localdate()
    assert texts(programme, on=today)[Section.WHY].body == "Now.\n"
    assert texts(programme, on=today - timedelta(days=1)) == {}


def test_an_unknown_figure_is_refused_when_the_text_is_saved(programme):
    with pytest.raises(HasProblems) as refused:
        write(programme, "All of\n{figure:deliverd}")
    (problem,) = refused.value.problems
    assert str(problem) == (
        'why.md line 2, column 1: there is no figure "deliverd". '
        'Did you mean "delivered"?'
    )
    assert texts(programme) == {}


def test_not_everybody_may_write(programme):
    with pytest.raises(NotAllowed):
        write(programme, "Mine.", by=NOBODY)
    write(programme, "Ours.")
    with pytest.raises(NotAllowed):
        withdraw_text(
            programme=programme,
            section=Section.WHY,
            version=1,
            because="I say so",
            on=date(2012, 5, 1),
            by=NOBODY,
        )


def test_a_withdrawn_version_is_shown_nowhere(programme):
    write(programme, "Better.")
    write(programme, "Mrs Archer of Brookfield.")
    take_back(programme, 2)
    take_back(programme, 2)
    assert texts(programme) == {}
    assert [text.withdrawn for text in text_versions(programme, Section.WHY)] == [
        False,
        True,
    ]
    actions = [e.action for e in audit_trail(subject="page text new-ambridge/why")]
    assert actions == ["withdrew", "recorded", "recorded"]


def test_what_was_withdrawn_says_when_and_why(programme, django_assert_queries):
    write(programme, "Mrs Archer of Brookfield.")
    take_back(programme, 1)
    with django_assert_queries(1):
        found = page_words(programme, figures=(), address=str)
    assert found == {Section.WHY: Withdrawal(date(2012, 5, 1), "personal data")}


def test_what_went_before_reasons_were_kept_says_that_it_went(programme):
    write(programme, "Mrs Archer of Brookfield.")
    PageText.objects.update(body="")
    found = page_words(programme, figures=(), address=str)
    assert found == {Section.WHY: Withdrawal()}


def test_withdrawn_words_do_not_come_back_with_the_folder_they_came_from(programme):
    write(programme, "Mrs Archer of Brookfield.")
    take_back(programme, 1)
    write(programme, "Mrs Archer of Brookfield.")
    assert texts(programme) == {}
    write(programme, "Others.")
    assert texts(programme)[Section.WHY].version == 2


def test_a_version_that_there_is_not(programme):
    with pytest.raises(NoSuchText, match="no version 3"):
        take_back(programme, 3)


def test_no_version_is_ever_edited(programme):
    write(programme, "As it was.")
    row = PageText.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        PageText.objects.filter(pk=row.pk).update(body="Other words.")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()


def test_all_the_words_of_a_page_in_one_query(programme, django_assert_queries):
    write(programme, "It is {figure:delivered}.")
    write(programme, "What.", Section.WHAT)
    with django_assert_queries(1):
        found = page_words(programme, figures=(), address=lambda slug: f"/f/{slug}")
    assert list(found) == [Section.WHAT, Section.WHY]
    assert found[Section.WHY].figures == ("delivered",)
    assert found[Section.WHY].html == (
        '<p>It is <a href="/f/delivered">not stated</a>.</p>\n'
    )


@pytest.fixture
def django_assert_queries():
    from contextlib import contextmanager

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def expect(count):
        with CaptureQueriesContext(connection) as asked:
            yield
        assert len(asked) == count, [query["sql"] for query in asked]

    return expect


def take_back(programme, version):
    withdraw_text(
        programme=programme,
        section=Section.WHY,
        version=version,
        because="personal data",
        on=date(2012, 5, 1),
        by=BY,
    )
