"""What a case works out to, and what must hold of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.appraisal.cases import USUAL, benefit, case, cost, option, text, worked_out
from workings.appraisal.appraise import appraise
from workings.appraisal.case import Case
from workings.appraisal.casefile import read_case
from workings.appraisal.discounting import as_floats, factors, present_value
from workings.appraisal.kinds import Denominator
from workings.appraisal.parameters import schedule
from workings.appraisal.payback import Outcome
from workings.ledger.words import Bearer

AMOUNTS = st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=11)
INPUT = '[[input]]\nname = "{}"\nlow = {}\nhigh = {}\ncredibility = 0.8\n'


@settings(max_examples=20)
@given(AMOUNTS, AMOUNTS)
def test_npsv_is_the_discounted_difference_of_what_was_written(spent, gained):
    found = worked_out(
        option(
            "B", cost("c", f"amounts = {spent}"), benefit("b", f"amounts = {gained}")
        )
    ).worth_of("B")
    discount = as_floats(factors(schedule(), 10))
    by_hand = sum(
        sign * float(present_value(amounts, discount[: len(amounts)]))
        for sign, amounts in ((1, gained), (-1, spent))
    )
    assert found.npsv == pytest.approx(by_hand, abs=1e-6)
    assert found.against_usual == pytest.approx(by_hand, abs=1e-6)


@settings(max_examples=10)
@given(st.integers(1, 500), st.integers(1, 5000))
def test_nominal_flows_say_the_same_as_the_real_ones_they_are(rate, amount):
    inflation = f"\n[inflation]\nrate = {rate / 10_000}"
    real = worked_out(
        option("B", cost("c", f"annual = {amount}", "recurring")) + inflation
    )
    cash = list(real.worth_of("B").money[0].cash)
    nominal = worked_out(
        option("B", cost("c", f"amounts = {[-one for one in cash]}")) + inflation,
        prices="nominal",
    )
    assert nominal.worth_of("B").npsv == pytest.approx(real.worth_of("B").npsv)


class TestWhoseMoneyItIs:
    options = option(
        "B",
        cost("Team", "once = 100"),
        benefit("Ward", "once = 300", more='bearer = "other_public_body"'),
        benefit("Fees", "once = 40", "income"),
        cost("Fees paid", "once = 40", more='bearer = "residents"'),
        benefit("Time", "once = 50", "non_cashable", 'bearer = "residents"'),
        cost("Redundancy", "once = 30", more='counts = "fiscal"'),
        benefit("Noise", "once = 5", "dis_benefit", 'bearer = "residents"'),
    )

    def test_anothers_saving_is_never_this_councils(self):
        found = worked_out(self.options).worth_of("B")
        by_bearer = {one.bearer: one.present for one in found.money}
        assert by_bearer == {Bearer.COUNCIL: -90, Bearer.OTHER_PUBLIC_BODY: 300}
        assert found.net_present_cost == 90

    def test_social_value_leaves_transfers_out(self):
        found = worked_out(self.options).worth_of("B")
        assert (found.benefits, found.costs) == (385, 140)
        assert found.npsv == 245

    @pytest.mark.parametrize(
        ("denominator", "costs", "benefits"),
        [("public_cost", 100, 345), ("council_cost", 100, 345), ("all_cost", 140, 385)],
    )
    def test_a_ratio_says_what_it_divides_by(self, denominator, costs, benefits):
        written = text(self.options).replace(
            'prices = "real"',
            f'prices = "real"\nbcr_denominator = "{denominator}"',
        )
        ratio = appraise(read_case(written, "x.toml")).worth_of("B").ratio
        assert ratio.denominator is Denominator(denominator)
        assert (ratio.costs, ratio.benefits) == (costs, benefits)
        assert ratio.value == pytest.approx(benefits / costs)

    def test_no_ratio_where_nothing_more_is_spent(self):
        found = worked_out(option("B", benefit("Saving", "once = 10")))
        assert found.worth_of("B").ratio.value is None
        assert "nothing to divide by" in found.worth_of("B").ratio.reason

    def test_no_ratio_where_less_is_spent(self):
        cheaper = option("B", cost("Grant", "once = -50"), benefit("x", "once = 10"))
        found = worked_out(cheaper).worth_of("B")
        assert (found.npsv, found.ratio.value, found.ratio.costs) == (60, None, -50)
        assert found.ratio.reason.startswith("less cost to this council and other")


def test_payback_is_of_the_councils_money_against_business_as_usual():
    usual = USUAL + cost("Now", "annual = 50\nfrom = 0", "recurring")
    options = option(
        "B",
        cost("New", "annual = 20\nfrom = 0", "recurring"),
        cost("Set-up", "once = 75"),
    )
    written = text(options).replace(USUAL, usual)
    found = appraise(read_case(written, "x.toml")).worth_of("B")
    assert found.payback.years == pytest.approx(1.5)
    assert found.discounted_payback.years > found.payback.years
    never = worked_out(option("B", cost("Set-up", "once = 75"))).worth_of("B")
    assert never.payback.outcome is Outcome.NEVER


class TestPartnership:
    outcome = """
[[option.partnership]]
title = "Evictions avoided"
population = 100
engagement = 0.75
retention = 0.8
impact = 0.5
deadweight = {dead}
fiscal_value = 6680
social_value = 8000
bearer = "other_public_body"
confidence = 4
lag = 1
drop_off = 0.1
"""

    def test_its_two_columns_are_kept_apart(self):
        found = worked_out(option("B", self.outcome.format(dead=0.2)), horizon=3)
        worth = found.worth_of("B")
        # 100 x 0.75 x 0.8 x 0.5 x (1 - 0.2) = 24 people, 15% off for grade 4.
        full = 24 * 0.85
        assert worth.yearly == pytest.approx((0, 0, full * 8000, full * 8000 * 0.9))
        money = worth.money[1]
        assert money.real == pytest.approx((0, 0, full * 6680, full * 6680 * 0.9))
        assert worth.benefits == pytest.approx(
            float(present_value(worth.yearly, as_floats(factors(schedule(), 3))))
        )

    def test_unit_values_are_in_the_unit_of_the_case(self):
        written = text(option("B", self.outcome.format(dead=0)))
        pounds = appraise(read_case(written, "x.toml")).worth_of("B")
        inside = written.replace("[case]", '[case]\nunit = "thousands"')
        thousands = appraise(read_case(inside, "x.toml")).worth_of("B")
        assert thousands.npsv == pytest.approx(1000 * pounds.npsv)
        assert thousands.money[1].present == pytest.approx(
            1000 * pounds.money[1].present
        )

    def test_deadweight_of_1_gives_nothing(self):
        found = worked_out(option("B", self.outcome.format(dead=1))).worth_of("B")
        assert found.npsv == 0
        assert found.money[1].present == 0

    def test_unit_values_are_brought_to_the_years_prices(self):
        # GDP deflator (HM Treasury, December 2025), by months: 2010/11 and 2013/14.
        with_prices = self.outcome.format(dead=0) + 'unit_prices = "2010/11"\n'
        found = worked_out(option("B", with_prices)).worth_of("B")
        plain = worked_out(option("B", self.outcome.format(dead=0))).worth_of("B")
        before = (3 * 69.1217 + 70.8340) / 4
        after = (3 * 73.4795 + 74.6524) / 4
        assert found.npsv / plain.npsv == pytest.approx(after / before)

    def test_unit_values_are_real_in_a_case_in_cash_too(self):
        outcome = option("B", self.outcome.format(dead=0))
        inflation = "\n[inflation]\nrate = 0.05\n"
        in_cash = worked_out(outcome + inflation, prices="nominal").worth_of("B")
        assert in_cash.npsv == worked_out(outcome).worth_of("B").npsv

    def test_a_published_unit_cost_is_in_pounds_of_year_0(self):
        written = text(
            option(
                "B",
                "[[option.partnership]]\ntitle = 'Assessments'\npopulation = 10\n"
                "unit_cost = 'SS4.0.1'\nconfidence = 1\nfrom = 0\nto = 0\n"
                "evidence = 'Own count'\n",
            )
        ).replace("[case]", '[case]\nunit = "thousands"')
        found = appraise(read_case(written, "x.toml")).worth_of("B")
        # 760 pounds in 2004/05, whatever the case counts in.
        before = (3 * 59.8584 + 61.5718) / 4
        after = (3 * 73.4795 + 74.6524) / 4
        assert found.money[0].present == pytest.approx(7600 * after / before)
        assert found.benefits == 0
        (flow,) = found.option.flows
        assert flow.evidence == (
            "Own count. Unit Cost Database SS4.0.1: Average cost of child protection "
            "core assessment (cost to social services), 760 pounds each in 2004/05 "
            "prices"
        )


class TestUncertainty:
    options = (
        INPUT.format("pay", 0.9, 1.1)
        + option("B", cost("Team", 'annual = 100\ntimes = "pay"', "recurring"))
        + "\n"
        + option(
            "C",
            cost("Firm", "annual = { low = 80, high = 115, credibility = 0.9 }"),
        )
    )

    def test_options_share_an_inputs_draws(self):
        both = self.options + option(
            "D", cost("Team", 'annual = 101\ntimes = "pay"', "recurring")
        )
        found = worked_out(both).uncertainty
        chances = {one.option: one.best.value for one in found.ranges}
        # D is dearer than B in every draw, and business as usual costs nothing.
        assert chances == {"BAU": 1, "B": 0, "C": 0, "D": 0}
        means = {one.option: one.mean.value for one in found.ranges}
        assert means["D"] / means["B"] == pytest.approx(1.01)

    @pytest.mark.parametrize("order", [(0, 2, 1), (1, 0, 2), (2, 1, 0)])
    def test_reordering_options_changes_nothing(self, order):
        others = self.options.split("[[option]]")[1:]
        blocks = [USUAL, *("\n[[option]]" + other for other in others)]
        named = text("").replace(USUAL, "") + self.options.partition("[[option]]")[0]
        first = appraise(read_case(named + "".join(blocks), "x.toml"))
        second = appraise(
            read_case(named + "".join(blocks[at] for at in order), "x.toml")
        )
        assert first.ranking == second.ranking
        for one in first.options:
            other = second.worth_of(one.option.code)
            assert (one.npsv, one.tornado) == (other.npsv, other.tornado)
            assert one.switching == other.switching
        for one in first.uncertainty.ranges:
            assert one in second.uncertainty.ranges

    def test_the_range_is_where_the_interval_puts_it(self):
        found = worked_out(self.options).uncertainty
        drawn = next(one for one in found.ranges if one.option == "B")
        annuity = as_floats(factors(schedule(), 10))[1:].sum()
        for level, ends in ((0.1, 1.1), (0.9, 0.9)):
            estimate = dict(drawn.quantiles)[level]
            truth = -100 * annuity * ends
            assert abs(estimate.value - truth) < 4 * estimate.error

    def test_the_same_seed_draws_the_same(self):
        assert worked_out(self.options) == worked_out(self.options)
        other = self.options + "\n[uncertainty]\nseed = 2\n"
        assert worked_out(other).uncertainty != worked_out(self.options).uncertainty

    def test_an_interval_of_a_share_stays_a_share(self):
        found = case(
            option(
                "B",
                "[[option.partnership]]\ntitle = 'x'\npopulation = 10\n"
                "impact = { low = 0.7, high = 0.99, credibility = 0.5 }\n"
                "social_value = 1\nconfidence = 1\n",
            )
        )
        (drawn,) = found.inputs
        assert (drawn.uncertain.at_least, drawn.uncertain.at_most) == (0, 1)

    @pytest.mark.parametrize(
        "written",
        ["value = 0.7", "low = 0.5\nhigh = 0.9\ncredibility = 0.5\nat_least = 0.1"],
    )
    def test_an_input_that_is_named_as_a_share_stays_a_share(self, written):
        found = worked_out(
            f'[[input]]\nname = "take-up"\n{written}\n'
            + option(
                "B",
                cost("Team", "once = 2"),
                "[[option.partnership]]\ntitle = 'x'\npopulation = 1\n"
                "impact = 'take-up'\nsocial_value = 0.2\nconfidence = 1\n"
                "from = 0\nto = 0\n",
            )
        )
        (take_up,) = found.case.inputs
        # Ten in ten would be needed, which is more than there are.
        switching = found.worth_of("B").switching[0]
        assert (switching.of, switching.value) == ("take-up", None)
        assert switching.within == (0, 1)
        if take_up.uncertain is not None:
            kept = take_up.uncertain
            assert (kept.at_least, kept.at_most) == (0.1, 1)
            assert take_up.central == kept.mean < 0.7


class TestWhatItHangsOn:
    options = (
        INPUT.format("take-up", 0.2, 0.6)
        + '[[input]]\nname = "price"\nvalue = 10\n'
        + option(
            "B",
            cost("Set-up", "once = 100"),
            benefit("Saving", 'once = 30\ntimes = ["take-up", "price"]'),
        )
        + "\n"
        + option("C", benefit("Other", "once = 5"))
    )

    def test_switching_values_are_where_nothing_is_gained(self):
        found = worked_out(self.options).worth_of("B")
        by_name = {one.of: one.value for one in found.switching}
        # 30 x 0.4 x 10 = 120 against 100.
        assert by_name["take-up"] == pytest.approx(1 / 3)
        assert by_name["price"] == pytest.approx(100 / 12)
        assert by_name["cost: Set-up"] == pytest.approx(1.2)
        assert by_name["benefit: Saving"] == pytest.approx(100 / 120)
        again = self.options.replace("value = 10", f"value = {by_name['price']}")
        assert worked_out(again).worth_of("B").npsv == pytest.approx(0, abs=1e-9)

    def test_none_in_range_is_said(self):
        narrow = self.options.replace("value = 10", "value = 10\nrange = [9, 12]")
        found = worked_out(narrow).worth_of("B")
        assert next(one for one in found.switching if one.of == "price").value is None

    def test_a_tornado_moves_each_interval_alone(self):
        (swing,) = worked_out(self.options).worth_of("B").tornado
        assert (swing.at_low, swing.at_high) == pytest.approx((-40, 80))

    def test_what_would_change_the_ranking(self):
        found = worked_out(self.options)
        assert found.ranking == ("B", "C", "BAU")
        changes = {one.overtaken_by: one.value for one in found.overtakings}
        assert changes == pytest.approx({"C": 0.35, "BAU": 1 / 3})


def test_weights_stand_beside_the_unweighted():
    weights = """
[weights]
reference_income = 26000
elasticity = 1
[[weights.group]]
code = "low"
income = 13000
"""
    flows = benefit("Time", "once = 100", "non_cashable", "groups = { low = 0.4 }")
    found = worked_out(option("B", flows) + weights).worth_of("B")
    assert (found.npsv, found.weighted) == pytest.approx((100, 140))
    assert (
        worked_out(option("B", flows.replace("groups", "#"))).worth_of("B").weighted
        is None
    )


def test_where_no_numbers_survive_none_are_shown():
    found = worked_out(option("B", stated="Up to 5.5m better"))
    assert (found.options, found.ranking, found.uncertainty) == ((), (), None)
    some = worked_out(option("B") + "\n" + option("C", cost("c", "once = 1")))
    assert some.worth_of("B") is None
    assert some.ranking == ("BAU", "C")


def test_mid_year_flows_are_worth_half_a_year_less():
    flows = option("B", cost("c", "once = 100"))
    found = worked_out(flows + '\n[discounting]\ntiming = "mid_year"\n')
    assert found.worth_of("B").costs == pytest.approx(100 / 1.035**0.5)


def test_a_flat_rate_has_its_reason():
    flows = option("B", cost("c", "once = 106\nyear = 1"))
    rated = flows + '\n[discounting]\nrate = 0.06\nrate_reason = "As before 2003"\n'
    found: Case = case(rated)
    assert appraise(found).worth_of("B").costs == pytest.approx(100)
    assert found.discounting.words == "6% in every year: As before 2003"
