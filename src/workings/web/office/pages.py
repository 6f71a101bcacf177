"""The office's pages, as frozen values: all that a template needs."""

from dataclasses import dataclass
from typing import Any

from workings.web.components import Link, Row, Table
from workings.web.public.pages import Frame
from workings.web.public.register_pages import Paging


@dataclass(frozen=True, slots=True)
class DoorPage:
    """A page of the way in; its form comes beside it."""

    frame: Frame
    heading: str


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """Why somebody may not come in here, or do this."""

    frame: Frame
    heading: str
    sentences: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the reader: what, how many, and where."""

    link: Link
    hint: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """What waits for whoever signed in, and where they may go."""

    frame: Frame
    heading: str
    waiting: tuple[Waiting, ...]
    rooms: tuple[Waiting, ...]
    roles: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a list as it stands otherwise; ``here`` is how it stands now."""

    link: Link
    here: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """What a list can be sorted or narrowed by, as links; many are folded away."""

    label: str
    ways: tuple[Way, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A table with the links that narrow it, and the way through its pages.

    ``notice`` is what was asked for and cannot be done.
    """

    table: Table
    narrowings: tuple[Ways, ...]
    paging: Paging | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class TablesPage:
    """A page of tables, with what may be done from it."""

    frame: Frame
    heading: str
    lead: str
    tables: tuple[Table, ...] = ()
    lists: tuple[Listed, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """A step that somebody may take; ``refusal`` says why they may not, or is ""."""

    name: str
    text: str
    action: str
    reasoned: bool
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft: what it says, what it would change, and what may be done with it."""

    frame: Frame
    heading: str
    caption: str
    refusal: str
    rows: tuple[Row, ...]
    problems: tuple[str, ...]
    tables: tuple[Table, ...]
    beside: str
    edit: str
    buttons: tuple[Button, ...]
    version: int


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page around one of Django's forms, which stands beside it.

    ``notice`` is what to know first; ``table`` what to compare before sending again.
    """

    frame: Frame
    heading: str
    lead: str
    button: str
    action: str
    notice: str = ""
    table: Table | None = None
    links: tuple[Link, ...] = ()
    status: int = 200


@dataclass(frozen=True, slots=True)
class FormPart:
    """One form of a page: ``form`` is Django's, None where there is only a button."""

    name: str
    legend: str
    action: str
    button: str
    form: Any = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page to work on: what there is, and forms to change it.

    ``notice`` is why something was not done, ``done`` what to know after it was.
    """

    frame: Frame
    heading: str
    lead: str
    rows: tuple[Row, ...] = ()
    lists: tuple[Listed, ...] = ()
    tables: tuple[Table, ...] = ()
    forms: tuple[FormPart, ...] = ()
    links: tuple[Link, ...] = ()
    notice: str = ""
    done: str = ""
    quote: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote of a page, with what a moderator may make of it."""

    page: Link
    said: str
    found: str
    words: str
    buttons: tuple[FormPart, ...]


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """Comments for moderation."""

    frame: Frame
    heading: str
    lead: str
    comments: tuple[Comment, ...]
    ways: tuple[Ways, ...]
    paging: Paging | None
    empty: str
    links: tuple[Link, ...]
    notice: str
    status: int
