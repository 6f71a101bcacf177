"""The door: a file's bytes become a workbook, or a refusal that says why not."""

import hashlib
import json
import subprocess
import sys
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePath
from typing import Any

from workings.core.refusals import Refusal
from workings.intake.cells import shown
from workings.intake.workbooks.sheets import Cell, Marks, Sheet, Workbook

LARGEST_FILE = 50_000_000
"""In bytes. 100,000 rows of a tracker take about a tenth of it."""

SECONDS = 90
"""How long the reader may take, by the clock."""


class NotAWorkbook(Refusal):
    """The file cannot be read, or must not be."""

    def __init__(self, file_name: str, what: str, mend: str) -> None:
        self.file_name = file_name
        self.what = what
        self.mend = mend
        super().__init__(
            f"{shown(file_name)[1:-1]} was not read: {what}. To mend it, {mend}."
        )


def open_workbook(path: Path, *, file_name: str = "") -> Workbook:
    """This function will read a workbook (.xlsx, .xls, .ods or .csv) into memory.

    ``file_name`` is the name it was sent under, where ``path`` is a copy. The file is
    read by a process of its own, in limited memory and time. Raises
    :class:`NotAWorkbook` for whatever is too large, damaged, protected, mislabelled or
    brings programs, links or entities.
    """
    name = PurePath(file_name or path.name).name
    try:
        size = path.stat().st_size
    except OSError as error:
        raise NotAWorkbook(
            name, f"it cannot be opened ({error.strerror})", "name a file"
        ) from None
    if not path.is_file():
        raise NotAWorkbook(name, "it is no file", "name a file")
    if size > LARGEST_FILE:
        most = f"{LARGEST_FILE // 10**6} are read at most"
        what = f"it has {size / 10**6:,.0f} million bytes; {most}"
        raise NotAWorkbook(name, what, "bring the sheet with the savings alone")
    # One reading of the bytes serves both the checksum and the reader.
    content = path.read_bytes()
    return _read(content, name)


def _read(content: bytes, name: str) -> Workbook:
    with tempfile.TemporaryDirectory(prefix="workings-workbook-") as folder:
        copy = Path(folder, "workbook")
        copy.write_bytes(content)
        command = [sys.executable, "-m", "workings.intake.workbooks.reader"]
        try:
            finished = subprocess.run(  # noqa: S603
                [*command, str(copy), name],
                capture_output=True,
                timeout=SECONDS,
                check=False,
                cwd=folder,
            )
        except subprocess.TimeoutExpired:
            raise NotAWorkbook(
                name,
                f"reading it takes more than {SECONDS} seconds",
                "bring less at once",
            ) from None
    told = [
        json.loads(line, object_hook=_cell) for line in finished.stdout.splitlines()
    ]
    if not told or ("end" not in told[-1] and "what" not in told[-1]):
        # Killed by its limits, or by a fault of the library on what it was given.
        what = "reading it takes more memory or time than one file may have"
        raise NotAWorkbook(name, what, "bring the sheet with the savings alone")
    if "what" in told[-1]:
        raise NotAWorkbook(name, told[-1]["what"], told[-1]["mend"])
    return _workbook(told, name, hashlib.sha256(content).hexdigest())


def _cell(carried: dict[str, Any]) -> Any:
    if "when" in carried:
        return _moment(carried["when"])
    if "seconds" in carried:
        return timedelta(seconds=carried["seconds"])
    return carried


def _moment(text: str) -> Cell:
    if len(text) == len("2024-04-01"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text) if "T" in text else time.fromisoformat(text)


def _workbook(told: list[dict[str, Any]], name: str, sha256: str) -> Workbook:
    sheets: list[Sheet] = []
    properties: dict[str, str] = {}
    for each in told:
        if "sheet" in each:
            sheets.append(_sheet(each))
        elif "rows" in each:
            rows = sheets[-1].rows
            assert isinstance(rows, list)
            rows.extend(each["rows"])
        elif "properties" in each:
            properties = each["properties"]
    return Workbook(name, sha256, tuple(sheets), properties)


def _sheet(told: dict[str, Any]) -> Sheet:
    marks = told["marks"]
    return Sheet(
        name=told["sheet"],
        rows=[],
        merged=tuple((tuple(first), tuple(last)) for first, last in told["merged"]),
        hidden=told["hidden"],
        marks=Marks(
            hidden=frozenset(marks.get("hidden", ())),
            errors={
                (row, column): what for row, column, what in marks.get("errors", ())
            },
            unsaved=frozenset(map(tuple, marks.get("unsaved", ()))),
        ),
        marked=told["marked"],
    )
