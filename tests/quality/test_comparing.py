"""Peers, ranks and the limits of a funnel, on councils small enough to check."""

from datetime import date

import pytest

from workings.core.years import FinancialYear
from workings.programme.queries import programme_named
from workings.quality.comparing import (
    PEERS,
    NotCompared,
    compare,
    funnel,
    limits,
    peers,
)
from workings.quality.queries import measures
from workings.quality.queries.comparison import beside_others
from workings.quality.words import Improves, Official
from workings.reference.outcomes import Outcome
from workings.reference.queries import outcomes

YEAR = FinancialYear(2021)


def of(area: str, value: float | None, *, grouping: str = "Boroughs", year=YEAR):
    return Outcome(year, area, f"Council {area}", grouping, value)


EVERY = [
    of("A", 70.0),
    of("B", 60.0),
    of("C", 60.0),
    of("D", None),
    of("E", 50.0, grouping="Counties"),
]
ADULTS = {"A": 100.0, "B": 130.0, "C": 90.0, "D": 101.0, "E": 100.0}


def test_peers_are_the_nearest_of_the_same_class():
    found = peers("A", EVERY, ADULTS)
    assert found.areas == ("D", "C", "B")
    assert "Council E" not in found.names


def test_there_are_never_more_peers_than_the_rule_says():
    every = [of(f"{place:02}", 1.0) for place in range(30)]
    found = peers("15", every, {f"{place:02}": float(place) for place in range(30)})
    assert len(found.areas) == PEERS
    assert set(found.areas) == {f"{p:02}" for p in (*range(10, 15), *range(16, 21))}


@pytest.mark.parametrize("area", ["Z", "B"])
def test_a_council_that_is_not_published_or_not_counted_has_no_peers(area):
    with pytest.raises(NotCompared):
        peers(area, EVERY, {key: ADULTS[key] for key in "ACDE"})


@pytest.mark.parametrize(
    ("improves", "rank"),
    [(Improves.UP, (2, 2)), (Improves.NEUTRAL, (2, 2)), (Improves.DOWN, (1, 2))],
)
def test_ranks_follow_the_better_way_and_ties_share_one(improves, rank):
    found = compare(Official.ASC3, improves, peers("B", EVERY, ADULTS), EVERY)
    assert (found.own.among_peers, found.own.among_all) == rank
    assert (found.of_peers, found.of_all) == (3, 4)
    assert (found.median, found.own.off) == (60.0, 0.0)
    tied = [one.among_peers for one in found.rows if one.value == 60.0]
    assert len(set(tied)) == 1


def test_a_peer_without_a_value_stands_last_and_has_no_rank():
    found = compare(Official.ASC3, Improves.UP, peers("A", EVERY, ADULTS), EVERY)
    assert [one.area for one in found.rows] == ["A", "B", "C", "D"]
    last = found.rows[-1]
    assert (last.value, last.among_peers, last.among_all) == (None, None, None)


def test_the_latest_year_with_a_value_is_compared():
    later = [*EVERY, of("A", None, year=FinancialYear(2022))]
    found = compare(Official.ASC3, Improves.UP, peers("A", later, ADULTS), later)
    assert found.year == YEAR
    with pytest.raises(NotCompared, match="never published of Council D"):
        compare(Official.ASC3, Improves.UP, peers("D", EVERY, ADULTS), EVERY)


def test_limits_are_those_of_a_poisson_count_and_narrow_with_size():
    # 1,000 for each 100,000 of 100,000: a count of 1,000, give or take 3.09 roots.
    low, high = limits(1_000, 100_000, "99.8%")
    assert (low, high) == pytest.approx((902.285, 1097.715), abs=0.001)
    inner = limits(1_000, 100_000, "95%")
    assert low < inner[0] < 1_000 < inner[1] < high
    assert limits(1_000, 400_000, "99.8%")[0] == pytest.approx(951.143, abs=0.001)
    assert limits(1, 100, "99.8%")[0] == 0


def test_the_middle_of_a_funnel_weighs_councils_by_their_adults():
    every = [of("A", 3_000.0), of("B", 1_000.0), of("C", 1_000.0), of("D", None)]
    adults = {"A": 100_000.0, "B": 300_000.0, "D": 100_000.0}
    found = funnel("A", YEAR, 2020, every, adults)
    assert found.rate == pytest.approx(1_500)
    assert [(dot.area, dot.place) for dot in found.dots] == [("A", 1), ("B", -1)]
    assert funnel("C", YEAR, 2020, every, adults) is None
    assert funnel("D", YEAR, 2020, every, adults) is None
    assert funnel("A", YEAR, 2020, [], {}) is None


DAY = date(2026, 1, 1)


def test_what_one_barnet_reads_is_what_was_published(one_barnet):
    known = measures(programme_named("one-barnet"), as_at=DAY)
    named = [one for one in known if one.compared_by]
    assert {one.compared_by for one in named} == set(Official)
    for one in named:
        published = {
            str(each.year): each.value
            for each in outcomes(one.compared_by)
            if each.area == "E09000003" and each.value is not None
        }
        read = {str(each.period): float(each.value) for each in one.readings}
        assert read.keys() == published.keys()
        # The record keeps what is readable of many places.
        assert read == pytest.approx(published, abs=0.05)


def test_a_council_that_is_not_published_is_told_so(one_barnet):
    known = measures(programme_named("one-barnet"), as_at=DAY)
    with pytest.raises(NotCompared, match="can be set beside none"):
        beside_others(known, code="", name="Ambridge", day=DAY)
    by_name = beside_others(known, code="X", name="Barnet", day=DAY)
    assert by_name is not None and by_name.peers.area == "E09000003"
