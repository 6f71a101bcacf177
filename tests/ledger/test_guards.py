"""The database itself refuses to change what was posted, on both engines."""

import sqlite3
from contextlib import closing

import pytest
from django.db import DatabaseError, connection, transaction

from tests.ground.databases import Database
from tests.ledger.ambridge import L, S, T, ambridge, said
from workings.access.append_only import guarded_models, missing_triggers
from workings.ledger import models
from workings.ledger.models import Line, Statement

LEDGER = sorted(
    model._meta.db_table
    for model in guarded_models()
    if model._meta.app_label == "ledger"
)


@pytest.fixture
def posted(database: Database) -> Statement:
    programme = ambridge()
    return said(
        programme,
        S("first", "2011-04-01", lines=[L("ROADS forecast annual 2011/12 100")]),
        S("second", "2011-05-01", totals=[T("T1", "forecast annual 2011/12 100")]),
    )[0]


def refused(sql: str, parameters: list[object] | None = None) -> None:
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, parameters)


def test_every_table_of_the_record_is_guarded(posted: Statement) -> None:
    contests = {"ledger_contest", "ledger_contestproject", "ledger_contestside"}
    mutable = {*contests, "ledger_totalproject", "ledger_draft"}
    tables = {m._meta.db_table for m in models_of_ledger()}
    assert tables - mutable == set(LEDGER)
    assert missing_triggers(connection) == []


def models_of_ledger() -> list[type]:
    from django.apps import apps

    return list(apps.get_app_config("ledger").get_models())


def test_delete_is_refused(posted: Statement) -> None:
    for table in LEDGER:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            rows = cursor.fetchone()[0]
        # SQLite's triggers fire for each row; PostgreSQL's even for none.
        if rows or connection.vendor == "postgresql":
            refused(f"DELETE FROM {table}")


def test_update_is_refused(posted: Statement) -> None:
    refused("UPDATE ledger_line SET pence = 1")
    refused("UPDATE ledger_statement SET standing = 'claim'")
    refused("UPDATE ledger_total SET pence = 1")
    refused("UPDATE ledger_benefit SET kind = 'pressure'")
    refused("UPDATE ledger_wording SET body = 'something else'")


def test_bulk_changes_through_the_orm_are_refused(posted: Statement) -> None:
    line = Line.objects.get()
    for change in (
        lambda: Line.objects.update(pence=1),
        lambda: Line.objects.all().delete(),
        lambda: Line.objects.all()._raw_delete("default"),
        lambda: Line.objects.bulk_update([line], ["pence"]),
        lambda: Statement.objects.bulk_update([posted], ["code"]),
        line.save,
        posted.delete,
    ):
        line.pence = 7
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Line.objects.get().pence == 100_00


def test_truncate_is_refused(posted: Statement) -> None:
    if connection.vendor == "postgresql":
        refused("TRUNCATE ledger_line CASCADE")
        refused("TRUNCATE ledger_statement CASCADE")
    else:
        # SQLite has no TRUNCATE: a DELETE without WHERE is its shortcut for one.
        refused("DELETE FROM ledger_line")


def test_a_key_that_is_there_is_not_replaced(posted: Statement) -> None:
    columns = ", ".join(f'"{f.column}"' for f in Line._meta.concrete_fields)
    again = (
        f"SELECT {columns.replace(chr(34) + 'pence' + chr(34), '1')} FROM ledger_line"
    )
    if connection.vendor == "sqlite":
        for verb in ("INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE"):
            refused(f"{verb} INTO ledger_line ({columns}) {again}")
    else:
        refused(
            f"INSERT INTO ledger_line ({columns}) {again} "
            "ON CONFLICT (statement_id, position) DO UPDATE SET pence = 1"
        )
    assert Line.objects.get().pence == 100_00


def test_a_plain_connection_is_refused_too(
    posted: Statement, database: Database
) -> None:
    """Not ours, with no recursive triggers and no foreign keys."""
    if connection.vendor != "sqlite":
        import psycopg

        with psycopg.connect(database.url, autocommit=True) as plain:
            for sql in (
                "UPDATE ledger_line SET pence = 1",
                "DELETE FROM ledger_statement",
                "TRUNCATE ledger_line CASCADE",
            ):
                with pytest.raises(psycopg.Error):
                    plain.execute(sql)
        return
    path = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        for sql in (
            "UPDATE ledger_line SET pence = 1",
            "DELETE FROM ledger_statement",
            "INSERT OR REPLACE INTO ledger_line SELECT * FROM ledger_line",
            "UPDATE OR REPLACE ledger_line SET position = 2",
        ):
            with pytest.raises(sqlite3.Error, match=r"append-only|closed"):
                plain.execute(sql)


def test_no_line_joins_a_posted_statement(posted: Statement) -> None:
    line = Line.objects.get()
    with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
        Line.objects.bulk_create(
            [
                Line(
                    statement=posted,
                    position=2,
                    benefit=line.benefit,
                    series="plan",
                    basis="annual",
                    first=line.first,
                    last=line.last,
                    said=line.said,
                    pence=5,
                )
            ]
        )
    with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
        models.Headline.objects.create(
            statement=posted,
            position=1,
            total=models.Total.objects.get(),
            from_on=line.first,
        )
    with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
        models.TotalBenefit.objects.create(
            total=models.Total.objects.get(), benefit=line.benefit
        )


def test_parts_of_a_penny_are_refused(posted: Statement) -> None:
    columns = [f.column for f in Line._meta.concrete_fields]
    names = ", ".join(f'"{name}"' for name in columns)
    for pence in ("1.5", "0.1", "1e15", "'much'"):
        values = {"statement_id": "99", "pence": pence}
        picked = ", ".join(values.get(name, f'"{name}"') for name in columns)
        refused(f"INSERT INTO ledger_line ({names}) SELECT {picked} FROM ledger_line")


def test_python_refuses_parts_of_a_penny_before_the_database(
    posted: Statement,
) -> None:
    line = Line.objects.get()
    for slip in (1.5, True, "1"):
        line.pence = slip  # type: ignore[assignment]
        with pytest.raises(TypeError, match="whole pence"):
            line.save(force_insert=True)


def test_a_statement_takes_its_place_in_the_chain(posted: Statement) -> None:
    for change in (
        {"id": 7},
        {"id": 3, "previous": "somewhere else"},
        {"id": 3, "lines": 4},
        {"id": 3, "recorded_at": posted.recorded_at.replace(year=2000)},
    ):
        row = Statement.objects.get(pk=2)
        row.previous, row.digest, row.code = row.digest, "0" * 64, "third"
        for name, given in {"lines": 0, **change}.items():
            setattr(row, name, given)
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)
    assert Statement.objects.count() == 2


def test_a_missing_trigger_is_found(posted: Statement) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER ledger_line_no_update")
            assert missing_triggers(connection) == ["ledger_line_no_update"]
        else:
            cursor.execute("DROP TRIGGER ledger_line_never_changes ON ledger_line")
            assert missing_triggers(connection) == ["ledger_line_never_changes"]
