"""Workbooks for tests: written with the libraries that people's programs write like."""

import io
import zipfile
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from workings.intake.workbooks.account import Account, account
from workings.intake.workbooks.headings import suggest
from workings.intake.workbooks.mapping import Mapping
from workings.intake.workbooks.sheets import Sheet, Workbook

Rows = list[list[Any]]

TRACKER: Rows = [
    ["Ambridge savings tracker"],
    ["All figures in £000"],
    [],
    ["Ref", "Description", "Project", "Type", "2024/25", "2025/26", "RAG", "Notes"],
    ["R1", "Fewer lamps", "Highways", "Cashable saving", 120, 80.5, "Green", ""],
    ["R2", "Parking fees", "Highways", "Income", 45, "tbc", "Amber", "from May"],
    ["", "Total highways", "", "", 165, 80.5, "", ""],
]


def sheet(rows: Rows, name: str = "Tracker", **more: Any) -> Sheet:
    """A sheet of these rows."""
    return Sheet(name, rows, **more)


def workbook(*sheets: Sheet) -> Workbook:
    """A workbook of these sheets."""
    return Workbook("tracker.xlsx", "f" * 64, sheets)


def accounted(rows: Rows, **more: Any) -> tuple[Account, Mapping]:
    """One sheet, read by the mapping that its headings suggest."""
    book = workbook(sheet(rows, **more))
    mapping = suggest(book).mapping
    return account(book, mapping), mapping


def xlsx(path: Path, rows: Rows, *, hidden: tuple[int, ...] = ()) -> Path:
    """An .xlsx file; a cell "=..." is a formula without a saved result."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Tracker")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell.startswith("="):
                    page.write_formula(row, column, cell, None, "")
                else:
                    page.write(row, column, cell)
        for row in hidden:
            page.set_row(row, None, None, {"hidden": True})
    return path


def xls(path: Path, rows: Rows) -> Path:
    """An .xls file."""
    book = xlwt.Workbook()
    page = book.add_sheet("Tracker")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            page.write(row, column, cell)
    book.save(str(path))
    return path


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Tracker">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def ods(path: Path, rows: Rows) -> Path:
    """An .ods file."""
    lines = "".join(
        f"<table:table-row>{_ods_cells(row)}</table:table-row>" for row in rows
    )
    with zipfile.ZipFile(path, "w") as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", _ODS.format(rows=lines))
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return path


_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def _ods_cells(row: list[Any]) -> str:
    def cell(value: Any) -> str:
        if isinstance(value, int | float):
            return (
                f'<table:table-cell office:value-type="float" office:value="{value}">'
                f"<text:p>{value}</text:p></table:table-cell>"
            )
        if not value:
            return "<table:table-cell/>"
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )

    return "".join(map(cell, row)) or "<table:table-cell/>"


def csv_bytes(rows: Rows, *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """The bytes of a .csv file."""
    lines = (separator.join(str(cell) for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The zipped workbook, with one part more (or another in its place)."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(path) as archive:
        for each in archive.namelist():
            parts[each] = archive.read(each)
    parts[name] = content
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, body in parts.items():
            archive.writestr(each, body)
    path.write_bytes(kept.getvalue())
    return path
