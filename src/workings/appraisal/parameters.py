"""The published parameters, dated and sourced, that come with the package.

They are TOML files in ``published``: each says its source, address and licence.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from workings.core.problems import mend_name
from workings.core.refusals import Refusal


class NoSuchParameter(Refusal):
    """What was asked for was not published, or not in that year."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where parameters were published."""

    title: str
    address: str
    licence: str


@dataclass(frozen=True, slots=True)
class Band:
    """Years with one yearly rate; ``last`` None: and on."""

    first: int
    last: int | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Schedule:
    """Yearly rates of discount, as the guidance of a vintage has them."""

    name: str
    vintage: int
    bands: tuple[Band, ...]
    source: Source

    def rate(self, year: int) -> Decimal:
        """The rate of a year, counted from year 0; refused beyond the last band."""
        for band in self.bands:
            if band.last is None or year <= band.last:
                return band.rate
        raise NoSuchParameter(
            f"The {self.name} schedule of {self.vintage} ends at year "
            f"{self.bands[-1].last}. Stay within it, or ask for another vintage."
        )


@dataclass(frozen=True, slots=True)
class Category:
    """A type of project, and its upper bounds of optimism bias (shares)."""

    name: str
    title: str
    of: str
    upper_bound: Decimal
    duration: Decimal | None


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one more of an outcome costs a public body, in pounds of its year."""

    code: str
    title: str
    unit: str
    pounds: Decimal
    year: str
    """The financial year of its prices, as "2012/13"."""
    agency: str
    """Who pays it; "Several" where its parts are of several."""

    @property
    def of_council(self) -> bool:
        """Whether a council pays the whole of it."""
        return self.agency == "Local Authority"


SCHEDULES = ("standard", "health", "sensitivity")


def vintages() -> tuple[int, ...]:
    """This function will list the years of which the guidance is held."""
    return tuple(vintage["year"] for vintage in _read("discounting")["vintage"])


def schedule(name: str = "standard", vintage: int | None = None) -> Schedule:
    """This function will return a schedule as guidance had it in a year.

    A year between two vintages has the earlier one; None is the latest. Raises
    :class:`NoSuchParameter` before the first, after the latest (what will be in force
    then is not known), or where that guidance had no such schedule.
    """
    if name not in SCHEDULES:
        raise NoSuchParameter(
            f'There is no schedule "{name}". {mend_name(name, SCHEDULES)}'
        )
    first, *_, latest = vintages()
    if vintage is not None and not first <= vintage <= latest:
        end = f"first is of {first}" if vintage < first else f"latest is of {latest}"
        raise NoSuchParameter(
            f"No guidance of {vintage} is held: the {end}. {said_vintages()}."
        )
    for held in reversed(_read("discounting")["vintage"]):
        if vintage is None or held["year"] <= vintage:
            return _in_vintage(held, name)
    raise AssertionError("the first vintage is not after itself")


def said_vintages() -> str:
    """This function will say which vintages are held, as the start of a sentence.

    >>> said_vintages()
    'Held are 2003, 2008, 2018 and 2026; a year between has the one before it'
    """
    *years, last = map(str, vintages())
    held = f"{', '.join(years)} and {last}"
    return f"Held are {held}; a year between has the one before it"


def _in_vintage(held: Mapping[str, Any], name: str) -> Schedule:
    for found in held["schedule"]:
        if found["name"] == name:
            return Schedule(name, held["year"], _bands(found), _source(held))
    first = next(
        other["year"]
        for other in _read("discounting")["vintage"]
        if any(one["name"] == name for one in other["schedule"])
    )
    raise NoSuchParameter(
        f"The guidance of {held['year']} has no {name} schedule: "
        f"the first is of {first}."
    )


def _bands(found: Mapping[str, Any]) -> tuple[Band, ...]:
    lasts = [*found["to"], found.get("ends")]
    firsts = [0, *(last + 1 for last in found["to"])]
    rates = (Decimal(rate) for rate in found["rates"])
    return tuple(map(Band, firsts, lasts, rates))


def categories() -> tuple[Category, ...]:
    """This function will list the types of project with published upper bounds."""
    return tuple(
        Category(
            name=found["name"],
            title=found["title"],
            of=found["of"],
            upper_bound=Decimal(found["upper_bound"]),
            duration=Decimal(found["duration"]) if "duration" in found else None,
        )
        for found in _read("optimism_bias")["category"]
    )


def optimism_source() -> Source:
    """This function will say where the upper bounds were published."""
    return _source(_read("optimism_bias"))


def corrections() -> tuple[Decimal, ...]:
    """This function will list what is taken off a benefit, by confidence grade.

    The first is of grade 1, the last of grade 6; shares.
    """
    return tuple(map(Decimal, _read("confidence")["corrections"]))


def confidence_source() -> Source:
    """This function will say where the corrections were published."""
    return _source(_read("confidence"))


def unit_costs() -> tuple[UnitCost, ...]:
    """This function will list the unit costs that could be checked, by their code."""
    return tuple(
        UnitCost(
            code=found["code"],
            title=found["title"],
            unit=found["unit"],
            pounds=Decimal(found["pounds"]),
            year=found["year"],
            agency=found["agency"],
        )
        for found in _read("unit_costs")["cost"]
    )


def unit_cost_source() -> Source:
    """This function will say where the unit costs were published."""
    return _source(_read("unit_costs"))


def gdp_deflator() -> Mapping[int, Decimal]:
    """This function will return the GDP deflator by calendar year, 2024 = 100."""
    return {
        int(year): Decimal(value)
        for year, value in _read("gdp_deflator")["calendar"].items()
    }


def deflator_source() -> Source:
    """This function will say where the deflator was published."""
    return _source(_read("gdp_deflator"))


def _source(held: Mapping[str, Any]) -> Source:
    licence = held.get("licence") or _read("discounting")["licence"]
    return Source(held["source"], held["address"], licence)


@cache
def _read(name: str) -> dict[str, Any]:
    path = files("workings.appraisal") / "published" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
