"""A file that is not whole, or not what it says, is refused and leaves nothing."""

import json
import re
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from tests.config.backup.record import (
    Members,
    contents,
    edit_manifest,
    edit_rows,
    files,
    nothing_here,
    packed,
    unpacked,
)
from tests.config.first_schema import FILE
from workings.config.backup.archive import opened
from workings.core.refusals import Refusal

WHOLE = FILE.read_bytes()


def read_all(file) -> None:
    with opened(file) as backup:
        for table in backup.manifest.tables:
            list(backup.lines(table))
        for name in backup.manifest.documents:
            list(backup.document(name))


def test_the_file_itself_is_whole():
    read_all(FILE)


spoilt = tries(suppress_health_check=[HealthCheck.function_scoped_fixture])


@spoilt
@given(place=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_found(tmp_path, place, bit):
    text = bytearray(WHOLE)
    text[place] ^= 1 << bit
    file = tmp_path / "flipped.zip"
    file.write_bytes(text)
    with pytest.raises(Refusal):
        read_all(file)


@spoilt
@given(length=st.integers(0, len(WHOLE) - 1))
def test_a_lost_end_is_found(tmp_path, length):
    file = tmp_path / "short.zip"
    file.write_bytes(WHOLE[:length])
    with pytest.raises(Refusal):
        read_all(file)


@spoilt
@given(name=st.sampled_from(sorted(unpacked())))
def test_a_lost_member_is_found(tmp_path, name):
    members = unpacked()
    del members[name]
    with pytest.raises(Refusal):
        read_all(packed(members, tmp_path / "without.zip"))


def refused(workings: Callable[..., Any], file: Any) -> str:
    finished = workings("restore", str(file))
    assert finished.code == 1, finished
    assert finished.out == ""
    assert finished.err.startswith("workings restore: ")
    assert finished.err.count("\n") == 1
    return finished.err


NO_BACKUP = {
    "cut short": (WHOLE[:-1000], "was cut short: its end is missing"),
    "longer": (WHOLE + b"more", "is not a backup of Workings"),
    "flipped": (
        WHOLE[:99] + b"\0" + WHOLE[100:],
        "its content is not what was written",
    ),
    "empty": (b"", "is not a backup of Workings"),
    "a text": (b"Dear sirs", "is not a backup of Workings"),
}


@pytest.mark.parametrize("name", NO_BACKUP)
def test_what_is_no_backup(bare, workings, file, name):
    content, words = NO_BACKUP[name]
    file.write_bytes(content)
    assert words in refused(workings, file)
    assert nothing_here()


def test_another_zip(bare, workings, file):
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("letter.txt", "Dear sirs")
    assert "is not a backup of Workings" in refused(workings, file)


def test_no_file(bare, workings, file):
    assert refused(workings, file) == (
        f"workings restore: {file} cannot be read: No such file or directory.\n"
    )
    assert "Is a directory" in refused(workings, file.parent)


def test_a_database_that_holds_a_record(whole, workings):
    before, kept = contents(), files()
    assert "This database holds a record already" in refused(workings, FILE)
    assert (contents(), files()) == (before, kept)


def first(rows: list[Any], columns: list[str], *, name: str, value: Any) -> None:
    rows[0][columns.index(name)] = value


def set_first(table: str, name: str, value: Any) -> Callable[[Members], None]:
    edit = partial(first, name=name, value=value)
    return lambda members: edit_rows(members, table, edit)


def set_manifest(**values: Any) -> Callable[[Members], None]:
    return lambda members: edit_manifest(members, lambda m: m.update(values))


def drop_last_statement(members: Members) -> None:
    for table in ("ledger_statement", "ledger_verdict"):
        edit_rows(members, table, lambda rows, _: rows.pop())


def drop_from_manifest(kind: str) -> Callable[[Members], None]:
    return lambda members: edit_manifest(members, lambda m: m[kind].popitem())


def drop_document(members: Members) -> None:
    name = next(name for name in members if name.startswith("documents/"))
    del members[name]
    edit_manifest(members, lambda m: m["documents"].pop(name.partition("/")[2]))


def change_document(members: Members) -> None:
    name = next(name for name in members if name.startswith("documents/"))
    members[name] = members[name].swapcase()


def drop_table(members: Members) -> None:
    del members["tables/ledger_contest.jsonl"]
    edit_manifest(members, lambda m: m["tables"].pop("ledger_contest"))


def swell(members: Members) -> None:
    members["tables/access_user.jsonl"] += b"[]\n" * 1_000_000


def change_a_line(members: Members) -> None:
    name = "tables/access_user.jsonl"
    members[name] = members[name].replace(b"clerk", b"Clark")


def rename_a_column(members: Members) -> None:
    columns = json.loads(members["manifest.json"])["tables"]["access_user"]["columns"]
    columns[0] = "number"
    edit_manifest(members, lambda m: m["tables"]["access_user"].update(columns=columns))


Spoil = tuple[Callable[[Members], None], str]

NOT_AS_IT_SAYS: dict[str, Spoil] = {
    "a member that leads out": (
        lambda members: members.update({"../../evil": b"!"}),
        "'../../evil' is not as its manifest says",
    ),
    "a bomb": (swell, "'tables/access_user.jsonl' is not as its manifest says"),
    "no manifest": (
        lambda members: members.pop("manifest.json"),  # type: ignore[arg-type,return-value]
        "is not a backup of Workings",
    ),
    "a manifest of nothing": (
        lambda members: members.update({"manifest.json": b"{"}),
        "in its manifest, it is not JSON",
    ),
    "a manifest of something else": (set_manifest(kind="x"), "it is of something else"),
    "no statements": (set_manifest(statements="4"), "its statements is not a number"),
    "no head": (set_manifest(head_digest=None), "its head_digest is missing"),
    "no tables": (set_manifest(tables=[]), "its tables is missing"),
    "a table that leads out": (
        set_manifest(tables={"../x": {}}),
        "'../x' is not a name",
    ),
    "a table that is not described": (
        set_manifest(tables={"x": None}),
        "a table is not described",
    ),
    "a document that leads out": (
        set_manifest(documents={"published/../../x": 1}),
        "'published/../../x' is not a name",
    ),
    "migrations of no name": (
        set_manifest(migrations={"ledger": [1]}),
        "a list of names is not one",
    ),
    "a format to come": (
        set_manifest(format=2),
        "a newer version of Workings (format 2",
    ),
    "a table dropped from the manifest": (
        drop_from_manifest("tables"),
        "is not as its",
    ),
    "a document dropped from it": (drop_from_manifest("documents"), "is not as its"),
}


@pytest.mark.parametrize("name", NOT_AS_IT_SAYS)
def test_a_file_that_is_not_as_it_says(file, name):
    """The seal fits: whoever did it knew of it. No database is asked."""
    spoil, words = NOT_AS_IT_SAYS[name]
    members = unpacked()
    spoil(members)
    with pytest.raises(Refusal, match=re.escape(words)), opened(packed(members, file)):
        raise AssertionError


TAMPERED: dict[str, Spoil] = {
    "a line changed": (change_a_line, "has not the content that was put in"),
    "a document changed": (change_document, "has not the content that was put in"),
    "a migration to come": (
        set_manifest(migrations={"ledger": ["9999_later"]}),
        "a newer version of Workings (ledger.9999_later is unknown here)",
    ),
    "a table dropped": (drop_table, "ledger_contest is not as its migrations make it"),
    "a document dropped": (drop_document, "is not as its rows say"),
    "a column renamed": (rename_a_column, "has not the columns it should have"),
    "a date that is none": (
        set_first("ledger_line", "first", "tomorrow"),
        "row 1 of ledger_line has a value in first that cannot stand there",
    ),
    "an amount altered": (
        set_first("ledger_line", "pence", 7),
        "The chain is broken at",
    ),
    "a digest altered": (
        set_first("ledger_statement", "digest", "0"),
        "database refused",
    ),
    "a statement out of place": (
        set_first("ledger_statement", "id", 9),
        "database refused",
    ),
    "an unknown word": (set_first("ledger_line", "series", "hope"), "database refused"),
    "parts of a penny": (set_first("ledger_line", "pence", 1.5), "cannot stand there"),
    "a key of nothing": (
        set_first("ledger_benefit", "project_id", 99),
        "database refused",
    ),
    "nothing in place of something": (
        set_first("ledger_line", "series", None),
        "database refused",
    ),
    "the last statement cut off": (drop_last_statement, "is nowhere in the chain"),
    "another end": (set_manifest(head_digest=""), "The backup says that it ends at"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_tampered_with(database, workings, today, file, name):
    """Its sums fit too, or are not looked at before the rows are read."""
    spoil, words = TAMPERED[name]
    members = unpacked(today)
    spoil(members)
    said = refused(workings, packed(members, file))
    assert words in said
    assert nothing_here()


def test_a_member_twice(database, workings, today, file):
    members = unpacked(today)
    packed(members, file, twice="tables/access_user.jsonl")
    assert "is not as its manifest says" in refused(workings, file)
    packed(members, file, twice="manifest.json")
    assert "its manifest is not one" in refused(workings, file)
    assert nothing_here()


def test_files_that_were_there_stay(database, workings, today, file):
    """The data folder may be another database's too."""
    members = unpacked(today)
    drop_last_statement(members)
    name = next(name for name in members if name.startswith("documents/"))
    mine = database.home / name
    mine.parent.mkdir(parents=True)
    mine.write_bytes(members[name])
    refused(workings, packed(members, file))
    assert files() == {name.partition("/")[2]: members[name]}
    assert workings("restore", str(today)).code == 0
    assert len(files()) == 2


def test_a_data_folder_without_room(database, workings, today, monkeypatch):
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workings.config.backup.shelves.os.fsync", full)
    assert "No space left on device. Nothing was restored." in refused(workings, today)
    assert nothing_here()


def test_a_missing_trigger(database, workings, today, monkeypatch):
    monkeypatch.setattr(
        "workings.config.backup.restoring.missing_triggers", lambda _: ["one"]
    )
    said = refused(workings, today)
    assert "triggers that guard the record are not all there" in said
    assert nothing_here()
    assert connection.introspection.table_names() != []
