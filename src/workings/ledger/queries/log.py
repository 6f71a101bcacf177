"""The log of everything said, a page at a time: it may be long."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.expressions import RawSQL

from workings.ledger import models
from workings.ledger.queries.heard import Heard
from workings.ledger.queries.statements import TOLD, said_alone
from workings.ledger.said import Said
from workings.ledger.words import Standing, StatementKind


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log, newest first.

    ``counts`` is how many statements there are of each kind and standing, on all
    pages and whatever is asked for; ``found`` how many of them were asked for.
    """

    statements: tuple[Said, ...]
    number: int
    pages: int
    found: int
    counts: Mapping[tuple[StatementKind, Standing], int]


def statement_log(
    heard: Heard,
    *,
    kind: str = "",
    standing: str = "",
    number: int = 1,
    size: int = 50,
) -> LogPage:
    """This function will return a page of all that was said, newest first; the last
    page where fewer are there. ``kind`` and ``standing`` narrow it.
    """
    sql, parameters = heard.sql(standing=None, in_effect=False)
    these = RawSQL(sql, parameters)  # noqa: S611 - the one place that decides
    rows = models.Statement.objects.filter(id__in=these)
    groups = rows.values_list("kind", "standing").annotate(many=Count("id"))
    counts = {
        (StatementKind(kind), Standing(standing)): many
        for kind, standing, many in groups.order_by("kind", "standing")
    }
    found = sum(
        many
        for (its_kind, its_standing), many in counts.items()
        if kind in ("", its_kind) and standing in ("", its_standing)
    )
    pages = max(1, -(-found // size))
    number = min(number, pages)
    wanted = {"kind": kind} if kind else {}
    wanted |= {"standing": standing} if standing else {}
    page = rows.filter(**wanted).select_related(*TOLD).order_by("-said_counts", "-id")
    told = tuple(said_alone(row) for row in page[(number - 1) * size : number * size])
    return LogPage(told, number, pages, found, counts)
