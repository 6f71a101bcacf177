"""Rows of several tables in one query, as texts: a page may make only so many."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

TEXT = CharField()

Told = Mapping[str, Sequence[tuple[Any, ...]]]
"""Rows by what they are of; every cell is a text, or None."""


def part(kind: str, rows: QuerySet, *columns: str, width: int) -> QuerySet:  # type: ignore[type-arg]
    """This function will turn rows into texts: what they are of, then so many columns,
    then empty ones up to ``width`` in all. A column that is null stays so.
    """
    texts = [Cast(F(name), TEXT) for name in columns]
    none = [Value("", TEXT)] * (width - 1 - len(columns))
    cells = (Value(kind, TEXT), *texts, *none)
    return rows.order_by().distinct().values_list(*cells)


def at_once(parts: Sequence[QuerySet]) -> Told:  # type: ignore[type-arg]
    """This function will ask for the rows of all parts at once."""
    first, *others = parts
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for kind, *cells in first.union(*others, all=True):
        found[kind].append(tuple(cells))
    return found
