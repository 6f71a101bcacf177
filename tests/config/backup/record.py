"""What a database and its data folder hold, to compare, and backups to spoil."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from tests.config.first_schema import FILE
from workings.config.backup import archive, tables

Members = dict[str, bytes]


def contents() -> dict[str, list[str]]:
    """Every table's rows, values as Python shows them, JSON with its keys in order."""
    present = connection.introspection.table_names()
    return {
        model._meta.db_table: sorted(
            repr([shown(row[name]) for name in sorted(row)])
            for row in model._base_manager.values()
        )
        for model in tables.held(apps)
        if model._meta.db_table in present
    }


def shown(value: Any) -> Any:
    return json.dumps(value, sort_keys=True) if isinstance(value, dict) else value


def files() -> dict[str, bytes]:
    """Every file in the documents' folder."""
    folder = Path(settings.MEDIA_ROOT)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def nothing_here() -> bool:
    return files() == {} and not any(contents().values())


def unpacked(file: Path = FILE) -> Members:
    with zipfile.ZipFile(file) as found:
        return {name: found.read(name) for name in found.namelist()}


def packed(members: Members, file: Path, *, twice: str = "") -> Path:
    """A zip with a seal that fits, whatever is in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
        if twice:
            with pytest.warns(UserWarning, match="Duplicate name"):
                made.writestr(twice, members[twice])
        made.comment = archive._COMMENT + b"0" * archive.SEAL
    whole = content.getvalue()[: -archive.SEAL]
    file.write_bytes(whole + hashlib.sha256(whole).hexdigest().encode())
    return file


def edit_manifest(members: Members, edit: Callable[[dict[str, Any]], Any]) -> None:
    manifest = json.loads(members["manifest.json"])
    edit(manifest)
    members["manifest.json"] = json.dumps(manifest).encode()


def edit_rows(
    members: Members, table: str, edit: Callable[[list[Any], list[str]], Any]
) -> None:
    """Change a table's rows (and see its columns), with sums that fit."""
    name = f"tables/{table}.jsonl"
    rows = [json.loads(line) for line in members[name].splitlines()]
    edit(rows, json.loads(members["manifest.json"])["tables"][table]["columns"])
    text = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    members[name] = text
    sums = {
        "rows": len(rows),
        "bytes": len(text),
        "sha256": hashlib.sha256(text).hexdigest(),
    }
    edit_manifest(members, lambda m: m["tables"][table].update(sums))
