"""What a statement may name, by code and title: what its form offers."""

from dataclasses import dataclass
from typing import Any

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
    codes = Statement.objects.filter(**mine).order_by("-id")
    return Choices(
        sources=_named(Source, collection=programme.slug),
        bodies=_named(Body, **mine),
        posts=_named(Post, **mine),
        decisions=_named(Decision, **mine),
        benefits=_named(Benefit, **mine),
        statements=tuple((code, code) for code in codes.values_list("code", flat=True)),
    )


def _named(model: Any, **where: Any) -> Named:
    rows = model.objects.filter(**where).order_by("title", "code")
    return tuple(
        (code, f"{title} ({code})") for code, title in rows.values_list("code", "title")
    )
