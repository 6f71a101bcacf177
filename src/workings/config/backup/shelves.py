"""Documents' files on their way out of the shelves, and back.

Files that come back are staged in a folder beside the shelves and linked onto them
in the end, shortly before the rows are committed. The folder goes by the database:
what a restore that was killed had placed is found by the next one, and taken back.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from workings.core.refusals import Refusal
from workings.documents import store
from workings.documents.queries import held_files
from workings.documents.store import Damaged, NotHeld, Shelf

_CHUNK = 1024 * 1024


class CannotPlace(Refusal):
    """The files cannot be written into the data folder."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"The documents cannot be written to {settings.MEDIA_ROOT}: "
            f"{error.strerror or error}. Nothing was restored."
        )


def wanted() -> list[str]:
    """This function will name the files that should be held: "<shelf>/<sha256>"."""
    return sorted(f"{shelf}/{sha256}" for sha256, shelf in held_files())


def content(name: str) -> Iterator[bytes]:
    """This function will yield a held file in chunks.

    Raises :class:`NotHeld`, or :class:`Damaged` once all of it was read.
    """
    path, sha256 = _place(name)
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                yield chunk
    except FileNotFoundError as error:
        raise NotHeld(sha256) from error
    except OSError as error:
        raise Damaged(sha256) from error
    if digest.hexdigest() != sha256:
        raise Damaged(sha256)


class Staging:
    """Files that are to stand on the shelves, all of them or none."""

    def __init__(self) -> None:
        keys = ("ENGINE", "HOST", "PORT", "NAME")
        whose = "\n".join(str(connection.settings_dict[key]) for key in keys)
        mark = hashlib.sha256(whose.encode()).hexdigest()[:12]
        self._folder = Path(settings.MEDIA_ROOT) / f".restoring-{mark}"

    def stage(self, name: str, chunks: Iterable[bytes]) -> None:
        """This function will write a file where nobody looks yet."""
        staged = self._folder / name
        staged.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())

    def place(self) -> None:
        """This function will have the staged files stand on their shelves too."""
        for staged in self._staged():
            path, _ = _place(str(staged.relative_to(self._folder)))
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.exists():
                # It was here before: it is no part of what may be taken back.
                staged.replace(path)
            else:
                path.hardlink_to(staged)

    def take_back(self) -> None:
        """This function will take the staged files off their shelves, and be done."""
        for staged in self._staged():
            path, _ = _place(str(staged.relative_to(self._folder)))
            # Only the very file that was linked there.
            if path.exists() and path.samefile(staged):
                path.unlink()
        self.clear()

    def clear(self) -> None:
        """This function will remove the staging folder; the shelves stay."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _staged(self) -> list[Path]:
        return sorted(p for p in self._folder.glob("*/*") if p.is_file())


@contextmanager
def staging() -> Iterator[Staging]:
    """This function will give a place for files, and leave none where it fails."""
    staged = Staging()
    try:
        yield staged
    except OSError as error:
        staged.take_back()
        raise CannotPlace(error) from error
    except BaseException:
        staged.take_back()
        raise
    staged.clear()


def _place(name: str) -> tuple[Path, str]:
    shelf, _, sha256 = name.partition("/")
    return store.path(sha256, Shelf(shelf)), sha256
