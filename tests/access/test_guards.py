"""The guard of tables with other keys and rules than the audit log's."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from workings.access import append_only as guard
from workings.access.append_only import (
    after_migrate,
    append_only,
    before_migrate,
    install_triggers,
    missing_triggers,
)
from workings.access.triggers import refuse

MADE_LATER = object()


@pytest.fixture
def guards(monkeypatch):
    """Guards of the test's own, on models that no other test knows."""
    monkeypatch.setattr(guard, "_guards", {})
    with isolate_apps("workings.access"):
        yield


def make(*tables: type[models.Model]) -> None:
    with connection.schema_editor() as editor:
        for model in tables:
            editor.create_model(model)
    install_triggers(connection)
    assert missing_triggers(connection) == []


def refused(sql: str, sentence: str = "append-only") -> None:
    with (
        pytest.raises(IntegrityError, match=sentence),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def done(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def rows(table: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
        return [tuple(row) for row in cursor.fetchall()]


def keyed() -> type[models.Model]:
    @append_only()
    class Keyed(models.Model):
        pk = models.CompositePrimaryKey("a", "b")
        a = models.IntegerField()
        b = models.IntegerField()
        slug = models.CharField(max_length=9, unique=True)
        x = models.IntegerField(null=True)
        y = models.IntegerField()
        z = models.IntegerField()

        class Meta:
            app_label = "access"
            unique_together = [("x", "y")]
            constraints = [
                models.UniqueConstraint(fields=["y", "z"], name="access_keyed_y_z")
            ]

    return Keyed


FIRST = (1, 1, "one", 1, 1, 1)


MEETS_A_KEY = [
    "a, b, slug, x, y, z) VALUES (1, 1, 'two', 2, 2, 2",
    "a, b, slug, x, y, z) VALUES (2, 2, 'one', 2, 2, 2",
    "a, b, slug, x, y, z) VALUES (2, 2, 'two', 1, 1, 2",
    "a, b, slug, x, y, z) VALUES (2, 2, 'two', 2, 1, 1",
]
# The row's hidden number, which REPLACE would meet too.
MEETS_ROWID = "rowid, a, b, slug, x, y, z) VALUES (1, 2, 2, 'two', 2, 2, 2"


def test_no_insert_meets_a_key_that_is_there(database, guards, subtests):
    make(keyed())
    into = "INTO access_keyed ("
    done(f"INSERT {into}a, b, slug, x, y, z) VALUES (1, 1, 'one', 1, 1, 1)")
    if database.engine == "sqlite":
        for row in [*MEETS_A_KEY, MEETS_ROWID]:
            for insert in ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"):
                with subtests.test(f"{insert} {row}"):
                    refused(f"{insert} {into}{row})")
    else:
        for row in MEETS_A_KEY:
            with subtests.test(row):
                refused(f"INSERT {into}{row})", sentence="unique")
                refused(f"INSERT {into}{row}) ON CONFLICT (a, b) DO UPDATE SET z = 9")
    assert rows("access_keyed") == [FIRST]


def test_new_keys_are_taken_and_nulls_meet_nothing(database, guards):
    make(keyed())
    insert = "INSERT INTO access_keyed (a, b, slug, x, y, z) VALUES "
    done(f"{insert} (1, 1, 'one', null, 1, 1)")
    done(f"{insert} (1, 2, 'two', null, 1, 2)")
    assert len(rows("access_keyed")) == 2


def test_a_key_whose_column_is_yet_to_come_waits(database, guards):
    """Between two migrations, a table may be older than the code."""

    @append_only()
    class Early(models.Model):
        later = models.IntegerField(unique=True)

        class Meta:
            app_label = "access"

    done("CREATE TABLE access_early (id integer PRIMARY KEY)")
    install_triggers(connection)
    done("INSERT INTO access_early (id) VALUES (1)")
    done("ALTER TABLE access_early ADD COLUMN later integer NULL")
    expected = ["access_early_no_replace"] if database.engine == "sqlite" else []
    assert missing_triggers(connection) == expected
    install_triggers(connection)
    assert missing_triggers(connection) == []


def text_of_a_statement() -> type[models.Model]:
    @append_only(may_blank=["text", "salt"])
    class Text(models.Model):
        text = models.TextField()
        salt = models.CharField(max_length=9)
        digest = models.CharField(max_length=9, null=True)

        class Meta:
            app_label = "access"

    return Text


def test_a_text_may_be_blanked_and_nothing_else(database, guards):
    make(text_of_a_statement())
    insert = "INSERT INTO access_text (id, text, salt, digest) VALUES "
    done(f"{insert} (1, 'said', 's', 'd'), (2, 'too', 's', null)")
    for change in (
        "text = 'other'",
        "text = '', digest = 'other'",
        "text = '', digest = null WHERE id = 1",
        "text = '', digest = 'd' WHERE id = 2",
        "text = '', id = 3 WHERE id = 1",
    ):
        refused(f"UPDATE access_text SET {change}", "may only blank text, salt")
    refused("DELETE FROM access_text")
    done("UPDATE access_text SET text = '' WHERE id = 1")
    done("UPDATE access_text SET salt = '', text = '' WHERE id = 2")
    assert rows("access_text") == [(1, "", "s", "d"), (2, "", "", None)]
    refused("UPDATE access_text SET text = 'said' WHERE id = 1", "may only blank")


def test_a_blanking_cannot_replace_another_row(database, guards):
    make(text_of_a_statement())
    done("INSERT INTO access_text (id, text, salt) VALUES (1, 'a', 's'), (2, 'b', 's')")
    if database.engine == "sqlite":
        refused("UPDATE OR REPLACE access_text SET text = '', rowid = 1 WHERE id = 2")
    else:
        refused("TRUNCATE access_text")
    assert [row[1] for row in rows("access_text")] == ["a", "b"]


def parent_and_child() -> tuple[type[models.Model], type[models.Model]]:
    @append_only()
    class Parent(models.Model):
        name = models.CharField(max_length=9)

        class Meta:
            app_label = "access"

    closed = refuse(
        "not_after_parent",
        event="INSERT",
        when="EXISTS (SELECT 1 FROM access_parent p WHERE p.id = NEW.parent_id)",
        sentence="the parent is there: nothing joins it",
    )

    @append_only(triggers=[closed])
    class Child(models.Model):
        parent_id = models.IntegerField()

        class Meta:
            app_label = "access"

    return Parent, Child


def test_a_table_may_have_a_rule_of_its_own(database, guards):
    make(*parent_and_child())
    done("INSERT INTO access_child (parent_id) VALUES (1)")
    done("INSERT INTO access_parent (id, name) VALUES (1, 'one')")
    refused("INSERT INTO access_child (parent_id) VALUES (1)", "nothing joins it")
    done("INSERT INTO access_child (parent_id) VALUES (2)")


def rebuild(model: type[models.Model]) -> None:
    """Alter a column as a migration would: SQLite makes the table anew."""
    wider = models.CharField(max_length=99)
    wider.set_attributes_from_name("name")
    wider.model = model
    with connection.schema_editor() as editor:
        editor.alter_field(model, model._meta.get_field("name"), wider)


def test_a_rebuilt_table_is_guarded_again(database, guards):
    parent, child = parent_and_child()
    make(parent, child)
    done("INSERT INTO access_parent (id, name) VALUES (1, 'one')")
    before_migrate(using="default", plan=[MADE_LATER])
    if database.engine == "sqlite":
        assert missing_triggers(connection) == ["access_child_not_after_parent"]
        refused("DELETE FROM access_parent")
    rebuild(parent)
    assert bool(missing_triggers(connection)) is (database.engine == "sqlite")
    after_migrate(using="default")
    assert missing_triggers(connection) == []
    refused("DELETE FROM access_parent")
    refused("INSERT INTO access_child (parent_id) VALUES (1)", "nothing joins it")


def test_a_migrate_with_nothing_to_do_leaves_the_rules_standing(database, guards):
    make(*parent_and_child())
    before_migrate(using="default", plan=[])
    assert missing_triggers(connection) == []


def test_a_table_that_does_not_exist_yet_is_left_out(database, guards):
    parent_and_child()
    install_triggers(connection)
    assert missing_triggers(connection) == []


@pytest.mark.parametrize(
    "constraint",
    [
        models.UniqueConstraint(
            fields=["name"], condition=models.Q(name="x"), name="access_of_some"
        ),
        models.UniqueConstraint(models.functions.Lower("name"), name="access_lower"),
    ],
)
def test_a_key_that_sqlite_could_not_guard_is_refused(database, guards, constraint):
    @append_only()
    class Partly(models.Model):
        name = models.CharField(max_length=9)

        class Meta:
            app_label = "access"
            constraints = [constraint]

    with pytest.raises(ImproperlyConfigured, match="use a trigger instead"):
        make(Partly)
