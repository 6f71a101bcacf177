"""A mapping is a file that a person can change."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.workbooks.trackers import TRACKER, sheet, workbook
from workings.core.years import FinancialYear
from workings.intake.workbooks.headings import suggest
from workings.intake.workbooks.mapping import (
    AmountColumn,
    Mapping,
    Role,
    Scale,
    SheetMapping,
    Signs,
)
from workings.intake.workbooks.mapping_file import (
    BASES,
    CannotReadMapping,
    mapping_from,
    mapping_text,
)
from workings.ledger.words import BenefitKind, Series


def problems(text):
    with pytest.raises(CannotReadMapping) as refused:
        mapping_from(text, name="tracker.toml")
    return [str(problem) for problem in refused.value.problems]


def test_a_suggestion_reads_as_a_person_would_write_it():
    text = mapping_text(suggest(workbook(sheet(TRACKER))).mapping)
    assert 'sheet = "Tracker"\nheading_row = 4\n' in text
    assert '[sheets.columns]\nreference = "A"\n' in text
    amounts = 'column = "E", series = "forecast", year = "2024/25", scale = "thousands"'
    assert f"{{ {amounts} }}" in text


words = st.dictionaries(
    st.text(min_size=1, max_size=9), st.sampled_from(["A", "B-1"]), max_size=3
)
amounts = st.lists(
    st.builds(
        AmountColumn,
        st.integers(0, 700),
        st.sampled_from(Series),
        st.builds(FinancialYear, st.integers(2000, 2098)),
        st.sampled_from(Scale),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: (each.series, each.year),
).map(tuple)
sheets = st.lists(
    st.builds(
        SheetMapping,
        st.text(max_size=12),
        st.integers(3, 30),
        st.dictionaries(st.sampled_from(Role), st.integers(0, 700)).map(
            lambda roles: {Role.TITLE: 1, **roles}
        ),
        amounts,
        st.integers(1, 4),
        st.sampled_from(BASES),
        st.sampled_from(Signs),
    ),
    min_size=1,
    max_size=2,
    unique_by=lambda each: each.sheet,
).map(tuple)


@given(
    st.builds(
        Mapping,
        sheets,
        st.sampled_from(BenefitKind),
        st.sampled_from(["", "NSCSO"]),
        st.dictionaries(st.text(min_size=1, max_size=9), st.sampled_from(BenefitKind)),
        words,
        words,
    )
)
def test_what_is_written_reads_back_as_it_was(mapping):
    assert mapping_from(mapping_text(mapping), name="it") == mapping


def test_all_that_is_wrong_is_said_at_once():
    said = problems(
        """
        kind = "saving"
        colour = "red"
        [[sheets]]
        sheet = "Tracker"
        heading_row = 0
        signs = "upside_down"
        [sheets.columns]
        refrence = "A"
        project = "4"
        [[sheets.amounts]]
        column = "F"
        series = "plan"
        year = "2024/26"
        [[sheets.amounts]]
        column = "G"
        series = "actual"
        year = "2024/25"
        scale = "k"
        [[sheets]]
        sheet = "Tracker"
        [kinds]
        "Blue" = 5
        """
    )
    for start in (
        "tracker.toml, colour: a mapping has no such entry. Use one of: ",
        'tracker.toml, sheets 1, heading_row: "0" is not a row',
        "tracker.toml, sheets 1, columns, refrence: a mapping has no such entry. Did ",
        'tracker.toml, sheets 1, columns, project: "4" is not a column. Name it by ',
        "tracker.toml, sheets 1, columns: neither a reference nor a title has a column",
        "tracker.toml, sheets 1, amounts 1, year: ",
        'tracker.toml, sheets 1, amounts 2, series: "actual" is not one of the words',
        'tracker.toml, sheets 1, amounts 2, scale: "k" is not one of the words',
        'tracker.toml, sheets 1, signs: "upside_down" is not one of the words',
        'tracker.toml, sheets 2: "Tracker" is named twice',
        "tracker.toml, sheets 2, amounts: no column of amounts is named",
        'tracker.toml, kind: "saving" is not one of the words',
        "tracker.toml, kinds, Blue: it is no text",
    ):
        assert any(each.startswith(start) for each in said), (start, said)


def test_what_is_no_toml():
    assert problems("sheets = [")[0].startswith("tracker.toml: it is no TOML: ")
    assert (
        problems("")[0]
        == "tracker.toml, sheets: no sheet is named. Add a table [[sheets]]."
    )


def test_the_example_of_the_reference_page_reads():
    page = Path(__file__).parents[3] / "docs" / "reference" / "tracker-mapping.md"
    text = page.read_text()
    example = text.split("```toml\n")[1].split("```")[0]
    mapping = mapping_from(example, name="the page")
    assert set(mapping.sheets[0].roles) == set(Role)
    for words in (Role, Signs, Scale, Series):
        assert all(f"`{word}`" in text for word in words)
