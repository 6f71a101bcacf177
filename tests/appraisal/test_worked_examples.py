"""Published worked examples, put through a case file, each by its source."""

import pytest

from tests.appraisal.cases import benefit, cost, option, worked_out
from workings.appraisal.report import as_file
from workings.appraisal.shapes import appraisal


def worth(*flows, more="", **head):
    found = worked_out(option("B", *flows) + more, **head)
    return found.worth_of("B")


def test_net_present_cost_of_four_years_of_revenue():
    # Northern Ireland Guide to Expenditure Appraisal, annex 4: capital 75 now, then
    # 47 a year for four years at 3.5%. Published 247.7, years rounded to one decimal.
    found = worth(
        cost("Capital", "once = 75", "capital"),
        cost("Revenue", "amounts = [0, 47, 47, 47, 47]", "recurring"),
        horizon=4,
    )
    assert found.costs == pytest.approx(247.63472280477455, abs=1e-9)
    assert found.costs == pytest.approx(247.7, abs=0.1)
    assert found.net_present_cost == found.costs == -found.npsv


def test_equivalent_annual_cost_of_100_over_ten_years():
    # The same, A4.9: published 12.03, from a factor of .1203.
    found = worth(cost("Capital", "once = 100", "capital"), horizon=10)
    assert found.equivalent_annual_cost == pytest.approx(12.024136786739152, abs=1e-9)
    assert found.equivalent_annual_cost == pytest.approx(12.03, abs=0.006)


def test_equivalent_annual_costs_of_options_of_different_lives():
    # By the same formula: 100 over its own ten years is 12.0241 a year, in a case that
    # runs to year 15 for an option that serves longer.
    found = worked_out(
        option("B", "life = 10", cost("Capital", "once = 100", "capital"))
        + option("C", cost("Capital", "once = 140", "capital")),
        horizon=15,
    )
    each = [found.worth_of(code).equivalent_annual_cost for code in "BC"]
    assert each[0] == pytest.approx(12.024136786739152, abs=1e-9)
    assert each[1] == pytest.approx(140 / 11.517410916, abs=1e-6)


def test_constant_costs_that_start_later():
    # The same, A4.12: 75 a year for 15 years from year 7. Published 704, by an annuity
    # factor of 11.5281 which is wrongly rounded: it is 11.5174, and the answer 703.
    found = worth(cost("Annual", "annual = 75\nfrom = 7", "recurring"), horizon=21)
    assert found.costs == pytest.approx(702.7065888754731, abs=1e-9)
    assert round(found.costs) == 703


def test_a_constant_sum_in_cash_at_two_per_cent():
    # Green Book 2018, table 1: 1,000 a year, deflated.
    found = worth(
        cost("Annual", "annual = 1000\nfrom = 0", "recurring"),
        more="\n[inflation]\nrate = 0.02",
        horizon=5,
        prices="nominal",
    )
    assert [round(-one) for one in found.yearly] == [1000, 980, 961, 942, 924, 906]
    assert sum(found.money[0].cash) == pytest.approx(-6000)


def test_benefits_over_costs_of_a_site():
    # DCMS, Payne-Thompson 2023: 39 acres at 200,000 less 30,659, wider benefits of 1.4,
    # present cost of 10 (all in millions).
    found = worth(
        cost("Site", "once = 10000000", "capital"),
        benefit(
            "Land value uplift",
            f"once = {39 * (200_000 - 30_659)}",
            "non_cashable",
            'bearer = "residents"',
        ),
        benefit("Wider", "once = 1400000", "non_cashable", 'bearer = "residents"'),
    )
    assert found.benefits / 1e6 == pytest.approx(8.0, abs=0.01)
    assert found.ratio.value == pytest.approx(0.8, abs=0.001)
    assert found.npsv / 1e6 == pytest.approx(-2.0, abs=0.01)


def test_optimism_bias_and_risk_at_contract_award():
    # Mott MacDonald 2002, 4.1: estimate 100, upper bound 51%, 92% managed, risk 7.
    found = worth(
        cost("Building", "once = 100", "capital", 'optimism = "building"'),
        '[[option.risk]]\ntitle = "Ground"\nprobability = 0.5\ncost = 14\n',
        more='[[optimism]]\ncode = "building"\ncategory = "non_standard_buildings"\n'
        "managed = 0.92\n",
    )
    assert found.bias == pytest.approx(4.08)
    assert found.risk == pytest.approx(7)
    assert found.costs == pytest.approx(111.08)


def test_optimism_bias_of_two_types_of_building():
    # The same: 30% non-standard and 70% standard buildings give 32.1%.
    found = worth(
        cost("Building", "once = 100", "capital", 'optimism = "building"'),
        more='[[optimism]]\ncode = "building"\n'
        "category = { non_standard_buildings = 0.3, standard_buildings = 0.7 }\n",
    )
    assert found.bias == pytest.approx(32.1)


def test_optimism_bias_says_its_bound_what_is_managed_and_on_what_evidence():
    # The same, published: capital 32.1%, works duration 14.5%.
    found = worked_out(
        option("B", cost("Building", "once = 100", "capital", 'optimism = "building"'))
        + '[[optimism]]\ncode = "building"\nevidence = "By floor area"\n'
        "category = { non_standard_buildings = 0.3, standard_buildings = 0.7 }\n"
        '[[optimism.contribution]]\ntitle = "Brief"\npart = 0.5\nmanaged = 0.4\n'
        'evidence = "It is signed"\n',
    )
    (bias,) = appraisal(found)["optimism"]
    assert bias["kind"] == "30% non-standard buildings, 70% standard buildings"
    assert (bias["upper_bound"], bias["managed"]) == ("0.321000", "0.200000")
    assert (bias["resultant"], bias["duration_upper_bound"]) == ("0.256800", "0.145000")
    (cause,) = bias["contributions"]
    assert (cause["title"], cause["evidence"]) == ("Brief", "It is signed")
    written = as_file(found, ".md").decode()
    assert "works 14.5% longer | 20% | 25.68% | By floor area; Brief, 50%" in written
    assert "Optimism bias: Mott MacDonald for HM Treasury" in written
