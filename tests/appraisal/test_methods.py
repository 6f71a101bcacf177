"""Prices, payback, optimism bias, partnership values and weights, each by its source.

Examples that are published have their source beside them.
"""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.appraisal.optimism import (
    Contribution,
    NotShares,
    adjusted,
    blended,
    managed_part,
    resultant,
)
from workings.appraisal.parameters import (
    UnitCost,
    categories,
    confidence_source,
    deflator_source,
    optimism_source,
    schedule,
    unit_cost_source,
    unit_costs,
)
from workings.appraisal.partnership import Reach, correction, profile, yearly
from workings.appraisal.payback import Outcome, payback
from workings.appraisal.prices import NoIndex, Year, levels, published, real, reprice
from workings.appraisal.weights import weigh, weight
from workings.core.years import NotAYear

SHARE = st.floats(0, 1)


def test_every_parameter_says_its_source_address_and_licence():
    for source in (
        schedule().source,
        optimism_source(),
        confidence_source(),
        deflator_source(),
    ):
        assert source.title
        assert source.address.startswith("https://")
        assert source.licence.startswith("Open Government Licence")
    # The one that is not the Crown's.
    assert unit_cost_source().address.startswith("https://golab.bsg.ox.ac.uk/")
    assert unit_cost_source().licence.startswith("Creative Commons")


class TestPrices:
    def test_deflating_a_constant_sum(self):
        # Green Book 2018, table 1: 1,000 a year for years 0 to 5 at 2% inflation.
        found = real([1000] * 6, levels([0.02] * 5))
        assert [round(one) for one in found] == [1000, 980, 961, 942, 924, 906]

    def test_the_deflator_by_calendar_and_by_financial_year(self):
        # HM Treasury, December 2025: 2010 69.1217, 2011 70.8340.
        assert published(Year.parse("2010")) == Decimal("69.1217")
        by_months = (3 * Decimal("69.1217") + Decimal("70.8340")) / 4
        assert published(Year.parse("2010/11")) == by_months
        # As the format page has it.
        assert by_months == Decimal("69.549775")

    def test_financial_years_end_where_the_next_calendar_year_does(self):
        assert published(Year.parse("2023/24")) == Decimal("97.188025")
        with pytest.raises(NoIndex, match="2024/25"):
            published(Year.parse("2024/25"))

    @given(st.floats(0.01, 1e9), st.integers(1990, 2022), st.integers(1990, 2022))
    def test_there_and_back_again(self, amount, of, to):
        before, after = Year(of, financial=True), Year(to, financial=True)
        there = reprice(amount, of=before, to=after)
        assert reprice(there, of=after, to=before) == pytest.approx(amount)

    @pytest.mark.parametrize("year", ["1989", "2025", "2024/25"])
    def test_a_year_without_a_figure_is_refused(self, year):
        with pytest.raises(NoIndex, match="1990 to 2024"):
            published(Year.parse(year))

    def test_an_index_of_ones_own(self):
        own = {Year(2010, False): Decimal(90), Year(2012, False): Decimal(99)}
        assert reprice(10, of=Year(2010, False), to=Year(2012, False), index=own) == 11
        with pytest.raises(NoIndex, match="2011"):
            reprice(10, of=Year(2011, False), to=Year(2012, False), index=own)

    @pytest.mark.parametrize("text", ["2013/15", "13", "year 1", ""])
    def test_a_year_is_one_or_the_other(self, text):
        with pytest.raises(NotAYear, match="neither"):
            Year.parse(text)


class TestPayback:
    @pytest.mark.parametrize(
        ("flows", "outcome", "year", "years"),
        [
            ([-100, 30, 30, 30, 30], Outcome.PAYS_BACK, 4, 10 / 3),
            ([-100, 50, 50], Outcome.PAYS_BACK, 2, 2.0),
            ([-100, 50, 40], Outcome.NEVER, None, None),
            ([0, 0], Outcome.PAYS_BACK, 0, 0.0),
            # What comes in before anything is spent pays nothing back.
            ([5, -10, 2], Outcome.NEVER, None, None),
            ([0, -10, 5, 5], Outcome.PAYS_BACK, 3, 3.0),
            # Ten tenths are one, to whoever counts in tenths.
            ([-1.0] + [0.1] * 10, Outcome.PAYS_BACK, 10, 10.0),
        ],
    )
    def test_outcomes(self, flows, outcome, year, years):
        found = payback(flows)
        assert (found.outcome, found.year) == (outcome, year)
        assert found.years == pytest.approx(years)

    def test_money_that_has_to_be_spent_again(self):
        found = payback([-100, 120, -60, 20, 30])
        assert found.outcome is Outcome.TURNS_NEGATIVE_AGAIN
        assert (found.year, found.negative_again, found.for_good) == (1, 2, 4)
        assert payback([-100, 120, -60, 20]).for_good is None

    @given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=30))
    def test_it_is_what_the_running_total_says(self, flows):
        running = np.cumsum(flows)
        spent = np.flatnonzero(running < 0)
        found = payback(flows)
        if not spent.size:
            assert (found.outcome, found.year) == (Outcome.PAYS_BACK, 0)
            return
        back = [at for at in range(spent[0], len(flows)) if running[at] >= 0]
        assert found.year == next(iter(back), None)
        if found.year is None:
            assert found.outcome is Outcome.NEVER
            return
        assert found.year - 1 < found.years <= found.year
        stays = found.outcome is Outcome.PAYS_BACK
        assert stays == (running[found.year :] >= 0).all()

    @pytest.mark.parametrize("flows", [[], [[1, 2]], 3])
    def test_one_flow_a_year(self, flows):
        with pytest.raises(ValueError, match="one flow a year"):
            payback(flows)


class TestOptimism:
    def test_two_types_of_building_in_one_project(self):
        # Mott MacDonald 2002: 30% non-standard, 70% standard buildings.
        by_name = {one.name: one for one in categories()}
        kinds = (by_name["non_standard_buildings"], by_name["standard_buildings"])
        capital = blended([0.3, 0.7], [float(one.upper_bound) for one in kinds])
        duration = blended([0.3, 0.7], [float(one.duration) for one in kinds])
        assert capital == pytest.approx(0.321)
        assert duration == pytest.approx(0.145)

    def test_a_project_at_contract_award(self):
        # Mott MacDonald 2002, 4.1: estimate 100, upper bound 51%, 92% managed, risk 7.
        found = adjusted(100, 0.51, 0.92, risk=7)
        assert found.bias == pytest.approx(4.08)
        assert found.with_bias == pytest.approx(104.08)
        assert found.whole == pytest.approx(111.08)

    def test_outsourcing_is_of_operating_cost_and_has_no_duration(self):
        outsourcing = categories()[-1]
        assert (outsourcing.of, outsourcing.duration) == ("operating", None)
        assert {one.of for one in categories()[:-1]} == {"capital"}

    @given(st.floats(0, 3), SHARE, SHARE)
    def test_more_managed_is_never_more_biased(self, bound, managed, more):
        low, high = sorted([managed, more])
        assert resultant(bound, 0) == bound
        assert 0 <= resultant(bound, high) <= resultant(bound, low) <= bound

    def test_what_is_managed_is_added_up_by_its_part(self):
        causes = [Contribution("brief", 0.6, 0.5), Contribution("site", 0.4, 1)]
        assert managed_part(causes) == pytest.approx(0.7)

    @pytest.mark.parametrize(
        ("ask", "why"),
        [
            (lambda: managed_part([Contribution("brief", 1.2, 0)]), '"brief"'),
            (lambda: managed_part([Contribution("a", 0.6, 0)] * 2), "more than 1"),
            (lambda: blended([0.5, 0.4], [0.1, 0.2]), "sum to 0.9"),
            (lambda: blended([1.5, -0.5], [0.1, 0.2]), "not to 1"),
            (lambda: resultant(0.51, 92), "not 92"),
        ],
    )
    def test_parts_of_no_whole_are_refused(self, ask, why):
        with pytest.raises(NotShares, match=why):
            ask()


class TestPartnership:
    @given(st.floats(0, 1e6), SHARE, SHARE, SHARE, SHARE)
    def test_the_order_of_factors_does_not_matter(self, people, a, b, c, dead):
        found = Reach(people, a, b, c, dead).changed
        assert found == pytest.approx(Reach(people, c, a, b, dead).changed)
        assert found == pytest.approx(people * c * b * a * (1 - dead))

    @given(st.floats(0, 1e6), SHARE, SHARE, SHARE, st.integers(1, 6))
    def test_what_would_have_happened_anyway_is_worth_nothing(
        self, people, a, b, c, grade
    ):
        assert yearly(Reach(people, a, b, c, 1), 500.0, grade) == 0

    def test_lag_and_drop_off(self):
        found = profile(7, first=1, last=4, lag=2, drop_off=0.5)
        assert found.tolist() == [0, 0, 0, 1, 0.5, 0.25, 0.125]
        assert profile(4, first=0, last=9).tolist() == [1, 1, 1, 1]
        assert profile(3, first=0, last=2, drop_off=1).tolist() == [1, 0, 0]

    @pytest.mark.parametrize("share", [1.2, -0.1, float("nan")])
    def test_a_share_is_from_0_to_1(self, share):
        for name in ("engagement", "retention", "impact", "deadweight"):
            with pytest.raises(ValueError, match=name):
                Reach(10, **{name: share})
        with pytest.raises(ValueError, match="drop-off"):
            profile(3, first=0, last=2, drop_off=share)

    @pytest.mark.parametrize("grade", [0, 7])
    def test_grades_are_1_to_6(self, grade):
        with pytest.raises(ValueError, match="from 1 to 6"):
            correction(grade)


class TestUnitCosts:
    def test_parts_sum_to_their_whole_in_its_unit_and_year(self):
        # What the packaged ones were chosen by: nothing else in the extract of the
        # database says that a row was not shifted.
        every = {one.code: one for one in unit_costs()}
        wholes = [
            one for code, one in every.items() if code.rpartition(".")[0] not in every
        ]
        assert len(wholes) == 13
        for whole in wholes:
            parts = [one for one in every.values() if is_part(one, whole)]
            assert len(parts) > 1
            assert {(one.unit, one.year) for one in parts} == {(whole.unit, whole.year)}
            assert abs(sum(one.pounds for one in parts) - whole.pounds) <= 1

    def test_a_council_pays_the_whole_only_where_it_pays_every_part(self):
        for whole in unit_costs():
            parts = [one for one in unit_costs() if is_part(one, whole)]
            if parts and whole.of_council:
                assert {one.of_council for one in parts} == {True}

    def test_each_can_be_brought_to_the_prices_of_another_year(self):
        for one in unit_costs():
            year = Year.parse(one.year)
            assert year.financial
            now = reprice(float(one.pounds), of=year, to=Year.parse("2023/24"))
            assert now > float(one.pounds)

    def test_what_its_parts_contradict_is_not_packaged(self):
        # The extract has a week of nursing care at 7,778 pounds, its parts at 644.
        assert not {"SS8.0", "HO1.0", "E&E10.0"} & {one.code for one in unit_costs()}


def is_part(one: UnitCost, whole: UnitCost) -> bool:
    return one.code.startswith(whole.code + ".")


class TestWeights:
    def test_half_the_income_is_twice_the_weight_at_1(self):
        # Green Book 2018, A3.13: 20,000 against 40,000 a year.
        assert weight(20_000, 40_000, elasticity=1) == 2
        assert weight(20_000, 40_000) == pytest.approx(2**1.3)

    @given(st.floats(100, 1e6), st.floats(100, 1e6))
    def test_the_poorer_weigh_more(self, one, other):
        low, high = sorted([one, other])
        assert weight(low, 30_000) >= weight(high, 30_000)
        assert weight(30_000, 30_000) == 1

    def test_what_is_of_no_group_weighs_1(self):
        assert weigh({"poorest": 0.5}, {"poorest": 3.0}) == 2
        assert weigh({}, {}) == 1

    def test_bad_incomes_and_shares_are_refused(self):
        with pytest.raises(ValueError, match="above 0"):
            weight(0, 1)
        with pytest.raises(ValueError, match="over 1"):
            weigh({"a": 0.7, "b": 0.5}, {"a": 1, "b": 1})
