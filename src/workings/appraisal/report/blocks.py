"""What a report is made of, whatever it is written to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list; numbered where its items are referred to."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it is, its column headings, and its rows; the first cell of a row
    heads it.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Points | Grid


@dataclass(frozen=True, slots=True)
class Report:
    """A title and its blocks, in order."""

    title: str
    blocks: tuple[Block, ...]
