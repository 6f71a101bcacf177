"""Text files of rows (CSV): their encoding, their separator, their cells."""

import csv
import io

from workings.intake.workbooks.unreadable import Unreadable

_SEPARATORS = ",;\t|"


def read_delimited(content: bytes) -> tuple[list[list[str]], dict[str, str]]:
    """This function will read rows of text, and say how they were written.

    UTF-8 (with or without a mark at its beginning) and UTF-16 are recognised; all
    else is taken for Windows-1252, which Excel writes. The separator is the one of
    comma, semicolon, tab and bar that splits most rows into the same number of cells.
    Raises :class:`Unreadable` for bytes that are no text.
    """
    text, encoding = _decoded(content)
    if "\x00" in text:
        raise Unreadable("it holds bytes that are no text", "save it as CSV again")
    separator = _separator(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Unreadable(
            f"its rows cannot be told apart ({error})", "save it again"
        ) from None
    return rows, {"encoding": encoding, "separator": separator}


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            raise Unreadable(
                "it is cut off or is no text", "save it as CSV again"
            ) from None
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        raise Unreadable(
            "it holds bytes that are no text", "save it as CSV again"
        ) from None


def _separator(text: str) -> str:
    sample = "\n".join(text.splitlines()[:50])

    def agreement(separator: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(sample), delimiter=separator)
        widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
        split = [width for width in widths if width > 1]
        common = max(set(split), key=split.count) if split else 0
        return split.count(common) if common else 0, common

    return max(_SEPARATORS, key=agreement)
