"""What counts of the votes, and which forms are taken."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.publish.ratings import (
    MODERATED,
    PAGE_LIMIT,
    VOICE_LIMIT,
    FormFault,
    Moderation,
    OpenedForm,
    Score,
    Vote,
    form_fault,
    scores,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAGE = "/one-barnet"

VOTES = st.lists(
    st.builds(
        Vote,
        at=st.integers(0, 600).map(lambda minutes: NOON + timedelta(minutes=minutes)),
        number=st.integers(0, 10_000),
        page=st.sampled_from([PAGE, "/about"]),
        voice=st.sampled_from([f"voice {number}" for number in range(30)]),
        useful=st.booleans(),
    ),
    max_size=60,
    unique_by=lambda vote: vote.number,
)


def votes(count, *, page=PAGE, voice="", useful=True, at=NOON, first=0):
    return [
        Vote(at, number, page, voice or f"voice {number}", useful)
        for number in range(first, first + count)
    ]


def test_votes_are_counted():
    cast = votes(3) + votes(2, useful=False, first=3)
    assert scores(cast) == {PAGE: Score(3, 2, 0)}
    assert scores(cast)[PAGE].counted == 5


def test_of_a_voice_the_first_vote_on_a_page_counts():
    first, second = votes(2, voice="joe")
    cast = [replace(second, useful=False), first]
    assert scores(cast) == {PAGE: Score(1, 0, 1)}


def test_a_voice_may_rate_several_pages():
    pages = [replace(vote, page=f"/{vote.number}") for vote in votes(3, voice="joe")]
    assert [score.counted for score in scores(pages).values()] == [1, 1, 1]


def test_a_voice_that_rates_too_often_counts_for_nothing():
    loud = votes(VOICE_LIMIT + 1, voice="joe")
    pages = [replace(vote, page=f"/{vote.number}") for vote in loud]
    assert all(score == Score(0, 0, 1) for score in scores(pages).values())
    assert scores(loud[1:]) == {PAGE: Score(1, 0, VOICE_LIMIT - 1)}


def test_of_an_hour_with_too_many_voices_nothing_counts():
    before = votes(2, at=NOON - timedelta(hours=1), first=1000)
    assert scores(before + votes(PAGE_LIMIT)) == {PAGE: Score(PAGE_LIMIT + 2, 0, 0)}
    burst = votes(PAGE_LIMIT + 1, useful=False)
    assert scores(before + burst) == {PAGE: Score(2, 0, PAGE_LIMIT + 1)}


@given(VOTES, st.randoms())
def test_the_order_in_which_votes_are_read_is_none(cast, random):
    shuffled = cast[:]
    random.shuffle(shuffled)
    assert scores(shuffled) == scores(cast)


@given(VOTES)
def test_every_vote_counts_or_is_set_aside(cast):
    for page, score in scores(cast).items():
        assert score.counted + score.set_aside == sum(v.page == page for v in cast)


@given(VOTES, st.integers(VOICE_LIMIT + 1, 200), st.booleans())
def test_a_burst_of_one_voice_changes_no_score(cast, size, useful):
    burst = votes(size, voice="a new voice", useful=useful, first=20_000)
    with_burst = scores(cast + burst)
    for page, score in scores(cast).items():
        found = with_burst[page]
        assert (found.useful, found.not_useful) == (score.useful, score.not_useful)


@given(VOTES, st.integers(1, VOICE_LIMIT))
def test_a_voice_counts_once_on_a_page_however_often_it_is_heard(cast, times):
    once = scores(cast + votes(1, voice="a new voice", first=20_000))
    often = scores(cast + votes(times, voice="a new voice", first=20_000))
    for page, score in once.items():
        assert (often[page].useful, often[page].not_useful) == (
            score.useful,
            score.not_useful,
        )


@pytest.mark.parametrize(
    ("seconds", "fault"),
    [
        (-1, FormFault.FORGED),
        (0, FormFault.TOO_QUICK),
        (2.9, FormFault.TOO_QUICK),
        (3, None),
        (24 * 3600, None),
        (24 * 3600 + 1, FormFault.EXPIRED),
    ],
)
def test_a_form_is_good_for_a_while(seconds, fault):
    opened = OpenedForm(PAGE, "1", NOON)
    at = NOON + timedelta(seconds=seconds)
    assert form_fault(opened, page=PAGE, trap="", at=at) is fault


def test_a_form_is_of_one_page_and_of_ours():
    at = NOON + timedelta(minutes=1)
    opened = OpenedForm("/about", "1", NOON)
    assert form_fault(opened, page=PAGE, trap="", at=at) is FormFault.FORGED
    assert form_fault(None, page=PAGE, trap="", at=at) is FormFault.FORGED
    assert form_fault(None, page=PAGE, trap="x", at=at) is FormFault.TRAPPED


def test_every_word_of_moderation_leads_somewhere_or_ends():
    assert set(MODERATED) == set(Moderation)
    assert not MODERATED[Moderation.ERASED]
    reached = frozenset().union(*MODERATED.values())
    assert reached == {Moderation.ACCEPTED, Moderation.REFUSED, Moderation.ERASED}
