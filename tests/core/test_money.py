"""Money is whole pence, and refuses to mix what does not add up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.strategies import PENCE, moneys, shares
from workings.core.money import (
    LIMIT,
    Basis,
    MixedMoney,
    Money,
    NotMoney,
    allocate,
    pence_from_pounds,
    pounds,
    spoken,
    total,
)

MILLION = 10**8


@pytest.mark.parametrize("slip", [1.5, 1.0, True, "1", Decimal(1), None])
def test_whole_pence_only(slip):
    with pytest.raises(TypeError, match="whole pence"):
        Money(slip)


@pytest.mark.parametrize("slip", [1.5, True, Money(2), Fraction(1, 2), Decimal(2)])
def test_money_times_anything_but_a_count_is_refused(slip):
    for product in (lambda: Money(1) * slip, lambda: slip * Money(1)):
        with pytest.raises(TypeError):
            product()


@pytest.mark.parametrize("other", [1, 0, 1.5, "1", None])
def test_money_does_not_mix_with_numbers(other):
    for mix in (
        lambda: Money(1) + other,
        lambda: other + Money(1),
        lambda: Money(1) - other,
        lambda: Money(1) / other,
        lambda: Money(1) < other,
        lambda: Money(1) >= other,
    ):
        with pytest.raises(TypeError):
            mix()


@given(moneys(), moneys())
def test_sums_and_comparisons_across_bases_or_prices_are_refused(one, two):
    alike = (one.basis, one.prices) == (two.basis, two.prices)
    for mix in (
        lambda: one + two,
        lambda: one - two,
        lambda: one < two,
        lambda: one <= two,
        lambda: one > two,
        lambda: one >= two,
        lambda: total([two], basis=one.basis, prices=one.prices),
    ):
        if alike:
            mix()
        else:
            with pytest.raises(MixedMoney, match="do not add up"):
                mix()
    assert (one == two) == (alike and one.pence == two.pence)


def test_what_does_not_mix_is_named():
    saving = Money(1, Basis.ANNUAL, "cash")
    with pytest.raises(MixedMoney, match=r"annual \(cash\) and plain amounts"):
        saving + Money(1)


@given(st.data())
def test_sums_come_to_the_pence(data):
    one = data.draw(moneys())
    two = data.draw(moneys(one))
    assert (one + two).pence == one.pence + two.pence
    assert one + two == two + one == total([one, two], **_measure(one))
    assert one - two == one + -two
    assert one + -one == Money(0, one.basis, one.prices)
    assert one * 3 == 3 * one == one + one + one
    assert abs(one).pence == abs(one.pence)
    assert bool(one) == (one.pence != 0)
    assert sorted([one, two]) == ([one, two] if one <= two else [two, one])


def _measure(money):
    return {"basis": money.basis, "prices": money.prices}


def test_no_amounts_give_zero_of_the_measure_asked_for():
    assert total([], basis=Basis.RUN_RATE) == Money(0, Basis.RUN_RATE)


def test_money_over_money_is_an_exact_ratio():
    assert Money(570) / Money(1786) == Fraction(570, 1786)
    with pytest.raises(ZeroDivisionError):
        Money(1) / Money(0)


@given(PENCE, shares())
def test_allocating_loses_nothing_and_is_within_a_penny_of_exact(pence, parts):
    split = allocate(pence, parts)
    assert sum(split) == pence
    for given_, share in zip(split, parts, strict=True):
        assert abs(given_ - pence * share) < 1
        assert share or not given_


@given(PENCE, shares())
def test_an_allocated_cost_mirrors_the_allocated_saving_in_all_but_odd_pence(
    pence, parts
):
    saving, cost = allocate(pence, parts), allocate(-pence, parts)
    assert all(abs(s + c) <= 1 for s, c in zip(saving, cost, strict=True))


@pytest.mark.parametrize("parts", [[], [Fraction(1, 3)] * 2, [Fraction(2)]])
def test_shares_that_do_not_sum_to_one_are_refused(parts):
    with pytest.raises(ValueError, match="not to 1"):
        allocate(100, parts)


@given(st.integers(-LIMIT + 1, LIMIT - 1))
def test_pence_to_pounds_and_back(pence):
    assert pence_from_pounds(pounds(pence)) == pence
    assert pence_from_pounds(Decimal(pounds(pence))) == pence


@pytest.mark.parametrize(
    ("text", "pence"),
    [("125400000.00", 12540000000), ("-9.2", -920), (" 7 ", 700), ("-0", 0)],
)
def test_pounds_are_read_to_the_penny(text, pence):
    assert pence_from_pounds(text) == pence


@pytest.mark.parametrize(
    "text",
    ["", "£5", "1,000", "5m", "1e3", "NaN", "--1", "1.", ".5", "1 2", "\u0661\u0662"],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(NotMoney, match="is not an amount in pounds"):
        pence_from_pounds(text)


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("Infinity")])
def test_numbers_that_are_none_are_refused(amount):
    with pytest.raises(NotMoney):
        pence_from_pounds(amount)


@pytest.mark.parametrize("sign", ["", "-"])
def test_ten_trillion_is_a_slip_of_the_keyboard(sign):
    with pytest.raises(NotMoney, match="ten trillion"):
        pence_from_pounds(sign + pounds(LIMIT))


@given(st.integers(1, 40), PENCE)
def test_parts_of_a_penny_are_refused_however_small(places, pence):
    fraction = f"{pounds(pence)}{'0' * (places - 1)}1"
    with pytest.raises(NotMoney, match="parts of a penny"):
        pence_from_pounds(fraction)


@pytest.mark.parametrize("slip", [1.5, 1, True, None])
def test_pounds_come_as_text(slip):
    with pytest.raises(TypeError, match="text or Decimal"):
        pence_from_pounds(slip)


@pytest.mark.parametrize(
    ("pence", "unit", "words"),
    [
        (16450000000, MILLION, "£165m"),
        (-16450000000, MILLION, "-£165m"),
        (16449999999, MILLION, "£164m"),
        (16450000000, 1, "£164.5m"),
        (143690000, 1, "£1.4369m"),
        (100_000_000_000, 1, "£1bn"),
        (10_000_000_000, 1, "£100m"),
        (582000000, 1, "£5.82m"),
        (99_999_999, 1, "£999,999.99"),
        (26300000, 100000, "£263,000"),
        (-26300000, 1, "-£263,000"),
        (50, 100, "£1"),
        (-50, 100, "-£1"),
        (-49, 100, "£0"),
        (0, 1, "£0"),
        (123, 1, "£1.23"),
    ],
)
def test_amounts_as_a_reader_would_say_them(pence, unit, words):
    assert spoken(pence, unit=unit) == words


@given(PENCE, st.sampled_from([1, 100, 10**5, MILLION]))
def test_a_cost_is_said_as_the_saving_with_a_minus(pence, unit):
    saving, cost = spoken(abs(pence), unit=unit), spoken(-abs(pence), unit=unit)
    assert cost in (f"-{saving}", saving)
    assert (cost == saving) == (saving == "£0")


@given(moneys())
def test_money_in_print_has_its_pence_where_there_are_any(money):
    text = str(money).replace("£", "").replace(",", "")
    assert pence_from_pounds(text) == money.pence
