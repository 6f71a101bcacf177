"""Measures that are begun, and described otherwise than before."""

from dataclasses import dataclass

from django.db import transaction

from workings.access.permissions import Actor, Permission, require
from workings.core.refusals import Refusal
from workings.documents.models import Source
from workings.programme.models import Post, Programme, Service
from workings.quality.actions import record_measure
from workings.quality.dating import Dated, Frequency
from workings.quality.measures import fitted
from workings.quality.models import Measure, Reading
from workings.quality.words import Counted, Improves, Official


@dataclass(frozen=True, slots=True)
class Described:
    """What a measure is, apart from its code and its service."""

    title: str
    definition: str
    unit: str
    improves: Improves
    frequency: Frequency
    counted: Counted | None
    compared_by: Official | None
    collected: str
    caveats: str
    owner: Post | None
    source: Source | None


class CodeTaken(Refusal):
    """The programme has a measure of that code."""

    def __init__(self, before: Measure) -> None:
        super().__init__(
            f'"{before.code}" is the short name of "{before.title}": give the new '
            "measure another."
        )


class ReadOtherwise(Refusal):
    """Readings were taken that the new description would say something else of."""


@transaction.atomic
def begin_measure(
    code: str,
    described: Described,
    *,
    programme: Programme,
    service: Service,
    by: Actor,
) -> Measure:
    """This function will have a programme know a new measure of a service.

    Raises :class:`CodeTaken`, whether the code is written in capitals or not.
    """
    require(by, Permission.RECORD_REGISTERS)
    # Locked, so that two who begin the same at once begin it once.
    Programme.objects.select_for_update().get(pk=programme.pk)
    before = Measure.objects.filter(programme=programme, code__iexact=code).first()
    if before is not None:
        raise CodeTaken(before)
    return _record(code, described, programme, service, by)


@transaction.atomic
def describe_measure(measure: Measure, described: Described, *, by: Actor) -> Measure:
    """This function will say of a measure what it is; the audit log keeps what was
    said before.

    Raises :class:`ReadOtherwise` where readings were taken by another frequency, or
    have counts that give per cents in the one unit and ratios in the other.
    """
    require(by, Permission.RECORD_REGISTERS)
    # Locked, so that no reading comes in between.
    row = Measure.objects.select_for_update().get(pk=measure.pk)
    readings = Reading.objects.filter(measure=row)
    periods = {Dated(one.first, one.frequency) for one in readings}
    if any(fitted(one, described.frequency) != one for one in periods):
        raise ReadOtherwise(
            f"It was read otherwise than once a {described.frequency.label}: begin "
            "another measure for that."
        )
    counted = readings.filter(numerator__isnull=False)
    if (row.unit == "%") != (described.unit == "%") and counted.exists():
        raise ReadOtherwise(
            f"Its values were reckoned from counts as {row.unit}: begin another "
            f"measure for {described.unit}."
        )
    return _record(row.code, described, row.programme, row.service, by)


def _record(
    code: str, described: Described, programme: Programme, service: Service, by: Actor
) -> Measure:
    return record_measure(
        programme=programme,
        code=code,
        service=service,
        title=described.title,
        definition=described.definition,
        unit=described.unit,
        improves=described.improves,
        frequency=described.frequency,
        counted=described.counted,
        compared_by=described.compared_by,
        collected=described.collected,
        caveats=described.caveats,
        owner=described.owner,
        source=described.source,
        by=by,
    )
