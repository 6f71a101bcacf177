"""record.toml read: its sections, and everything that is wrong with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.ambridge_folder import TOML, said, told
from workings.core.dates import DatedTo
from workings.intake.heading import read_heading
from workings.programme.regimes import RegimeKind


def found(toml: str | bytes) -> list[str]:
    content = toml.encode() if isinstance(toml, str) else toml
    heading, problems = read_heading(content)
    assert heading is None
    return said(problems)


def test_the_whole_of_it():
    heading, problems = read_heading(TOML.encode())

    assert heading
    assert not problems
    assert heading.council.named_to_level == 2
    assert [regime.kind for regime in heading.regimes] == list(RegimeKind)
    assert heading.programme.former_titles == ("Ambridge Extra",)
    assert heading.programme.horizon == (10, 15)
    assert heading.programme.ends == DatedTo.parse("2015")
    assert heading.principles[0].where("code") == (
        "record.toml [[programme.principle]] 1, code"
    )
    assert heading.contact
    assert heading.contact.email == "bull@example.org"
    assert heading.licence
    assert heading.licence.credit == "Ambridge Borough Council"


LEAST = """
format = 1
[council]
slug = "a"
name = "A"
named_to_level = 1
[programme]
slug = "p"
title = "P"
begins = 2010-04-01
summary = "S"
"""


def test_the_least_of_it():
    heading, problems = read_heading(LEAST.encode())

    assert heading
    assert not problems
    assert heading.regimes == heading.principles == ()
    assert heading.contact is heading.licence is None
    assert heading.programme.begins == DatedTo.parse("2010-04-01")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_windows_line_ends_and_byte_order_marks_are_taken(mark):
    heading, problems = read_heading(mark + TOML.replace("\n", "\r\n").encode())

    assert heading
    assert not problems


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"format = 1\n[council\n", "record.toml line 2"),
        (b"format = 1\na = [1,\n", "record.toml line 3"),
        (b"a = 1\n\na = 2\n", "record.toml line 3"),
        (b"a = " + b"[" * 5_000, "record.toml"),
        (b"a = " + b"1" * 5_000, "record.toml"),
    ],
)
def test_what_is_no_toml_says_where(content, where):
    heading, (problem,) = read_heading(content)

    assert heading is None
    assert problem.where == where
    assert problem.mend == "Write it as docs/reference/record-format.md shows"


def test_what_is_no_utf_8_says_where():
    assert found(b"format = 1\n\xff\n") == told("""
        record.toml line 2: the text is not UTF-8. Save it as UTF-8
        """)


def test_every_entry_is_read():
    toml = """
        format = 2
        title = "Ours"
        council = "Ambridge"

        [[programme]]
        slug = "new-ambridge"
    """
    assert found(toml) == told("""
        record.toml, format: "2" is no format that can be read. Write format = 1
        record.toml: there is no entry "title". Use one of: council, format,
          licence, programme
        record.toml [council]: it is not a section. Head it [council]
        record.toml [programme]: it is not a section. Head it [programme]
        """)


def test_entries_that_cannot_be_read():
    toml = """
        [council]
        slug = "New Ambridge"
        nmae = "Ambridge"
        named_to_level = true
        regime = "executive"

        [programme]
        slug = 7
        title = 1.5
        former_titles = "Extra"
        begins = 2010-04-01T12:00:00
        ends = "soon"
        horizon = [15, 10]
        summary = " "

        [[programme.principle]]
        code = "a b"
        title = "Thrift"
        adopted = "2011-03-01"
        [[programme.principle]]

        [programme.contact]
        name = "The\\u0000Bull"

        [licence]
        name = "Ours"
        address = "example.org"
        """
    assert found(toml) == told("""
        record.toml, format: the format is not stated. Write format = 1
        record.toml [council]: there is no entry "nmae". Did you mean "name"?
        record.toml [council], slug: "New Ambridge" cannot stand in an address. Use
          small letters and digits, with single hyphens between them
        record.toml [council], name: it is not stated. Write it
        record.toml [council], named_to_level: "True" is no text, number or date.
          Put it in quotes
        record.toml [[council.regime]]: the section is not a list of sections. Head
          it [[council.regime]]
        record.toml [programme], title: "1.5" is no text, number or date. Put it in
          quotes
        record.toml [programme], former_titles: "Extra" is not a list. Write it in
          [ ]
        record.toml [programme], begins: "2010-04-01 12:00:00" is not a date. Write
          it as 2013-08-31, or 2013-08, or 2013
        record.toml [programme], ends: "soon" is not a date. Write it as
          2013-08-31, or 2013-08, or 2013
        record.toml [programme], summary: it is not stated. Write it
        record.toml [[programme.principle]] 1, code: "a b" is not a code. Use
          letters and digits, with single hyphens between them
        record.toml [[programme.principle]] 2, code: it is not stated. Write it
        record.toml [[programme.principle]] 2, title: it is not stated. Write it
        record.toml [[programme.principle]] 2, adopted: it is not stated. Write it
        record.toml [programme.contact], name: the text "The Bull" holds a
          character that cannot be printed. Type the text again
        record.toml [licence], address: "example.org" is not the address of a page.
          Begin with https://
        """)


@pytest.mark.parametrize("horizon", ["[10]", "[15, 10]", "[1, 2, 3]"])
def test_a_horizon_is_two_numbers_in_order(horizon):
    assert found(TOML.replace("[10, 15]", horizon)) == told("""
        record.toml [programme], horizon: the horizon is not two numbers of years,
          the smaller first. Write horizon = [10, 15]
        """)


def test_a_record_says_whose_it_is():
    assert found("format = 1") == told("""
        record.toml [council]: the section is missing. Add it
        record.toml [programme]: the section is missing. Add it
        """)


toml_values = st.sampled_from(
    [
        '"x"',
        "1",
        "-1",
        "1.5",
        "true",
        "[]",
        "[1]",
        "{}",
        "2010-01-01",
        "01:02:03",
        "inf",
    ]
)
entries = st.sampled_from([line for line in TOML.splitlines() if " = " in line])


@given(entries, toml_values)
def test_any_entry_may_be_anything(entry, value):
    name = entry.partition(" = ")[0]

    heading, problems = read_heading(TOML.replace(entry, f"{name} = {value}").encode())

    assert (heading is None) == bool(problems)


@given(st.binary())
def test_any_bytes_are_refused(content):
    heading, problems = read_heading(content)

    assert heading is None
    assert problems
