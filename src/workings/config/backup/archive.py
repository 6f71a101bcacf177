"""A backup's file: a zip that ends in the SHA-256 of all that comes before it.

    manifest.json                   what is in it, with the sums of every member
    tables/<table>.jsonl            one row a line, its values in the manifest's order
    documents/<shelf>/<sha256>      the files that are held

Members are streamed both ways, and nothing is ever extracted under a name that the
file gives: a member's name is one that its manifest made known, or it is refused.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

from workings.config.backup import manifest as manifests
from workings.config.backup.manifest import (
    Manifest,
    NewerFormat,
    NotUnderstood,
    Table,
    table_member,
)
from workings.core.refusals import Refusal

MANIFEST = "manifest.json"
SEAL = 64
"""The last bytes of the file, within the zip's comment: a SHA-256 in hex."""

_COMMENT = b"Workings backup, sealed with SHA-256 "
_CHUNK = 1024 * 1024
_LONGEST_MANIFEST = 64 * _CHUNK
_LONGEST_ROW = 64 * _CHUNK


class CannotRead(Refusal):
    """There is no such file, or it may not be read."""

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(f"{file} cannot be read: {error.strerror or error}.")


class NotABackup(Refusal):
    """The file is something else."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is not a backup of Workings.")


class CutShort(Refusal):
    """The file begins as a backup does, and lacks its end."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} was cut short: its end is missing. Use another copy of it."
        )


class Damaged(Refusal):
    """The file is not what was written."""

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(f"{file} is damaged: {what}. Use another copy of it.")


class MadeByNewer(Refusal):
    """The file was made by a version of Workings that is newer than this one."""

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(
            f"{file} was made by a newer version of Workings ({what} is unknown "
            "here): install that version, then restore."
        )


class RowTooLong(Refusal):
    """A row is longer than what restoring would take."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"A row of {table} is longer than {_LONGEST_ROW} bytes: "
            "a backup cannot hold it."
        )


class Writing:
    """A backup being written, one member after the other."""

    def __init__(self, file: BinaryIO, made_at: datetime) -> None:
        self._file = file
        self._date = made_at.timetuple()[:6]
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        # Given up, it still wants to write its end, into a file that is about to go.
        with suppress(OSError, ValueError):
            self._zip.close()

    def add_table(
        self, name: str, columns: tuple[str, ...], lines: Iterable[bytes]
    ) -> Table:
        """This function will write a table's rows, each a line."""
        digest, rows, size = hashlib.sha256(), 0, 0
        with self._member(table_member(name)) as member:
            for line in lines:
                if len(line) > _LONGEST_ROW:
                    raise RowTooLong(name)
                rows, size = rows + 1, size + len(line)
                digest.update(line)
                member.write(line)
        return Table(columns, rows, size, digest.hexdigest())

    def add_document(self, name: str, chunks: Iterable[bytes]) -> int:
        """This function will write a file, and return how many bytes it has."""
        size = 0
        # What councils hold (PDF, workbooks) is compressed within.
        with self._member(f"documents/{name}", zipfile.ZIP_STORED) as member:
            for chunk in chunks:
                size += member.write(chunk)
        return size

    def finish(self, manifest: Manifest) -> None:
        """This function will write the manifest, and seal the file."""
        with self._member(MANIFEST) as member:
            member.write(manifests.written(manifest))
        self._zip.comment = _COMMENT + b"0" * SEAL
        self._zip.close()
        end = self._file.seek(-SEAL, io.SEEK_END)
        digest = _digest_to(end, self._file)
        self._file.seek(end)
        self._file.write(digest)

    @contextmanager
    def _member(
        self, name: str, compression: int = zipfile.ZIP_DEFLATED
    ) -> Iterator[BinaryIO]:
        info = zipfile.ZipInfo(name, self._date)
        info.compress_type = compression
        info.external_attr = 0o600 << 16
        # How long it will be is not known yet.
        with self._zip.open(info, "w", force_zip64=True) as member:
            yield member  # type: ignore[misc]


class Archive:
    """A backup that can be trusted to be what was written, to be read once."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self.file = file
        self._zip = archive
        self.manifest = self._read_manifest()
        sizes = self.manifest.sizes()
        infos = [info for info in archive.infolist() if info.filename != MANIFEST]
        for info in infos:
            if info.file_size != sizes.pop(info.filename, None):
                what = f"{info.filename!r} is not as its manifest says"
                raise Damaged(file, what)
        for name in sizes:
            raise Damaged(file, f"{name} is missing")

    def lines(self, table: str) -> Iterator[bytes]:
        """This function will yield a table's rows, and refuse in the end what has
        not the sum that the manifest says.
        """
        about = self.manifest.tables[table]
        name = table_member(table)
        digest, left, rows = hashlib.sha256(), about.bytes, 0
        with self._refusing(name), self._zip.open(name) as member:
            while line := member.readline(min(left, _LONGEST_ROW) + 1):
                left -= len(line)
                if left < 0 or not line.endswith(b"\n"):
                    raise Damaged(self.file, f"{name} is longer than it should be")
                digest.update(line)
                rows += 1
                yield line
        if (left, rows, digest.hexdigest()) != (0, about.rows, about.sha256):
            raise Damaged(self.file, f"{name} has not the content that was put in")

    def document(self, name: str) -> Iterator[bytes]:
        """This function will yield a file in chunks, and refuse in the end what has
        not the checksum that it goes by.
        """
        member_name = f"documents/{name}"
        digest, left = hashlib.sha256(), self.manifest.documents[name]
        with self._refusing(member_name), self._zip.open(member_name) as member:
            while chunk := member.read(min(left + 1, _CHUNK)):
                left -= len(chunk)
                if left < 0:
                    break
                digest.update(chunk)
                yield chunk
        if left or digest.hexdigest() != name.rpartition("/")[2]:
            what = f"{member_name} has not the content that was put in"
            raise Damaged(self.file, what)

    def _read_manifest(self) -> Manifest:
        with self._refusing(MANIFEST):
            named = [i for i in self._zip.infolist() if i.filename == MANIFEST]
            if not named:
                raise NotABackup(self.file)
            if len(named) > 1 or named[0].file_size > _LONGEST_MANIFEST:
                raise Damaged(self.file, "its manifest is not one")
            with self._zip.open(MANIFEST) as member:
                text = member.read(_LONGEST_MANIFEST)
        try:
            return manifests.read(text)
        except NewerFormat as error:
            raise MadeByNewer(self.file, str(error)) from error
        except NotUnderstood as error:
            raise Damaged(self.file, f"in its manifest, {error}") from error

    @contextmanager
    def _refusing(self, name: str) -> Iterator[None]:
        """Every way in which a zip can be broken, as one sentence."""
        try:
            yield
        except OSError as error:
            raise CannotRead(self.file, error) from error
        # RuntimeError: it asks for a password. NotImplementedError is one too.
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise Damaged(self.file, f"{name} cannot be unpacked") from error


@contextmanager
def opened(file: Path) -> Iterator[Archive]:
    """This function will open a backup whose seal is whole."""
    with ExitStack() as stack:
        try:
            content = stack.enter_context(file.open("rb"))
            _check_seal(file, content)
            archive = stack.enter_context(zipfile.ZipFile(content))
        except OSError as error:
            raise CannotRead(file, error) from error
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise Damaged(file, "it cannot be unpacked") from error
        yield Archive(file, archive)


def _check_seal(file: Path, content: BinaryIO) -> None:
    start = content.read(4)
    end = content.seek(0, io.SEEK_END) - SEAL
    content.seek(max(0, end - len(_COMMENT)))
    sealed = content.read(len(_COMMENT)) == _COMMENT
    seal = content.read()
    if not sealed:
        # Another zip has an end; a backup whose end is missing has none at all.
        cut = start == b"PK\x03\x04" and not zipfile.is_zipfile(content)
        raise CutShort(file) if cut else NotABackup(file)
    if _digest_to(end, content) != seal:
        raise Damaged(file, "its content is not what was written")


def _digest_to(end: int, content: BinaryIO) -> bytes:
    digest, left = hashlib.sha256(), end
    content.seek(0)
    while chunk := content.read(min(left, _CHUNK)):
        left -= len(chunk)
        digest.update(chunk)
    return digest.hexdigest().encode()
