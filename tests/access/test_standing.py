"""Readings that are made once for each state of the record."""

import pytest

from workings.access.standing import is_standing, stand_at, standing, standing_at
from workings.core.refusals import Refusal


@pytest.fixture
def read():
    """A reading that keeps two answers, and what was asked of it."""
    asked = []

    @standing(most=2)
    def read(what, *, loud=False):
        """Read."""
        asked.append(what)
        if what == "nothing":
            raise Refusal("There is none.")
        return what.upper() if loud else what

    read.asked = asked
    return read


def test_without_a_mark_everything_is_read_anew(read):
    assert [read("a"), read("a")] == ["a", "a"]
    assert read.asked == ["a", "a"]
    assert read.at_hand("a") is None
    assert not is_standing()


def test_under_a_mark_the_same_is_read_once(read):
    with standing_at("1"):
        assert read.at_hand("a") is None
        assert [read("a"), read("a"), read("a", loud=True)] == ["a", "a", "A"]
        assert read.at_hand("a") == "a"
        assert is_standing()
    assert read.asked == ["a", "a"]


def test_another_mark_is_another_state(read):
    with standing_at(""):
        for mark in ("1", "2", "1"):
            stand_at(mark)
            read("a")
    assert read.asked == ["a", "a"]
    assert not is_standing()


def test_what_was_wanted_last_is_kept(read):
    with standing_at("1"):
        for what in ("a", "b", "a", "c", "a", "b"):
            read(what)
    assert read.asked == ["a", "b", "c", "b"]


def test_a_refusal_is_not_kept(read):
    with standing_at("1"):
        for _ in range(2):
            with pytest.raises(Refusal):
                read("nothing")
    assert read.asked == ["nothing", "nothing"]


def test_it_is_documented_as_what_it_reads(read):
    assert read.__doc__ == "Read."
    assert read.__name__ == "read"
