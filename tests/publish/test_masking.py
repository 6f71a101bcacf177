"""Nothing personal that has a pattern stays in a comment."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workings.publish.masking import masked

EMAIL = "[e-mail address removed]"
PHONE = "[telephone number removed]"
INSURANCE = "[National Insurance number removed]"
HOME = "[home address removed]"


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        ("Write to joe.grundy+pigs@example.co.uk.", f"Write to {EMAIL}"),
        ("o'brien@example.org, please", f"{EMAIL}, please"),
        ("joe @ example.org", EMAIL),
        ("joe(at)example.org", EMAIL),
        ("<joe@example.org>", f"<{EMAIL}>"),
        ("joe\uff20example.org", EMAIL),
        ("020 7946 0018", PHONE),
        ("(020) 7946-0018!", f"{PHONE}!"),
        ("+44 (0)20 7946 0018", PHONE),
        ("+442079460018", PHONE),
        ("0044 20 7946 0018", PHONE),
        ("07700 900123 or 07700900123", f"{PHONE} or {PHONE}"),
        ("01632.960.001", PHONE),
        ("\uff10\uff12\uff10 \uff17\uff19\uff14\uff16 \uff10\uff10\uff11\uff18", PHONE),
        ("020\u200b7946\u200b0018", PHONE),
        ("07700\t900\t123", PHONE),
        ("QQ 12 34 56 C", INSURANCE),
        ("my number is qq123456c.", f"my number is {INSURANCE}."),
        ("QQ123456", INSURANCE),
        ("QQ-12-34-56-C", INSURANCE),
        ("QQ 123 456 C", INSURANCE),
        ("QQ12 3456C", INSURANCE),
        ("I live at 12 Acacia Avenue, London N11 1NP", f"I live at {HOME}"),
        ("12a N11 1NP", HOME),
        ("Flat 3, 12 High Street, Barnet EN5 5XY.", f"{HOME}."),
    ],
)
def test_what_is_masked(comment, kept):
    assert masked(comment) == kept


@pytest.mark.parametrize(
    "comment",
    [
        "The forecast of £165,000,000 is not explained.",
        "Saved £1,436,900 in 2010/11, and by 2012/13 £17.8602m.",
        "It changed by 2010/11 a good deal.",
        "On 01/02/2013 the page said 29 November 2010.",
        "See F283 to F286, D034, and page 12.",
        "What about N11 1NP and the buses?",
        "From 9 to 5, not at 10 @ night",
        "Two\nlines",
        "",
    ],
)
def test_what_is_left(comment):
    assert masked(comment) == comment


AROUND = st.sampled_from(["", " ", ", ", ".", "\n", "call ", "?!", "(", ")", "\u200b"])
JOIN = st.sampled_from(["", " ", "-", ".", " - "])
DIGIT = st.sampled_from("0123456789")


@st.composite
def telephones(draw):
    number = draw(st.sampled_from(["0", "+44", "+44 (0)", "0044 "]))
    for digit in draw(st.lists(DIGIT, min_size=9, max_size=10)):
        number += draw(JOIN) + digit
    return number


@given(AROUND, telephones(), AROUND)
@example("(", "0044 0000000000", "")
def test_a_telephone_number_is_never_kept(before, number, after):
    kept = masked(before + number + after)
    assert PHONE in kept
    assert not re.search("[0-9]", kept)


@given(
    AROUND,
    st.from_regex(r"[a-z0-9._+-]{1,20}@[a-z0-9-]{1,15}\.(org|co\.uk)", fullmatch=True),
    AROUND,
)
def test_an_email_address_is_never_kept(before, address, after):
    kept = masked(before + address + after)
    assert "@" not in kept
    assert address.partition("@")[2] not in kept


@given(
    st.sampled_from(["", " ", "it is ", "("]),
    st.from_regex(
        r"[A-Z]{2}( ?)[0-9]{2}( ?)[0-9]{2}\2[0-9]{2}( ?)[A-D]?", fullmatch=True
    ),
    st.sampled_from(["", " ", ".", ")"]),
)
def test_a_national_insurance_number_is_never_kept(before, number, after):
    kept = masked(before + number + after)
    assert not re.search("[0-9]", kept)


@given(st.text(max_size=300))
def test_masking_twice_is_masking_once(comment):
    assert masked(masked(comment)) == masked(comment)


@given(st.text(max_size=300))
def test_nothing_unseen_is_kept(comment):
    assert all(
        mark.isprintable() or mark in "\n\u2028\u2029" for mark in masked(comment)
    )
