"""The trackers that ship with the tutorial are those that we make."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.intake.workbooks.first_month import ROWS, mended, write

SHIPPED = Path(__file__).parents[3] / "docs" / "tutorial" / "first-month"


def cells(path):
    book = CalamineWorkbook.from_path(str(path))
    return {
        about.name: (str(about.visible), book.get_sheet_by_name(about.name).to_python())
        for about in book.sheets_metadata
    }


@pytest.mark.parametrize(
    ("name", "rows"), [("tracker.xlsx", ROWS), ("tracker-mended.xlsx", mended(ROWS))]
)
def test_a_tracker_of_the_tutorial_is_as_made(tmp_path, name, rows):
    write(tmp_path / name, rows)
    assert cells(SHIPPED / name) == cells(tmp_path / name)
