"""What is known of services, their users and their costs."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from workings.access.standing import standing
from workings.core.dates import DatedTo
from workings.core.money import Money
from workings.core.periods import Period
from workings.core.problems import UnknownName
from workings.documents.models import Source
from workings.documents.queries import cited, source_record
from workings.programme.models import (
    CostBaseline,
    Programme,
    Service,
    ServiceUsers,
    StageChange,
)
from workings.programme.services import (
    BaselineRecord,
    Function,
    ServiceDossier,
    ServiceLine,
    ServiceRecord,
    UsersRecord,
    spoken_of_since,
)


class NoSuchService(UnknownName):
    """The programme has no service of this code."""

    noun = "service"


def services(programme: Programme, *, as_at: date) -> tuple[ServiceRecord, ...]:
    """This function will return a programme's services, by code, with their users
    and the cost baselines that had been said by a day.

    Users that are known from a source of a later day are left out.
    """
    rows = Service.objects.filter(programme=programme).order_by("code")
    rows = rows.prefetch_related("users__source", "baselines__source")
    return tuple(_service(row, as_at) for row in rows)


@standing(most=20)
def service_titles(programme: Programme) -> dict[str, str]:
    """This function will return the titles of a programme's services by code."""
    rows = Service.objects.filter(programme=programme)
    return dict(rows.values_list("code", "title"))


def service_row(programme: str, code: str) -> Service:
    """This function will return a service's row, of a programme's slug, to act on."""
    return Service.objects.get(programme__slug=programme, code=code)


def services_since(programme: Programme) -> dict[str, date]:
    """This function will return a programme's services (their codes), each with the
    first day on which the record speaks of it.
    """
    dated = _all_dated(programme)
    codes = Service.objects.filter(programme=programme).values_list("code", flat=True)
    return {code: spoken_of_since(dated[code], programme.begins) for code in codes}


@standing(most=20)
def service_list(programme: Programme, *, as_at: date) -> tuple[ServiceLine, ...]:
    """This function will return the services that the record had spoken of by a day,
    by title.
    """
    dated, begins = _all_dated(programme), programme.begins
    rows = Service.objects.filter(programme=programme).order_by("title", "code")
    return tuple(
        ServiceLine(row.code, row.title, _function(row), row.summary)
        for row in rows
        if spoken_of_since(dated[row.code], begins) <= as_at
    )


def service_dossier(programme: Programme, code: str, *, as_at: date) -> ServiceDossier:
    """This function will return one service as known by a day, with the day from which
    it is, or raise :class:`NoSuchService`.
    """
    # All of the programme: the page names those that one cost was given for together.
    rows = {row.code: row for row in Service.objects.filter(programme=programme)}
    row = rows.get(code)
    if row is None:
        raise NoSuchService(code, list(rows))
    prefetch_related_objects(
        [row],
        Prefetch("users", ServiceUsers.objects.select_related("source")),
        Prefetch("baselines", CostBaseline.objects.select_related("source")),
    )
    service = _service(row, as_at)
    together = {code for b in service.baselines for code in b.services}
    return ServiceDossier(
        service=service,
        since=spoken_of_since(_dated(row), programme.begins),
        neighbours={
            other: rows[other].title
            for other in sorted(together - {code})
            if other in rows
        },
    )


def baselines(
    programme: Programme, codes: Iterable[str], *, as_at: date
) -> tuple[BaselineRecord, ...]:
    """This function will return the baselines, said by a day, of costs that cover one
    of the services (their codes), as they were said.
    """
    mine = CostBaseline.objects.filter(programme=programme)
    rows = mine.filter(services__code__in=list(codes)).select_related("source")
    found = [row for row in rows.distinct() if row.said.on <= as_at]
    return tuple(_baseline(row) for row in sorted(found, key=_in_order))


def _all_dated(
    programme: Programme,
) -> defaultdict[str, list[DatedTo | None]]:
    """When what is said of services was said, by the service's code."""
    mine = CostBaseline.objects.filter(programme=programme)
    users = ServiceUsers.objects.filter(service__programme=programme)
    changes = StageChange.objects.filter(project__programme=programme)
    dated: defaultdict[str, list[DatedTo | None]] = defaultdict(list)
    # In one query: every list of services asks for it.
    told: Iterable[tuple[str, Any]] = mine.values_list("services__code", "said").union(
        users.values_list("service__code", "source__dated"),
        changes.values_list("project__services__code", "on"),
        all=True,
    )
    for code, when in told:
        dated[code].append(when)
    return dated


def _dated(row: Service) -> list[DatedTo | None]:
    changes = StageChange.objects.filter(project__services=row)
    sources = [users.source for users in row.users.all() if users.source]
    return [
        *(baseline.said for baseline in row.baselines.all()),
        *(source.dated for source in sources),
        *changes.values_list("on", flat=True),
    ]


def _function(row: Service) -> Function | None:
    return Function(row.function) if row.function else None


def _service(row: Service, as_at: date) -> ServiceRecord:
    baselines = [b for b in row.baselines.all() if b.said.on <= as_at]
    users = sorted(row.users.all(), key=lambda users: users.pk)
    users = [each for each in users if _known(each.source, as_at)]
    return ServiceRecord(
        code=row.code,
        title=row.title,
        function=_function(row),
        summary=row.summary,
        users=tuple(UsersRecord(u.users, u.need, cited(u.source)) for u in users),
        baselines=tuple(_baseline(b) for b in sorted(baselines, key=_in_order)),
    )


def _known(source: Source | None, as_at: date) -> bool:
    return source is None or source.dated is None or source.dated.on <= as_at


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
