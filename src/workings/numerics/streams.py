"""One stream of random numbers for each named input.

A stream depends on the seed and its own name alone: to add an input, or to reorder
them, moves no other input's numbers, and options that share an input share its
numbers too, so that their differences are not noise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import numpy as np


class NamesCollide(ValueError):
    """Two inputs' names lead to one stream: one of them must be renamed."""


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of one run; ``seed`` is a whole number from 0, kept with results."""

    seed: int

    def __post_init__(self) -> None:
        seed: object = self.seed
        if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
            message = f"a seed is a whole number from 0, not {seed!r}"
            raise ValueError(message)

    def named(self, name: str) -> np.random.Generator:
        """This function will start the stream of an input, from its beginning.

        Whoever draws in pieces keeps the generator between them.
        """
        sequence = np.random.SeedSequence(self.seed, spawn_key=(_key(name),))
        return np.random.Generator(np.random.PCG64DXSM(sequence))


def check_names(names: Iterable[str]) -> None:
    """This function will raise :class:`NamesCollide` where two names share a stream.

    Keys have 32 bits, so that among a thousand names it happens to one run in ten
    thousand; two inputs that move together unseen would be worse than a refusal.
    """
    seen: dict[int, str] = {}
    for name in names:
        other = seen.setdefault(_key(name), name)
        if other != name:
            raise NamesCollide(
                f'"{name}" and "{other}" have the same random stream: rename one'
            )


def _key(name: str) -> int:
    return crc32(name.encode())
