"""What is known of services, their users and their costs.

A programme has few of them, and every page that shows one shows others: they are read
together, with all that was ever said of them, and a day picks from that.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workings.access.standing import standing
from workings.access.together import Part, together
from workings.core.dates import DatedTo
from workings.core.money import Money
from workings.core.periods import Period
from workings.core.problems import UnknownName
from workings.documents.queries import source_columns, source_told
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
    return tuple(
        _by_then(it, as_at) for it in _register(programme.pk).services.values()
    )


def service_titles(programme: Programme) -> dict[str, str]:
    """This function will return the titles of a programme's services by code."""
    return {code: it.title for code, it in _register(programme.pk).services.items()}


def service_row(programme: str, code: str) -> Service:
    """This function will return a service's row, of a programme's slug, to act on."""
    return Service.objects.get(programme__slug=programme, code=code)


def services_since(programme: Programme) -> dict[str, date]:
    """This function will return a programme's services (their codes), each with the
    first day on which the record speaks of it.
    """
    return _since(programme, _register(programme.pk).services)


@standing(most=20)
def service_list(programme: Programme, *, as_at: date) -> tuple[ServiceLine, ...]:
    """This function will return the services that the record had spoken of by a day,
    by title.
    """
    every = _register(programme.pk).services
    since = _since(programme, every)
    found = [
        ServiceLine(it.code, it.title, it.function, it.summary)
        for it in every.values()
        if since[it.code] <= as_at
    ]
    return tuple(sorted(found, key=lambda line: (line.title, line.code)))


def service_dossier(programme: Programme, code: str, *, as_at: date) -> ServiceDossier:
    """This function will return one service as known by a day, with the day from which
    it is, or raise :class:`NoSuchService`.
    """
    every = _register(programme.pk).services
    if code not in every:
        raise NoSuchService(code, list(every))
    service = _by_then(every[code], as_at)
    together = {other for it in service.baselines for other in it.services} - {code}
    return ServiceDossier(
        service=service,
        since=_since(programme, every)[code],
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
        for it in _register(programme.pk).costs
        if it.said.on <= as_at and not wanted.isdisjoint(it.services)
    )


@dataclass(frozen=True, slots=True)
class _Register:
    """All that was said of services, whenever: they by code and in its order, and what
    they cost in the order of saying.
    """

    services: dict[str, ServiceRecord]
    costs: tuple[BaselineRecord, ...]


_SERVICE = ("code", "title", "function", "summary")
_USED = ("service__code", "pk", "users", "need", *source_columns("source"))
_COST = (
    *("covers", "pk", "first", "last", "pence", "said", "label", "note"),
    *source_columns("source"),
)


@standing(most=4)
def _register(programme: int) -> _Register:
    mine = Service.objects.filter(programme_id=programme)
    costs = CostBaseline.objects.filter(programme_id=programme)
    told = together(
        Part("service", mine, _SERVICE),
        Part("used", ServiceUsers.objects.filter(service__in=mine), _USED),
        Part("cost", costs, _COST),
    )
    users: defaultdict[str, list[UsersRecord]] = defaultdict(list)
    for service, _, name, need, *cited in sorted(told["used"], key=_number):
        users[service].append(UsersRecord(name, need, source_told(cited)))
    known = [_baseline(row) for row in sorted(told["cost"], key=_number)]
    known.sort(key=lambda it: (it.said.on, it.period.first))
    return _Register(
        {
            code: ServiceRecord(
                code=code,
                title=title,
                function=Function(function) if function else None,
                summary=summary,
                users=tuple(users[code]),
                baselines=tuple(it for it in known if code in it.services),
            )
            for code, title, function, summary, *_ in sorted(told["service"])
        },
        tuple(known),
    )


def _number(row: Sequence[Any]) -> int:
    """The number of a row, which comes second."""
    return int(row[1])


def _since(
    programme: Programme, services: Mapping[str, ServiceRecord]
) -> dict[str, date]:
    touched = stages_touching(programme.pk)
    return {
        code: spoken_of_since([*_dated(it), *touched[code]], programme.begins)
        for code, it in services.items()
    }


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


def _baseline(row: Sequence[Any]) -> BaselineRecord:
    covers, _, first, last, pence, said, label, note, *cited = row
    source = source_told(cited)
    assert source is not None, "a cost always has one"
    return BaselineRecord(
        services=tuple(covers.split(";")),
        period=Period.inclusive(date.fromisoformat(first), date.fromisoformat(last)),
        cost=Money(int(pence)),
        said=DatedTo.parse(said),
        source=source,
        label=label,
        note=note,
    )
