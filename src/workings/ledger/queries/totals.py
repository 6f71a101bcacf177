"""Totals of the position: added up in the database, whole lines never leave it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from django.db import connection

from workings.ledger.landing import Landing, landed
from workings.ledger.models import BenefitService
from workings.ledger.position import Part, Sum, sums
from workings.ledger.queries.fold import Measures, Named, fold_sql, measure_sql
from workings.ledger.queries.heard import Heard

Groups = Mapping[str, Iterable[Part]]

_OF_BENEFIT = "JOIN ledger_benefit b ON b.id = latest.benefit_id"
_GROUPS = {
    "": ("''", ""),
    "year": ("''", ""),
    "kind": ("b.kind", _OF_BENEFIT),
    "project": (
        "p.code",
        f"{_OF_BENEFIT} LEFT JOIN programme_project p ON p.id = b.project_id",
    ),
    # A benefit is split over the services it lands on, so it comes by itself.
    "service": ("latest.benefit_id", ""),
    "function": ("latest.benefit_id", ""),
}

NO_FUNCTION = "(no function named)"
"""Where the amounts that land on services of no function go."""


def totals(heard: Heard, *, by: str = "") -> dict[str, tuple[Sum, ...]]:
    """This function will total the position within each series and basis.

    ``by`` groups it: "" (one group, named ""), "kind", "project", "year", or, split
    by the shares of each benefit, "service" or "function".
    """
    groups = _grouped(heard, by)
    clash = _clash(heard) if _any_overlap(groups) else False
    return {name: sums(members, clash=clash) for name, members in groups.items()}


def _grouped(heard: Heard, by: str) -> Groups:
    rows = _rows(heard, by)
    if by in ("service", "function"):
        codes = Named.of(heard.programme).codes
        amounts = ((codes[int(benefit)], part) for benefit, part in rows)
        return landed(amounts, _landings(heard.programme, by))
    groups: defaultdict[str, list[Part]] = defaultdict(list)
    for name, part in rows:
        groups[str(part.period) if by == "year" else name or ""].append(part)
    return groups


def _rows(heard: Heard, by: str) -> Iterator[tuple[Any, Part]]:
    column, join = _GROUPS[by]
    fold, parameters = fold_sql(heard)
    sql = f"""
        WITH latest AS ({fold})
        SELECT {column}, {measure_sql("latest")}, s.prices, count(*),
               sum(latest.pence)
        FROM latest JOIN ledger_statement s ON s.id = latest.statement_id {join}
        GROUP BY 1, 2, 3, 4, 5, 6"""
    measures = Measures()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        for name, *measure, prices, count, pence in cursor:
            yield name, Part(*measures[tuple(measure)], prices, count, int(pence))


def _landings(programme: int, by: str) -> dict[str, Landing]:
    place = "service__code" if by == "service" else "service__function"
    rows = BenefitService.objects.filter(benefit__programme_id=programme)
    found: defaultdict[str, list[tuple[str, Fraction]]] = defaultdict(list)
    for benefit, name, share in rows.order_by("id").values_list(
        "benefit__code", place, "share"
    ):
        found[benefit].append((name or NO_FUNCTION, Fraction(share)))
    return dict(found)


def _any_overlap(groups: Groups) -> bool:
    everything = sums(part for members in groups.values() for part in members)
    return any("overlap" in total.reason for total in everything)


def _clash(heard: Heard) -> bool:
    """Whether some benefit has overlapping periods in one series and basis."""
    fold, parameters = fold_sql(heard)
    sql = f"""
        WITH latest AS ({fold})
        SELECT 1 FROM (
            SELECT first, lag(last) OVER (
                PARTITION BY benefit_id, series, basis ORDER BY first, last) AS was
            FROM latest) AS told
        WHERE was >= first LIMIT 1"""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone() is not None
