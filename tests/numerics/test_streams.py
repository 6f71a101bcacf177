"""Named streams: one input's numbers depend on its name and the seed alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.numerics.streams import NamesCollide, Streams, check_names

SEEDS = st.integers(0, 2**64)
NAMES = st.text(max_size=20)


@given(SEEDS, NAMES, st.lists(st.integers(1, 50), min_size=1, max_size=5))
def test_in_pieces_or_at_once_the_numbers_are_the_same(seed, name, pieces):
    stream = Streams(seed).named(name)
    drawn = np.concatenate([stream.standard_normal(size) for size in pieces])
    assert (drawn == Streams(seed).named(name).standard_normal(sum(pieces))).all()


@given(SEEDS, SEEDS, NAMES, NAMES)
def test_another_seed_or_name_is_another_stream(seed, other_seed, name, other):
    drawn = Streams(seed).named(name).random(4)
    again = Streams(other_seed).named(other).random(4)
    assert (drawn == again).all() == ((seed, name) == (other_seed, other))


def test_a_stream_keeps_its_numbers_from_one_version_to_the_next():
    drawn = Streams(20101129).named("demand growth").random(3)
    assert drawn.tolist() == [
        0.27323872842705665,
        0.33836425515797164,
        0.1308558490514521,
    ]


@pytest.mark.parametrize("seed", [-1, True, 1.5, "1"])
def test_a_seed_is_a_whole_number(seed):
    with pytest.raises(ValueError, match="whole number from 0"):
        Streams(seed)


def test_names_that_share_a_stream_are_refused():
    # Two words whose CRC-32 is known to be the same.
    with pytest.raises(NamesCollide, match='"buckeroo" and "plumless"'):
        check_names(["costs", "plumless", "buckeroo"])
    check_names(["costs", "plumless", "costs"])
