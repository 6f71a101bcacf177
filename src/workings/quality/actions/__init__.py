"""What is done with measures, their targets and rebases, and their readings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from workings.access.actions import audit
from workings.access.permissions import Actor, Permission, require
from workings.access.registers import record
from workings.documents.models import Source
from workings.programme.models import Post, Programme, Service
from workings.quality.dating import Frequency
from workings.quality.measures import How, ReadingGiven
from workings.quality.models import Measure, Reading, Rebase, Target
from workings.quality.queries import readings_given
from workings.quality.words import Counted, Improves, Official


def record_measure(
    *,
    programme: Programme,
    code: str,
    title: str,
    service: Service,
    definition: str,
    unit: str,
    improves: Improves,
    frequency: Frequency,
    counted: Counted | None = None,
    owner: Post | None = None,
    collected: str = "",
    caveats: str = "",
    source: Source | None = None,
    compared_by: Official | None = None,
    by: Actor,
) -> Measure:
    """This function will have a programme know a measure of a service."""
    values = {
        "title": title,
        "service": service,
        "definition": definition,
        "unit": unit,
        "improves": improves,
        "frequency": frequency,
        "counted": counted,
        "owner": owner,
        "collected": collected,
        "caveats": caveats,
        "source": source,
        "compared_by": compared_by,
    }
    return record(Measure, {"programme": programme, "code": code}, values, by=by).row


def record_target(
    *,
    measure: Measure,
    from_on: date,
    value: Decimal,
    tolerance: Decimal | None = None,
    source: Source | None = None,
    note: str = "",
    by: Actor,
) -> Target:
    """This function will say what a measure should reach from a day on."""
    keys = {"measure": measure, "from_on": from_on}
    values = {"value": value, "tolerance": tolerance, "source": source, "note": note}
    return record(Target, keys, values, by=by).row


def record_rebase(
    *,
    measure: Measure,
    from_on: date,
    how: How,
    reason: str,
    source: Source | None = None,
    by: Actor,
) -> Rebase:
    """This function will give a measure a new mean from a day on, for a reason."""
    keys = {"measure": measure, "from_on": from_on}
    values = {"how": how, "reason": reason, "source": source}
    return record(Rebase, keys, values, by=by).row


@transaction.atomic
def add_readings(
    given: Iterable[ReadingGiven],
    *,
    programme: Programme,
    sources: Mapping[str, Source],
    by: Actor,
) -> int:
    """This function will add the readings that are not there yet, and return how many.

    Each has passed :func:`workings.quality.measures.reading_problems`, its period is
    one of its measure's, and one that is there says the same. ``sources`` are the
    programme's, by code.
    """
    require(by, Permission.RECORD_REGISTERS)
    known = readings_given(programme)
    new = [one for one in given if (one.measure, one.period, one.said.on) not in known]
    rows = Measure.objects.filter(programme=programme, code__in=_measured(new))
    measures = {row.code: row for row in rows}
    Reading.objects.bulk_create(
        _reading(one, measures[one.measure], sources[one.source]) for one in new
    )
    for code in _measured(new):
        count = sum(one.measure == code for one in new)
        audit(by, "added readings", f"measure {measures[code]}", after={"count": count})
    return len(new)


def _measured(given: Sequence[ReadingGiven]) -> list[str]:
    return list(dict.fromkeys(one.measure for one in given))


def _reading(one: ReadingGiven, measure: Measure, source: Source) -> Reading:
    values = {
        name: getattr(one, name)
        for name in ("value", "mark", "numerator", "denominator", "said", "note")
    }
    return Reading(
        measure=measure,
        first=one.period.first,
        frequency=one.period.frequency,
        source=source,
        **values,
    )
