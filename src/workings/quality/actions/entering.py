"""Readings entered one by one."""

from django.db import transaction

from workings.access.permissions import Actor
from workings.core.problems import HasProblems
from workings.core.refusals import Refusal
from workings.documents.models import Source
from workings.quality.actions import add_readings
from workings.quality.measures import ReadingGiven, completed, reading_problems
from workings.quality.models import Measure


class SaidThatDay(Refusal):
    """Another reading of the period was said on the same day."""

    def __init__(self, given: ReadingGiven) -> None:
        self.given = given
        super().__init__(
            f"There is a reading for {given.period} that was said on that day. No "
            "reading is overwritten: give the later one its own day."
        )


class CannotEnter(HasProblems):
    """A reading has problems, and was not added."""


@transaction.atomic
def enter_reading(
    given: ReadingGiven, *, measure: Measure, source: Source, by: Actor
) -> None:
    """This function will add one reading of a measure, or one that revises another.

    Raises :class:`CannotEnter` with what is wrong with it, and :class:`SaidThatDay`.
    """
    problems = tuple(
        reading_problems(
            given, "The reading", unit=measure.unit, frequency=measure.frequency
        )
    )
    if problems:
        raise CannotEnter(problems)
    whole = completed(given, measure.unit, measure.frequency)
    sources = {given.source: source}
    if not add_readings([whole], programme=measure.programme, sources=sources, by=by):
        raise SaidThatDay(whole)
