"""Rows of several tables in one question.

A page may ask a dozen times. What it reads of many small tables is asked for together:
each table is a part, and what stands in its columns comes as text.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

TEXT = CharField()


@dataclass(frozen=True, slots=True)
class Part:
    """Some columns of some rows, under a name that several parts may share."""

    name: str
    rows: QuerySet[Any]
    columns: tuple[str, ...]


Told = Mapping[str, Sequence[tuple[Any, ...]]]
"""Rows by the name of their part; every cell is a text, or None."""


def together(*parts: Part) -> Told:
    """This function will return the rows of all parts by name, each once and in no
    order. What is named as no part has none.
    """
    widths = {part.name: len(part.columns) for part in parts}
    widest = max(widths.values())
    first, *others = (_texts(part, widest) for part in parts)
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for name, *texts in first.union(*others, all=True):
        found[name].append(tuple(texts[: widths[name]]))
    return found


def _texts(part: Part, widest: int) -> QuerySet[Any, tuple[Any, ...]]:
    """A part's rows as texts, with as many columns as any part has."""
    own = [Cast(F(name), TEXT) for name in part.columns]
    none = [Value("", TEXT)] * (widest - len(own))
    cells = (Value(part.name, TEXT), *own, *none)
    return part.rows.order_by().distinct().values_list(*cells)
