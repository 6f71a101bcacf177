"""What is known of services, their users and their costs.

A programme has few of them, and every page that shows one shows others: they are read
together, with all that was ever said of them, and a day picks from that.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from workings.access.standing import standing
from workings.core.dates import DatedTo
from workings.core.money import Money
from workings.core.periods import Period
from workings.core.problems import UnknownName
from workings.documents.queries import cited, source_record
from workings.documents.sources import SourceRecord
from workings.programme.models import CostBaseline, Programme, Service, ServiceUsers
from workings.programme.queries.projects import stages_touching
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
    return tuple(_by_then(it, as_at) for it in _every_service(programme).values())


def service_titles(programme: Programme) -> dict[str, str]:
    """This function will return the titles of a programme's services by code."""
    return {code: it.title for code, it in _every_service(programme).items()}


def service_row(programme: str, code: str) -> Service:
    """This function will return a service's row, of a programme's slug, to act on."""
    return Service.objects.get(programme__slug=programme, code=code)


def services_since(programme: Programme) -> dict[str, date]:
    """This function will return a programme's services (their codes), each with the
    first day on which the record speaks of it.
    """
    touched = stages_touching(programme.pk)
    return {
        code: spoken_of_since([*_dated(it), *touched[code]], programme.begins)
        for code, it in _every_service(programme).items()
    }


@standing(most=20)
def service_list(programme: Programme, *, as_at: date) -> tuple[ServiceLine, ...]:
    """This function will return the services that the record had spoken of by a day,
    by title.
    """
    since = services_since(programme)
    found = [
        ServiceLine(it.code, it.title, it.function, it.summary)
        for it in _every_service(programme).values()
        if since[it.code] <= as_at
    ]
    return tuple(sorted(found, key=lambda line: (line.title, line.code)))


def service_dossier(programme: Programme, code: str, *, as_at: date) -> ServiceDossier:
    """This function will return one service as known by a day, with the day from which
    it is, or raise :class:`NoSuchService`.
    """
    every = _every_service(programme)
    if code not in every:
        raise NoSuchService(code, list(every))
    service = _by_then(every[code], as_at)
    together = {other for it in service.baselines for other in it.services} - {code}
    return ServiceDossier(
        service=service,
        since=services_since(programme)[code],
        neighbours={other: every[other].title for other in together},
    )


def baselines(
    programme: Programme, codes: Iterable[str], *, as_at: date
) -> tuple[BaselineRecord, ...]:
    """This function will return the baselines, said by a day, of costs that cover one
    of the services (their codes), as they were said.
    """
    wanted = set(codes)
    return tuple(
        it
        for it in _every_baseline(programme)
        if it.said.on <= as_at and not wanted.isdisjoint(it.services)
    )


@standing(most=4)
def _every_service(programme: Programme) -> dict[str, ServiceRecord]:
    """All that was said of services, whenever, by their code and in its order."""
    costs = _every_baseline(programme)
    users: defaultdict[int, list[UsersRecord]] = defaultdict(list)
    told = ServiceUsers.objects.filter(service__programme=programme)
    for row in told.select_related("source").order_by("pk"):
        known = UsersRecord(row.users, row.need, cited(row.source))
        users[row.service_id].append(known)
    rows = Service.objects.filter(programme=programme).order_by("code")
    return {
        row.code: ServiceRecord(
            code=row.code,
            title=row.title,
            function=Function(row.function) if row.function else None,
            summary=row.summary,
            users=tuple(users[row.pk]),
            baselines=tuple(it for it in costs if row.code in it.services),
        )
        for row in rows
    }


@standing(most=4)
def _every_baseline(programme: Programme) -> tuple[BaselineRecord, ...]:
    rows = CostBaseline.objects.filter(programme=programme).select_related("source")
    return tuple(_baseline(row) for row in sorted(rows, key=_in_order))


def _dated(service: ServiceRecord) -> list[DatedTo | None]:
    """When what is said of a service was said."""
    known_from = [users.source for users in service.users if users.source]
    return [
        *(baseline.said for baseline in service.baselines),
        *(source.dated for source in known_from),
    ]


def _by_then(service: ServiceRecord, as_at: date) -> ServiceRecord:
    return replace(
        service,
        users=tuple(it for it in service.users if _known(it.source, as_at)),
        baselines=tuple(it for it in service.baselines if it.said.on <= as_at),
    )


def _known(source: SourceRecord | None, as_at: date) -> bool:
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
