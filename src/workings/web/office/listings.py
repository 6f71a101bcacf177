"""Lists of the office: described once, and sorted and narrowed by plain links.

An address asks for an order (`?sort=title`, `?sort=-title` for the other way round),
for what an item stands under (`?state=draft`) and for a page (`?page=2`). Each link
keeps whatever else its address asks for. What is unknown is said, and breaks nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.text import slugify

from workings.core.problems import mend_name
from workings.web.components import Content, Heading, Link, Table
from workings.web.office.pages import Listed, Way, Ways
from workings.web.public.presenters.asking import page_asked, page_of, paging
from workings.web.public.register_pages import Paging

T = TypeVar("T")

PAGE = 100
"""Rows of a list on one page."""

FOLDED = 12
"""More ways to narrow a list than these are folded away."""

LONGEST = 80
"""Characters that are repeated of what an address asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the lists on its page."""

    path: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def otherwise(self, name: str, value: str, *, page: str) -> str:
        """The address that asks for a value under a name, and else for the same; its
        list begins at its first page.
        """
        kept = {k: v for k, v in self.parameters.items() if k not in (name, page)}
        query = urlencode({**kept, **({name: value} if value else {})})
        return f"{self.path}?{query}" if query else self.path


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its cell of an item and, where it can be sorted by, that value.

    Items without a value (None) come last, whichever way round.
    """

    heading: str
    cell: Callable[[T], Content]
    by: Callable[[T], Any] | None = None
    numeric: bool = False

    @property
    def name(self) -> str:
        """What it is called in an address."""
        return slugify(self.heading)


@dataclass(frozen=True, slots=True)
class Narrowing(Generic[T]):
    """What a list can be narrowed by: the words that an item stands under."""

    label: str
    under: Callable[[T], tuple[str, ...]]

    @property
    def name(self) -> str:
        """What it is called in an address."""
        return slugify(self.label)


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A list: ``order`` is the one that its items come in, as an address says it.

    ``prefix`` tells apart what is asked of several lists on one page.
    """

    name: str
    caption: str
    columns: tuple[Column[T], ...]
    narrowings: tuple[Narrowing[T], ...] = ()
    order: str = ""
    empty: str = "There are none."
    prefix: str = ""

    @property
    def sorts(self) -> dict[str, Column[T]]:
        """The columns that it can be sorted by, by name."""
        return {column.name: column for column in self.columns if column.by}


def asked_of(request: HttpRequest, path: str = "") -> Asked:
    """This function will return what a request's address asks of its lists, without
    the characters that no page can show.

    ``path`` is where the lists stand, if that is not where the request was sent.
    """
    told = request.GET.dict().items()
    return Asked(
        path or request.path, {_clean(name): _clean(value) for name, value in told}
    )


def _clean(text: str) -> str:
    return "".join(filter(str.isprintable, text))


@dataclass(frozen=True, slots=True)
class Arranged(Generic[T]):
    """The items of a list that a page shows, in order, with what stands around them.

    ``caption`` says which they are, ``empty`` why there are none.
    """

    items: Sequence[T]
    caption: str
    narrowings: tuple[Ways, ...]
    paging: Paging | None
    notice: str
    empty: str


def arranged(listing: Listing[T], items: Sequence[T], asked: Asked) -> Arranged[T]:
    """This function will choose and order the items of a list as it is asked for."""
    shown, notice = _sorted(listing, _narrowed(listing, items, asked), asked)
    page = f"{listing.prefix}page"
    some, number, pages = page_of(shown, page_asked(asked.parameters, page), PAGE)
    first = (number - 1) * PAGE + 1
    many = f": {first} to {first + len(some) - 1} of {len(shown)}" if pages > 1 else ""
    return Arranged(
        some,
        f"{listing.caption}{many}",
        tuple(_narrowings(listing, items, asked)),
        paging(
            f"Pages: {listing.caption}",
            lambda to: asked.otherwise(page, str(to) if to > 1 else "", page=page),
            number,
            pages,
        ),
        notice,
        _empty(listing, items, asked),
    )


def listed(listing: Listing[T], items: Sequence[T], asked: Asked) -> Listed:
    """This function will lay a list out as a table, as it is asked for."""
    found = arranged(listing, items, asked)
    cells = (
        tuple(column.cell(item) for column in listing.columns) for item in found.items
    )
    table = Table(
        name=listing.name,
        caption=found.caption,
        headings=tuple(_headings(listing, asked)),
        rows=tuple(cells),
        empty=found.empty,
    )
    return Listed(table, found.narrowings, found.paging, found.notice)


def sorts(listing: Listing[T], asked: Asked) -> Ways:
    """This function will offer the orders of a list as links, for one that is no
    table.
    """
    now, _ = _order(listing, asked)
    return Ways(
        "Sort by",
        tuple(
            Way(Link(column.heading, _sorting(listing, asked, name, now)), here)
            for name, column in listing.sorts.items()
            for here in [now.removeprefix("-") == name]
        ),
    )


def _narrowed(listing: Listing[T], items: Sequence[T], asked: Asked) -> list[T]:
    found = list(items)
    for one in listing.narrowings:
        if value := _value(listing, one, asked):
            found = [item for item in found if value in one.under(item)]
    return found


def _value(listing: Listing[T], one: Narrowing[T], asked: Asked) -> str:
    return asked.parameters.get(f"{listing.prefix}{one.name}", "").strip()


def _order(listing: Listing[T], asked: Asked) -> tuple[str, str]:
    """The order that a list stands in, and what to say of another that was asked."""
    wanted = asked.parameters.get(f"{listing.prefix}sort", "").strip()
    name = wanted.removeprefix("-")
    if not wanted or name in listing.sorts:
        return wanted or listing.order, ""
    said = f'There is no column "{name[:LONGEST]}" to sort by.'
    return listing.order, f"{said} {mend_name(name[:LONGEST], listing.sorts)}"


def _sorted(
    listing: Listing[T], items: list[T], asked: Asked
) -> tuple[Sequence[T], str]:
    order, notice = _order(listing, asked)
    if order == listing.order:
        return items, notice
    by = listing.sorts[order.removeprefix("-")].by
    assert by is not None
    told = [item for item in items if by(item) is not None]
    told.sort(key=lambda item: _comparable(by(item)), reverse=order.startswith("-"))
    return [*told, *(item for item in items if by(item) is None)], notice


def _comparable(value: Any) -> Any:
    """Text as people sort it: capitals or not."""
    return value.casefold() if isinstance(value, str) else value


def _headings(listing: Listing[T], asked: Asked) -> Iterator[Heading]:
    now, _ = _order(listing, asked)
    for column in listing.columns:
        plain = Heading(column.heading, numeric=column.numeric)
        if column.by is None:
            yield plain
            continue
        down = now == f"-{column.name}"
        order = "descending" if down else "ascending" if now == column.name else ""
        to = _sorting(listing, asked, column.name, now)
        yield replace(plain, sort=to, order=order)


def _sorting(listing: Listing[T], asked: Asked, name: str, now: str) -> str:
    """Where a column's heading leads: the other way round, if it is sorted by it."""
    to = f"-{name}" if now == name else name
    kept = "" if to == listing.order else to
    prefix = listing.prefix
    return asked.otherwise(f"{prefix}sort", kept, page=f"{prefix}page")


def _narrowings(
    listing: Listing[T], items: Sequence[T], asked: Asked
) -> Iterator[Ways]:
    for one in listing.narrowings:
        # As many as a link leads to: whatever else the list is narrowed by stays.
        others = tuple(each for each in listing.narrowings if each is not one)
        left = _narrowed(replace(listing, narrowings=others), items, asked)
        counts: dict[str, int] = {}
        for item in left:
            for word in one.under(item):
                counts[word] = counts.get(word, 0) + 1
        value = _value(listing, one, asked)
        if len(counts) < 2 and not value:
            continue
        words = sorted({*counts, value} - {""}, key=str.casefold)
        ways = [("", "All", len(left))]
        ways += [(word, word[:LONGEST], counts.get(word, 0)) for word in words]
        name, page = f"{listing.prefix}{one.name}", f"{listing.prefix}page"
        yield Ways(
            one.label,
            tuple(
                Way(
                    Link(f"{text} ({many})", asked.otherwise(name, word, page=page)),
                    word == value,
                )
                for word, text, many in ways
            ),
            folded=len(words) > FOLDED and not value,
        )


def _empty(listing: Listing[T], items: Sequence[T], asked: Asked) -> str:
    """What stands in place of no rows: nothing is there, or nothing of that kind."""
    narrowed = [
        f'{one.label.lower()} "{value[:LONGEST]}"'
        for one in listing.narrowings
        if (value := _value(listing, one, asked))
    ]
    if not items or not narrowed:
        return listing.empty
    return f"There is nothing here of {' and '.join(narrowed)}."
