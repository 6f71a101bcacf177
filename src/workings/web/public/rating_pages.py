"""The pages on which readers say what they make of the others."""

from dataclasses import dataclass

from workings.web.components import Link, Row, Table
from workings.web.components.forms import Choices, Fault, Field
from workings.web.public.pages import Frame
from workings.web.public.register_pages import Paging


@dataclass(frozen=True, slots=True)
class RateForm:
    """The form that rates a page. ``trap`` is the name of a field that people do not
    see; ``fault`` is what is wrong with the form as a whole.
    """

    action: str
    token: str
    useful: Choices
    comment: Field
    trap: str
    button: str
    fault: Fault | None = None

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What is wrong with it, in the order of the page."""
        fields = (self.useful, self.comment)
        found = [Fault(field.name, field.error) for field in fields if field.error]
        return (*found, self.fault) if self.fault else tuple(found)


@dataclass(frozen=True, slots=True)
class RatePage:
    """The form, of one page."""

    frame: Frame
    heading: str
    page: Link
    so_far: str
    ratings: Link
    privacy: Link
    form: RateForm


@dataclass(frozen=True, slots=True)
class ThanksPage:
    """What is said when a rating was sent."""

    frame: Frame
    heading: str
    page: Link
    ratings: Link


@dataclass(frozen=True, slots=True)
class RatingsPage:
    """What readers made of every page."""

    frame: Frame
    heading: str
    summary: str
    scores: Table
    paging: Paging | None
    file: Link


@dataclass(frozen=True, slots=True)
class PageRatingsPage:
    """What readers made of one page; ``comments`` are those a moderator let through."""

    frame: Frame
    heading: str
    page: Link
    rows: tuple[Row, ...]
    comments: tuple[str, ...]
    rate: Link
