"""A programme's savings in the years of an outlook."""

from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.ledger.position import Entry
from workings.ledger.said import KnownBenefit
from workings.ledger.statement import Key
from workings.ledger.words import Bearer, BenefitKind, Series
from workings.outlook.savings import placed

BASE = FinancialYear(2011)
YEARS = tuple(FinancialYear(year) for year in range(2012, 2016))


def benefit(kind=BenefitKind.CASHABLE_SAVING, bearer=Bearer.COUNCIL):
    return KnownBenefit("B", "Benefit", kind, bearer, "", "")


def entry(period, pounds, basis=Basis.INCREMENT, series=Series.PLAN, prices=""):
    key = Key("B", series, basis, Period.parse(period))
    return Entry(key, 1, 1, pounds * 100, prices)


def plan(*entries, of=None):
    return placed([(of or benefit(), entries)], BASE, YEARS)


def test_an_increment_lasts_and_an_annual_effect_does_not():
    found = plan(entry("2013/14", 2_000), entry("2014/15", -500))
    assert found.by_line[Series.PLAN].tolist() == [0, 2, 1.5, 1.5]
    found = plan(entry("2013/14", 2_000, Basis.ANNUAL))
    assert found.by_line[Series.PLAN].tolist() == [0, 2, 0, 0]


def test_what_the_base_account_contains_is_not_counted_again():
    found = plan(
        entry("2011/12", 9_000), entry("2010/11 to 2011/12", 9_000, Basis.CUMULATIVE)
    )
    assert not found.by_line[Series.PLAN].any()
    assert found.not_placed == ()


def test_series_are_different_lines():
    found = plan(
        entry("2012/13", 3_000), entry("2012/13", 1_000, series=Series.DELIVERED)
    )
    assert found.by_line[Series.PLAN][0] == 3
    assert found.by_line[Series.DELIVERED][0] == 1
    assert not found.by_line[Series.FORECAST].any()


def test_validated_is_the_part_of_delivered_that_has_its_evidence():
    sure = entry("2012/13", 1_000, series=Series.DELIVERED)
    claimed = entry("2013/14", 4_000, series=Series.DELIVERED)
    found = placed([(benefit(), [sure, claimed])], BASE, YEARS, {sure})
    assert found.by_line[Series.DELIVERED].tolist() == [1, 5, 5, 5]
    assert found.by_line["validated"].tolist() == [1, 1, 1, 1]


def test_what_has_no_yearly_profile_is_listed_with_its_size():
    found = plan(entry("2013-09-01 to 2023-08-31", 125_400_000, Basis.CUMULATIVE))
    (left,) = found.not_placed
    assert (left.pence, left.why) == (
        12_540_000_000,
        "it is cumulative, with no yearly profile",
    )
    assert not found.by_line[Series.PLAN].any()


def test_each_reason_not_to_place():
    later = entry("2013/14", 1_000)
    for found, why in (
        (plan(later, of=benefit(bearer=Bearer.RESIDENTS)), "not this council's"),
        (
            plan(later, of=benefit(BenefitKind.COST_AVOIDANCE)),
            "cost avoidance is no cash",
        ),
        (plan(entry("2013/14", 1, prices="2012/13")), "in 2012/13 prices"),
        (plan(entry("2013-03-31", 1, Basis.RUN_RATE)), "run rate, with no yearly"),
        (plan(entry("2013/14 to 2014/15", 1, Basis.ANNUAL)), "several years together"),
        (plan(later, entry("2013/14", 1, Basis.ANNUAL)), "increments are placed"),
    ):
        assert why in found.not_placed[0].why
        assert len(found.not_placed) == 1


def test_costs_to_deliver_count_against_it():
    found = placed(
        [
            (benefit(), [entry("2012/13", 5_000)]),
            (
                benefit(BenefitKind.COST_TO_DELIVER),
                [entry("2012/13", -2_000, Basis.ANNUAL)],
            ),
        ],
        BASE,
        YEARS,
    )
    assert found.by_line[Series.PLAN].tolist() == [3, 5, 5, 5]
