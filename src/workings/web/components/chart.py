"""A chart as a page shows it: what it says, the picture of it, and the numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture's address and its size, so that a page keeps its place free."""

    href: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: ``title`` is what it says, ``sentence`` the same in numbers, ``key``
    how to read it, ``alt`` what stands in the picture's place. Its table stands below
    it on the page.
    """

    name: str
    title: str
    sentence: str
    key: str
    alt: str
    wide: Drawing
    narrow: Drawing
