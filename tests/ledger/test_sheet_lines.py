"""Lines kept as rows of a sheet are the lines that they would be one by one."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import K, S
from workings.core.money import Basis
from workings.core.periods import Period
from workings.ledger.bodies import InPieces, body_of, statement_of
from workings.ledger.sheet_lines import (
    BroughtLines,
    SheetColumn,
    SheetLines,
    SheetRow,
)
from workings.ledger.statement import Line, Origin
from workings.ledger.words import Series

SHA = "a" * 64
COLUMNS = tuple(
    SheetColumn(letters, Series.FORECAST, Basis.ANNUAL, Period.parse(year))
    for letters, year in (("F", "2024/25"), ("G", "2025/26"))
)
ROWS = (
    SheetRow("ROADS", 5, "RAG: Green", (100, None)),
    SheetRow("FEES", 7, "", (0, -300)),
)


def brought(*rows: SheetRow) -> BroughtLines:
    return BroughtLines([SheetLines(SHA, "Tracker", COLUMNS, rows)])


LINES = (
    Line(
        K("ROADS forecast annual 2024/25"),
        100,
        note="RAG: Green",
        origin=Origin(SHA, "Tracker", "F5"),
    ),
    Line(K("FEES forecast annual 2024/25"), 0, origin=Origin(SHA, "Tracker", "F7")),
    Line(K("FEES forecast annual 2025/26"), -300, origin=Origin(SHA, "Tracker", "G7")),
)


def test_each_amount_is_a_line_with_its_cell():
    found = brought(*ROWS)
    assert tuple(found) == LINES
    assert len(found) == len(LINES)
    assert found == LINES and found == brought(*ROWS)
    assert hash(found) == hash(LINES)
    assert found != LINES[:2] and found != brought(ROWS[0])
    assert found != "lines"
    assert list(found.benefits()) == ["ROADS", "FEES"]


def test_they_are_asked_for_as_any_lines_are():
    found = brought(*ROWS)
    assert (found[0], found[2], found[-1]) == (LINES[0], LINES[2], LINES[2])
    assert (found[:2], found[1:], found[5:]) == (LINES[:2], LINES[1:], ())
    for beyond in (3, -4):
        with pytest.raises(IndexError):
            found[beyond]


rows = st.builds(
    SheetRow,
    st.sampled_from(["ROADS", "FEES"]),
    st.integers(1, 250_000),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=9),
    st.tuples(st.integers(-(10**14), 10**14), st.none() | st.integers(0, 9)),
)


@given(st.lists(rows, max_size=4))
def test_a_statement_of_them_comes_back_as_it_went(items):
    said = replace(S("a", "2024-06-30"), lines=brought(*items))
    text = json.dumps(body_of(said), cls=InPieces)
    again = statement_of(json.loads(text))
    assert again == said
    assert json.dumps(body_of(again), cls=InPieces) == text


def test_a_body_of_the_first_format_is_read_still():
    said = replace(S("a", "2024-06-30"), lines=LINES)
    assert statement_of(body_of(said) | {"format": 1}) == said


@pytest.mark.parametrize("separators", [None, (",", ":")])
@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        "\N{POUND SIGN} 5",
        None,
        {"a": {}, "b": [1, [2, {"c": None}]], "d": ()},
        [[number, "x"] for number in range(2_500)],
        {"sheets": [{"rows": list(range(1_001)), "file": ""}]},
    ],
    ids=lambda value: str(value)[:20],
)
def test_written_in_pieces_it_is_the_same(value, separators):
    whole = json.dumps(value, separators=separators)
    assert json.dumps(value, cls=InPieces, separators=separators) == whole
