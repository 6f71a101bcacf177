"""workings discount-factors, right and wrong, with no record to be found."""

import json
from fractions import Fraction
from math import prod

import pytest

from workings.appraisal.discounting import factors
from workings.appraisal.parameters import schedule


def test_json_is_the_factors_as_decimal_strings(workings):
    done = workings("discount-factors", "--json")
    assert (done.code, done.err) == (0, "")
    rows = json.loads(done.out)
    assert len(rows) == 126
    assert rows[0] == {"year": 0, "rate": "0.035", "factor": "1.0000000000000000000"}
    assert rows[31] == {"year": 31, "rate": "0.03", "factor": "0.34590136951679761211"}


def test_a_table_with_its_source(workings):
    done = workings(
        *("discount-factors", "--schedule", "health", "--vintage", "2020", "--to", "1")
    )
    assert done.code == 0
    assert "   1   0.015  0.98522167487684729064" in done.out
    assert "(2018)" in done.out


def test_the_sensitivity_schedule_has_no_pure_time_preference(workings):
    done = workings("discount-factors", "--schedule", "sensitivity", "--json")
    found = [row["factor"] for row in json.loads(done.out)]
    assert found == [one.written for one in factors(schedule("sensitivity"), 125)]


def test_beyond_year_125_each_band_begins_the_year_after(workings):
    done = workings("discount-factors", "--to", "1000", "--json")
    rows = json.loads(done.out)
    first = {"0.02": 126, "0.015": 201, "0.01": 301}
    for rate, year in first.items():
        assert next(row["year"] for row in rows if row["rate"] == rate) == year
    # Whole numbers alone: 30 years at 1.035, 45 at 1.03, 50 at 1.025, 75 at 1.02,
    # 100 at 1.015 and 700 at 1.01, each a fraction.
    exact = prod(
        Fraction(1000, 1000 + extra) ** years
        for extra, years in (
            (35, 30),
            (30, 45),
            (25, 50),
            (20, 75),
            (15, 100),
            (10, 700),
        )
    )
    shown = rows[1000]["factor"]
    assert len(shown.strip("0.")) >= 15
    assert abs(Fraction(shown) / exact - 1) < Fraction(1, 10**19)


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["--to", "1001"], 2, "whole number from 0 to 1000"),
        (["--to", "-1"], 2, "--to"),
        (["--schedule", "catastrophic"], 2, "invalid choice"),
        (["--vintage", "1997"], 1, "the first is of 2003"),
        (["--vintage", "99999"], 1, "the latest is of 2026. Held are 2003, 2008"),
        (["--vintage", "2003", "--schedule", "health"], 1, "the first is of 2018"),
        (
            ["--vintage", "2018", "--schedule", "health", "--to", "126"],
            1,
            "ends at year 125. Stay within it, or ask for another vintage.",
        ),
    ],
)
def test_wrong_input_is_one_line(workings, arguments, code, why):
    done = workings("discount-factors", *arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1
    assert why in done.err
