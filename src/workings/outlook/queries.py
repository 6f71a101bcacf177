"""What an outlook begins from: accounts, breaks, and what was known by when."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from workings.core.refusals import Refusal
from workings.core.years import FinancialYear
from workings.ledger.queries.answers import by_benefit
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.reading import reading
from workings.ledger.verdicts import validated
from workings.outlook.assumptions import BASELINE, Scenario
from workings.outlook.breaks import foreseen, past
from workings.outlook.gathering import (
    EARLIEST,
    NoOutlook,
    Setting,
    gather,
    groups_with_paths,
    peopled,
)
from workings.outlook.groups import GROUPS, SOCIAL_CARE, WHOLE, Group
from workings.outlook.inputs import Inputs
from workings.outlook.model import Outlook, simulate
from workings.outlook.packaged import all_breaks, assumptions
from workings.outlook.replay import Replay, replay
from workings.outlook.response import CLASSES, Floats, History, Places, learn
from workings.outlook.savings import Savings, placed
from workings.reference.accounts import Accounts
from workings.reference.authorities import Authority, find
from workings.reference.queries import State, accounts, people, state

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


def latest_base(day: date) -> FinancialYear | None:
    """This function will give the last year whose accounts were out by a day."""
    held = accounts()
    return max(
        (one for one in held.years if one >= EARLIEST and known_by(one) <= day),
        default=None,
    )


def back_test(base: FinancialYear, to: FinancialYear) -> BackTest:
    """This function will replay every authority's path from a base year to a later one.

    Raises :class:`NoAccounts` where either year's accounts are not held.
    """
    return _back_test(base, to, state())


@lru_cache(maxsize=8)
def _back_test(base: FinancialYear, to: FinancialYear, _: State) -> BackTest:
    held = accounts()
    for year in (base, to):
        if year not in held.years:
            raise NoAccounts(year, held, "There are no accounts of")
    if base.starting < held.years[0].starting + 2:
        raise NoAccounts(base, held, "Two years of accounts are needed before")
    if held.budgets[:, held.year(to)].any():
        raise NoAccounts(to, held, "Only budgets, and no outturn, are held for")
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

    Social care was one line in 2010/11: its two groups begin the year after. Where that
    is the base year, both are taken to have grown as the one line did.
    """
    amounts = spent(held, group)
    there = np.isfinite(amounts).any(axis=0) & (np.nansum(amounts, axis=0) != 0)
    first = int(np.argmax(there))
    if first == len(held.years) - 1 and group.slug in SOCIAL_CARE:
        amounts, first = _out_of_one_line(held, amounts), first - 1
    years = held.years[first:]
    breaks = all_breaks()
    return History(
        amounts[:, first:],
        kinds(held.authorities),
        past(breaks, group.slug, years, known),
        foreseen(breaks, group.slug, years[-1], known),
    )


def _out_of_one_line(held: Accounts, amounts: Floats) -> Floats:
    whole = held.of("social-care", *SOCIAL_CARE)
    growth = np.full(len(whole), np.nan)
    np.divide(whole[:, -2], whole[:, -1], out=growth, where=whole[:, -1] > 0)
    found = amounts.copy()
    found[:, -2] = amounts[:, -1] * growth
    return found


def spent(held: Accounts, group: Group) -> Floats:
    """This function will give a group's spending: (n_councils, n_years), thousands."""
    return held.of(*group.items)


def kinds(authorities: tuple[Authority, ...]) -> Places:
    """This function will give the place of each authority's class."""
    places = {kind: place for place, kind in enumerate(CLASSES)}
    return np.array([places.get(one.kind, len(CLASSES) - 1) for one in authorities])


def setting_of(base: FinancialYear, ahead: int) -> Setting:
    """This function will prepare what all outlooks from a base year share.

    Assumptions are those said by the end of the year in which the base year's accounts
    came out. Raises :class:`NoAccounts` where the base year's accounts are not held,
    and :class:`NoOutlook` for 2010/11.
    """
    return _setting(base, ahead, state())


@lru_cache(maxsize=4)
def _setting(base: FinancialYear, ahead: int, _: State) -> Setting:
    held = accounts()
    if base not in held.years:
        raise NoAccounts(base, held, "There are no accounts of")
    if base < EARLIEST:
        raise NoOutlook(
            f"{base} has one line for social care: the first base year is {EARLIEST}."
        )
    then = held.until(base)
    day = known_by(base)
    histories = {
        one.slug: history(then, one, day)
        for one in groups_with_paths()
        if np.nansum(np.abs(spent(then, one)[:, -1])) > 0
    }
    taught = {slug: one for slug, one in histories.items() if one.spent.shape[1] > 1}
    return Setting(
        base,
        ahead,
        day,
        then,
        learn(taught, ahead),
        peopled(people(), held.authorities),
        assumptions(),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What an outlook is asked for."""

    council: str
    base: FinancialYear
    years: int = 15
    scenario: Scenario = BASELINE
    draws: int = 10_000
    seed: int = 1


@dataclass(frozen=True, eq=False)
class Outlooked:
    """An outlook with what it was worked out from, and a programme's effect."""

    inputs: Inputs
    outlook: Outlook
    savings: Savings | None = None


def outlook(asked: Asked, heard: Heard | None = None) -> Outlooked:
    """This function will work out one council's outlook.

    ``heard`` names a programme and its moment: its savings are set against the gap.
    Raises :class:`NoSuchCouncil`, :class:`NoAccounts` and :class:`NoOutlook`, each with
    a sentence fit to show.
    """
    inputs, found = _simulated(asked, state())
    savings = None
    if heard is not None:
        read = reading(heard, ranges=False)
        held = by_benefit(read.entries)
        position = [(benefit, held[code]) for code, benefit in read.benefits.items()]
        sufficient = set(validated(read.entries, read.verdicts))
        savings = placed(position, asked.base, inputs.years, sufficient)
    return Outlooked(inputs, found, savings)


# One is the same for as long as its assumptions and the statistics are: seeds see to
# that. Everything of it is read, and nothing written.
@lru_cache(maxsize=8)
def _simulated(asked: Asked, _: State) -> tuple[Inputs, Outlook]:
    setting = setting_of(asked.base, asked.years)
    one = find(asked.council, setting.held.authorities)
    inputs = gather(one, setting, asked.scenario)
    return inputs, simulate(inputs, draws=asked.draws, seed=asked.seed)


def every_council(
    base: FinancialYear, years: int
) -> tuple[tuple[Inputs, ...], tuple[str, ...]]:
    """This function will gather every authority's inputs, and say of the others in one
    sentence each which data is missing.
    """
    setting = setting_of(base, years)
    found, refused = [], []
    for one in setting.held.authorities:
        try:
            found.append(gather(one, setting))
        except NoOutlook as why:
            refused.append(str(why))
    return tuple(found), tuple(refused)
