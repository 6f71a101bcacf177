"""What is done with services, their users and their costs.

Each ``record_`` action has a row say what is given, finds it by its natural key, and
writes nothing where it says so already.
"""

from collections.abc import Collection

from django.db import transaction

from workings.access.permissions import Actor
from workings.access.registers import record
from workings.core.dates import DatedTo
from workings.core.periods import Period
from workings.documents.models import Source
from workings.programme.models import CostBaseline, Programme, Service, ServiceUsers
from workings.programme.services import Function


def record_service(
    *,
    programme: Programme,
    code: str,
    title: str,
    function: Function | None = None,
    summary: str = "",
    by: Actor,
) -> Service:
    """This function will have a programme know a service."""
    values = {"title": title, "function": function, "summary": summary}
    return record(Service, {"programme": programme, "code": code}, values, by=by).row


def record_service_users(
    *,
    service: Service,
    users: str,
    need: str = "",
    source: Source | None = None,
    by: Actor,
) -> ServiceUsers:
    """This function will say who uses a service, and what they need of it."""
    keys = {"service": service, "users": users}
    return record(ServiceUsers, keys, {"need": need, "source": source}, by=by).row


@transaction.atomic
def record_baseline(
    *,
    services: Collection[Service],
    period: Period,
    pence: int,
    said: DatedTo,
    source: Source,
    label: str = "",
    note: str = "",
    by: Actor,
) -> CostBaseline:
    """This function will say what services of one programme cost together in a
    period, as a plus.
    """
    covers = sorted(services, key=lambda service: service.code)
    keys = {
        "programme": covers[0].programme,
        "covers": ";".join(service.code for service in covers),
        "first": period.first,
        "last": period.last,
        "said": said,
        "label": label,
    }
    values = {"pence": pence, "source": source, "note": note}
    links = {"services": covers}
    return record(CostBaseline, keys, values, links=links, by=by).row
