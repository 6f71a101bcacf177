"""What an outlook begins from: accounts, people, breaks, and what was known by when."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from workings.core.refusals import Refusal
from workings.core.years import FinancialYear
from workings.outlook.breaks import Break, foreseen, past
from workings.outlook.groups import GROUPS, WHOLE, Group
from workings.outlook.replay import Replay, replay
from workings.outlook.response import CLASSES, Floats, History, Places
from workings.reference.accounts import Accounts
from workings.reference.authorities import Authority
from workings.reference.queries import accounts

DATA = Path(__file__).parent / "data"

REPLAYED = (
    "adult-social-care",
    "children-social-care",
    "highways",
    "culture",
    "environment",
    "planning",
    "net-revenue",
)


class NoAccounts(Refusal):
    """There are no accounts of a year, or too few before it."""

    def __init__(self, year: FinancialYear, held: Accounts, why: str) -> None:
        super().__init__(
            f"{why} {year}: accounts are held for {held.years[0]} to {held.years[-1]}. "
            "Add others with `workings reference add FILE`."
        )


@dataclass(frozen=True, eq=False)
class BackTest:
    """A back-test of every group, over every authority."""

    base: FinancialYear
    to: FinancialYear
    known_by: date
    authorities: tuple[Authority, ...]
    groups: dict[str, Replay]


def known_by(base: FinancialYear) -> date:
    """This function will give the day by which a year's accounts are published.

    The final outturn comes out in November after the year; by its 31 December it is
    known, with the budgets of the year after.
    """
    return date(base.starting + 1, 12, 31)


def back_test(base: FinancialYear, to: FinancialYear) -> BackTest:
    """This function will replay every authority's path from a base year to a later one.

    Raises :class:`NoAccounts` where either year's accounts are not held.
    """
    held = accounts()
    for year in (base, to):
        if year not in held.years:
            raise NoAccounts(year, held, "There are no accounts of")
    if base.starting < held.years[0].starting + 2:
        raise NoAccounts(base, held, "Two years of accounts are needed before")
    if to <= base:
        raise NoAccounts(to, held, f"A replay from {base} cannot end in")
    known = known_by(base)
    then = held.until(base)
    replayed = [one for one in (*GROUPS, WHOLE) if one.slug in REPLAYED]
    at = held.year(to)
    return BackTest(
        base,
        to,
        known,
        held.authorities,
        replay(
            {one.slug: history(then, one, known) for one in replayed},
            {one.slug: spent(held, one)[:, at] for one in replayed},
            to.starting - base.starting,
        ),
    )


def history(held: Accounts, group: Group, known: date) -> History:
    """This function will give a group's spending up to the last year held.

    Social care was one line in 2010/11: its two groups begin the year after.
    """
    amounts = spent(held, group)
    there = np.isfinite(amounts).any(axis=0) & (np.nansum(amounts, axis=0) != 0)
    first = int(np.argmax(there))
    years = held.years[first:]
    breaks = all_breaks()
    return History(
        amounts[:, first:],
        kinds(held.authorities),
        past(breaks, group.slug, years, known),
        foreseen(breaks, group.slug, years[-1], known),
    )


def spent(held: Accounts, group: Group) -> Floats:
    """This function will give a group's spending: (n_councils, n_years), thousands."""
    return held.of(*group.items)


def kinds(authorities: tuple[Authority, ...]) -> Places:
    """This function will give the place of each authority's class."""
    places = {kind: place for place, kind in enumerate(CLASSES)}
    return np.array([places.get(one.kind, len(CLASSES) - 1) for one in authorities])


def all_breaks() -> tuple[Break, ...]:
    """This function will read the breaks in the series."""
    entries = tomllib.loads((DATA / "breaks.toml").read_text())["break"]
    return tuple(
        Break(**{**entry, "year": FinancialYear.parse(entry["year"])})
        for entry in entries
    )
