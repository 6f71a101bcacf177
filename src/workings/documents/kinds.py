"""What a file is by its content, whatever its name says."""

import codecs
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from workings.core.refusals import Refusal

HEAD = 512
"""Bytes at the start of a file that tell what it is."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be held: its media type, and its names' endings."""

    media_type: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

PDF = FileKind("application/pdf", ("pdf",))
PNG = FileKind("image/png", ("png",))
JPEG = FileKind("image/jpeg", ("jpg", "jpeg"))
TEXT = FileKind("text/plain", ("txt", "md", "csv"))

SIGNATURES: Mapping[bytes, FileKind] = {
    b"%PDF-": PDF,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"\xff\xd8\xff": JPEG,
}

PACKED: Mapping[str, FileKind] = {
    "word/document.xml": FileKind(f"{_OFFICE}.wordprocessingml.document", ("docx",)),
    "xl/workbook.xml": FileKind(f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
    "ppt/presentation.xml": FileKind(
        f"{_OFFICE}.presentationml.presentation", ("pptx",)
    ),
}
"""Office files are archives: what is in them tells which."""

OPEN_DOCUMENTS: Mapping[str, FileKind] = {
    f"{_OPEN}.text": FileKind(f"{_OPEN}.text", ("odt",)),
    f"{_OPEN}.spreadsheet": FileKind(f"{_OPEN}.spreadsheet", ("ods",)),
    f"{_OPEN}.presentation": FileKind(f"{_OPEN}.presentation", ("odp",)),
}

TEXTS: Mapping[str, str] = {"csv": "text/csv", "md": "text/markdown"}
"""Texts that only their name tells apart."""


class NotAKindWeHold(Refusal):
    """The content is none of the kinds that may be held."""

    def __init__(self, file_name: str) -> None:
        super().__init__(
            f"{file_name} is no file that can be held here by its content: bring a "
            "PDF, a Word, Excel, PowerPoint or OpenDocument file without macros, a "
            "PNG or JPEG picture, or a plain text in UTF-8."
        )


class NamedWrongly(Refusal):
    """The name's ending is not that of the content."""

    def __init__(self, file_name: str, endings: Collection[str]) -> None:
        super().__init__(
            f"By its content {file_name} should end in .{' or .'.join(endings)}: "
            "give it its right name."
        )


def media_type_of(content: BinaryIO, file_name: str) -> str:
    """This function will return the media type of a file, and wind it back.

    Raises :class:`NotAKindWeHold` and :class:`NamedWrongly`.
    """
    content.seek(0)
    head = content.read(HEAD)
    content.seek(0)
    kind = _kind(head, content)
    content.seek(0)
    if kind is None:
        raise NotAKindWeHold(file_name)
    ending = file_name.rpartition(".")[2].lower()
    if ending not in kind.endings:
        raise NamedWrongly(file_name, kind.endings)
    return TEXTS.get(ending, kind.media_type)


def _kind(head: bytes, content: BinaryIO) -> FileKind | None:
    for signature, kind in SIGNATURES.items():
        if head.startswith(signature):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _packed(content)
    return TEXT if _is_text(head) else None


def _packed(content: BinaryIO) -> FileKind | None:
    try:
        with zipfile.ZipFile(content) as archive:
            names = set(archive.namelist())
            if any(name.rpartition("/")[2] == "vbaProject.bin" for name in names):
                return None
            found = next((PACKED[name] for name in PACKED if name in names), None)
            if found or "mimetype" not in names:
                return found
            with archive.open("mimetype") as told:
                return OPEN_DOCUMENTS.get(told.read(100).decode("ascii", "replace"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return None


def _is_text(head: bytes) -> bool:
    if not head or b"\x00" in head:
        return False
    # A character may be cut at the end of what was read.
    try:
        decode = codecs.getincrementaldecoder("utf-8")().decode
        decode(head, final=len(head) < HEAD)
    except UnicodeDecodeError:
        return False
    controls = (byte for byte in head if byte < 32 or byte == 127)
    return all(byte in b"\t\r\n\f" for byte in controls)
