"""The record of New Ambridge as a folder to be written, spoilt and loaded.

    folder = ambridge(tmp_path)
    folder.set("lines", 2, amount="1000.005")      row 2 is the first below the heading
    row = folder.add("lines", like=2, period="2013/14")
    folder.write()

Every table has a row or more, so that each column can be spoilt.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

from workings.core.problems import Problem

HERE = Path(__file__).parent
TOML = (HERE / "ambridge.toml").read_text("utf-8")
TABLES = (HERE / "ambridge.txt").read_text("utf-8")
FILES = {"draft.txt": b"A draft.\n", "plans/plan.txt": b"The plan.\n"}


@dataclass
class RecordFolder:
    """A record's folder, as rows of cells until it is written."""

    path: Path
    toml: str = TOML
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=lambda: dict(FILES))

    def row(self, table: str, number: int) -> dict[str, str]:
        """The cells of a row, counted as a spreadsheet shows it."""
        return self.tables[table][number - 2]

    def set(self, table: str, number: int, /, **cells: str) -> None:
        """Change cells of a row; ``from_`` is the column from."""
        self.row(table, number).update(_cells(cells))

    def add(self, table: str, /, *, like: int = 0, **cells: str) -> int:
        """Add a row, a copy of another but for these cells, and return its number."""
        row = dict.fromkeys(self.tables[table][0], "")
        if like:
            row.update(self.row(table, like))
        self.tables[table].append(row | _cells(cells))
        return len(self.tables[table]) + 1

    def remove(self, table: str, number: int) -> None:
        """Take a row out; those below move up."""
        del self.tables[table][number - 2]

    def write(self) -> Path:
        """Write it all, and return the folder."""
        self.path.mkdir(parents=True, exist_ok=True)
        (self.path / "record.toml").write_text(self.toml, "utf-8")
        for table, rows in self.tables.items():
            (self.path / f"{table}.csv").write_bytes(as_csv(rows))
        for name, content in self.files.items():
            file = self.path / "files" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return self.path


def ambridge(path: Path) -> RecordFolder:
    """The whole record of New Ambridge, yet to be written under a folder."""
    tables = {}
    for section in TABLES.split("# ")[1:]:
        name, _, rows = section.partition("\n")
        tables[name] = _rows(rows)
    return RecordFolder(path / "record", tables=tables)


def told(text: str) -> list[str]:
    """Problems as a test writes them: one a line, or indented further to go on."""
    unwrapped = re.sub(r"\n {2,}", " ", dedent(text).strip())
    return unwrapped.split("\n")


def said(problems: Iterable[Problem]) -> list[str]:
    """Problems as they are told."""
    return [f"{each.where}: {each.what}. {each.mend}" for each in problems]


def as_csv(rows: list[dict[str, str]]) -> bytes:
    """A table's rows as the bytes of its file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _rows(text: str) -> list[dict[str, str]]:
    heading, *lines = text.strip().splitlines()
    columns = [name.strip() for name in heading.split("|")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    assert all(len(row) == len(columns) for row in rows), text
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _cells(cells: Mapping[str, str]) -> dict[str, str]:
    return {name.rstrip("_"): cell for name, cell in cells.items()}
