"""What an address asks for beside a day: filters, a page of a list, a question."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from workings.core.problems import UnknownName
from workings.web.moment import PARAMETER
from workings.web.public.pages import Frame
from workings.web.public.presenters.frames import frame
from workings.web.public.register_pages import (
    Choice,
    Filter,
    FilterForm,
    Paging,
    Step,
)
from workings.web.public.standpoint import Standpoint, address

T = TypeVar("T")

Asked = Mapping[str, str]
PAGE = "page"

AROUND = 2
"""How many pages are offered on either side of the one that is shown."""


class NoSuchChoice(UnknownName):
    """A list cannot be filtered by what was asked for."""

    def __init__(self, filter_name: str, value: str, values: Iterable[str]) -> None:
        self.filter_name = filter_name
        super().__init__(value, values)

    def said(self) -> str:
        return f'There is nothing to show for {self.filter_name} "{self.name[:80]}".'


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was asked for: where it stands, and what it is filtered by."""

    stand: Standpoint
    route: str
    filters: tuple[Filter, ...]

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What it is filtered by, by name."""
        return tuple(
            (one.name, choice.value)
            for one in self.filters
            for choice in one.choices
            if choice.chosen and choice.value
        )

    @property
    def form(self) -> FilterForm:
        """The form that filters it."""
        clear = self.stand.link("Show all", self.route) if self.kept else None
        plain = address(self.route, self.stand.record.slug)
        return FilterForm(plain, self.filters, day_kept(self.stand), clear)

    def page(self, number: int) -> str:
        """The address of one of its pages."""
        paged = ((PAGE, str(number)),) if number > 1 else ()
        return asking(self.stand, self.route, (*self.kept, *paged))


def asking(stand: Standpoint, route: str, asked: Iterable[tuple[str, str]] = ()) -> str:
    """This function will give an address that asks for more than a day."""
    query = urlencode([*asked, *day_kept(stand)])
    plain = address(route, stand.record.slug)
    return f"{plain}?{query}" if query else plain


def day_kept(stand: Standpoint) -> tuple[tuple[str, str], ...]:
    """This function will give what keeps a chosen day in a form."""
    moment = stand.moment
    return ((PARAMETER, moment.day.isoformat()),) if moment.chosen else ()


def choices(
    asked: Asked, name: str, label: str, values: Mapping[str, str], *, every: str
) -> Filter:
    """This function will offer values (with their words) to filter by.

    Raises :class:`NoSuchChoice` where another was asked for.
    """
    value = asked.get(name, "").strip()
    if value and value not in values:
        raise NoSuchChoice(label.lower(), value, values)
    offered = {"": every, **values}
    return Filter(
        name,
        label,
        tuple(Choice(each, text, each == value) for each, text in offered.items()),
    )


def chosen(one: Filter) -> str:
    """This function will return the value that a filter has, "" where it has none."""
    return next(choice.value for choice in one.choices if choice.chosen)


def page_asked(asked: Asked, name: str = PAGE) -> int:
    """This function will read which page is asked for; no number is the first."""
    text = asked.get(name, "")
    return (
        max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1
    )


def page_of(found: Sequence[T], number: int, size: int) -> tuple[Sequence[T], int, int]:
    """This function will cut a page out of a list, with its number and how many there
    are. A page beyond the last is the last.
    """
    pages = max(1, -(-len(found) // size))
    number = min(number, pages)
    return found[(number - 1) * size : number * size], number, pages


def paging(
    label: str, address_of: Callable[[int], str], number: int, pages: int
) -> Paging | None:
    """This function will lay out the way through a list, by the addresses of its pages;
    None where it is one page.
    """
    if pages == 1:
        return None
    return Paging(
        label,
        steps=tuple(_steps(address_of, number, pages)),
        previous=address_of(number - 1) if number > 1 else "",
        next=address_of(number + 1) if number < pages else "",
    )


def list_frame(listing: Listing, subject: str, number: int, pages: int) -> Frame:
    """This function will frame a page of a list; what is shown is in its title."""
    picked = [
        choice.text
        for one in listing.filters
        for choice in one.choices
        if choice.chosen and choice.value
    ]
    paged = [f"page {number} of {pages}"] if pages > 1 else []
    title = ", ".join([subject, *picked, *paged])
    return frame(listing.stand, title, listing.route, trail=subject, kept=listing.kept)


def _steps(
    address_of: Callable[[int], str], number: int, pages: int
) -> list[Step | None]:
    near = range(number - AROUND, number + AROUND + 1)
    wanted = sorted({1, pages, *(each for each in near if 1 <= each <= pages)})
    steps: list[Step | None] = []
    last = 0
    for each in wanted:
        if each > last + 1:
            steps.append(None)
        steps.append(Step(each, address_of(each), each == number))
        last = each
    return steps
