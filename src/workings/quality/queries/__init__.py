"""What is known of a programme's measures, as at a date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import itemgetter, or_
from typing import Any

from django.db.models import Q, QuerySet

from workings.access.together import Part, Told, together
from workings.core.dates import DatedTo
from workings.documents.models import Source
from workings.documents.sources import SourceKind, SourceRecord
from workings.programme.models import Programme, Service
from workings.programme.queries import NoSuchService
from workings.quality.dating import Dated, Frequency
from workings.quality.measures import (
    ExplanationRecord,
    How,
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
from workings.quality.words import Counted, Improves, Official, Rule

DECIMALS = Decimal("0.000001")
"""As many as the tables keep."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "service": ("code",),
    "measure": (
        *("service__code", "code", "title", "service__title", "definition", "unit"),
        *("improves", "frequency", "counted", "owner__title", "collected", "caveats"),
        *("source", "compared_by"),
    ),
    "target": ("measure__code", "from_on", "value", "tolerance", "source", "note"),
    "rebase": ("measure__code", "from_on", "how", "reason", "source"),
    "yardstick": (
        *("measure__code", "title", "from_on", "until_on", "value", "source", "note"),
    ),
    "explanation": (
        *("measure__code", "first", "pk", "frequency", "rule", "explanation", "on"),
        *("who", "withdrawn__on", "withdrawn__because"),
    ),
    "reading": (
        *("measure__code", "said_counts", "first", "frequency", "value", "mark"),
        *("numerator", "denominator", "said", "source", "note"),
    ),
    "source": ("pk", "code", "title", "publisher", "kind", "address", "dated", "note"),
}
"""What is asked of each table, in the order in which its rows are read."""

OF_A_MEASURE = ("target", "rebase", "yardstick", "explanation", "reading")

BEGUN = itemgetter(1, 0)

Sources = Mapping[str, SourceRecord]
Held = Mapping[str, Mapping[str, list[tuple[Any, ...]]]]
"""Rows by what they are of, and then by their measure's code."""


def measures(
    programme: Programme, *, as_at: date, service: str = ""
) -> tuple[MeasureRecord, ...]:
    """This function will return a programme's measures by service and code, with the
    readings that had been said by a day, the latest of each period. In one query, so
    that any page can ask for them.

    Raises :class:`NoSuchService` where one is named that is not there.
    """
    rows = _rows(programme, as_at, service)
    found = together(*(Part(kind, rows[kind], COLUMNS[kind]) for kind in COLUMNS))
    if service and not found["service"]:
        codes = Service.objects.filter(programme=programme)
        raise NoSuchService(service, list(codes.values_list("code", flat=True)))
    sources = {key: _source(*cells) for key, *cells in found["source"]}
    held = {kind: _by_measure(found, kind) for kind in OF_A_MEASURE}
    return tuple(
        _measure(cells, held, sources, as_at)
        for cells in sorted(found["measure"], key=itemgetter(0, 1))
    )


def _rows(
    programme: Programme, day: date, service: str
) -> dict[str, QuerySet[Any, Any]]:
    every = Measure.objects.filter(programme=programme)
    if service:
        every = every.filter(service__code=service)
    of = {"measure__in": every.values("pk")}
    rows: dict[str, QuerySet[Any, Any]] = {
        "service": Service.objects.filter(programme=programme, code=service),
        "measure": every,
        "target": Target.objects.filter(**of),
        "rebase": Rebase.objects.filter(**of),
        "yardstick": Yardstick.objects.filter(**of),
        "explanation": Explanation.objects.filter(**of, on__lte=day),
        "reading": Reading.objects.filter(**of),
    }
    citing = ("measure", "target", "rebase", "yardstick", "reading")
    cited = [Q(pk__in=rows[kind].values("source")) for kind in citing]
    return rows | {"source": Source.objects.filter(reduce(or_, cited))}


def _by_measure(found: Told, kind: str) -> Mapping[str, list[tuple[Any, ...]]]:
    by_code: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for code, *cells in found[kind]:
        by_code[code].append(tuple(cells))
    return by_code


def _measure(
    cells: tuple[Any, ...], held: Held, sources: Sources, day: date
) -> MeasureRecord:
    service, code, title, service_title, definition, unit, *more = cells
    improves, frequency, counted, owner, collected, caveats, source, official = more
    rows = {kind: by_code.get(code, []) for kind, by_code in held.items()}
    return MeasureRecord(
        code=code,
        title=title,
        service=service,
        service_title=service_title,
        definition=definition,
        unit=unit,
        improves=Improves(improves),
        frequency=Frequency(frequency),
        counted=Counted(counted) if counted else None,
        owner=owner or "",
        collected=collected,
        caveats=caveats,
        source=sources.get(source),
        targets=tuple(_target(sources, *row) for row in sorted(rows["target"])),
        rebases=tuple(_rebase(sources, *row) for row in sorted(rows["rebase"])),
        readings=as_at(_readings(sources, rows["reading"]), day),
        yardsticks=tuple(
            _yardstick(sources, *row) for row in sorted(rows["yardstick"], key=BEGUN)
        ),
        compared_by=Official(official) if official else None,
        explanations=tuple(
            sorted(
                (_explanation(*row) for row in rows["explanation"]),
                key=lambda one: (one.period.first, one.number),
            )
        ),
    )


def _target(sources: Sources, *cells: str) -> TargetRecord:
    from_on, value, tolerance, source, note = cells
    return TargetRecord(
        from_on=date.fromisoformat(from_on),
        value=_exact(value),
        tolerance=_number(tolerance),
        source=sources.get(source),
        note=note,
    )


def _rebase(
    sources: Sources, from_on: str, how: str, reason: str, source: str
) -> RebaseRecord:
    cited = sources.get(source)
    return RebaseRecord(date.fromisoformat(from_on), How(how), reason, cited)


def _yardstick(sources: Sources, *cells: str) -> YardstickRecord:
    title, from_on, until_on, value, source, note = cells
    return YardstickRecord(
        title=title,
        from_on=date.fromisoformat(from_on),
        until_on=date.fromisoformat(until_on) if until_on else None,
        value=_exact(value),
        source=sources[source],
        note=note,
    )


def _explanation(*cells: str) -> ExplanationRecord:
    first, number, frequency, rule, explanation, on, who, withdrawn, because = cells
    return ExplanationRecord(
        number=int(number),
        period=Dated(date.fromisoformat(first), Frequency(frequency)),
        rule=Rule(rule),
        explanation="" if withdrawn else explanation,
        on=date.fromisoformat(on),
        who=who,
        withdrawn_on=date.fromisoformat(withdrawn) if withdrawn else None,
        because=because or "",
    )


def _readings(
    sources: Sources, rows: Iterable[tuple[Any, ...]]
) -> Iterator[ReadingRecord]:
    seen: set[Dated] = set()
    for _, first, frequency, value, mark, *more in sorted(rows, key=itemgetter(0)):
        numerator, denominator, said, source, note = more
        period = Dated(date.fromisoformat(first), Frequency(frequency))
        yield ReadingRecord(
            period=period,
            value=_number(value),
            mark=mark,
            numerator=_number(numerator),
            denominator=_number(denominator),
            said=DatedTo.parse(said),
            source=sources[source],
            note=note,
            revised=period in seen,
        )
        seen.add(period)


def _source(*cells: str) -> SourceRecord:
    code, title, publisher, kind, address, dated, note = cells
    return SourceRecord(
        code=code,
        title=title,
        publisher=publisher,
        kind=SourceKind(kind) if kind else None,
        address=address,
        dated=DatedTo.parse(dated) if dated else None,
        note=note,
    )


def _number(text: str) -> Decimal | None:
    return _exact(text) if text else None


def _exact(text: str) -> Decimal:
    return Decimal(text).quantize(DECIMALS)


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
