"""The guard, tried in every way there is around it, on the audit log."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, IntegrityError, connection, transaction

from workings.access.actions import audit
from workings.access.append_only import (
    guarded_models,
    install_triggers,
    missing_triggers,
)
from workings.access.models import AuditEntry
from workings.access.permissions import COMMAND_LINE

TABLE = "access_auditentry"


@pytest.fixture
def entry(database):
    with transaction.atomic():
        audit(COMMAND_LINE, "recorded", "project one-barnet/NSCSO", after={"wave": 1})
    return AuditEntry.objects.get()


@contextmanager
def refused(entry: AuditEntry) -> Iterator[None]:
    """Inside, the database refuses; afterwards the entry is as it was."""
    with pytest.raises((DatabaseError, sqlite3.DatabaseError, psycopg.DatabaseError)):
        yield
    with transaction.atomic():
        kept = AuditEntry.objects.get()
    assert (kept.pk, kept.who, kept.at) == (entry.pk, entry.who, entry.at)


@contextmanager
def plain(database) -> Iterator[sqlite3.Connection | psycopg.Connection]:
    """A connection that knows nothing of Django, as any tool would make."""
    if database.engine == "sqlite":
        path = database.url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path, isolation_level=None)) as made:
            yield made
    else:
        with psycopg.connect(database.url, autocommit=True) as made:
            yield made


COLUMNS = "(id, at, who, address, action, subject)"
OTHER = "'2020-01-01 00:00:00', 'Mallory', '', 'recorded', 'nothing'"

UPSERT = (
    f"INSERT INTO {TABLE} {COLUMNS} VALUES (1, {OTHER}) "
    "ON CONFLICT (id) DO UPDATE SET who = 'Mallory'"
)
MERGE = (
    f"MERGE INTO {TABLE} USING (VALUES (1)) AS v(id) ON {TABLE}.id = v.id "
    "WHEN MATCHED THEN DELETE"
)
WAYS_ROUND = {
    "sqlite": [
        f"UPDATE {TABLE} SET who = 'Mallory'",
        f"UPDATE OR REPLACE {TABLE} SET who = 'Mallory'",
        f"UPDATE OR IGNORE {TABLE} SET who = 'Mallory'",
        f"DELETE FROM {TABLE}",
        UPSERT,
        f"INSERT OR REPLACE INTO {TABLE} {COLUMNS} VALUES (1, {OTHER})",
        f"REPLACE INTO {TABLE} {COLUMNS} VALUES (1, {OTHER})",
        f"INSERT OR REPLACE INTO {TABLE} {COLUMNS} VALUES ('1', {OTHER})",
        f"REPLACE INTO {TABLE} {COLUMNS.replace('id', 'rowid')} VALUES (1, {OTHER})",
    ],
    "postgresql": [
        f"UPDATE {TABLE} SET who = 'Mallory'",
        f"UPDATE {TABLE} SET who = 'Mallory' WHERE false",
        f"DELETE FROM {TABLE}",
        UPSERT,
        f"TRUNCATE {TABLE}",
        f"TRUNCATE {TABLE} RESTART IDENTITY CASCADE",
        MERGE,
    ],
}


def test_no_plain_connection_changes_an_entry(database, entry, subtests):
    for sql in WAYS_ROUND[database.engine]:
        with subtests.test(sql), plain(database) as connected, refused(entry):
            connected.execute(sql)


def test_recursive_triggers_change_nothing(database, entry, subtests):
    for sql in WAYS_ROUND["sqlite"] if database.engine == "sqlite" else []:
        with subtests.test(sql), plain(database) as connected, refused(entry):
            connected.execute("PRAGMA recursive_triggers = ON")
            connected.execute(sql)


def _save(entry):
    entry.who = "Mallory"
    entry.save()


def _bulk_update(entry):
    entry.who = "Mallory"
    AuditEntry.objects.bulk_update([entry], ["who"])


def _bulk_create_over(entry):
    entry.who = "Mallory"
    AuditEntry.objects.bulk_create(
        [entry],
        update_conflicts=True,
        update_fields=["who"],
        unique_fields=["id"],
    )


CHANGES = [
    _save,
    _bulk_update,
    _bulk_create_over,
    lambda entry: entry.delete(),
    lambda entry: AuditEntry.objects.update(who="Mallory"),
    lambda entry: AuditEntry.objects.all().delete(),
    lambda entry: AuditEntry.objects.update_or_create(
        pk=entry.pk, defaults={"who": "Mallory"}
    ),
]


def test_no_model_changes_an_entry(entry, subtests):
    for number, change in enumerate(CHANGES):
        with subtests.test(number=number), refused(entry), transaction.atomic():
            change(AuditEntry.objects.get())


def test_a_refusal_is_an_integrity_error_and_says_why(entry):
    with (
        pytest.raises(IntegrityError, match=f"{TABLE} is append-only: update"),
        transaction.atomic(),
    ):
        AuditEntry.objects.update(who="Mallory")


def test_entries_can_be_added(entry):
    with transaction.atomic():
        audit(COMMAND_LINE, "recorded", "one more")
    assert AuditEntry.objects.count() == 2


def test_the_audit_log_is_guarded(database):
    assert AuditEntry in guarded_models()
    assert missing_triggers(connection) == []


def drop_one() -> str:
    name = {
        "sqlite": f"{TABLE}_no_delete",
        "postgresql": f"{TABLE}_never_changes",
    }[connection.vendor]
    on = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")
    return name


def test_a_trigger_that_is_missing_fails_the_check(database):
    call_command("check", databases=["default"])
    name = drop_one()
    assert missing_triggers(connection) == [name]
    errors = run_checks(tags=[Tags.database], databases=["default"])
    assert [error.id for error in errors] == ["workings.E001"]
    assert name in errors[0].msg
    with pytest.raises(SystemCheckError, match=name):
        call_command("check", databases=["default"])


def test_no_database_is_asked_unless_named(database):
    drop_one()
    assert run_checks(tags=[Tags.database]) == []


def test_the_next_migrate_installs_what_is_missing(database):
    drop_one()
    call_command("migrate", verbosity=0, skip_checks=True)
    assert missing_triggers(connection) == []


def test_installing_again_changes_nothing(database):
    install_triggers(connection)
    install_triggers(connection)
    assert missing_triggers(connection) == []


def test_a_trigger_made_harmless_is_missing_too(database):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            drop_one()
            cursor.execute(
                f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} "
                "BEGIN SELECT 1; END"
            )
        else:
            cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER {TABLE}_never_changes")
    assert len(missing_triggers(connection)) == 1
