"""Is this installation fit to answer? Its database, its tables, its triggers."""

import logging
from dataclasses import dataclass

from django.db import DatabaseError, connection

from workings.access.append_only import missing_triggers
from workings.config.database import pending_migrations

logger = logging.getLogger(__name__)

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Health:
    """Each part is "ok", or says in a few words what is wrong with it."""

    database: str
    migrations: str
    triggers: str

    @property
    def ok(self) -> bool:
        return self.database == self.migrations == self.triggers == "ok"


def examine() -> Health:
    """This function will examine the database that this process is connected to."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        pending = pending_migrations()
        missing = [] if pending else missing_triggers(connection)
    except DatabaseError:
        logger.exception("Unable to reach the database")
        return Health("unreachable", UNKNOWN, UNKNOWN)
    if pending:
        return Health("ok", f"{len(pending)} pending", UNKNOWN)
    return Health("ok", "ok", f"{len(missing)} missing" if missing else "ok")
