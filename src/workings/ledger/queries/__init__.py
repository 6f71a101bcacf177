"""Reads of the ledger: tables to frozen values."""

from workings.ledger.queries.chain import head_digest, links
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.position import (
    claims,
    history,
    position,
    position_changes,
)
from workings.ledger.queries.reading import benefits, reading
from workings.ledger.queries.statements import (
    NoSuchStatement,
    lines_of,
    statement,
    statement_entry,
    statements,
)
from workings.ledger.queries.totals import totals

__all__ = [
    "Heard",
    "NoSuchStatement",
    "benefits",
    "claims",
    "head_digest",
    "history",
    "lines_of",
    "links",
    "position",
    "position_changes",
    "reading",
    "statement",
    "statement_entry",
    "statements",
    "totals",
]
