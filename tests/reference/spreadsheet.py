"""A small RS workbook as MHCLG lays it out, as cells or as an ODS file."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from workings.reference.sheets import Sheet

LABELS = (
    "Adult Social Care",
    "Highways and transport services",
    "TOTAL SERVICE EXPENDITURE (total of lines 190 to 698)",
    "NET CURRENT EXPENDITURE",
    "Provision for bad debts (+/-)",
    "NET REVENUE EXPENDITURE",
    "Revenue Support Grant",
    "Retained income from Rate Retention Scheme",
    "COUNCIL TAX REQUIREMENT (total of lines 905 to 980)",
    "Unallocated financial reserves level at 31 March",
)
BARNET = (102_000.5, 9_000, 111_000.5, 111_000.5, 1_000, 112_000.5, -10_000, -40_000)


def rs(year: str = "2017-18", **cells: object) -> list[list[object]]:
    """This function will lay out one account; ``cells`` change it ("H5=...")."""
    rows: list[list[object]] = [
        [f"Revenue Outturn (RO) {year}: Revenue Outturn Summary (RS)"],
        ["Net current expenditure (£ thousand)"],
        [],
        ["E-code", "ONS Code", "Local authority", "", "Class", *LABELS],
        ["E5031", "E09000003", "Barnet", "", "L", *BARNET, 62_000.5, 15_000],
        ["", "", "ENGLAND", "", "", *BARNET, 62_000.5, 15_000],
    ]
    for at, value in cells.items():
        rows[int(at[1:]) - 1][ord(at[0]) - 65] = value
    return rows


def sheet(**cells: object) -> Sheet:
    return Sheet("RS LA Data", rs(**cells))


def ods(file: Path, rows: list[list[object]]) -> Path:
    """This function will write rows as the smallest ODS that readers take."""
    body = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body>'
        f'<office:spreadsheet><table:table table:name="RS LA Data">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
        packed.writestr("content.xml", content)
    return file


_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    )
