"""What is known of services, their users and their costs."""

from datetime import date

from workings.core.money import Money
from workings.core.periods import Period
from workings.documents.queries import cited, source_record
from workings.programme.models import CostBaseline, Programme, Service
from workings.programme.services import (
    BaselineRecord,
    Function,
    ServiceRecord,
    UsersRecord,
)


def services(programme: Programme, *, as_at: date) -> tuple[ServiceRecord, ...]:
    """This function will return a programme's services, by code, with their users
    and the cost baselines that had been said by a day.
    """
    rows = Service.objects.filter(programme=programme).order_by("code")
    rows = rows.prefetch_related("users__source", "baselines__source")
    return tuple(_service(row, as_at) for row in rows)


def service_titles(programme: Programme) -> dict[str, str]:
    """This function will return the titles of a programme's services by code."""
    rows = Service.objects.filter(programme=programme)
    return dict(rows.values_list("code", "title"))


def _service(row: Service, as_at: date) -> ServiceRecord:
    baselines = [b for b in row.baselines.all() if b.said.on <= as_at]
    users = sorted(row.users.all(), key=lambda users: users.pk)
    return ServiceRecord(
        code=row.code,
        title=row.title,
        function=Function(row.function) if row.function else None,
        summary=row.summary,
        users=tuple(UsersRecord(u.users, u.need, cited(u.source)) for u in users),
        baselines=tuple(_baseline(b) for b in sorted(baselines, key=_in_order)),
    )


def _baseline(row: CostBaseline) -> BaselineRecord:
    return BaselineRecord(
        services=tuple(row.covers.split(";")),
        period=Period.inclusive(row.first, row.last),
        cost=Money(row.pence),
        said=row.said,
        source=source_record(row.source),
        label=row.label,
        note=row.note,
    )


def _in_order(row: CostBaseline) -> tuple[date, date, int]:
    return (row.said.on, row.first, row.pk)
