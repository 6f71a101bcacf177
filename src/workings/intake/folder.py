"""The one place of intake that reads files: a record's folder, into memory.

Nothing is followed out of the folder: links are not opened, and what is no plain file
is not either.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from workings.core.problems import Problem, mend_name
from workings.core.refusals import Refusal
from workings.intake.casefiles import FOLDER as CASES
from workings.intake.heading import FILE
from workings.intake.reading import file_name
from workings.intake.tables import TABLES
from workings.intake.texts import FOLDER as TEXTS
from workings.intake.texts import file_of, stray_texts
from workings.publish.texts import Section

LARGEST_TABLE = 50_000_000
LARGEST_HEADING = 1_000_000
"""In bytes, the latter of texts too. A table is read whole, and many times its size in
memory.
"""

FILES = "files"


class NotARecord(Refusal):
    """What was named is no record's folder."""

    returncode = 2
    """A wrong name on the command line is wrong usage."""

    def __init__(self, folder: Path, why: str) -> None:
        self.folder = folder
        super().__init__(f"{folder} {why}.")


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A document's file in the folder, with the checksum of its content."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds: the bytes of the tables and texts by file name, and the
    files under ``files/`` by their path there. ``links`` are there, and were not
    followed.
    """

    contents: Mapping[str, bytes]
    files: Mapping[str, HeldFile] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def checksum(self, name: str) -> str:
        """The checksum of a table's bytes, or "" where it is not there."""
        content = self.contents.get(name)
        return "" if content is None else hashlib.sha256(content).hexdigest()


def read_folder(folder: Path) -> Folder:
    """This function will read a record's folder into memory.

    Raises :class:`NotARecord` where it is no folder or has no record.toml; all else
    that is wrong comes as problems.
    """
    if not folder.is_dir():
        raise NotARecord(folder, "is not a folder")
    if not os.path.lexists(folder / FILE):
        raise NotARecord(folder, f"is not a record's folder: it has no {FILE}")
    problems = [
        *_stray_tables(folder),
        *_stray_texts(folder / TEXTS),
        *_linked(folder / CASES),
    ]
    contents = _contents(folder, problems)
    files, links = _list_files(folder / FILES)
    held = {}
    for name, path in files.items():
        try:
            held[name] = HeldFile(path, _checksum(path))
        except OSError as error:
            what = f"it cannot be opened ({error.strerror})"
            problems.append(Problem(f"{FILES}/{name}", what, "Put it right"))
    return Folder(contents, held, links, tuple(problems))


def _contents(folder: Path, problems: list[Problem]) -> dict[str, bytes]:
    """The bytes of record.toml, the tables and the texts; problems are added."""
    contents: dict[str, bytes] = {}
    needed = {file_name(declared) for declared in TABLES if declared.needed}
    # A link would lead out of the folder.
    texts = [] if (folder / TEXTS).is_symlink() else map(file_of, Section)
    named = (FILE, *map(file_name, TABLES), *texts, *_case_files(folder))
    for name in named:
        if name in needed and not os.path.lexists(folder / name):
            mend = "Add it; where there is nothing to say, with its heading row alone"
            problems.append(Problem(name, "the file is missing", mend))
        elif os.path.lexists(folder / name):
            limit = LARGEST_TABLE if name.endswith(".csv") else LARGEST_HEADING
            try:
                contents[name] = _read(folder / name, limit)
            except _Unreadable as fault:
                problems.append(Problem(name, fault.what, fault.mend))
    return contents


def _case_files(folder: Path) -> list[str]:
    cases = folder / CASES
    if cases.is_symlink() or not cases.is_dir():
        return []
    names = sorted(entry.name for entry in cases.iterdir())
    return [
        f"{CASES}/{name}"
        for name in names
        if name.endswith(".toml") and not name.startswith(".") and name.isprintable()
    ]


class _Unreadable(Exception):
    def __init__(self, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(what)


def open_plain(path: Path) -> BinaryIO:
    """This function will open a plain file to read, and nothing that is a link.

    Raises :class:`OSError` for all else.
    """
    # A pipe that nobody writes to would have us wait for ever, did we block.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(f"{path} is no plain file")
    return file


def _read(path: Path, limit: int) -> bytes:
    if path.is_symlink():
        raise _Unreadable("it is a link", "Put the file itself into the folder")
    try:
        with open_plain(path) as file:
            content = file.read(limit + 1)
    except OSError as error:
        why = error.strerror or "it is no plain file"
        raise _Unreadable(f"it cannot be opened ({why})", "Put it right") from None
    if len(content) > limit:
        raise _Unreadable(
            f"it has more than {limit // 1_000_000} million bytes",
            "Bring less in one record",
        )
    return content


def _stray_tables(folder: Path) -> Iterator[Problem]:
    known = [file_name(declared) for declared in TABLES]
    for name in sorted(entry.name for entry in folder.iterdir()):
        if not name.lower().endswith(".csv") or name.startswith("."):
            continue
        if name not in known and name.isprintable():
            mend = mend_name(name[:60], known).rstrip(".")
            yield Problem(name[:120], "the format has no such table", mend)


def _stray_texts(texts: Path) -> Iterator[Problem]:
    if texts.is_symlink():
        yield Problem(TEXTS, "it is a link", "Put the folder itself into the record")
    elif texts.is_dir():
        yield from stray_texts(entry.name for entry in texts.iterdir())


def _linked(cases: Path) -> Iterator[Problem]:
    if cases.is_symlink():
        yield Problem(CASES, "it is a link", "Put the folder itself into the record")


def _checksum(path: Path) -> str:
    with open_plain(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _list_files(top: Path) -> tuple[dict[str, Path], frozenset[str]]:
    files: dict[str, Path] = {}
    links = set()
    if top.is_symlink():
        return files, frozenset({""})
    for folder, folders, names in os.walk(top):
        for name in (*folders, *names):
            path = Path(folder, name)
            inside = path.relative_to(top).as_posix()
            if path.is_symlink():
                links.add(inside)
            elif path.is_file() and inside.isprintable():
                files[inside] = path
    return files, frozenset(links)
