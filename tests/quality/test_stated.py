"""Values as publishers state them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.quality.stated import NotStated, stated


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12),
        ("-12.50", -12.5),
        ("\N{MINUS SIGN}3", -3),
        (".5", 0.5),
        ("1,234,567.8", 1234567.8),
        ("£1,200", 1200),
        ("(3)", -3),
        ("78.1%", 78.1),
        ("1.2e3", 1200),
        ("4p", 4),
        ("4 [p]", 4),
        ("4.5 (r)", 4.5),
        ("12 *", 12),
    ],
)
def test_a_number_is_read(cell, value):
    assert stated(cell).value == value


@pytest.mark.parametrize(
    "cell", ["", "*", "-", "c", "[c]", "[x]", "n/a", "N/A", "p", "..", ":", "[low]"]
)
def test_a_mark_is_a_value_that_is_not_there(cell):
    found = stated(cell)
    assert (found.value, found.mark) == (None, cell)
    assert found.meaning


@pytest.mark.parametrize(
    ("cell", "meaning"), [("4p", "provisional"), ("4 [r]", "revised"), ("4", "")]
)
def test_a_mark_behind_a_number_is_kept(cell, meaning):
    assert stated(cell).meaning == meaning


@pytest.mark.parametrize(
    "cell",
    [
        "nan",
        "inf",
        "-Infinity",
        "ten",
        "1,23",
        "1 2",
        "(3",
        "3)",
        "1..2",
        "4q",
        "1e400",
    ],
)
def test_what_is_neither_is_refused_with_a_mend(cell):
    with pytest.raises(NotStated) as refused:
        stated(cell)
    assert "Write" in refused.value.mend


@given(st.floats(-1e12, 1e12))
def test_numbers_as_programs_write_them(number):
    assert stated(repr(number)).value == number


@given(st.text(max_size=12))
def test_no_text_breaks_it(text):
    with contextlib.suppress(NotStated):
        stated(text)
