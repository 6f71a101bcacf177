"""Tables that never change: the database itself refuses, whoever is connected.

A model says so with :func:`append_only`. Its triggers are installed after every
migrate (SQLite drops them, without a word, with each table it rebuilds), and a
system check fails while one is missing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from workings.access import triggers as sql
from workings.access.triggers import Trigger

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Guard:
    """What the database refuses on one model's table."""

    model: type[models.Model]
    may_blank: tuple[str, ...]
    triggers: tuple[Trigger, ...]

    @property
    def table(self) -> str:
        """The name of the guarded table."""
        return self.model._meta.db_table


_guards: dict[str, Guard] = {}


def append_only(
    *, may_blank: Iterable[str] = (), triggers: Iterable[Trigger] = ()
) -> Callable[[type[M]], type[M]]:
    """This function will return a decorator: the model's rows are only ever added.

    UPDATE, DELETE, TRUNCATE and any insert that meets an existing key are refused.
    ``may_blank`` names text fields that an update may set to "", and nothing else.
    ``triggers`` are more rules of the table's own, most easily made by
    :func:`workings.access.triggers.refuse`.
    """

    def guard(model: type[M]) -> type[M]:
        _guards[model._meta.label] = Guard(model, tuple(may_blank), tuple(triggers))
        return model

    return guard


def guarded_models() -> tuple[type[models.Model], ...]:
    """This function will return every model that is append-only."""
    return tuple(guard.model for guard in _guards.values())


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """This function will install what is missing of every guarded table's triggers.

    Tables that do not exist yet are left out. Running it again changes nothing.
    """
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        present = _present(connection)
        if connection.vendor == "postgresql":
            cursor.execute(sql.SHARED_FUNCTION_SQL)
        for name, wanted in _wanted(connection).items():
            if connection.vendor != "sqlite":
                cursor.execute(wanted)
            elif present.get(name) != wanted:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(wanted)


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """This function will name the triggers that should be there and are not.

    On SQLite one whose text was altered is missing too, on PostgreSQL one that was
    disabled.
    """
    present = _present(connection)
    return [
        name
        for name, wanted in _wanted(connection).items()
        if name not in present
        or (connection.vendor == "sqlite" and present[name] != wanted)
    ]


def before_migrate(*, using: str, plan: Sequence[Any], **kwargs: Any) -> None:
    """This function will clear the way for a migration on SQLite.

    It cannot rename or drop what a trigger of another table reads, so the tables'
    own rules stand aside until :func:`after_migrate`. The guards against change
    stay: each reads its own table alone, and goes and comes with it.
    """
    connection = connections[using]
    if connection.vendor != "sqlite" or not plan:
        return
    with transaction.atomic(using), connection.cursor() as cursor:
        for guard in _guards.values():
            for trigger in _that_read_more(guard, ()):
                name = trigger.name(guard.table)
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def after_migrate(*, using: str, **kwargs: Any) -> None:
    """This function will install the triggers of the tables as they now stand."""
    install_triggers(connections[using])


def check_triggers(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """This function will report, as a system check, every trigger that is missing."""
    return [
        checks.Error(
            f"The trigger {name} is missing: the record could be altered.",
            hint="Run `workings manage migrate --skip-checks`, which installs it.",
            id="workings.E001",
        )
        for alias in databases or ()
        for name in missing_triggers(connections[alias])
    ]


def _wanted(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The SQL of every trigger that should be there, by its name."""
    wanted: dict[str, str] = {}
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        for guard in _guards.values():
            table = guard.table
            if table not in existing:
                continue
            described = connection.introspection.get_table_description(cursor, table)
            columns = [column.name for column in described]
            for trigger in (
                *_against_change(guard, columns, connection),
                *_that_read_more(guard, columns),
            ):
                made = trigger.sql(connection.vendor, table)
                if made:
                    wanted[trigger.name(table)] = made
    return wanted


def _against_change(
    guard: Guard, columns: Sequence[str], connection: BaseDatabaseWrapper
) -> Iterator[Trigger]:
    table = guard.table
    # A table may be older than the code: a key whose columns are yet to come waits.
    keys = [key for key in _keys(guard.model, connection) if set(key) <= set(columns)]
    yield sql.no_key_twice(table, keys)
    yield sql.never_on_sqlite(table, "DELETE")
    if guard.may_blank:
        yield sql.never("DELETE", "TRUNCATE")
    else:
        yield sql.never_on_sqlite(table, "UPDATE")
        yield sql.never("UPDATE", "DELETE", "TRUNCATE")


def _that_read_more(guard: Guard, columns: Sequence[str]) -> Iterator[Trigger]:
    if guard.may_blank:
        blanked = [_column(guard.model, name) for name in guard.may_blank]
        kept = [column for column in columns if column not in blanked]
        yield sql.only_blanks(guard.table, kept, blanked)
    yield from guard.triggers


def _keys(
    model: type[models.Model], connection: BaseDatabaseWrapper
) -> Iterator[list[str]]:
    """The columns of each unique key, but for the row's own number."""
    meta = model._meta
    for field in meta.concrete_fields:
        # SQLite makes an "integer" primary key another name of the row's number.
        own_number = field.primary_key and field.db_type(connection) == "integer"
        if field.unique and not own_number:
            yield [_column(model, field.name)]
    unique = [c for c in meta.constraints if isinstance(c, models.UniqueConstraint)]
    if len(unique) > len(meta.total_unique_constraints):
        raise ImproperlyConfigured(
            f"{meta.label} is append-only, and SQLite's guard cannot keep a unique "
            "constraint with a condition or an expression: use a trigger instead."
        )
    together: list[Sequence[str]] = [*meta.unique_together]
    together += [constraint.fields for constraint in unique]
    if len(meta.pk_fields) > 1:
        together.append([field.name for field in meta.pk_fields])
    for names in together:
        yield [_column(model, name) for name in names]


def _column(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    assert field.column
    return field.column


_PRESENT = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT t.tgname, '' FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
          AND c.relnamespace = current_schema()::regnamespace
    """,
}


def _present(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor])
        return dict(cursor.fetchall())
