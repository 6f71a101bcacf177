"""Makes the trackers of the tutorial "Your first month", with what real ones have."""

from pathlib import Path
from typing import Any

import xlsxwriter

ROWS: list[list[Any]] = [
    ["New Ambridge: savings tracker, September 2012"],
    ["Confidential. £000 unless stated otherwise"],
    [],
    ["Ref", "Saving", "Project", "Forecast", "", "RAG", "Next review", "Comments"],
    ["", "", "", "2012/13", "2013/14", "", "", ""],
    ["Roads"],
    ["ROADS-PRICE", "Lower price of the roads", "Roads contract", 850, 900, "Green"],
    ["ROADS-LAMPS", "Fewer lamps\u00a0", "Roads contract ", "£1.2m", "tbc", "Amber"],
    ["ROADS-SALT", "Salt bought together", "Roads contract", "(15)", 40, "Red"],
    ["", "Sub-total roads", "", 2035, 940],
    [],
    ["Front desk"],
    ["DESK-POSTS", "Fewer desks to staff", "DESK", 150, 150, "Green", "31/10/2012"],
    ["DESK-FORMS", "Forms on line", "DESK", "=60+15", "n/a", "Green"],
    ["DESK-POST", "Less post", "DESK", "20 (see note)", 25, "Amber", "", "from May"],
    ["DESK-FORMS", "Forms by telephone", "DESK", 5, 5, "Amber"],
    ["", "Total", "", 2285, 1120],
    ["Figures are those of the September board"],
]


def write(path: Path, rows: list[list[Any]]) -> None:
    """This function will write rows as a workbook with a hidden row and sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Savings 12-13")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell == "=60+15":
                    page.write_formula(row, column, cell, None, 75)
                else:
                    page.write(row, column, cell)
        page.merge_range(3, 3, 3, 4, "Forecast")
        page.set_row(8, None, None, {"hidden": True})
        old = book.add_worksheet("Old ideas")
        old.write(0, 0, "Not agreed by anybody")
        old.hide()


def mended(rows: list[list[Any]]) -> list[list[Any]]:
    """This function will put right what the tutorial has its reader put right."""
    made = [list(row) for row in rows]
    made[14][3], made[14][7] = 20, "see note; from May"
    made[15][0] = "DESK-PHONE"
    return made
