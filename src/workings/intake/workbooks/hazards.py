"""What a workbook may not bring along: looked for in its bytes, before any of its
cells is read.
"""

import re
import struct
import zipfile
from collections.abc import Iterator
from typing import IO

import olefile

from workings.intake.workbooks.unreadable import SAVE_AGAIN, Unreadable

LARGEST_UNPACKED = 400_000_000
"""In bytes, of all parts together. 100,000 rows of a tracker take about a tenth."""

MOST_PARTS = 5_000

_MACROS = re.compile(
    r"vbaProject|/macrosheets/|^Basic/|^Scripts/|activeX", re.IGNORECASE
)
_LINKS = re.compile(
    r"externalLinks/|xl/connections\.xml|xl/queryTables/", re.IGNORECASE
)
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK = 1 << 20


def refuse_hazards_of_archive(archive: zipfile.ZipFile) -> None:
    """This function will raise :class:`Unreadable` for a zipped workbook (xlsx, ods)
    that unpacks to too much, or holds macros, links to other files, or entities.

    Sizes are counted as they unpack: what the archive says of itself may be a lie.
    """
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Unreadable(f"it is made of {len(parts):,} parts", SAVE_AGAIN)
    for part in parts:
        if part.flag_bits & 1:
            raise _password()
        if _MACROS.search(part.filename):
            raise macros()
        if _LINKS.search(part.filename):
            raise links()
    unpacked = 0
    for part in parts:
        is_xml = part.filename.lower().endswith((".xml", ".rels"))
        with archive.open(part) as content:
            for chunk in _chunks(content):
                unpacked += len(chunk)
                if unpacked > LARGEST_UNPACKED:
                    raise Unreadable(
                        f"it unpacks to more than {LARGEST_UNPACKED // 10**6} million "
                        "bytes, which no savings tracker needs",
                        "bring in the sheet with the savings alone",
                    )
                if is_xml and _ENTITIES.search(chunk):
                    raise Unreadable(
                        "its XML declares entities or a document type, as no "
                        "spreadsheet program writes",
                        SAVE_AGAIN,
                    )


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    """Pieces of a part, each begun with the last bytes of the one before it, so that
    a word cut in two is seen.
    """
    kept = b""
    while chunk := content.read(_CHUNK):
        yield kept + chunk
        kept = chunk[-16:]


def macros() -> Unreadable:
    """This function will say that a workbook holds macros."""
    return Unreadable(
        "it holds macros, which are programs",
        "save it as .xlsx, which has none, and bring that",
    )


def links() -> Unreadable:
    """This function will say that a workbook draws on other files."""
    return Unreadable(
        "it draws on other files or connections, so its numbers cannot be told from "
        "it alone",
        "break the links (in Excel: Data, Edit Links, Break Link), save and bring that",
    )


def _password() -> Unreadable:
    return Unreadable(
        "it is protected by a password", "take the password off, save and bring that"
    )


_FILEPASS, _SUPBOOK = 0x002F, 0x01AE
_OWN_SHEETS, _ADD_INS = 0x0401, 0x3A01


def refuse_hazards_of_compound(file: IO[bytes]) -> None:
    """This function will raise :class:`Unreadable` for a file of Excel's older kind
    (xls) with a password, macros or links to other files, or that is no workbook.
    """
    with olefile.OleFileIO(file) as compound:
        names = {"/".join(path) for path in compound.listdir(storages=True)}
        if "EncryptedPackage" in names or "EncryptionInfo" in names:
            raise _password()
        if any(name.startswith(("_VBA_PROJECT", "Macros")) for name in names):
            raise macros()
        stream = next((name for name in ("Workbook", "Book") if name in names), None)
        if stream is None:
            raise Unreadable("it is no workbook", SAVE_AGAIN)
        for kind, body in _records(compound.openstream(stream).read()):
            if kind == _FILEPASS:
                raise _password()
            if kind == _SUPBOOK and len(body) >= 4:
                (whose,) = struct.unpack_from("<H", body, 2)
                if whose not in (_OWN_SHEETS, _ADD_INS):
                    raise links()


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
