from datetime import date

import pytest
from django.db import IntegrityError, transaction

from workings.access.permissions import COMMAND_LINE
from workings.core.dates import DatedTo
from workings.documents.queries import source_record
from workings.programme.actions import record_holding, record_post
from workings.programme.models import Holding, Post
from workings.programme.posts import PostRole
from workings.programme.queries import led_and_guided, posts

AUGUST_2013 = date(2013, 8, 31)


def dated(text: str) -> DatedTo | None:
    return DatedTo.parse(text) if text else None


@pytest.fixture
def filled(programme, source):
    """Two political leads at once, a sponsor who changed, and an officer below."""
    held = [
        ("CHIEF", 1, PostRole.SPONSOR, "Nick Walkley", "2009", "2013-05"),
        ("CHIEF", 1, PostRole.SPONSOR, "Andrew Travers", "2013-06-01", ""),
        ("LEADS", 2, PostRole.POLITICAL_LEAD, "Robert Rams", "2010-05", ""),
        ("LEADS", 2, PostRole.POLITICAL_LEAD, "Daniel Thomas", "", ""),
        ("MANAGER", 3, PostRole.OTHER, "A. N. Officer", "", ""),
    ]
    for code, level, role, name, first, last in held:
        post = record_post(
            programme=programme,
            code=code,
            title=code.title(),
            level=level,
            role=role,
            by=COMMAND_LINE,
        )
        record_holding(
            post=post,
            name=name,
            first=dated(first),
            last=dated(last),
            source=source,
            by=COMMAND_LINE,
        )
    return programme


def names(found) -> dict[str, list[str]]:
    return {post.code: [holder.name for holder in post.holders] for post in found}


def test_the_leaders_of_a_day(filled):
    assert names(led_and_guided(filled, as_at=AUGUST_2013)[0]) == {
        "CHIEF": ["Andrew Travers"],
        "LEADS": ["Daniel Thomas", "Robert Rams"],
    }
    assert names(led_and_guided(filled, as_at=date(2010, 12, 31))[0]) == {
        "CHIEF": ["Nick Walkley"],
        "LEADS": ["Daniel Thomas", "Robert Rams"],
    }


def test_below_the_councils_level_the_post_alone_is_named(filled):
    assert names(posts(filled, as_at=AUGUST_2013))["MANAGER"] == []
    everyone = names(posts(filled, as_at=AUGUST_2013, everyone=True))
    assert everyone["MANAGER"] == ["A. N. Officer"]


def test_posts_come_from_the_top_down(filled, source):
    found = posts(filled, as_at=AUGUST_2013)
    assert [post.level for post in found] == [1, 2, 3]
    assert found[0].role is PostRole.SPONSOR
    assert found[0].holders[0].source == source_record(source)


def test_a_holding_is_not_recorded_twice(filled):
    before = Holding.objects.count()
    post = Post.objects.get(code="LEADS")
    again = {"post": post, "name": "Daniel Thomas", "by": COMMAND_LINE}
    record_holding(**again, note="deputy leader")
    assert Holding.objects.count() == before
    assert str(Holding.objects.get(note="deputy leader")) == (
        "one-barnet/LEADS/Daniel Thomas"
    )


def test_levels_begin_at_the_top(filled):
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.update(level=0)
