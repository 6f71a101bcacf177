"""What a backup says of itself: the schema it was made of, and every member's sum."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

KIND = "workings-backup"
FORMAT = 1

Migrations = Mapping[str, tuple[str, ...]]
"""The applied migrations of each application: the state of a schema."""

_TABLE = re.compile(r"[a-z][a-z0-9_]*")
_FILE = re.compile(r"(published|restricted)/[0-9a-f]{64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotUnderstood(ValueError):
    """The manifest is not one: what it lacks is in the message."""


class NewerFormat(ValueError):
    """The manifest is of a format that this version does not know."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows, as one member."""

    columns: tuple[str, ...]
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is in a backup. ``documents`` maps "<shelf>/<sha256>" to bytes."""

    made_at: str
    made_by: str
    migrations: Migrations
    statements: int
    head_digest: str
    tables: Mapping[str, Table]
    documents: Mapping[str, int]

    def sizes(self) -> dict[str, int]:
        """The bytes of every member but the manifest, by its name in the zip."""
        tables = {table_member(name): t.bytes for name, t in self.tables.items()}
        return tables | {f"documents/{name}": n for name, n in self.documents.items()}


def table_member(table: str) -> str:
    """This function will return the name of the member that holds a table's rows."""
    return f"tables/{table}.jsonl"


def written(manifest: Manifest) -> bytes:
    """This function will write a manifest as JSON that a person can read."""
    shape = {"kind": KIND, "format": FORMAT, **asdict(manifest)}
    return json.dumps(shape, ensure_ascii=False, indent=1).encode() + b"\n"


def read(text: bytes) -> Manifest:
    """This function will read a manifest, every value checked before it is used.

    Raises :class:`NotUnderstood` or :class:`NewerFormat`.
    """
    try:
        shape = json.loads(text)
    except ValueError as error:
        raise NotUnderstood("it is not JSON") from error
    if not isinstance(shape, dict) or shape.get("kind") != KIND:
        raise NotUnderstood("it is of something else")
    found = _number(shape, "format")
    if found != FORMAT:
        raise NewerFormat(f"format {found}")
    return Manifest(
        made_at=_text(shape, "made_at"),
        made_by=_text(shape, "made_by"),
        migrations={
            app: _texts(names) for app, names in _mapping(shape, "migrations").items()
        },
        statements=_number(shape, "statements"),
        head_digest=_text(shape, "head_digest"),
        tables={
            _named(_TABLE, name): _table(about)
            for name, about in _mapping(shape, "tables").items()
        },
        documents={
            _named(_FILE, name): _number(_mapping(shape, "documents"), name)
            for name in _mapping(shape, "documents")
        },
    )


def _table(shape: object) -> Table:
    if not isinstance(shape, dict):
        raise NotUnderstood("a table is not described")
    return Table(
        columns=_texts(shape.get("columns")),
        rows=_number(shape, "rows"),
        bytes=_number(shape, "bytes"),
        sha256=_named(_SHA256, _text(shape, "sha256")),
    )


def _named(pattern: re.Pattern[str], name: str) -> str:
    # A name that fits cannot lead out of any folder.
    if not pattern.fullmatch(name):
        raise NotUnderstood(f"{name!r} is not a name")
    return name


def _text(shape: Mapping[str, Any], key: str) -> str:
    if not isinstance(shape.get(key), str):
        raise NotUnderstood(f"its {key} is missing")
    return str(shape[key])


def _number(shape: Mapping[str, Any], key: str) -> int:
    found = shape.get(key)
    if type(found) is not int or found < 0:
        raise NotUnderstood(f"its {key} is not a number")
    return found


def _mapping(shape: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = shape.get(key)
    if not isinstance(found, dict):
        raise NotUnderstood(f"its {key} is missing")
    return found


def _texts(found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(t, str) for t in found):
        raise NotUnderstood("a list of names is not one")
    return tuple(found)
