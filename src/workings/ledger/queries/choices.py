"""What a statement may name, by code and title: what its form offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from workings.decisions.models import Body, Decision
from workings.documents.models import Source
from workings.ledger.models import Benefit, Statement
from workings.programme.models import Post, Programme

Named = tuple[tuple[str, str], ...]
"""Codes with titles, in order of title."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The registers of a programme, as far as a statement names them."""

    sources: Named
    bodies: Named
    posts: Named
    decisions: Named
    benefits: Named
    statements: Named


def choices(programme: Programme) -> Choices:
    """This function will return what a statement of a programme may name."""
    mine = {"programme": programme}
    registers: dict[str, QuerySet[Any]] = {
        "sources": Source.objects.filter(collection=programme.slug),
        "bodies": Body.objects.filter(**mine),
        "posts": Post.objects.filter(**mine),
        "decisions": Decision.objects.filter(**mine),
        "benefits": Benefit.objects.filter(**mine),
    }
    first, *others = (
        rows.annotate(register=Value(name), name=Cast("title", TextField()))
        .order_by()
        .values_list("register", "code", "name", Value(0))
        for name, rows in registers.items()
    )
    said = (
        Statement.objects.filter(**mine)
        .annotate(register=Value("statements"), name=Cast("code", TextField()))
        .values_list("register", "code", "name", "id")
    )
    # One question for all of them: a form asks it each time it is shown.
    found: dict[str, list[tuple[str, str, int]]] = {}
    for register, *rest in first.union(*others, said, all=True):
        found.setdefault(register, []).append((rest[1], rest[0], rest[2]))
    return Choices(
        **{name: _named(found.get(name, ())) for name in registers},
        statements=tuple(
            (code, code)
            for _, code, _ in sorted(
                found.get("statements", ()), key=lambda row: -row[2]
            )
        ),
    )


def _named(rows: Iterable[tuple[str, str, int]]) -> Named:
    return tuple((code, f"{title} ({code})") for title, code, _ in sorted(rows))
