"""The pages of one thing in parts: a project, a service, the back office."""

from dataclasses import dataclass

from workings.web.components import Link, Row, Table
from workings.web.components.chart import Chart
from workings.web.public.pages import Frame


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page, under a heading of its own.

    ``lead`` are sentences to read first, before a chart and tables.
    """

    name: str
    heading: str
    lead: tuple[str, ...] = ()
    chart: Chart | None = None
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierPage:
    """One thing with all that is known of it: what it is, and its parts.

    A new part needs no more than its place among ``parts``: the page's contents and
    its template follow.
    """

    frame: Frame
    heading: str
    caption: str
    summary: str
    notice: str
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]

    @property
    def contents(self) -> tuple[Link, ...]:
        """Links to the parts, in their order."""
        return tuple(Link(part.heading, f"#{part.name}") for part in self.parts)


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """A list in several tables, one for each group of what is listed."""

    frame: Frame
    heading: str
    caption: str
    lead: str
    links: tuple[Link, ...]
    tables: tuple[Table, ...]
