"""Everything a base year's outlooks share, and each council's inputs from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from math import isfinite

import numpy as np

from workings.core.refusals import Refusal
from workings.core.years import FinancialYear
from workings.outlook.ahead import people_ahead
from workings.outlook.assumptions import (
    BASELINE,
    Assumption,
    Rate,
    Scenario,
    Wanted,
    changed,
    in_force,
)
from workings.outlook.cohorts import Floats, Rates, of_england
from workings.outlook.groups import (
    GROUPS,
    LEVELS,
    LOCALISED,
    SOCIAL_CARE,
    STREAMS,
    WHOLE,
    Group,
)
from workings.outlook.inputs import Inputs, PathAhead
from workings.outlook.packaged import principles
from workings.outlook.principles import LIMITED, limits
from workings.outlook.response import Response
from workings.reference.accounts import Accounts
from workings.reference.authorities import SOCIAL_CARE as CARE_CLASSES
from workings.reference.authorities import Authority, areas
from workings.reference.people import AGES, People, in_bands, on_boundaries_of

EARLIEST = FinancialYear(2011)


class NoOutlook(Refusal):
    """There is none for this council and base year; says which data is missing."""


@dataclass(frozen=True, eq=False)
class Setting:
    """What all councils' outlooks from one base year share."""

    base: FinancialYear
    ahead: int
    known_by: date
    held: Accounts
    responses: Mapping[str, Response]
    people: "Peopled"
    assumptions: tuple[Assumption, ...]

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        """The years ahead, the first after the base."""
        first = self.base.starting + 1
        return tuple(map(FinancialYear, range(first, first + self.ahead)))


@dataclass(frozen=True, eq=False)
class Peopled:
    """Counts of every area on the accounts' boundaries, by year, and England's."""

    by_year: Mapping[int, Mapping[str, Floats]]
    official: frozenset[str]
    """The areas that have an official projection."""
    england: Mapping[int, Floats]
    rates: Rates


def peopled(people: People, authorities: Sequence[Authority]) -> Peopled:
    """This function will put people on the accounts' boundaries."""
    wanted = sorted({one.ons for one in authorities if one.ons})
    years = sorted({year for _, year in people.counts})
    first = {
        area: ages for (area, year), ages in people.counts.items() if year == years[0]
    }
    by_year: dict[int, dict[str, Floats]] = {}
    for year in years:
        then = {
            area: ages for (area, one), ages in people.counts.items() if one == year
        }
        by_year[year] = on_boundaries_of(wanted, then, first)
    districts = {area for one in authorities for area in areas(one, authorities)}
    england = {
        year: sum((then[area] for area in districts), np.zeros(AGES))
        for year, then in by_year.items()
        if districts <= set(then)
    }
    ends = (min(england), max(england))
    return Peopled(
        by_year,
        frozenset(
            area for (area, _), kind in people.kinds.items() if kind == "projection"
        ),
        england,
        of_england(england[ends[0]], england[ends[1]], ends[1] - ends[0]),
    )


def gather(one: Authority, setting: Setting, scenario: Scenario = BASELINE) -> Inputs:
    """This function will gather one council's inputs.

    Raises :class:`NoOutlook` with one sentence on which data is missing.
    """
    held, base = setting.held, setting.base
    place, at = held.place(one), held.year(base)
    if not held.there[place, at]:
        raise NoOutlook(f"There is no account of {one.spoken} for {base}.")
    account = dict(zip(held.items, held.amounts[place, at], strict=True))
    amount = partial(_amount, account)
    people, said = _people(one, setting)
    support = amount("council-tax-benefit") if base < LOCALISED else 0.0
    costs = {
        group.slug: amount(*group.items)
        for group in GROUPS
        if amount(*group.items) or _runs(one, group)
    }
    return Inputs(
        council=one.spoken,
        code=one.code,
        kind=one.kind,
        base=base,
        years=setting.years,
        costs=costs,
        # As published, what comes in is minus; only council tax is what is required.
        streams={
            name: amount(*items) - support if name == "council-tax" else -amount(*items)
            for name, items in STREAMS.items()
        },
        tax_support=support,
        retained_rates=-amount("business-rates") if base >= LOCALISED else 0.0,
        reserves=amount(*LEVELS),
        published=amount(*WHOLE.items),
        above=amount("general-grants"),
        people=people,
        people_said=said,
        paths=_paths(setting.responses, place),
        rates=_rates(one, setting, costs, scenario),
        scenario=scenario,
        budget=bool(held.budgets[place, at]),
    )


def _amount(account: Mapping[str, float], *items: str) -> float:
    # An item that the year's form did not have is nothing.
    found = (float(account[item]) for item in items)
    return sum((each for each in found if isfinite(each)), 0.0)


def _runs(one: Authority, group: Group) -> bool:
    return group.slug in SOCIAL_CARE and one.kind in CARE_CLASSES


def _people(one: Authority, setting: Setting) -> tuple[Floats, str]:
    mine = areas(one, setting.held.authorities)
    wanted = range(setting.base.starting, setting.base.starting + setting.ahead + 1)
    if not mine:
        found = people_ahead(
            setting.people.england, setting.people.rates, wanted, official=False
        )
        stand_in = "No list of areas is packaged, so that England's people stand in. "
    else:
        known = {
            year: sum((then[area] for area in mine), np.zeros(AGES))
            for year, then in setting.people.by_year.items()
            if set(mine) <= set(then)
        }
        official = set(mine) <= setting.people.official
        found = people_ahead(known, setting.people.rates, wanted, official=official)
        stand_in = ""
    if found is None:
        raise NoOutlook(
            f"People of {one.spoken} are not known for {setting.base} and one other "
            "year: add a mid-year estimate with `workings reference add FILE`."
        )
    return in_bands(found.counts), stand_in + found.said


def _paths(responses: Mapping[str, Response], place: int) -> dict[str, PathAhead]:
    return {
        slug: PathAhead(one.centre[place], one.spread[place], one.freedom)
        for slug, one in responses.items()
        if np.isfinite(one.centre[place]).all()
    }


OVERALL = (
    "prices",
    "people/young",
    "people/working",
    "people/old",
    "care/working-age",
    "care/75-84",
    "care/85+",
    "tax-base",
    "band-d",
    "care-precept",
    "settlement",
    "business-rates",
    "other-grants",
    "tax-support",
    "reserves-floor",
)


def _rates(
    one: Authority,
    setting: Setting,
    costs: Mapping[str, float],
    scenario: Scenario,
) -> dict[str, Rate]:
    entries = changed(setting.assumptions, scenario)
    wanted = Wanted(one.kind, setting.years, setting.known_by)
    found = {name: in_force(entries, name, wanted) for name in OVERALL}
    named = {entry.name for entry in entries}
    for slug in costs:
        name = f"real-growth/{slug}"
        general = name if name in named else "real-growth/others"
        # Each group has its own random numbers, whoever's interval it shares.
        found[name] = replace(in_force(entries, general, wanted), name=name)
    # A scenario may pass the principle: a referendum can be won.
    free = {change.name for change in scenario.changes}
    for name in {*LIMITED} - free:
        most = limits(principles(), name, wanted)
        found[name] = replace(found[name], most=most)
    return found


def groups_with_paths() -> tuple[Group, ...]:
    """This function will list the groups whose path can be learned.

    Balances of costs and their grants may be less than nothing, so that growth means
    nothing: they have pressure and no path.
    """
    balances = {"grant-funded", "levies-and-capital"}
    return (*(one for one in GROUPS if one.slug not in balances), WHOLE)
