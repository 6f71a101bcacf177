"""Assumptions: dated intervals and their credibility; scenarios that change them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workings.core.problems import mend_name
from workings.core.refusals import Refusal
from workings.core.years import FinancialYear
from workings.numerics.distributions import Normal

Floats = NDArray[np.float64]


class NotAssumed(Refusal):
    """An assumption is missing, or a scenario changes one that is not there."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One uncertain rate or weight, as somebody said it on a date.

    It lies in ``low`` to ``high`` with this credibility; where the two are the same it
    is fixed. ``first`` and ``last`` bound the years it is for, ``kinds`` the classes of
    council; empty is all. Rates are growth of the logarithm a year.
    """

    name: str
    low: float
    high: float
    credibility: float
    unit: str
    said: date
    review: date
    source: str
    first: FinancialYear | None = None
    last: FinancialYear | None = None
    kinds: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """The middle of the interval."""
        return (self.low + self.high) / 2

    @property
    def spread(self) -> float:
        """The standard deviation of the normal distribution within the interval."""
        if self.low == self.high:
            return 0.0
        return Normal.within(self.low, self.high, credibility=self.credibility).spread

    def is_for(self, kind: str, year: FinancialYear) -> bool:
        """Whether it is about this class of council in this year."""
        return (
            (not self.kinds or kind in self.kinds)
            and (self.first is None or self.first <= year)
            and (self.last is None or year <= self.last)
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A scenario's change of one assumption: other limits, or limits moved."""

    name: str
    low: float | None = None
    high: float | None = None
    add: float = 0.0


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named set of changes; all others stay, on the same random numbers."""

    name: str
    what: str
    changes: tuple[Change, ...]


BASELINE = Scenario("baseline", "The assumptions as they stand.", ())


@dataclass(frozen=True, eq=False)
class Rate:
    """An assumption laid out over the years ahead: (n_years,) each.

    One random number moves all its years together, because what is uncertain is the
    level, not each year for itself.
    """

    name: str
    middle: Floats
    spread: Floats
    entries: tuple[Assumption, ...]
    """Those it is made of."""
    most: Floats | None = None
    """The most that a year may grow by (n_years,), as the law has it; None is no limit.
    """

    def growth(self, drawn: Floats) -> Floats:
        """This function will give the log of growth since the base.

        ``drawn`` are standard normal numbers (n_draws,); the result has shape
        (n_years, n_draws).
        """
        if self.most is not None:
            yearly: Floats = np.multiply.outer(self.spread, drawn)
            yearly += self.middle[:, None]
            np.minimum(yearly, self.most[:, None], out=yearly)
            return yearly.cumsum(axis=0, out=yearly)
        found: Floats = np.multiply.outer(self.spread.cumsum(), drawn)
        found += self.middle.cumsum()[:, None]
        return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom and when assumptions are wanted."""

    kind: str
    years: tuple[FinancialYear, ...]
    known_by: date


def in_force(entries: Sequence[Assumption], name: str, wanted: Wanted) -> Rate:
    """This function will lay an assumption out over years, as known by a day.

    For each year, the entry said last by then; an entry for particular years or classes
    goes before a general one. Raises :class:`NotAssumed` where there is none.
    """
    mine = [one for one in entries if one.name == name and one.said <= wanted.known_by]
    # Nothing said by then: the earliest is better than none, and is named as such.
    mine = mine or [one for one in entries if one.name == name]
    chosen = []
    for year in wanted.years:
        fit = [one for one in mine if one.is_for(wanted.kind, year)]
        if not fit:
            raise NotAssumed(f'Nothing is assumed about "{name}" for {year}.')
        chosen.append(max(fit, key=_precedence))
    return Rate(
        name,
        np.array([one.middle for one in chosen]),
        np.array([one.spread for one in chosen]),
        tuple(dict.fromkeys(chosen)),
    )


def _precedence(one: Assumption) -> tuple[int, date]:
    particular = (one.first is not None) + (one.last is not None) + bool(one.kinds)
    return particular, one.said


def changed(
    entries: Iterable[Assumption], scenario: Scenario
) -> tuple[Assumption, ...]:
    """This function will apply a scenario's changes.

    Raises :class:`NotAssumed`, with the nearest name, for an assumption that is not
    there.
    """
    listed = tuple(entries)
    names = {one.name for one in listed}
    changes = {change.name: change for change in scenario.changes}
    for name in changes:
        if name not in names:
            hint = mend_name(name, names)
            raise NotAssumed(
                f'The scenario "{scenario.name}" changes "{name}", which is not '
                f"assumed. {hint}"
            )
    return tuple(
        _moved(one, changes[one.name]) if one.name in changes else one for one in listed
    )


def _moved(one: Assumption, change: Change) -> Assumption:
    low = one.low if change.low is None else change.low
    high = one.high if change.high is None else change.high
    return replace(one, low=low + change.add, high=high + change.add)


def read_assumptions(entries: Iterable[Mapping[str, Any]]) -> tuple[Assumption, ...]:
    """This function will read assumptions from TOML tables.

    Raises :class:`NotAssumed` for one whose numbers are no interval.
    """
    found = []
    for entry in entries:
        years = {
            key: FinancialYear.parse(entry[key])
            for key in ("first", "last")
            if key in entry
        }
        one = Assumption(**{**entry, **years, "kinds": tuple(entry.get("kinds", ()))})
        if not (one.low <= one.high and 0 < one.credibility < 1):
            raise NotAssumed(f'The assumption "{one.name}" is no interval.')
        found.append(one)
    return tuple(found)


def read_scenarios(entries: Iterable[Mapping[str, Any]]) -> tuple[Scenario, ...]:
    """This function will read scenarios from TOML tables.

    Raises :class:`NotAssumed` for a change that says neither limits nor a move.
    """
    found = []
    for entry in entries:
        try:
            changes = tuple(Change(**change) for change in entry["change"])
            found.append(Scenario(entry["name"], entry["what"], changes))
        except (KeyError, TypeError) as error:
            raise NotAssumed(
                "A scenario has a name, says what it is, and holds changes, each with "
                f"the name of an assumption and low and high, or add: {error}."
            ) from error
    return tuple(found)
