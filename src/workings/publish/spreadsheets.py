"""Tables written out for spreadsheets, in which no text can turn into a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")
"""What a spreadsheet takes for the beginning of a formula, or leaves out before one."""


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""This function will write rows as CSV.

    A text that a spreadsheet would run has an apostrophe before it, as a person would
    type it. Numbers stay numbers.

    >>> as_csv(["said", "times"], [("=1+1", -2)])
    "said,times\r\n'=1+1,-2\r\n"
    """
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue()


def _safe(cell: object) -> object:
    is_formula = isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULAS)
    return f"'{cell}" if is_formula else cell
