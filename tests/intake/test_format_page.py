"""docs/reference/record-format.md says of every table what the loader does."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from tests.intake.ambridge_folder import said
from workings.intake.cells import OneOf, numbers, texts, words
from workings.intake.columns import Column, Row, columns_of
from workings.intake.folder import LARGEST_TABLE
from workings.intake.heading import SECTIONS, read_heading
from workings.intake.tables import TABLES
from workings.publish.texts import Section

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "record-format.md").read_text("utf-8")
TOML = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)

KINDS = {
    "codes": "list",
    "exact_day": "day",
    "dated": "date",
    "level": "whole number",
    "yes_no": "yes or no",
}
"""The kinds of cells that the page calls otherwise than the code does."""


def section(declared: type[Row]) -> str:
    """The page's section on a table."""
    needed = " (needed)" if declared.needed else ""
    begins = PAGE.index(f"### `{declared.table}.csv`{needed}\n")
    ends = re.search(r"\n##", PAGE[begins + 1 :])
    return PAGE[begins : begins + 1 + ends.start()] if ends else PAGE[begins:]


def described(declared: type[Row]) -> list[list[str]]:
    """The cells of the section's table of columns."""
    rows = [line for line in section(declared).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def kind(column: Column) -> str:
    name = "word" if isinstance(column.read, OneOf) else column.read.__name__
    return KINDS.get(name, name)


def test_the_page_has_every_table_in_order():
    on_page = re.findall(r"^### `(\w+)\.csv`", PAGE, re.MULTILINE)

    assert on_page == [declared.table for declared in TABLES]


@pytest.mark.parametrize("declared", TABLES, ids=lambda declared: declared.table)
def test_the_page_has_every_column(declared):
    name = {column.name: column for column in columns_of(declared)}
    expected = [
        [f"**{column.name}**" if column.required else column.name, kind(column)]
        for column in name.values()
    ]

    assert [row[:2] for row in described(declared)] == expected


@pytest.mark.parametrize("declared", TABLES, ids=lambda declared: declared.table)
def test_the_page_has_every_word_of_a_list(declared):
    for column, row in zip(columns_of(declared), described(declared), strict=True):
        if isinstance(column.read, OneOf):
            listed: type[StrEnum] = column.read.words
            assert set(re.findall(r"`([^`]+)`", row[2])) == set(listed), column.name
            if not column.required and column.field in declared.__dataclass_fields__:
                default = declared.__dataclass_fields__[column.field].default
                if default is not None:
                    assert f"`{default}` where left empty" in row[2]


def test_the_page_explains_every_kind_of_cell():
    explained = PAGE[PAGE.index("| cell | how") : PAGE.index("## record.toml")]
    kinds = {kind(column) for declared in TABLES for column in columns_of(declared)}

    for name in kinds:
        assert re.search(rf"^\| ([\w ,]*, )?{name}[ ,]", explained, re.MULTILINE), name


def test_the_page_states_the_limits():
    rules = PAGE[: PAGE.index("## record.toml")]

    assert f"At most {LARGEST_TABLE // 1_000_000} million bytes a table" in rules
    assert f"at most {words.LONGEST_CODE}." in rules
    shortest = f"{texts.LONGEST_SHORT}, {texts.LONGEST_NAME} or {texts.LONGEST_TITLE}"
    assert f"at most {shortest} characters" in rules
    assert f"at most {texts.LONGEST_TEXT:,} characters" in rules
    assert numbers.LARGEST_AMOUNT == 10**14


def test_the_page_names_every_text():
    on_page = re.findall(r"`(\w+)\.md`\s\(([^)]+)\)", PAGE)

    assert on_page == [(str(each), each.label) for each in Section]


def test_the_page_shows_a_whole_record_toml():
    assert TOML
    heading, problems = read_heading(TOML[1].encode())

    assert heading
    assert said(problems) == []
    for declared in SECTIONS:
        for column in columns_of(declared):
            assert re.search(rf"^{column.name} = ", TOML[1], re.MULTILINE), column.name


def test_the_page_names_what_a_record_toml_needs():
    needs = PAGE[PAGE.index("Needed are `format`") :].partition("## ")[0]

    for declared in SECTIONS:
        for column in columns_of(declared):
            if column.required:
                assert f"`{column.name}`" in needs
