"""A file that somebody brings: not too large, what it says it is, and scanned."""

import os
import shlex
import subprocess
import tempfile
from typing import Any, BinaryIO

from django.conf import settings

from workings.access.permissions import Actor, Permission, require
from workings.core.refusals import Refusal
from workings.documents.actions import record_document
from workings.documents.kinds import media_type_of
from workings.documents.models import Document

_CHUNK = 1024 * 1024
PATIENCE = 120
"""Seconds that a scan may take."""


class TooLarge(Refusal):
    """The file has more bytes than are taken."""

    def __init__(self, size: int) -> None:
        super().__init__(
            f"The file has {size / 10**6:,.1f} million bytes, and "
            f"{settings.LARGEST_FILE / 10**6:,.0f} million are taken at most."
        )


class NotScanned(Refusal):
    """The file could not be scanned, so it is not taken."""

    def __init__(self) -> None:
        super().__init__(
            "The file could not be scanned for viruses, so it was not taken: "
            "tell whoever runs this site."
        )


class Infected(Refusal):
    """The scanner objects to the file."""

    def __init__(self) -> None:
        super().__init__("The virus scanner objects to this file: it was not taken.")


def upload_document(
    *, content: BinaryIO, size: int, file_name: str, by: Actor, **told: Any
) -> Document:
    """This function will hold a file that somebody brought, as ``record_document``
    does, once it is found to be of a kind that is held, small enough and clean.
    """
    require(by, Permission.RECORD_REGISTERS)
    media_type = check_upload(content=content, size=size, file_name=file_name)
    return record_document(
        content=content, file_name=file_name, media_type=media_type, by=by, **told
    )


def check_upload(*, content: BinaryIO, size: int, file_name: str) -> str:
    """This function will return the media type of a file that somebody brought, once
    it is found to be of a kind that is held, small enough and clean.
    """
    if size > settings.LARGEST_FILE:
        raise TooLarge(size)
    media_type = media_type_of(content, file_name)
    scan(content)
    return media_type


def scan(content: BinaryIO) -> None:
    """This function will have the command that was set scan a file, and wind it back.

    It is given the file's path: 0 is clean, 1 is not. Raises :class:`Infected` and
    :class:`NotScanned`.
    """
    if not settings.SCAN_COMMAND:
        return
    # In a folder of its own that nobody else may read.
    with tempfile.TemporaryDirectory(prefix="workings-scan-") as folder:
        path = os.path.join(folder, "file")  # noqa: PTH118 - a path for a command
        with open(path, "wb") as copy:  # noqa: PTH123
            while chunk := content.read(_CHUNK):
                copy.write(chunk)
        content.seek(0)
        command = [*shlex.split(settings.SCAN_COMMAND), path]
        try:
            done = subprocess.run(  # noqa: S603 - the operator's own command
                command, capture_output=True, check=False, timeout=PATIENCE
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotScanned from error
    if done.returncode == 1:
        raise Infected
    if done.returncode != 0:
        raise NotScanned
