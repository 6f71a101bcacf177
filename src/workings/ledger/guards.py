"""What the database itself refuses in the ledger, beyond any change of a row.

Nothing joins a statement once it is posted: its lines and all else it says come
first, the statement last, and the statement must find the number, the chain and the
lines as it says they are.
"""

from workings.access.triggers import Trigger, refuse

CHAIN_LOCK = 0x1ED6E4
"""PostgreSQL's advisory lock of the chain: one posting at a time. SQLite's write
lock (IMMEDIATE transactions) serves there."""


def nothing_joins(statements: str) -> Trigger:
    """This function will return the trigger against adding to a posted statement.

    ``statements`` is SQL that finds posted statements of the new rows, which it
    calls ``added``.

    On PostgreSQL it fires once a command (ten thousand lines, one look), and takes
    the chain's lock before it looks: else a line written beside a posting that has
    not committed yet would see no statement, and join it on commit.
    """
    sentence = "a posted statement is closed: nothing may be added to it"
    of_one_row = (
        statements.replace("FROM added JOIN", "FROM")
        .replace("added.", "NEW.")
        # With the join gone, its first ON is the condition on the one new row.
        .replace(" ON ", " WHERE ", 1)
    )
    return Trigger(
        "not_after_posting",
        sqlite=f"""
CREATE TRIGGER {{name}} BEFORE INSERT ON {{table}} FOR EACH ROW
WHEN EXISTS ({of_one_row})
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
""",
        postgresql=f"""
CREATE OR REPLACE FUNCTION {{name}}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock({CHAIN_LOCK});
  IF EXISTS ({statements}) THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = '{sentence}';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER {{name}} AFTER INSERT ON {{table}}
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION {{name}}()
""",
    )


SAID = nothing_joins(
    "SELECT 1 FROM added JOIN ledger_statement s ON s.id = added.statement_id"
)
SAID_OF_TOTAL = nothing_joins(
    "SELECT 1 FROM added JOIN ledger_statement s ON s.id = "
    "(SELECT t.statement_id FROM ledger_total t WHERE t.id = added.total_id)"
)
SAID_OF_FACT = nothing_joins(
    "SELECT 1 FROM added JOIN ledger_statement s ON s.id = "
    "(SELECT f.statement_id FROM ledger_fact f WHERE f.id = added.fact_id)"
)

SHARES_FIRST = refuse(
    "not_after_use",
    event="INSERT",
    when="EXISTS (SELECT 1 FROM ledger_line l WHERE l.benefit_id = NEW.benefit_id)",
    sentence="a benefit that is in use keeps its services: nothing may be added",
)

IN_ITS_PLACE = refuse(
    "in_its_place",
    event="INSERT",
    when="""
      NEW.id <> (SELECT coalesce(max(s.id), 0) + 1 FROM ledger_statement s)
      OR NEW.previous <> coalesce(
        (SELECT s.digest FROM ledger_statement s WHERE s.id = NEW.id - 1), '')
      OR NEW.recorded_at < (
        SELECT s.recorded_at FROM ledger_statement s WHERE s.id = NEW.id - 1)""",
    sentence="a statement takes the next number, follows the last digest and is "
    "recorded no earlier than the one before it",
)

AS_IT_SAYS = refuse(
    "as_it_says",
    event="INSERT",
    when="""
      NEW.lines <> (
        SELECT count(*) FROM ledger_line l WHERE l.statement_id = NEW.id)
      OR EXISTS (
        SELECT 1 FROM ledger_line l WHERE l.statement_id = NEW.id
        GROUP BY l.benefit_id, l.series, l.basis, l.first, l.last
        HAVING count(*) > 1)""",
    sentence="a statement has the lines it says it has, and each of them once",
)
