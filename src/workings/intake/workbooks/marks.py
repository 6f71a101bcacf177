"""What an .xlsx sheet says of its cells beside their values, read from its XML.

The reader of cells gives an empty cell for an error and for a formula without a saved
result. An amount that is not there must not pass for one that was never stated, so
these cells are looked for here.
"""

import re
import zipfile
from posixpath import join, normpath
from typing import Any
from xml.etree import ElementTree as ET

from workings.intake.workbooks.sheets import Place, place_of

_HIDDEN = re.compile(rb"<(?:\w+:)?row\b[^>]*?\bhidden=\"(?:1|true)\"[^>]*>")
_NUMBER = re.compile(rb"\br=\"(\d+)\"")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*?\bt=\"e\")[^>]*?\br=\"([A-Z]+\d+)\"[^>]*>"
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_UNSAVED = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]+\d+)\"[^>]*>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


def marks_of(xml: bytes) -> dict[str, Any]:
    """This function will find a sheet's hidden rows, cells that show an error, and
    formulas without a saved result, as plain lists that JSON can carry.
    """
    # Most sheets have none, and a search for plain bytes is a hundred times as fast.
    hidden = _HIDDEN.finditer(xml) if b"hidden=" in xml else ()
    errors = _ERROR.finditer(xml) if b't="e"' in xml else ()
    unsaved = _UNSAVED.finditer(xml) if b"<f" in xml or b":f" in xml else ()
    numbers = (_NUMBER.search(row[0]) for row in hidden)
    return {
        "hidden": [int(number[1]) - 1 for number in numbers if number],
        "errors": [
            [*_place(cell), cell[2].decode(errors="replace")] for cell in errors
        ],
        "unsaved": [_place(cell) for cell in unsaved],
    }


def _place(cell: re.Match[bytes]) -> Place:
    place = place_of(cell[1].decode())
    assert place is not None
    return place


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """This function will find the part of the archive that holds each sheet.

    Entities have been refused by then, so that the standard library's parser is safe.
    """
    links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    workbook = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    return {
        sheet.get("name", ""): _part(targets.get(sheet.get(_RELATION, ""), ""))
        for sheet in workbook.iter()
        if sheet.tag.endswith("}sheet")
    }


def _part(target: str) -> str:
    # A target with a slash before it is counted from the archive's root.
    return target[1:] if target.startswith("/") else normpath(join("xl", target))
