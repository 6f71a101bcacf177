"""workings discount-factors, right and wrong, with no record to be found."""

import json

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


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["--to", "1001"], 2, "whole number from 0 to 1000"),
        (["--to", "-1"], 2, "--to"),
        (["--schedule", "catastrophic"], 2, "invalid choice"),
        (["--vintage", "1997"], 1, "the first is of 2003"),
        (["--vintage", "2003", "--schedule", "health"], 1, "the first is of 2018"),
    ],
)
def test_wrong_input_is_one_line(workings, arguments, code, why):
    done = workings("discount-factors", *arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1
    assert why in done.err
