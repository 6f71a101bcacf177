"""The schema's state: which migrations made it, and the way from one to another."""

from collections.abc import Iterable, Sequence

from django.apps.registry import Apps
from django.core.management import call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import connection
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from workings.access.append_only import install_triggers
from workings.config.backup.manifest import Migrations
from workings.core.refusals import Refusal

Node = tuple[str, str]


class DatabaseIsNewer(Refusal):
    """The database was migrated by a newer version than this one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The database was made by a newer version of Workings ({name} is "
            "unknown here): install that version."
        )


class CannotGoBack(Refusal):
    """The empty database's tables are of a newer version, and cannot be undone."""

    def __init__(self) -> None:
        super().__init__(
            "The tables here are newer than the backup and cannot be taken back: "
            "restore into a database that nothing was made in yet."
        )


def applied() -> Migrations:
    """This function will return the state that the database is in."""
    loader = MigrationLoader(connection)
    for app, name in loader.applied_migrations:
        if app in loader.migrated_apps and (app, name) not in loader.disk_migrations:
            raise DatabaseIsNewer(f"{app}.{name}")
    return _grouped(loader.graph.nodes.keys() & loader.applied_migrations.keys())


def unknown(migrations: Migrations) -> list[str]:
    """This function will name the migrations that this version does not know."""
    known = MigrationLoader(connection).graph.nodes
    return [".".join(node) for node in _nodes(migrations) if node not in known]


def models_at(migrations: Migrations) -> Apps:
    """This function will return the models as they were in a state."""
    loader = MigrationLoader(connection)
    leaves = _leaves(loader, _nodes(migrations))
    return loader.project_state(leaves).apps


def bring_to(migrations: Migrations) -> None:
    """This function will bring tables that hold no rows to a state, guards and all.

    Tables that are newer are undone first. Raises :class:`CannotGoBack`.
    """
    wanted = set(_nodes(migrations))
    if set(_nodes(applied())) - wanted:
        _undo_all()
    executor = MigrationExecutor(connection)
    _migrate(executor, _leaves(executor.loader, wanted))
    install_triggers(connection)


def bring_to_today() -> None:
    """This function will migrate forward to this version's tables."""
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _undo_all() -> None:
    executor = MigrationExecutor(connection)
    try:
        _migrate(executor, [(app, None) for app in applied()])
    except IrreversibleError as error:
        raise CannotGoBack from error


def _migrate(
    executor: MigrationExecutor, targets: Sequence[tuple[str, str | None]]
) -> None:
    """As `migrate` does, which has no words for a state of all applications."""
    plan = executor.migration_plan(targets)
    if plan:
        present = models_at(applied())
        emit_pre_migrate_signal(0, False, connection.alias, apps=present, plan=plan)
        executor.migrate(targets, plan=plan)


def _leaves(loader: MigrationLoader, nodes: Iterable[Node]) -> list[Node]:
    """The last of a state's migrations in each application."""
    present = set(nodes)
    return sorted(
        (app, name)
        for app, name in present
        if not any(
            child.key[0] == app and child.key in present
            for child in loader.graph.node_map[app, name].children
        )
    )


def _nodes(migrations: Migrations) -> list[Node]:
    return [(app, name) for app, names in migrations.items() for name in names]


def _grouped(nodes: Iterable[Node]) -> Migrations:
    grouped: dict[str, tuple[str, ...]] = {}
    for app, name in sorted(nodes):
        grouped[app] = (*grouped.get(app, ()), name)
    return grouped
