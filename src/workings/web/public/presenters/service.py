"""A service's page: who uses it, what it cost, and what was promised and came."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from workings.core.dates import DatedTo
from workings.decisions.decided import DecisionLine
from workings.decisions.queries import decision_list
from workings.ledger.promised import Promised
from workings.ledger.queries.promised import promised_to_services
from workings.programme.queries import project_list, service_dossier
from workings.programme.services import ServiceRecord, UsersRecord
from workings.quality.beside import Beside
from workings.quality.measures import MeasureRecord
from workings.quality.queries import measures
from workings.quality.queries.beside import beside_savings
from workings.web.components import Content, Heading, Link, Row, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import DossierPage, Part
from workings.web.public.presenters.costs import costs_part
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.measures import (
    false_alarms,
    measures_table,
    quality_address,
    shown,
)
from workings.web.public.presenters.money import HOW_TO_READ, Naming, money_tables
from workings.web.public.presenters.registers import decisions_table, projects_table
from workings.web.public.presenters.whole_projects import whole_projects_table
from workings.web.public.presenters.words import (
    NOT_STATED,
    capital,
    count,
    sentence,
    source,
)
from workings.web.public.standpoint import Standpoint, standpoint

NO_MONEY = "No amount stated by then is said to land on this service."
WHOLE_PROJECTS = (
    "Savings of the projects that touch it, where the record names no service for "
    "them. What part of them lands here, if any, is not known."
)


def service_page(slug: str, code: str, moment: Moment) -> DossierPage:
    """This function will build a service's page as at a day."""
    stand = standpoint(slug, moment)
    dossier = service_dossier(stand.row, code, as_at=moment.day)
    service = dossier.service
    landed = promised_to_services(stand.heard, [code])
    beside = beside_savings(stand.heard)
    measured = measures(stand.row, as_at=moment.day, service=code)
    decided = decision_list(stand.row, as_at=moment.day, service=code)
    return DossierPage(
        frame=frame(stand, service.title, "service", code, trail=service.title),
        heading=service.title,
        caption=f"Service, as at {moment.spoken}",
        summary=sentence(service.summary),
        notice=_notice(DatedTo(dossier.since), moment),
        rows=(
            Row("Function", _function(stand, service)),
            Row("Charts and readings", content(_charts(stand, service))),
        ),
        parts=(
            Part("users", "Users and their needs", tables=(_users(service.users),)),
            costs_part(stand, dossier),
            _measures(stand, measured),
            _people(stand, measured),
            _money(stand, landed.on[code], beside),
            *_whole_projects(stand, landed.nowhere, beside),
            _projects(stand, code),
            *_decisions(stand, decided),
        ),
    )


def _notice(since: DatedTo, moment: Moment) -> str:
    # The page of a project leads here on any day: what it is to change it says undated.
    if since.on <= moment.day:
        return ""
    after = "after the day that you look at"
    return f"The record speaks of it from {since.spoken()}, {after}."


def _charts(stand: Standpoint, service: ServiceRecord) -> Link:
    address = quality_address(stand, service=service.code)
    return Link(f"How {service.title} does", address)


def _measures(stand: Standpoint, measured: Sequence[MeasureRecord]) -> Part:
    found = shown(stand, measured)
    lead = false_alarms(found)
    return Part(
        "measures",
        "How it does",
        lead=(lead,) if lead else (),
        tables=(measures_table(stand, found),),
    )


def _people(stand: Standpoint, measured: Sequence[MeasureRecord]) -> Part:
    owned: defaultdict[str, list[str]] = defaultdict(list)
    for one in measured:
        if one.owner:
            owned[one.owner].append(one.title)
    table = Table(
        name="answers-for-it",
        caption="Posts that answer for what is measured of it",
        headings=(Heading("Post"), Heading("Measures")),
        rows=tuple(
            (content(stand.link(post, "people")), content("; ".join(titles)))
            for post, titles in sorted(owned.items())
        ),
        empty="The record names no post that answers for what is measured of it.",
    )
    return Part("people", "Who answers for it", tables=(table,))


def _function(stand: Standpoint, service: ServiceRecord) -> Content:
    if service.function is None:
        return content("None of the back office")
    link = stand.link("back office", "back-office")
    return content(f"{capital(service.function.label)}, in the ", link)


def _users(found: Sequence[UsersRecord]) -> Table:
    return Table(
        name="users-of-it",
        caption="Who uses it, and what they need",
        headings=tuple(map(Heading, ("Users", "What they need", "Source"))),
        rows=tuple(
            (
                content(each.users),
                content(each.need or capital(NOT_STATED)),
                source(each.source),
            )
            for each in found
        ),
        empty="The record did not say by then who uses it.",
    )


def _money(stand: Standpoint, found: Promised, beside: Mapping[str, Beside]) -> Part:
    tables = money_tables(Naming(stand, projects=True, beside=beside), found)
    lead = HOW_TO_READ if tables else NO_MONEY
    return Part("money", "Savings that land on it", lead=(lead,), tables=tables)


def _whole_projects(
    stand: Standpoint, found: Promised, beside: Mapping[str, Beside]
) -> tuple[Part, ...]:
    table = whole_projects_table(stand, found, beside)
    if not table.rows:
        return ()
    heading = "Known only for whole projects"
    return (Part("totals", heading, lead=(WHOLE_PROJECTS,), tables=(table,)),)


def _projects(stand: Standpoint, code: str) -> Part:
    found = project_list(stand.row, as_at=stand.moment.day, service=code)
    table = projects_table(
        stand,
        found,
        caption=f"{capital(count(found, 'project'))}, with their stage by then",
        empty="No project of the programme touches it.",
    )
    return Part("projects-of-it", "Projects that touch it", tables=(table,))


def _decisions(stand: Standpoint, found: Sequence[DecisionLine]) -> tuple[Part, ...]:
    if not found:
        return ()
    table = decisions_table(
        stand, found, caption="Decisions that name this service", empty=""
    )
    return (Part("decided", "Decisions", tables=(table,)),)
