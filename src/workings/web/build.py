"""Which build of Workings this process runs: whatever else pages are made of."""

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import workings

PARTS = (".py", ".html", ".xml", ".txt", ".css", ".svg")
"""The files that a page may be made of: code, templates, and what is served beside."""


@cache
def build() -> str:
    """This function will return a digest of our code, templates and static files, and
    of the libraries under them: another build may write another page.

    It is read once a process, which runs what it began with.
    """
    digest = hashlib.sha256(sys.version.encode())
    for name, content in sorted(_parts()):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _parts() -> Iterator[tuple[str, bytes]]:
    root = Path(workings.__file__).parent
    for file in root.rglob("*"):
        if file.suffix in PARTS and "demo" not in file.parts:
            yield str(file.relative_to(root)), file.read_bytes()
    for library in metadata.distributions():
        # Its name and version are in it; to parse it takes far longer.
        told = library.read_text("METADATA") or library.read_text("PKG-INFO") or ""
        yield "library", told.encode()
