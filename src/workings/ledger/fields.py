"""Columns of the ledger: whole pence."""

from decimal import Decimal
from typing import Any

from django.db import models

from workings.core.money import LIMIT


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
