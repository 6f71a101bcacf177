"""What is known of a programme's measures, as at a date."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, Q

from workings.documents.queries import cited, source_record
from workings.ledger.models import Benefit, BenefitService
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.promised import lines_read
from workings.ledger.words import SAVING_KINDS, Series
from workings.programme.models import Programme, Service
from workings.programme.queries import NoSuchService
from workings.programme.stages import Stage
from workings.quality.beside import Saving
from workings.quality.dating import Dated
from workings.quality.measures import (
    MeasureRecord,
    ReadingGiven,
    ReadingRecord,
    RebaseRecord,
    TargetRecord,
    as_at,
)
from workings.quality.models import Measure, Reading, Rebase, Target


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
    ).order_by("service__code", "code")
    if service and not rows:
        codes = Service.objects.filter(programme=programme).values_list(
            "code", flat=True
        )
        if service not in codes:
            raise NoSuchService(service, list(codes))
    read = _readings(programme, service)
    return tuple(_measure(row, read.get(row.pk, []), as_at) for row in rows)


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
    )


def _target(row: Target) -> TargetRecord:
    source = cited(row.source)
    return TargetRecord(row.from_on, row.value, row.tolerance, source, row.note)


def _rebase(row: Rebase) -> RebaseRecord:
    return RebaseRecord(row.from_on, row.how, row.reason, cited(row.source))


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


def savings(heard: Heard) -> tuple[Saving, ...]:
    """This function will return the savings of which the statements heard state an
    amount, by code, with the services they land on and the day they began.
    """
    lines = lines_read(heard, Q()).order_by().values_list("benefit_id", "series")
    stated: defaultdict[int, set[str]] = defaultdict(set)
    for benefit, series in lines.distinct():
        stated[benefit].add(series)
    rows = Benefit.objects.filter(pk__in=stated, kind__in=map(str, SAVING_KINDS))
    rows = rows.select_related("project").prefetch_related(
        Prefetch(
            "benefitservice_set", BenefitService.objects.select_related("service")
        ),
        "project__services",
        "project__changes",
    )
    return tuple(
        _saving(row, stated[row.pk], heard.as_at.said_by)
        for row in rows.order_by("code")
    )


def _saving(row: Benefit, series: set[str], day: date) -> Saving:
    landing = sorted(each.service.code for each in row.benefitservice_set.all())
    project, live = row.project, []
    if project is not None:
        live = [
            change.on.on
            for change in project.changes.all()
            if change.stage is Stage.LIVE and change.on.on <= day
        ]
    named = [] if project is None else [each.code for each in project.services.all()]
    return Saving(
        code=row.code,
        title=row.title,
        project=project.code if project else "",
        services=tuple(landing or sorted(named)),
        of_project=not landing and bool(named),
        began=min(live, default=None),
        delivered=Series.DELIVERED in series,
    )
