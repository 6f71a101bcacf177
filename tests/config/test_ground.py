"""The ground that all other tests stand on."""

import pytest
from django.db import DatabaseError, connection

from tests.ground import quick


def test_a_database_is_ones_own(database):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine (id integer)")
    assert connection.vendor == database.engine


@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_wrote_no_other_sees(database, turn):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE ours (id integer)")


def test_sqlite_connections_are_set_for_a_ledger(database):
    if database.engine == "postgresql":
        return
    found = {}
    with connection.cursor() as cursor:
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {name}")
            [found[name]] = cursor.fetchone()
    full = 2
    assert found == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 60_000,
    }


def test_without_a_fixture_there_is_no_database():
    with pytest.raises(DatabaseError):
        connection.cursor()


def test_databases_are_in_memory_only_where_there_is_room(monkeypatch, tmp_path):
    monkeypatch.setattr(quick, "MEMORY", tmp_path)
    monkeypatch.setattr(quick, "ROOM", 0)
    assert quick.quick_folder() == tmp_path
    monkeypatch.setattr(quick, "ROOM", 10**18)
    assert quick.quick_folder() is None
    monkeypatch.setattr(quick, "ROOM", 0)
    monkeypatch.setattr(quick, "MEMORY", tmp_path / "nowhere")
    assert quick.quick_folder() is None
