"""Making the database ready, or saying why it is not."""

import threading

import pytest
from django.db import connection, connections

from workings.config import database as ours


def forget_one_migration():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'auth'")


def test_an_empty_database_is_made_ready(bare):
    ours.prepare()
    assert ours.pending_migrations() == []
    ours.require_ready()


def test_making_ready_twice_changes_nothing(database):
    ours.prepare()
    assert ours.pending_migrations() == []


def test_first_starts_at_once(bare):
    failed = []

    def start():
        try:
            ours.prepare()
        except Exception as error:  # noqa: BLE001 - shown below
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_there_is_nothing_to_read_in_an_empty_data_folder(bare):
    with pytest.raises(ours.NoRecordYet):
        ours.require_ready()
    assert not (bare.home / "workings.sqlite3").exists()


def test_reading_from_a_database_that_is_behind(database):
    forget_one_migration()
    with pytest.raises(ours.DatabaseIsBehind, match="run `workings manage migrate`"):
        ours.require_ready()


def test_postgresql_is_never_migrated_unasked(database):
    if database.engine == "sqlite":
        return
    forget_one_migration()
    with pytest.raises(ours.DatabaseIsBehind):
        ours.prepare()
