"""The pages, as frozen values: all that a template needs, and nothing to work out."""

from dataclasses import dataclass

from workings.web.components import Banner, Content, Inline, Link, Row, Table
from workings.web.components.forms import Field


@dataclass(frozen=True, slots=True)
class DayForm:
    """The form that asks for another day. ``action`` is the page's own address.

    ``kept`` is what else the address asks for, by name.
    """

    action: str
    value: str
    error: str = ""
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def field(self) -> Field:
        """Where the day is typed."""
        hint = "Such as 2013-08-31 or 31 August 2013"
        return Field("as-at", "Day", hint, self.value, self.error)


@dataclass(frozen=True, slots=True)
class SearchForm:
    """The form that searches a programme; ``kept`` is what stays as it is."""

    label: str
    action: str
    value: str = ""
    kept: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a programme's pages; ``here`` where the page is of it."""

    link: Link
    here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    ``title`` is the window's, and leads with the subject; ``trail`` leads here from
    the start; ``owner`` is whose record it is, ``programme`` leads to what it is of
    and ``sections`` lead through it.
    ``linked_data`` is JSON-LD for machines; ``status`` is what HTTP answers.
    """

    title: str
    trail: tuple[Link, ...] = ()
    owner: str = ""
    programme: Link | None = None
    sections: tuple[Section, ...] = ()
    search: SearchForm | None = None
    banner: Banner | None = None
    day_form: DayForm | None = None
    rate: Link | None = None
    licence: tuple[Inline, ...] = ()
    about: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    linked_data: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme in the list of those that are held."""

    link: Link
    council: str
    summary: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The programmes that are held here; none before the first was loaded."""

    frame: Frame
    programmes: tuple[ProgrammeCard, ...]


@dataclass(frozen=True, slots=True)
class Principle:
    """Something the programme holds to."""

    title: str
    meaning: str
    adopted: Content


@dataclass(frozen=True, slots=True)
class Listed:
    """A list under a heading of its own."""

    heading: str
    items: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a programme's page. ``name`` is its id on the page.

    ``words`` is safe HTML, ``sentences`` are plain; below them stands whatever the
    part has, and last where there is more. Its ``lists`` are folded away under
    ``lists_named`` until somebody wants them.
    """

    name: str
    heading: str
    words: str = ""
    sentences: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    principles: tuple[Principle, ...] = ()
    lists: tuple[Listed, ...] = ()
    lists_named: str = ""
    table: Table | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A programme: what it is for, what it comes to, what it is made of."""

    frame: Frame
    heading: str
    caption: str
    summary: str
    as_at: str
    contents: tuple[Link, ...]
    figures: tuple[Row, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement that a figure is made of: who said it, and its amounts."""

    heading: Link
    rows: tuple[Row, ...]
    amounts: Table


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A figure, its workings down to the source, and all that was said of it."""

    frame: Frame
    heading: str
    caption: str
    wording: str
    rows: tuple[Row, ...]
    evidence: tuple[Evidence, ...]
    adds_up: str
    said: tuple[Table, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement: who said what when, and everything it said."""

    frame: Frame
    heading: str
    caption: str
    notice: str
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]
    seal: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """An entry of a register (a project, a decision): its fields and its tables."""

    frame: Frame
    heading: str
    caption: str
    summary: str
    notice: str
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class TroublePage:
    """Why there is nothing to show, and where to go instead."""

    frame: Frame
    heading: str
    sentences: tuple[str, ...]
    links: tuple[Link, ...] = ()
