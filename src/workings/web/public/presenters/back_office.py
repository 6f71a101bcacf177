"""The back office on one page: what each function cost, and what it was to save."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workings.core.money import Basis, Money
from workings.core.periods import Period
from workings.ledger.promised import (
    Promise,
    Promised,
    alike,
    promises,
    together,
    validated_together,
)
from workings.ledger.queries.promised import Landed, promised_to_services
from workings.ledger.words import BASIS_LABELS, Series
from workings.programme.queries import baselines, service_list
from workings.programme.services import BaselineRecord, Function, ServiceLine
from workings.quality.beside import Beside
from workings.quality.queries.beside import beside_savings
from workings.web.components import Content, Heading, Table, content
from workings.web.moment import Moment
from workings.web.public.dossiers import DossierPage, Part
from workings.web.public.presenters.costs import costs_table
from workings.web.public.presenters.frames import frame
from workings.web.public.presenters.money import (
    HOW_TO_READ,
    Naming,
    money_tables,
)
from workings.web.public.presenters.whole_projects import whole_projects_table
from workings.web.public.presenters.words import (
    NOT_STATED,
    capital,
    count,
    separated,
)
from workings.web.public.standpoint import Standpoint, standpoint

HEADING = "The back office"
SUMMARY = (
    "What supports every other service: human resources, finance, IT, customer "
    "services and commercial services."
)
NONE_YET = "No service of the back office is spoken of in the record by then."
ONLY_TOGETHER = (
    "Savings of the projects that change these services, where the record names no "
    "service for them. What part lands on the back office is not known, so they are "
    "in no function's row."
)


@dataclass(frozen=True, slots=True)
class BackOffice:
    """What the page is made of: services, costs that cover them, what lands on them
    and what became of them.
    """

    services: tuple[ServiceLine, ...]
    titles: Mapping[str, str]
    costs: tuple[BaselineRecord, ...]
    landed: Landed
    beside: Mapping[str, Beside]

    def of(self, function: Function) -> tuple[ServiceLine, ...]:
        """The services of a function."""
        return tuple(it for it in self.services if it.function is function)


def back_office_page(slug: str, moment: Moment) -> DossierPage:
    """This function will build the page of the back office as at a day."""
    stand = standpoint(slug, moment)
    found = _read(stand)
    return DossierPage(
        frame=frame(stand, HEADING, "back-office", trail=HEADING),
        heading=HEADING,
        caption=f"{stand.record.title}, as at {moment.spoken}",
        summary=SUMMARY,
        notice="" if found.services else NONE_YET,
        rows=(),
        parts=_parts(stand, found) if found.services else (),
    )


def _read(stand: Standpoint) -> BackOffice:
    day = stand.moment.day
    every = service_list(stand.row, as_at=day)
    services = tuple(service for service in every if service.function)
    codes = [service.code for service in services]
    return BackOffice(
        services=services,
        titles={service.code: service.title for service in every},
        costs=baselines(stand.row, codes, as_at=day),
        landed=promised_to_services(stand.heard, codes),
        beside=beside_savings(stand.heard),
    )


def _parts(stand: Standpoint, found: BackOffice) -> tuple[Part, ...]:
    landed = found.landed.on.values()
    whole = Promised(
        tuple(amount for it in landed for amount in it.of_record),
        tuple(amount for it in landed for amount in it.beside),
    )
    naming = Naming(stand, projects=True, services=found.titles, beside=found.beside)
    parts = [
        Part("functions", "By function", tables=(_functions(stand, found),)),
        Part(
            "costs",
            "What it cost before",
            tables=(costs_table(stand, found.costs, found.titles),),
        ),
    ]
    if tables := money_tables(naming, whole):
        heading = "Savings by service"
        parts.append(Part("money", heading, lead=(HOW_TO_READ,), tables=tables))
    table = whole_projects_table(stand, found.landed.nowhere, found.beside)
    if table.rows:
        heading = "Known only for whole projects"
        parts.append(Part("totals", heading, lead=(ONLY_TOGETHER,), tables=(table,)))
    return tuple(parts)


def _functions(stand: Standpoint, found: BackOffice) -> Table:
    return Table(
        name="back-office-functions",
        caption="Cost before and savings, by function",
        headings=tuple(
            map(Heading, ("Function", "Services", "Cost before", "Savings"))
        ),
        rows=tuple(_function(stand, found, function) for function in Function),
    )


def _function(
    stand: Standpoint, found: BackOffice, function: Function
) -> tuple[Content, ...]:
    services = found.of(function)
    links = [stand.link(it.title, "service", it.code) for it in services]
    codes = {it.code for it in services}
    return (
        content(capital(function.label)),
        content(*separated(links) if links else ("None is known by then",)),
        _cost(codes, found.costs),
        _savings(codes, found.landed.on),
    )


def _cost(codes: set[str], costs: Iterable[BaselineRecord]) -> Content:
    touching = [it for it in costs if codes & set(it.services)]
    alone = [it for it in touching if set(it.services) <= codes]
    if not touching:
        return content(capital(NOT_STATED))
    if not alone:
        shared = touching[-1]
        others = count(shared.services, "service")
        under = f"Part of {shared.cost} for {others}, {shared.period.spoken()}"
        return content("Not stated alone", under=(under,))
    return content(
        *separated([f"{it.cost}, {it.period.spoken()}" for it in alone]),
        under=tuple(it.label for it in alone),
    )


def _judged(members: Sequence[Promise]) -> str:
    validated = validated_together(members)
    if validated is None:
        return ": finance has given no verdict"
    return f", {Money(validated)} of it validated"


def _savings(codes: set[str], landed: Mapping[str, Promised]) -> Content:
    """What a function's savings come to, one line for each measure; what finance
    validated stands beside what was delivered.
    """
    amounts = [it for code in sorted(codes) for it in landed[code].of_record]
    lines = [
        f"{Money(pence)} {series.label} {_over(basis, period)}"
        f"{_judged(members) if series is Series.DELIVERED else ''}"
        for (basis, period), members in alike(promises(amounts))
        for series, pence in together(members).items()
    ]
    if not lines:
        return content("None stated for it alone")
    first, *rest = lines
    return content(first, under=tuple(rest))


def _over(basis: Basis, period: Period) -> str:
    if basis is Basis.ANNUAL:
        return f"in {period.spoken()}"
    return f"{BASIS_LABELS[basis]}, {period.spoken()}"
