"""A mapping is suggested from the headings that trackers have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.workbooks.trackers import TRACKER, sheet, workbook
from workings.core.years import FinancialYear
from workings.intake.workbooks.account import account
from workings.intake.workbooks.headings import suggest
from workings.intake.workbooks.mapping import AmountColumn, Role, Scale
from workings.intake.workbooks.years import heading_of
from workings.ledger.words import Series

PLAN, FORECAST, DELIVERED = Series.PLAN, Series.FORECAST, Series.DELIVERED


@pytest.mark.parametrize(
    ("text", "starting", "series", "factor"),
    [
        ("2024/25", 2024, None, None),
        ("2024-2025", 2024, None, None),
        ("24/25 £000", 2024, None, 100_000),
        ("Target 24-25", 2024, PLAN, None),
        ("FY25", 2024, None, None),
        ("FY2025 (£m)", 2024, None, 100_000_000),
        ("FY24/25", 2024, None, None),
        ("Forecast outturn 2024/25 £'000", 2024, DELIVERED, 100_000),
        ("2024\N{EN DASH}25 Actual £", 2024, DELIVERED, 100),
        ("MTFS 2024/25", 2024, PLAN, None),
        ("1999/00", None, None, None),
    ],
)
def test_a_heading_names_year_series_and_scale(text, starting, series, factor):
    found = heading_of(text)
    if starting is None:
        assert found is None
    else:
        assert found.year == FinancialYear(starting)
        assert (found.series, found.factor) == (series, factor)


@pytest.mark.parametrize(
    "text",
    ["Q1 24/25", "Apr 24", "Variance 24/25", "Total 2024/25", "2024/26", "24/25 %",
     "RAG", "Cumulative 2024/25", "Change 24/25", "2024", "12/24"],
)  # fmt: skip
def test_what_is_no_whole_year_is_no_column_of_amounts(text):
    assert heading_of(text) is None


@given(st.integers(2000, 2098), st.sampled_from("/-"))
def test_every_year_is_read_long_and_short(starting, dash):
    short = f"{starting % 100:02d}{dash}{(starting + 1) % 100:02d}"
    for text in (f"{starting}{dash}{(starting + 1) % 100:02d}", short):
        assert heading_of(text).year == FinancialYear(starting)


def test_a_plain_tracker():
    found = suggest(workbook(sheet(TRACKER)))
    (mapped,) = found.mapping.sheets
    assert mapped.heading_row == 3
    assert mapped.roles == {
        Role.REFERENCE: 0,
        Role.TITLE: 1,
        Role.PROJECT: 2,
        Role.KIND: 3,
        Role.RAG: 6,
        Role.NOTE: 7,
    }
    assert mapped.amounts == (
        AmountColumn(4, FORECAST, FinancialYear(2024), Scale.THOUSANDS),
        AmountColumn(5, FORECAST, FinancialYear(2025), Scale.THOUSANDS),
    )
    (notice,) = found.notices
    what = "neither plan, forecast nor delivered is named: forecast is taken"
    assert notice == f'Sheet "Tracker", E4, F4: {what}'


def test_years_above_target_and_actual_are_read_together():
    rows = [
        ["Scheme ID", "Saving", "2024/25 £000", "", "2025/26 £000", ""],
        ["", "", "Target", "Actual", "Target", "Actual"],
        ["R1", "Fewer lamps", 1, 2, 3, 4],
    ]
    spans = (((0, 2), (0, 3)), ((0, 4), (0, 5)), ((0, 0), (1, 0)), ((0, 1), (1, 1)))
    (mapped,) = suggest(workbook(sheet(rows, merged=spans))).mapping.sheets
    assert (mapped.heading_row, mapped.heading_rows) == (1, 2)
    read = [(each.series, each.year.starting) for each in mapped.amounts]
    assert read == [(PLAN, 2024), (DELIVERED, 2024), (PLAN, 2025), (DELIVERED, 2025)]
    assert {each.scale for each in mapped.amounts} == {Scale.THOUSANDS}
    assert set(mapped.roles) == {Role.REFERENCE, Role.TITLE}


def test_what_had_to_be_assumed_is_said():
    rows = [["Ref", "FY25", "2024/25"], ["R1", 1, 2]]
    notices = suggest(workbook(sheet(rows, ""))).notices
    assert "B1, C1: no unit is named: pounds are taken" in notices
    assert "B1: FY25 is taken for 2024/25, the year that ends in it" in notices
    assert "C1 is not read: forecast 2024/25 is in B1 already" in notices


def test_a_sheets_name_may_say_the_series():
    rows = [["Ref", "2024/25 £"], ["R1", 1]]
    found = suggest(workbook(sheet(rows, "Targets agreed"), sheet(rows, "Outturn")))
    read = [each.amounts[0].series for each in found.mapping.sheets]
    assert read == [PLAN, DELIVERED]


def test_sheets_without_savings_and_hidden_ones_are_left():
    book = workbook(
        sheet([["Guidance"], ["Fill in every month"]], "Read me"),
        sheet(TRACKER, "Old", hidden=True),
        sheet(TRACKER, "Now"),
        sheet([], "Empty"),
    )
    mapping = suggest(book).mapping
    assert [each.sheet for each in mapping.sheets] == ["Now"]
    assert account(book, mapping).notices == (
        'Sheet "Read me" was not read: it is not in the mapping',
        'The hidden sheet "Old" was not read: it is not in the mapping',
    )
