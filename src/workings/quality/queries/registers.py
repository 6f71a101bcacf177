"""What forms choose among: measures and their owners, by code and title."""

from workings.core.refusals import Refusal
from workings.programme.models import Post, Programme
from workings.quality.models import Measure


class NoSuchMeasure(Refusal):
    """The programme has no measure of that code."""


def measure_row(programme: str, code: str) -> Measure:
    """This function will return a measure's row for an action: of a programme's slug.

    Raises :class:`NoSuchMeasure`.
    """
    rows = Measure.objects.filter(programme__slug=programme, code=code)
    row = rows.select_related("programme", "service", "owner", "source").first()
    if row is None:
        raise NoSuchMeasure(f'{programme} has no measure "{code}".')
    return row


def measure_titles(programme: Programme) -> tuple[tuple[str, str], ...]:
    """This function will return the measures of a programme by code, with titles."""
    rows = Measure.objects.filter(programme=programme).order_by("code")
    return tuple(rows.values_list("code", "title"))


def owners(programme: Programme) -> tuple[tuple[str, str], ...]:
    """This function will return the posts that may own a measure, with titles."""
    rows = Post.objects.filter(programme=programme).order_by("code")
    return tuple(rows.values_list("code", "title"))
