"""The SQL of triggers that refuse, in the words of each engine. Text in, text out.

A refusal reaches Python as ``IntegrityError`` on both engines.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SHARED_FUNCTION = "workings_append_only"

SHARED_FUNCTION_SQL = f"""
CREATE OR REPLACE FUNCTION {SHARED_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE =
    TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' is refused';
END $$
"""
"""PostgreSQL's one function behind every table that never changes."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger named ``<table>_<what>``, as SQL for each engine ("" for none).

    In the SQL, ``{name}`` stands for its name and ``{table}`` for the quoted table.
    For PostgreSQL it may be several statements, each one that can be run again.
    """

    what: str
    sqlite: str = ""
    postgresql: str = ""

    def name(self, table: str) -> str:
        """The trigger's name on a table."""
        name = f"{table}_{self.what}"
        # PostgreSQL would cut a longer name short, and then not find it again.
        assert len(name) <= 63, f"{name} is too long for a trigger"
        return name

    def sql(self, vendor: str, table: str) -> str:
        """The statements that make it on a table, or "" where it has none."""
        sql = self.sqlite if vendor == "sqlite" else self.postgresql
        filled = sql.replace("{name}", self.name(table))
        return filled.replace("{table}", f'"{table}"').strip()


def refuse(
    what: str,
    *,
    event: str,
    when: str,
    sentence: str,
    when_postgresql: str | None = None,
) -> Trigger:
    """This function will return a trigger that refuses each row of an event
    (``INSERT``, ``UPDATE``, ``DELETE``) for which a condition holds.

    ``when`` is SQL over NEW and OLD, subqueries included; ``when_postgresql`` where
    that engine needs other words. ``sentence`` says why, fit to show:

    >>> refuse(
    ...     "keeps_order",
    ...     event="INSERT",
    ...     when="NEW.id <= (SELECT max(id) FROM {table})",
    ...     sentence="a row is numbered after the last",
    ... ).name("ledger_statement")
    'ledger_statement_keeps_order'
    """
    quoted = sentence.replace("'", "''")
    return Trigger(
        what,
        sqlite=f"""
CREATE TRIGGER {{name}} BEFORE {event} ON {{table}} FOR EACH ROW
WHEN {when}
BEGIN SELECT RAISE(ABORT, '{quoted}'); END
""",
        postgresql=f"""
CREATE OR REPLACE FUNCTION {{name}}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {when if when_postgresql is None else when_postgresql} THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = '{quoted}';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE OR REPLACE TRIGGER {{name}} BEFORE {event} ON {{table}}
FOR EACH ROW EXECUTE FUNCTION {{name}}()
""",
    )


def never(*operations: str) -> Trigger:
    """This function will return PostgreSQL's trigger against whole operations.

    It fires once a statement, because TRUNCATE has no rows, and so that even an
    update of no row is refused.
    """
    return Trigger(
        "never_changes",
        postgresql=f"""
CREATE OR REPLACE TRIGGER {{name}} BEFORE {" OR ".join(operations)} ON {{table}}
FOR EACH STATEMENT EXECUTE FUNCTION {SHARED_FUNCTION}()
""",
    )


def never_on_sqlite(table: str, operation: str) -> Trigger:
    """This function will return SQLite's trigger against an operation on any row."""
    return Trigger(
        f"no_{operation.lower()}",
        sqlite=f"""
CREATE TRIGGER {{name}} BEFORE {operation} ON {{table}} FOR EACH ROW
BEGIN SELECT RAISE(ABORT, '{table} is append-only: {operation.lower()} is refused'); END
""",
    )


def no_key_twice(table: str, keys: Sequence[Sequence[str]]) -> Trigger:
    """This function will return SQLite's trigger against a key that is there already.

    A unique index alone would not do: ``INSERT OR REPLACE`` deletes the row that it
    meets, and fires no delete trigger unless the connection asks for it. The row's
    hidden number is a key too, also where the primary key is another.
    """
    met = [["rowid"], *([f'"{column}"' for column in key] for key in keys)]
    same = [" AND ".join(f"{column} = NEW.{column}" for column in key) for key in met]
    # The columns are our own models', never a user's words.
    checks = "\n  OR ".join(
        f"EXISTS (SELECT 1 FROM {{table}} WHERE {condition})"  # noqa: S608
        for condition in same
    )
    return Trigger(
        "no_replace",
        sqlite=f"""
CREATE TRIGGER {{name}} BEFORE INSERT ON {{table}} FOR EACH ROW
WHEN {checks}
BEGIN SELECT RAISE(ABORT, '{table} is append-only: this key is there already'); END
""",
    )


def only_blanks(table: str, kept: Sequence[str], blanked: Sequence[str]) -> Trigger:
    """This function will return the trigger that lets an update do one thing alone:
    blank some texts, and leave every other column as it is.
    """
    blank = ", ".join(blanked)
    return refuse(
        "only_blanks",
        event="UPDATE",
        when=_changes(["rowid", *kept], blanked, "IS"),
        when_postgresql=_changes(kept, blanked, "IS NOT DISTINCT FROM"),
        sentence=f"{table} is append-only: an update may only blank {blank}",
    )


def _changes(kept: Sequence[str], blanked: Sequence[str], same: str) -> str:
    # A plain "=" would give null for null, and a null condition refuses nothing.
    stay = [f"NEW.{_quoted(column)} {same} OLD.{_quoted(column)}" for column in kept]
    empty = [
        f"(NEW.{_quoted(column)} {same} '' OR "
        f"NEW.{_quoted(column)} {same} OLD.{_quoted(column)})"
        for column in blanked
    ]
    return "NOT (" + "\n  AND ".join(stay + empty) + ")"


def _quoted(column: str) -> str:
    return column if column == "rowid" else f'"{column}"'
