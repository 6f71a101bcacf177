"""The words of a programme's pages, as they stand or stood."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from workings.access.standing import standing
from workings.core.refusals import Refusal
from workings.ledger.figures import Figure
from workings.programme.models import Programme
from workings.publish.markdown import Look
from workings.publish.models import PageText
from workings.publish.texts import Rendered, Section, rendered


class NoSuchText(Refusal):
    """The section has no version of this number."""

    def __init__(self, section: Section, version: int) -> None:
        super().__init__(f'There is no version {version} of "{section.label}".')


@dataclass(frozen=True, slots=True)
class TextRecord:
    """One version of the words of a section, as Markdown; "" where withdrawn."""

    section: Section
    version: int
    body: str
    recorded_at: datetime

    @property
    def withdrawn(self) -> bool:
        """Whether the words were taken back."""
        return not self.body


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a section ready for a page: safe HTML, and the figures in it."""

    section: Section
    version: int
    recorded_at: datetime
    html: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why the words of a section are not there, and since when; a version that went
    before this was kept says neither.
    """

    on: date | None = None
    because: str = ""


def texts(programme: Programme, *, on: date | None = None) -> dict[Section, TextRecord]:
    """This function will return the words of each section that has any, in the order
    of the page, in one query.

    ``on`` asks for the versions that were current at the end of a day; None for those
    of now. A section whose current version was withdrawn has none.
    """
    found = {row.section: row for row in _current(programme, on) if row.body}
    return {section: _record(found[section]) for section in Section if section in found}


@standing(most=20)
def _current(programme: Programme, on: date | None) -> tuple[PageText, ...]:
    rows = PageText.objects.filter(programme=programme)
    if on is not None:
        rows = rows.filter(recorded_at__lt=_end_of(on))
    newest = rows.filter(section=OuterRef("section")).order_by("-version")
    current = rows.filter(version=Subquery(newest.values("version")[:1]))
    return tuple(current.select_related("withdrawal"))


def page_words(
    programme: Programme,
    *,
    figures: Iterable[Figure],
    address: Callable[[str], str],
    look: Look | None = None,
    on: date | None = None,
) -> dict[Section, PageWords | Withdrawal]:
    """This function will return the words of each section as safe HTML, with what the
    figures say as at their date; or, where they were withdrawn, when and why, and
    that in one query.

    ``figures`` are those that the page has computed for its day, ``address`` gives the
    address of a figure's page, and ``look`` the classes of the HTML's elements. ``on``
    is as for :func:`texts`: pages show the words of now on any day they are asked for.
    """
    named = {figure.slug: figure for figure in figures}
    found = {row.section: row for row in _current(programme, on)}

    def words(row: PageText) -> PageWords | Withdrawal:
        if not row.body:
            gone = getattr(row, "withdrawal", None)
            return Withdrawal(gone.on, gone.because) if gone else Withdrawal()
        made = rendered(row.body, named, address=address, look=look)
        return _words(_record(row), made)

    return {section: words(found[section]) for section in Section if section in found}


def text_versions(programme: Programme, section: Section) -> tuple[TextRecord, ...]:
    """This function will return every version of a section's words, oldest first.

    Who wrote each is in the audit log, under "page text PROGRAMME/SECTION".
    """
    rows = _versions(programme, section).order_by("version")
    return tuple(map(_record, rows))


def text_row(programme: Programme, section: Section, version: int) -> PageText:
    """This function will return a version's row, or raise :class:`NoSuchText`."""
    row = _versions(programme, section).filter(version=version).first()
    if row is None:
        raise NoSuchText(section, version)
    return row


def latest_row(programme: Programme, section: Section) -> PageText | None:
    """This function will return the row of a section's latest version, or None."""
    return _versions(programme, section).order_by("-version").first()


def _versions(programme: Programme, section: Section) -> QuerySet[PageText]:
    return PageText.objects.filter(programme=programme, section=section)


def _record(row: PageText) -> TextRecord:
    return TextRecord(Section(row.section), row.version, row.body, row.recorded_at)


def _words(record: TextRecord, made: Rendered) -> PageWords:
    return PageWords(
        record.section, record.version, record.recorded_at, made.html, made.figures
    )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
