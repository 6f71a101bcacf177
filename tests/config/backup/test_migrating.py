"""Backups of one schema meet databases and versions of another."""

import importlib
import json
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import IntegrityError, connection

from tests.config.backup.record import contents, nothing_here, unpacked
from tests.config.first_schema import FILE
from tests.ground.databases import migrate, pointed_at
from tests.ledger.ambridge import S, said
from workings.access.append_only import missing_triggers
from workings.config.backup import schema
from workings.config.database import pending_migrations
from workings.ledger.chain import verify
from workings.ledger.queries.chain import links
from workings.programme.models import Programme

LATER = "tests.config.backup.later_ledger"


@pytest.fixture
def version_to_come(monkeypatch):
    """This version, and one migration more: it rebuilds a guarded table, adds a
    column to another, and writes into rows that are there."""

    @contextmanager
    def installed():
        with monkeypatch.context() as patched:
            patched.setattr(settings, "MIGRATION_MODULES", {"ledger": LATER})
            yield

    return installed


def restored(workings, file):
    finished = workings("restore", str(file))
    assert (finished.code, finished.err) == (0, "")


def columns(table):
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return {column.name for column in described}


def came_forward():
    assert "later" in columns("ledger_benefit")
    assert "'migrated'" in str(contents()["documents_source"])
    assert missing_triggers(connection) == []
    assert verify(links()).statements == 4


def test_an_older_backup_is_migrated_forward(bare, workings, version_to_come):
    with version_to_come():
        restored(workings, FILE)
        came_forward()
        with (
            pytest.raises(IntegrityError, match="append-only"),
            connection.cursor() as cursor,
        ):
            cursor.execute("UPDATE ledger_line SET pence = 1")


def test_into_empty_tables_that_are_newer_than_the_backup(
    bare, workings, version_to_come
):
    """They are taken back, filled as they were, and migrated forward again."""
    with version_to_come():
        migrate()
        assert "later" in columns("ledger_benefit")
        restored(workings, FILE)
        came_forward()


def test_into_empty_tables_that_are_older_than_the_backup(
    whole, another, workings, version_to_come, file
):
    behind = another(whole.engine)
    with version_to_come():
        migrate()
        assert workings("backup", str(file)).code == 0
        with pointed_at(behind):
            restored(workings, file)
            came_forward()


def test_empty_tables_that_cannot_be_taken_back(
    bare, workings, version_to_come, monkeypatch
):
    with version_to_come():
        migrate()
        later = importlib.import_module(f"{LATER}.later_9999").Migration
        monkeypatch.setattr(later.operations[-1], "reverse_code", None)
        finished = workings("restore", str(FILE))
    assert finished.code == 1
    assert "restore into a database that nothing was made in yet" in finished.err
    assert nothing_here()
    assert "later" in columns("ledger_benefit")


def test_a_backup_before_a_migration(whole, another, workings, version_to_come, file):
    """The new version is installed, and the database still of the old one."""
    with version_to_come():
        assert pending_migrations() != []
        finished = workings("backup", str(file))
        assert (finished.code, finished.err) == (0, "")
        manifest = json.loads(unpacked(file)["manifest.json"])
        assert "later_9999" not in manifest["migrations"]["ledger"]
        assert manifest["statements"] == 4
        with pointed_at(another(whole.engine)):
            restored(workings, file)
            came_forward()
            said(Programme.objects.get(), S("more", "2013-01-01", reason="More to say"))
            assert verify(links()).statements == 5


def test_a_backup_from_a_version_to_come(
    whole, another, workings, version_to_come, file
):
    with version_to_come():
        migrate()
        assert workings("backup", str(file)).code == 0
    with pointed_at(another(whole.engine)):
        finished = workings("restore", str(file))
        assert finished.code == 1
        assert "a newer version of Workings (ledger.later_9999 is" in finished.err
        assert nothing_here()


def test_a_database_of_a_version_to_come(whole, workings, version_to_come, file):
    with version_to_come():
        migrate()
    finished = workings("backup", str(file))
    assert (finished.code, file.exists()) == (1, False)
    assert "The database was made by a newer version" in finished.err


def test_a_state_is_known_by_its_last_migrations(database):
    state = schema.applied()
    assert schema.unknown(state) == []
    assert schema.unknown({"ledger": ("0001_initial", "x")}) == ["ledger.x"]
    assert schema.models_at({}).get_models() == []
    tables = {model._meta.db_table for model in schema.models_at(state).get_models()}
    assert "ledger_line" in tables
