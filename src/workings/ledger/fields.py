"""Columns of the ledger: whole pence, and the bodies of drafts."""

import json
from decimal import Decimal
from typing import Any

from django.db import models

from workings.core.money import LIMIT
from workings.ledger.bodies import InPieces


class PenceField(models.BigIntegerField):  # type: ignore[type-arg]
    """Whole pence, which neither Python nor the database will round.

    PostgreSQL rounds 1.5 to 2 on its way into a ``bigint`` column before any CHECK
    can see it, so there the column is ``numeric`` and the CHECK refuses fractions.
    SQLite keeps what it is given, and its CHECK asks for the type.
    """

    def db_type(self, connection: Any) -> str:
        """The column's type on the connection's engine."""
        return "numeric" if connection.vendor == "postgresql" else "integer"

    def db_check(self, connection: Any) -> str:
        """The CHECK that only whole pence pass."""
        column = connection.ops.quote_name(self.column)
        if connection.vendor == "postgresql":
            whole = f"{column} = trunc({column})"
        else:
            whole = f"typeof({column}) = 'integer'"
        return f"{column} IS NULL OR ({whole} AND abs({column}) < {LIMIT})"

    def get_prep_value(self, value: Any) -> Any:
        """Refuse everything but whole pence; Django would cut 1.5 down to 1."""
        if value is None or hasattr(value, "resolve_expression"):
            return value
        if isinstance(value, bool) or not isinstance(value, int):
            message = f"{self.name} takes whole pence, not {value!r}"
            raise TypeError(message)
        return value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> int | None:
        """Whole pence again; PostgreSQL hands its numbers out as Decimal."""
        return int(value) if isinstance(value, Decimal) else value


class BodyField(models.TextField):  # type: ignore[type-arg]
    """What a draft says, as JSON that the database need not understand.

    A database that takes a body of a million values apart, as columns of JSON have it
    do, needs more memory for that than all else that a tracker's import takes.
    """

    def deconstruct(self) -> Any:
        """A plain text column to migrations."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        """The body of the column's text."""
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        """The text of a body."""
        if value is None:
            return None
        return json.dumps(value, cls=InPieces, separators=(",", ":"))
