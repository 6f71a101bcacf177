"""Links, contents, rows and tables, as values that a template only writes out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


Inline = str | Link
"""A piece of a line of text."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A small chart in a text, as paths of SVG; ``says`` stands in its place."""

    says: str
    width: int
    height: int
    line: str
    mean: str
    mark: str


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell or beside a key: a line of text, lines under it, and a
    small chart under those.
    """

    line: tuple[Inline, ...]
    under: tuple[str, ...] = ()
    numeric: bool = False
    spark: Spark | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A key with what is said of it."""

    key: str
    value: Content


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column; ``sort`` leads to the table sorted by it.

    ``order`` is how it is sorted by it now: "ascending", "descending", or "".
    """

    text: str
    numeric: bool = False
    sort: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first cell of each row is its heading.

    ``name`` is its id on the page; ``empty`` is what stands there if it has no rows.
    One that is ``folded`` shows its caption until it is opened, or printed.
    """

    name: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Content, ...], ...]
    empty: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """Something to know before reading on."""

    title: str
    text: str
    link: Link


def content(
    *line: Inline, under: tuple[str, ...] = (), spark: Spark | None = None
) -> Content:
    """This function will put a line together, leaving out what is empty under it."""
    return Content(line, tuple(filter(None, under)), spark=spark)


def numeric(text: str, *, under: tuple[str, ...] = ()) -> Content:
    """This function will make a content that lines up as a number."""
    return Content((text,), tuple(filter(None, under)), numeric=True)


def external(text: str, address: str) -> Inline:
    """This function will link to an address of the web; any other stays as words.

    A record may hold any text for an address, and a browser would run some of them.
    """
    on_the_web = address.startswith(("https://", "http://"))
    return Link(text, address) if on_the_web else text
