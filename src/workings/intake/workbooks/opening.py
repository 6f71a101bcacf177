"""The door: a file's bytes become a workbook, or a refusal that says why not."""

import hashlib
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePath
from typing import IO, Any

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
    told = _Told()
    with tempfile.TemporaryDirectory(prefix="workings-workbook-") as folder:
        copy = Path(folder, "workbook")
        copy.write_bytes(content)
        with _reader(copy, name) as lines:
            # While the next lines are being written.
            for line in lines:
                # Whoever is killed may leave half a line.
                if line.endswith(b"\n"):
                    told.hear(json.loads(line, object_hook=_cell))
    if told.refused:
        raise NotAWorkbook(name, *told.refused)
    if not told.ended:
        # Killed by its limits, or by a fault of the library on what it was given.
        what = "reading it takes more memory or time than one file may have"
        raise NotAWorkbook(name, what, "bring the sheet with the savings alone")
    sha256 = hashlib.sha256(content).hexdigest()
    return Workbook(name, sha256, tuple(told.sheets), told.properties)


@contextmanager
def _reader(copy: Path, name: str) -> Iterator[IO[bytes]]:
    """What the reader's process writes; it is ended when its time is up."""
    command = [sys.executable, "-m", "workings.intake.workbooks.reader"]
    overdue = threading.Event()
    with subprocess.Popen(  # noqa: S603
        [*command, str(copy), name],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=copy.parent,
    ) as process:
        assert process.stdout is not None

        def end() -> None:
            overdue.set()
            process.kill()

        clock = threading.Timer(SECONDS, end)
        clock.start()
        try:
            yield process.stdout
        finally:
            clock.cancel()
            process.kill()
    if overdue.is_set():
        what = f"reading it takes more than {SECONDS} seconds"
        raise NotAWorkbook(name, what, "bring less at once")


class _Told:
    """What the reader told so far."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.properties: dict[str, str] = {}
        self.refused: tuple[str, str] | None = None
        self.ended = False

    def hear(self, told: dict[str, Any]) -> None:
        if "rows" in told:
            rows = self.sheets[-1].rows
            assert isinstance(rows, list)
            rows.extend(_sharing_texts(told["rows"]))
        elif "sheet" in told:
            self.sheets.append(_sheet(told))
        elif "properties" in told:
            self.properties = told["properties"]
        elif "what" in told:
            self.refused = told["what"], told["mend"]
        else:
            self.ended = "end" in told


def _sharing_texts(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows in which a text that is said again is the same one, and kept once."""
    texts: dict[str, str] = {}
    return [
        [
            texts.setdefault(cell, cell) if cell.__class__ is str else cell
            for cell in row
        ]
        for row in rows
    ]


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
