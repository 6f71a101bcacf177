"""The services of a programme: a list, by the functions of the back office."""

from collections.abc import Sequence

from workings.programme.queries import service_list
from workings.programme.services import Function, ServiceLine
from workings.web.components import Content, Heading, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import GroupsPage
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.words import NOT_STATED, capital, count, sentence
from workings.web.public.standpoint import Standpoint, standpoint

LEAD = (
    "What the council does for people, as far as the programme touches it: who uses "
    "each service, what it cost before, and what was promised and came of it."
)
NONE_YET = "The record spoke of no service by then."


def services_page(slug: str, moment: Moment) -> GroupsPage:
    """This function will build the list of services as at a day."""
    stand = standpoint(slug, moment)
    found = service_list(stand.row, as_at=moment.day)
    # In the order of the functions.
    back = [it for function in Function for it in found if it.function is function]
    rest = [service for service in found if service.function is None]
    tables = (_back_office(stand, back), _others(stand, rest))
    return GroupsPage(
        frame=frame(stand, "Services", "services", trail="Services"),
        heading="Services",
        caption=f"{stand.record.title}, as at {moment.spoken}",
        lead=LEAD if found else NONE_YET,
        links=(stand.link("The back office on one page", "back-office"),),
        tables=tuple(table for table in tables if table.rows),
    )


def _back_office(stand: Standpoint, found: Sequence[ServiceLine]) -> Table:
    return Table(
        name="services-back-office",
        caption=f"{capital(count(found, 'service'))} of the back office, by function",
        headings=tuple(map(Heading, ("Service", "Function", "What it does"))),
        rows=tuple(
            (
                _title(stand, service),
                content(capital(service.function.label if service.function else "")),
                _does(service),
            )
            for service in found
        ),
    )


def _others(stand: Standpoint, found: Sequence[ServiceLine]) -> Table:
    return Table(
        name="services-others",
        caption=f"{capital(count(found, 'service'))} for residents and others",
        headings=tuple(map(Heading, ("Service", "What it does"))),
        rows=tuple((_title(stand, service), _does(service)) for service in found),
    )


def _title(stand: Standpoint, service: ServiceLine) -> Content:
    return content(stand.link(service.title, "service", service.code))


def _does(service: ServiceLine) -> Content:
    return content(sentence(service.summary) or capital(NOT_STATED))
