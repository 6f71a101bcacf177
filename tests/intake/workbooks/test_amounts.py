"""Amounts as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.intake.cells import Fault
from workings.intake.workbooks.amounts import Amount, amount_in

POUNDS, THOUSANDS = 100, 100_000


@pytest.mark.parametrize(
    ("cell", "pence"),
    [
        ("1,200", 120_000),
        ("£1,200.50", 120_050),
        ("(1,200)", -120_000),
        ("(£1,200)", -120_000),
        ("-1200", -120_000),
        ("\N{MINUS SIGN}1200", -120_000),
        ("1200-", -120_000),
        ("+35", 3_500),
        ("-£35", -3_500),
        ("£-35", -3_500),
        ("1 200", 120_000),
        (" 1\N{NO-BREAK SPACE}200 ", 120_000),
        ("£1.2m", 120_000_000),
        ("£ 1.2 million", 120_000_000),
        ("120k", 12_000_000),
        ("0", 0),
        (0, 0),
        (12.5, 1_250),
        (-3, -300),
    ],
)
def test_what_people_type_is_read(cell, pence):
    assert amount_in(cell, POUNDS) == Amount(pence)


@pytest.mark.parametrize(
    "cell", ["", "  ", "tbc", "TBC", "n/a", "-", "\N{EN DASH}", "?"]
)
def test_what_states_no_amount_is_none_and_not_zero(cell):
    assert amount_in(cell, POUNDS) is None


@pytest.mark.parametrize(
    ("cell", "found", "mend"),
    [
        ("120 (see note)", "is not an amount", "Type the number alone (such as 120)"),
        ("approx £50k", "is not an amount", "such as £50k"),
        ("soon", "is not an amount", "leave the cell empty"),
        ("--5", "two signs", "one sign"),
        ("-(5)", "is not an amount", ""),
        ("(-5)", "two signs", "one sign"),
        ("1,20,0", "is not an amount", ""),
        (True, "TRUE", "Type the number alone"),
        (1e15, "ten trillion", ""),
        (float("nan"), "ten trillion", ""),
        ("9999999999999999", "ten trillion", ""),
    ],
)
def test_what_is_no_amount_says_how_to_mend_it(cell, found, mend):
    with pytest.raises(Fault) as fault:
        amount_in(cell, POUNDS)
    assert found in fault.value.what
    assert mend in fault.value.mend


def test_a_scale_in_the_cell_beats_that_of_its_column():
    assert amount_in("£1.2m", THOUSANDS) == Amount(120_000_000)
    assert amount_in("1.2", THOUSANDS) == Amount(120_000)


def test_what_a_formula_left_below_a_penny_is_rounded_and_said():
    assert amount_in(100 / 3, POUNDS) == Amount(3_333, rounded=True)
    assert amount_in(-0.005, POUNDS) == Amount(-1, rounded=True)
    assert amount_in(0.1 + 0.2, THOUSANDS) == Amount(30_000)
    assert amount_in("33.333", POUNDS) == Amount(3_333, rounded=True)


@given(st.integers(-(10**12), 10**12), st.sampled_from([100, 100_000, 100_000_000]))
def test_whole_pence_survive_being_a_spreadsheets_number(pence, factor):
    assert amount_in(pence / factor, factor) == Amount(pence)


@given(st.integers(-(10**12), 10**12))
def test_a_text_reads_as_its_number_does(pence):
    assert amount_in(f"{pence / 100:,.2f}", POUNDS) == Amount(pence)
