"""What is known of a programme's measures, as at a date."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, QuerySet

from workings.documents.queries import cited, source_record
from workings.programme.models import Programme, Service
from workings.programme.queries import NoSuchService
from workings.quality.dating import Dated
from workings.quality.measures import (
    ExplanationRecord,
    MeasureRecord,
    ReadingGiven,
    ReadingRecord,
    RebaseRecord,
    TargetRecord,
    YardstickRecord,
    as_at,
)
from workings.quality.models import (
    Explanation,
    Measure,
    Reading,
    Rebase,
    Target,
    Yardstick,
)


def measures(
    programme: Programme, *, as_at: date, service: str = ""
) -> tuple[MeasureRecord, ...]:
    """This function will return a programme's measures by service and code, with the
    readings that had been said by a day, the latest of each period.

    Raises :class:`NoSuchService` where one is named that is not there.
    """
    rows = Measure.objects.filter(programme=programme)
    if service:
        rows = rows.filter(service__code=service)
    rows = rows.select_related("service", "owner", "source")
    rows = rows.prefetch_related(
        Prefetch("targets", Target.objects.select_related("source")),
        Prefetch("rebases", Rebase.objects.select_related("source")),
        Prefetch("yardsticks", Yardstick.objects.select_related("source")),
        Prefetch("explanations", _explanations(as_at)),
    ).order_by("service__code", "code")
    if service and not rows:
        codes = Service.objects.filter(programme=programme).values_list(
            "code", flat=True
        )
        if service not in codes:
            raise NoSuchService(service, list(codes))
    read = _readings(programme, service)
    return tuple(_measure(row, read.get(row.pk, []), as_at) for row in rows)


def _explanations(day: date) -> QuerySet[Explanation]:
    rows = Explanation.objects.filter(on__lte=day)
    return rows.select_related("withdrawn").order_by("first", "pk")


def _readings(programme: Programme, service: str) -> Mapping[int, list[ReadingRecord]]:
    rows = Reading.objects.filter(measure__programme=programme)
    if service:
        rows = rows.filter(measure__service__code=service)
    found: defaultdict[int, list[ReadingRecord]] = defaultdict(list)
    seen: set[tuple[int, Dated]] = set()
    for row in rows.select_related("source").order_by("said_counts", "pk"):
        period = Dated(row.first, row.frequency)
        revised = (row.measure_id, period) in seen
        seen.add((row.measure_id, period))
        found[row.measure_id].append(_reading(row, period, revised=revised))
    return found


def _measure(row: Measure, readings: list[ReadingRecord], day: date) -> MeasureRecord:
    return MeasureRecord(
        code=row.code,
        title=row.title,
        service=row.service.code,
        service_title=row.service.title,
        definition=row.definition,
        unit=row.unit,
        improves=row.improves,
        frequency=row.frequency,
        counted=row.counted,
        owner=row.owner.title if row.owner else "",
        collected=row.collected,
        caveats=row.caveats,
        source=cited(row.source),
        targets=tuple(
            sorted(map(_target, row.targets.all()), key=lambda each: each.from_on)
        ),
        rebases=tuple(
            sorted(map(_rebase, row.rebases.all()), key=lambda each: each.from_on)
        ),
        readings=as_at(readings, day),
        yardsticks=tuple(map(_yardstick, row.yardsticks.all())),
        compared_by=row.compared_by,
        explanations=tuple(map(_explanation, row.explanations.all())),
    )


def _target(row: Target) -> TargetRecord:
    source = cited(row.source)
    return TargetRecord(row.from_on, row.value, row.tolerance, source, row.note)


def _rebase(row: Rebase) -> RebaseRecord:
    return RebaseRecord(row.from_on, row.how, row.reason, cited(row.source))


def _yardstick(row: Yardstick) -> YardstickRecord:
    return YardstickRecord(
        title=row.title,
        from_on=row.from_on,
        until_on=row.until_on,
        value=row.value,
        source=source_record(row.source),
        note=row.note,
    )


def _explanation(row: Explanation) -> ExplanationRecord:
    withdrawn = getattr(row, "withdrawn", None)
    return ExplanationRecord(
        number=row.pk,
        period=Dated(row.first, row.frequency),
        rule=row.rule,
        explanation="" if withdrawn else row.explanation,
        on=row.on,
        who=row.who,
        withdrawn_on=withdrawn.on if withdrawn else None,
        because=withdrawn.because if withdrawn else "",
    )


def _reading(row: Reading, period: Dated, *, revised: bool) -> ReadingRecord:
    return ReadingRecord(
        period=period,
        value=row.value,
        mark=row.mark,
        numerator=row.numerator,
        denominator=row.denominator,
        said=row.said,
        source=source_record(row.source),
        note=row.note,
        revised=revised,
    )


def readings_given(
    programme: Programme,
) -> dict[tuple[str, Dated, date], ReadingGiven]:
    """This function will return every reading that was added, as it was given, by its
    measure, its period and the day it was said.
    """
    rows = Reading.objects.filter(measure__programme=programme)
    return {
        (row.measure.code, Dated(row.first, row.frequency), row.said.on): ReadingGiven(
            measure=row.measure.code,
            period=Dated(row.first, row.frequency),
            value=row.value,
            mark=row.mark,
            numerator=row.numerator,
            denominator=row.denominator,
            said=row.said,
            source=row.source.code,
            note=row.note,
        )
        for row in rows.select_related("measure", "source")
    }
