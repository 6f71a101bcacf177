"""Files by their checksum, on two shelves that are folders apart.

``<data folder>/documents/published/<sha256>`` may be handed to anybody,
``.../restricted/<sha256>`` only to those who may read it. The same file twice is one
file. A file is written beside its place and moved there whole, so that a process
killed at any moment leaves the file or nothing.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from workings.core.refusals import Refusal

_CHUNK = 1024 * 1024


class Shelf(StrEnum):
    """Where a file stands: for everybody, or for those who may."""

    PUBLISHED = "published"
    RESTRICTED = "restricted"


class NotHeld(Refusal):
    """The file is not on the shelf."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        super().__init__(f"The file {sha256[:12]} is not held.")


class Damaged(Refusal):
    """The file is not what its checksum says: it was altered, or the disk is ill."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        super().__init__(
            f"The file {sha256[:12]} does not have the content that was put in: "
            "restore it from a backup."
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is held: the checksum of its content, and its size in bytes."""

    sha256: str
    size: int


def checksum(content: BinaryIO) -> str:
    """This function will return the checksum of a file, and wind it back."""
    digest = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]
    content.seek(0)
    return digest


def keep(content: BinaryIO, shelf: Shelf) -> Kept:
    """This function will put a file on a shelf; the same file twice is one file."""
    folder = _folder(shelf)
    digest = hashlib.sha256()
    size = 0
    # Made readable by its owner alone, as everything in the data folder.
    number, name = tempfile.mkstemp(dir=folder, prefix=".incoming-")
    incoming = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        incoming.replace(folder / digest.hexdigest())
    finally:
        incoming.unlink(missing_ok=True)
    return Kept(digest.hexdigest(), size)


def read(sha256: str, shelf: Shelf) -> bytes:
    """This function will return a file's content, verified against its checksum.

    Raises :class:`NotHeld` or :class:`Damaged`.
    """
    try:
        content = path(sha256, shelf).read_bytes()
    except FileNotFoundError as error:
        raise NotHeld(sha256) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(sha256)
    return content


def opened(sha256: str, shelf: Shelf) -> BinaryIO:
    """This function will open a file, verified against its checksum, at its start.

    It is read twice and never held whole in memory. Raises :class:`NotHeld` or
    :class:`Damaged`.
    """
    try:
        content = path(sha256, shelf).open("rb")
    except FileNotFoundError as error:
        raise NotHeld(sha256) from error
    if checksum(content) != sha256:
        content.close()
        raise Damaged(sha256)
    return content


def copy(sha256: str, to: Shelf) -> None:
    """This function will have a file that is held stand on the other shelf too.

    It stays where it was until :func:`remove`: whoever reads it meanwhile finds it.
    """
    origin = Shelf.RESTRICTED if to is Shelf.PUBLISHED else Shelf.PUBLISHED
    if path(sha256, to).exists():
        return
    try:
        with path(sha256, origin).open("rb") as content:
            kept = keep(content, to)
    except FileNotFoundError as error:
        raise NotHeld(sha256) from error
    if kept.sha256 != sha256:
        remove(kept.sha256, to)
        raise Damaged(sha256)


def remove(sha256: str, shelf: Shelf) -> None:
    """This function will take a file off a shelf, if it is there."""
    path(sha256, shelf).unlink(missing_ok=True)


def path(sha256: str, shelf: Shelf) -> Path:
    """This function will return the place of a file on a shelf, held or not."""
    assert len(sha256) == 64 and sha256.isalnum(), "a checksum, not a path"
    return Path(settings.MEDIA_ROOT) / shelf / sha256


def _folder(shelf: Shelf) -> Path:
    folder = Path(settings.MEDIA_ROOT) / shelf
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
