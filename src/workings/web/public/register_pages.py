"""The pages of lists: registers with their filters, people, and what was found."""

from dataclasses import dataclass

from workings.publish.search import Span
from workings.web.components import Link, Row, Table
from workings.web.public.pages import Frame, SearchForm


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a list can be filtered by."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list can be filtered by; the first choice is not to."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FilterForm:
    """The form that filters a list. ``clear`` leads to the whole list, where it is
    filtered now.
    """

    action: str
    filters: tuple[Filter, ...]
    kept: tuple[tuple[str, str], ...] = ()
    clear: Link | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A page of a list that has several; None stands for those left out."""

    number: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """The way through a list of several pages."""

    label: str
    steps: tuple[Step | None, ...]
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """A register: its filters, and what they leave."""

    frame: Frame
    heading: str
    caption: str
    lead: str
    filters: FilterForm
    found: Table
    paging: Paging | None
    feed: Link | None = None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who held which post, who sat in which body, and how the council decided."""

    frame: Frame
    heading: str
    caption: str
    lead: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found: where it leads, and the piece that shows why."""

    href: str
    title: tuple[Span, ...]
    about: str
    snippet: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class KindLink:
    """A kind of what was found, with how many there are; ``here`` where it is shown."""

    link: Link
    here: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for a question; ``suggestion`` asks it in words that are known."""

    frame: Frame
    heading: str
    form: SearchForm
    summary: str
    suggestion: Link | None
    kinds: tuple[KindLink, ...]
    results: tuple[Found, ...]
    tips: tuple[str, ...]
    paging: Paging | None


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Where to ask about a programme, as of a day."""

    frame: Frame
    heading: str
    caption: str
    as_of: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page about the site itself: its words are its template's."""

    frame: Frame
    heading: str
    programmes: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """Addresses for a site map; ``of_maps`` where they are of further maps."""

    addresses: tuple[str, ...]
    of_maps: bool = False
