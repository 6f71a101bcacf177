"""What every workbook that we write has: its looks, a sheet to read first, and lists.

Every text is written as text, so that none can be a formula.
"""

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

import xlsxwriter

from workings.intake.workbooks.sheets import letters

READ_ME = "Read me"
"""The sheet that says how to fill the others in."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def new_book(kept: BinaryIO) -> Any:
    """This function will begin a workbook (.xlsx), which is written when it closes."""
    return xlsxwriter.Workbook(kept, _OPTIONS)


class Looks:
    """The formats of a book's cells. On a protected sheet those that may be typed into
    are ``text`` and ``amount`` alone.
    """

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        heading = {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"}
        self.heading = book.add_format(heading)
        self.text = book.add_format({"locked": False})
        self.amount = book.add_format({"locked": False, "num_format": "#,##0.00"})


def read_me(book: Any, looks: Looks, title: str, lines: Sequence[str]) -> None:
    """This function will write the sheet that says how to fill the others in."""
    page = book.add_worksheet(READ_ME)
    page.set_column(0, 0, 90)
    page.write_string(0, 0, title, looks.title)
    for row, line in enumerate(lines, start=2):
        page.write_string(row, 0, line, looks.wrap)
    page.protect()


def lists(
    book: Any, looks: Looks, name: str, columns: Mapping[str, Sequence[str]]
) -> None:
    """This function will write the sheet of words to choose from, by their headings."""
    page = book.add_worksheet(name)
    for column, (heading, words) in enumerate(columns.items()):
        page.write_string(0, column, heading, looks.heading)
        for row, word in enumerate(words, start=1):
            page.write_string(row, column, word)
    page.set_column(0, len(columns) - 1, 24)
    page.protect()


def one_of(name: str, column: int, count: int) -> dict[str, Any]:
    """This function will return the rule of cells that take one of a list's words, by
    the list's sheet, column and length; it is empty where the list is.
    """
    if not count:
        return {}
    at = letters(column)
    source = f"='{name}'!${at}$2:${at}${count + 1}"
    return {"validate": "list", "source": source, "error_type": "warning"}
