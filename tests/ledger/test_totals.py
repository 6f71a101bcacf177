"""Totals add up what may be added: one basis, one price base, no penny twice."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import BENEFITS, L, S, ambridge, said
from tests.ledger.strategies import (
    entries_of,
    heard,
    heard_entries,
    on_database,
    records,
    undone,
)
from workings.core.asat import AsAt
from workings.core.money import Basis, MixedMoney, Money
from workings.ledger.landing import NO_SERVICE, landed
from workings.ledger.position import (
    Entry,
    any_overlap,
    fold,
    overlapping,
    parts,
    sums,
)
from workings.ledger.queries import Heard, totals
from workings.ledger.queries.totals import NO_FUNCTION
from workings.ledger.statement import Benefit
from workings.ledger.words import BenefitKind, Series

HALVES = (("HIGHWAYS-S", Decimal("0.5")), ("DESK-S", Decimal("0.5")))
SPREAD = (
    Benefit("ROADS", "Roads", BenefitKind.CASHABLE_SAVING, "HIGHWAYS", services=HALVES),
    *BENEFITS[1:],
)


def addable(entries):
    """Whether a sum of these lines of one series and basis means anything."""
    prices = {entry.prices for entry in entries}
    dates = {e.key.period for e in entries if e.key.basis is Basis.RUN_RATE}
    apart = overlapping(entry.key for entry in entries) is None
    return len(prices) == 1 and len(dates) <= 1 and apart


def by_measure(entries):
    found = defaultdict(list)
    for entry in entries:
        found[entry.key.series, entry.key.basis].append(entry)
    return dict(sorted(found.items()))


def expected(entries):
    """The sums of a set of lines, by their definition."""
    return [
        (*measure, len(mine), sum(e.pence for e in mine) if addable(mine) else None)
        for measure, mine in by_measure(entries).items()
    ]


def summed(found):
    return [
        (one.series, one.basis, one.count, None if one.reason else one.money.pence)
        for one in found
    ]


@given(records())
def test_totals_stay_within_one_basis_price_base_and_date(record):
    position = list(fold(entries_of(record)).values())
    clashing = {
        measure
        for measure, mine in by_measure(position).items()
        if overlapping(entry.key for entry in mine)
    }
    found = sums(parts(position), clashing=clashing)
    assert summed(found) == expected(position)
    for one in found:
        assert (one.money is None) == bool(one.reason)
        if one.money is not None:
            assert one.money.basis is one.basis


@given(records())
def test_without_knowing_whose_the_periods_are_any_overlap_is_a_clash(record):
    position = list(fold(entries_of(record)).values())
    groups = list(parts(position))
    for one in sums(groups):
        mine = [g for g in groups if (g.series, g.basis) == (one.series, one.basis)]
        if any_overlap(mine):
            assert one.money is None
        else:
            assert one == sums(mine, clashing=())[0]


@given(records())
def test_parts_keep_every_line_and_penny(record):
    position = list(fold(entries_of(record)).values())
    groups = list(parts(position))
    assert sum(group.count for group in groups) == len(position)
    assert sum(group.pence for group in groups) == sum(e.pence for e in position)


PROJECTS = {benefit.code: benefit.project for benefit in SPREAD}
KINDS = {benefit.code: str(benefit.kind) for benefit in SPREAD}
GROUPS = {
    "": lambda entry: "",
    "year": lambda entry: str(entry.key.period),
    "project": lambda entry: PROJECTS[entry.key.benefit],
    "kind": lambda entry: KINDS[entry.key.benefit],
}


def test_the_database_totals_as_python_does(database):
    programme = ambridge(*SPREAD)

    @on_database(20)
    @given(records(), st.data())
    def holds(record, data):
        with undone():
            said(programme, *record)
            question = data.draw(heard(programme.pk))
            position = list(fold(heard_entries(record, question)).values())
            for by, group in GROUPS.items():
                groups = defaultdict(list)
                for entry in position:
                    groups[group(entry)].append(entry)
                found = totals(question, by=by)
                assert {name: summed(one) for name, one in found.items()} == {
                    name: expected(mine) for name, mine in groups.items()
                }
            conserved(position, totals(question, by="service"))
            conserved(position, totals(question, by="function"))

    holds()


def conserved(position, found):
    """What lands on services comes to what there is, to the penny."""
    for measure, mine in by_measure(position).items():
        landed_ = [
            one
            for sums_ in found.values()
            for one in sums_
            if (one.series, one.basis) == measure
        ]
        if addable(mine):
            assert all(one.money is not None for one in landed_)
            total = sum(one.money.pence for one in landed_)
            assert total == sum(entry.pence for entry in mine)


@given(records(), st.integers(1, 9))
def test_landing_splits_every_part_to_the_penny(record, tenths):
    position = list(fold(entries_of(record)).values())
    share = Fraction(tenths, 10)
    landings = {"ROADS": [("A", share), ("B", 1 - share)], "FEES": [("A", Fraction(1))]}
    amounts = [(e.key.benefit, next(parts([e]))) for e in position]
    found = landed(amounts, landings)
    assert set(found) <= {"A", "B", NO_SERVICE}
    assert sum(p.pence for ps in found.values() for p in ps) == sum(
        entry.pence for entry in position
    )
    roads = sum(1 for entry in position if entry.key.benefit == "ROADS")
    fees = sum(1 for entry in position if entry.key.benefit == "FEES")
    counts = {name: sum(p.count for p in ps) for name, ps in found.items()}
    assert counts.get("A", 0) == roads + fees
    assert counts.get("B", 0) == roads


def at(programme):
    return Heard(programme.pk, AsAt(date(2015, 1, 1)))


def test_a_benefit_is_split_over_the_services_it_lands_on(database):
    programme = ambridge(*SPREAD)
    said(
        programme,
        S(
            "first",
            "2011-05-01",
            lines=[
                L("ROADS forecast annual 2011/12 100.01"),
                L("FEES forecast annual 2011/12 7"),
            ],
        ),
    )
    found = totals(at(programme), by="service")
    pounds = {name: str(one[0].money) for name, one in found.items()}
    assert pounds == {
        "HIGHWAYS-S": "£50.01",
        "DESK-S": "£50",
        NO_SERVICE: "£7",
    }
    by_function = totals(at(programme), by="function")
    assert {name: str(one[0].money) for name, one in by_function.items()} == {
        NO_FUNCTION: "£100.01",
        NO_SERVICE: "£7",
    }


def reasons(programme, by=""):
    return {
        name: [one.reason.removeprefix("not added: ") for one in found]
        for name, found in totals(at(programme), by=by).items()
    }


def test_why_a_total_is_not_made(database):
    programme = ambridge()
    said(
        programme,
        S(
            "first",
            "2011-05-01",
            kind="delivery",
            lines=[
                L("ROADS delivered run_rate 2012-03-31 1"),
                L("FEES delivered run_rate 2013-03-31 1"),
                L("ROADS delivered annual 2011/12 1"),
                L("ROADS delivered annual 2011-04-01 to 2011-09-30 1"),
                L("FEES delivered cumulative 2011/12 1"),
            ],
        ),
        S(
            "second",
            "2011-05-01",
            kind="delivery",
            prices="cash",
            lines=[L("ROADS delivered cumulative 2011/12 1")],
        ),
    )
    assert reasons(programme)[""] == [
        "periods overlap, and the same money would count twice",
        "cash, not stated are different price bases",
        "run rates at different dates",
    ]


def test_a_clash_of_one_benefit_does_not_spoil_the_totals_of_others(database):
    """Nor does a mixture of prices elsewhere hide it."""
    programme = ambridge()
    said(
        programme,
        S(
            "first",
            "2011-05-01",
            lines=[
                L("ROADS forecast annual 2011/12 1"),
                L("ROADS forecast annual 2011-04-01 to 2011-09-30 1"),
                L("BASE forecast annual 2011/12 1"),
                L("DELIVERY forecast annual 2011-04-01 to 2011-09-30 1"),
                L("BASE forecast cumulative 2010/11 1"),
                L("QUEUES forecast cumulative 2010/11 to 2012/13 1"),
            ],
        ),
        S(
            "second",
            "2011-05-01",
            prices="cash",
            lines=[L("QUEUES forecast annual 2011/12 1")],
        ),
    )
    clash = "periods overlap, and the same money would count twice"
    assert reasons(programme, "project") == {
        "HIGHWAYS": [clash],
        "": ["", ""],
        "DESK": ["", ""],
    }
    assert reasons(programme)[""] == ["cash, not stated are different price bases", ""]


@pytest.mark.parametrize("prices", ["", "cash"])
def test_an_entrys_money_knows_what_it_measures(prices):
    line = L("ROADS forecast annual 2011/12 1")
    entry = Entry(line.key, 1, 1, line.pence, prices)
    assert entry.money == Money(100, Basis.ANNUAL, prices)
    with pytest.raises(MixedMoney):
        entry.money + Money(100, Basis.CUMULATIVE, prices)
    assert entry.key.series is Series.FORECAST
