"""The packaged outcomes of adult social care, and the adults they rest on."""

from statistics import median

import pytest

from workings.core.years import FinancialYear
from workings.reference.outcomes import ADULTS_OF
from workings.reference.queries import (
    adults,
    held,
    latest_estimate,
    outcomes,
    outcomes_source,
)

BARNET = "E09000003"


def values(code: str, year: int) -> dict[str, float]:
    return {
        one.area: one.value
        for one in outcomes(code)
        if one.year == FinancialYear(year) and one.value is not None
    }


@pytest.mark.parametrize(
    ("code", "year", "barnet", "middle"),
    [
        ("ASC1", 2021, 6.6, 7.2),
        ("ASC2", 2022, 0.421, 0.413),
        ("ASC3", 2022, 62.7, 67.5),
        ("ASC5", 2018, 86.3, 78.05),
        ("ASC6", 2022, 1405.657353491105, 1695.266068066904),
        ("ASC7", 2022, 19.50375156, 28.04317139),
    ],
)
def test_values_and_their_medians_are_as_published(code, year, barnet, middle):
    found = values(code, year)
    assert found[BARNET] == barnet
    assert median(found.values()) == pytest.approx(middle)


def test_what_was_not_published_of_a_council_is_no_value():
    missing = {
        one.name
        for one in outcomes("ASC1")
        if one.year == FinancialYear(2021) and one.value is None
    }
    assert missing == {"Hackney", "Isles of Scilly", "Lewisham"}
    assert outcomes("ASC99") == ()


@pytest.mark.parametrize(("year", "estimate"), ADULTS_OF.items())
def test_requests_rest_on_the_adults_of_the_estimate(year, estimate):
    rates = values("ASC6", year)
    counted = adults(tuple(rates), estimate)
    assert len(counted) >= 0.98 * len(rates)
    requests = [rates[area] * counted[area] / 100_000 for area in counted]
    off = [abs(count - 5 * round(count / 5)) for count in requests]
    # By chance half would be within 1.25 of a multiple of five.
    assert median(off) < 0.05
    assert sum(each < 0.3 for each in off) > 0.9 * len(off)


def test_a_county_s_adults_are_those_of_its_districts():
    counted = adults(("E10000016", BARNET, "E10000999"), 2020)
    assert counted == {"E10000016": 1_242_486.0, BARNET: 304_318.0}
    assert latest_estimate() == 2020


def test_they_are_listed_with_where_they_come_from():
    source = outcomes_source()
    assert source.sha256 in {one.sha256 for one in held()}
    assert source.covers == "2015/16 to 2022/23"
