"""Reads one workbook in a process of its own, whose memory and time are limited, and
writes what it found as lines of JSON.

The file comes from anybody. Whatever it does to the reader, the process that asked gets
cells or a sentence. Run as ``python -m workings.intake.workbooks.reader FILE NAME``.
"""

import gc
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from workings.intake.workbooks.delimited import read_delimited
from workings.intake.workbooks.hazards import (
    refuse_hazards_of_archive,
    refuse_hazards_of_compound,
)
from workings.intake.workbooks.marks import marks_of, sheet_parts
from workings.intake.workbooks.unreadable import SAVE_AGAIN, Unreadable

MEMORY = 300 * 2**20
SECONDS = 60
MOST_ROWS = 250_000
MOST_CELLS = 5_000_000

ROWS_A_LINE = 1_000

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = {
    ".xlsx": "an Excel workbook",
    ".xls": "an older Excel workbook",
    ".ods": "an OpenDocument spreadsheet",
    ".csv": "a text file of rows",
}
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
    (b"{\\rtf", "a text document"),
    (b"<?xml", "XML"),
)

Told = Iterator[dict[str, Any]]


def told(content: bytes, file_name: str) -> Told:
    """This function will tell what is in a workbook: for each sheet its heading, then
    its rows in pieces. Raises :class:`Unreadable`.
    """
    kind = _kind(content, file_name)
    if kind == ".csv":
        rows, written = read_delimited(content)
        _refuse_too_large("", len(rows), max(map(len, rows), default=0))
        yield {"sheet": "", "merged": [], "hidden": False, "marks": {}, "marked": True}
        yield from _pieces(rows)
        yield {"properties": written}
        return
    if kind == ".xls":
        refuse_hazards_of_compound(io.BytesIO(content))
        yield from _told_by_calamine(content, {})
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        refuse_hazards_of_archive(archive)
        marks = _all_marks(archive) if kind == ".xlsx" else {}
    yield from _told_by_calamine(content, marks)


def _kind(content: bytes, file_name: str) -> str:
    """What it is by its content, which its name must agree with."""
    named = Path(file_name).suffix.lower()
    if named in (".xlsm", ".xltm", ".xlsb", ".xlam"):
        raise Unreadable(
            f"{named} files may hold macros, which are programs",
            "save it as .xlsx and bring that",
        )
    if named not in _KINDS:
        raise Unreadable(
            "only .xlsx, .xls, .ods and .csv files are read", "save it as one of them"
        )
    if not content.strip():
        raise Unreadable("it is empty", "bring the file with the savings in it")
    found, said = _by_content(content)
    if found != named:
        name = f"its name says {_KINDS[named]} ({named}), but it holds {said}"
        mend = f"name it {found}" if found else SAVE_AGAIN
        raise Unreadable(name, mend)
    return named


def _by_content(content: bytes) -> tuple[str, str]:
    if content.startswith(_COMPOUND):
        # A workbook with a password is one of these, whatever its name.
        refuse_hazards_of_compound(io.BytesIO(content))
        return ".xls", _KINDS[".xls"]
    if content.startswith(_ZIP):
        return _by_parts(content)
    for start, said in _OTHERS:
        if content[:64].lstrip().lower().startswith(start.lower()):
            return "", said
    return ".csv", _KINDS[".csv"]


def _by_parts(content: bytes) -> tuple[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
    if any(name.startswith("xl/") for name in names):
        return ".xlsx", _KINDS[".xlsx"]
    if "content.xml" in names:
        return ".ods", _KINDS[".ods"]
    if any(name.startswith("word/") for name in names):
        return "", "a Word document"
    return "", "a zip archive"


def _all_marks(archive: zipfile.ZipFile) -> dict[str, dict[str, Any]]:
    """The marks of each worksheet, by the sheet's name."""
    names = set(archive.namelist())
    return {
        sheet: marks_of(archive.read(part))
        for sheet, part in sheet_parts(archive).items()
        if part in names
    }


def _told_by_calamine(content: bytes, marks: dict[str, dict[str, Any]]) -> Told:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        raise Unreadable(
            "it is protected by a password", "take the password off and bring that"
        ) from None
    for about in workbook.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        _refuse_too_large(about.name, sheet.total_height, sheet.total_width)
        yield {
            "sheet": about.name,
            "merged": sheet.merged_cell_ranges or [],
            "hidden": about.visible is not SheetVisibleEnum.Visible,
            "marks": marks.get(about.name, {}),
            "marked": about.name in marks,
        }
        yield from _pieces(sheet.to_python(skip_empty_area=False))


def _refuse_too_large(sheet: str, height: int, width: int) -> None:
    where = f"sheet {sheet!r}" if sheet else "it"
    if height > MOST_ROWS:
        raise Unreadable(
            f"{where} has {height:,} rows; {MOST_ROWS:,} are read at most",
            "bring the rows of savings alone",
        )
    if height * width > MOST_CELLS:
        raise Unreadable(
            f"{where} is {height:,} rows by {width:,} columns; "
            f"{MOST_CELLS:,} cells are read at most",
            "delete the empty columns and rows beyond the table",
        )


def _pieces(rows: Iterable[list[Any]]) -> Told:
    coming = iter(rows)
    while piece := list(islice(coming, ROWS_A_LINE)):
        yield {"rows": piece}


def _plain(cell: object) -> object:
    """A date or a time, as JSON can carry it."""
    if isinstance(cell, date | time):
        return {"when": cell.isoformat()}
    assert isinstance(cell, timedelta)
    return {"seconds": cell.total_seconds()}


def main(path: str, file_name: str) -> None:
    """This function will write what is in a file to standard output."""
    _limit()
    # A million cells hold no cycles, and the process ends when they are told.
    gc.disable()
    try:
        for each in told(Path(path).read_bytes(), file_name):
            sys.stdout.write(json.dumps(each, default=_plain) + "\n")
        sys.stdout.write('{"end": true}\n')
    except Unreadable as refusal:
        _refuse(refusal.what, refusal.mend)
    except MemoryError:
        _refuse(
            f"reading it takes more than {MEMORY // 2**20} MB of memory",
            "bring the sheet with the savings alone",
        )
    except BaseException as fault:
        # Damage shows as many things, a panic of the Rust below us among them.
        if isinstance(fault, KeyboardInterrupt | SystemExit):
            raise
        _refuse("it is damaged or cut off", f"send it again, or {SAVE_AGAIN}")


def _refuse(what: str, mend: str) -> None:
    sys.stdout.write(json.dumps({"what": what, "mend": mend}) + "\n")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the caller's clock still runs.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(*sys.argv[1:])
