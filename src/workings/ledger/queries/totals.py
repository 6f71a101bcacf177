"""Totals of the position: added up in the database, whole lines never leave it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from django.db import connection

from workings.access.standing import standing
from workings.core.money import Basis
from workings.ledger.landing import LANDS_NOWHERE, Landing, landed
from workings.ledger.models import BenefitService
from workings.ledger.position import Measure, Part, Sum, any_overlap, sums
from workings.ledger.queries.fold import Measures, Named, fold_sql, measure_sql
from workings.ledger.queries.heard import Heard
from workings.ledger.words import Series

Groups = Mapping[str, Iterable[Part]]
Landings = Mapping[str, Landing]

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
    landings = None
    if by in ("service", "function"):
        landings = landings_by(heard.programme, by)
    groups = _grouped(heard, by, landings)
    clashing: Mapping[str, Collection[Measure]] = {}
    if any(any_overlap(members) for members in groups.values()):
        clashing = _clashes(heard, by, landings)
    return {
        name: sums(members, clashing=clashing.get(name, ()))
        for name, members in groups.items()
    }


def _grouped(heard: Heard, by: str, landings: Landings | None) -> Groups:
    rows = _rows(heard, by)
    if landings is not None:
        codes = Named.of(heard.programme).codes
        amounts = ((codes[int(benefit)], part) for benefit, part in rows)
        return landed(amounts, landings)
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


@standing(most=4)
def landings_by(programme: int, by: str) -> Landings:
    """This function will return where a programme's benefits land, by code: on which
    services, or ``by`` "function" on which of theirs; not those that land nowhere.
    """
    place = "service__code" if by == "service" else "service__function"
    rows = BenefitService.objects.filter(benefit__programme_id=programme)
    found: defaultdict[str, list[tuple[str, Fraction]]] = defaultdict(list)
    for benefit, name, share in rows.order_by("id").values_list(
        "benefit__code", place, "share"
    ):
        found[benefit].append((name or NO_FUNCTION, Fraction(share)))
    return dict(found)


def _clashes(
    heard: Heard, by: str, landings: Landings | None
) -> Mapping[str, Collection[Measure]]:
    """The measures of each group in which some benefit has overlapping periods."""
    column, join = _GROUPS[by]
    fold, parameters = fold_sql(heard)
    sql = f"""
        WITH latest AS ({fold})
        SELECT DISTINCT part, series, basis FROM (
            SELECT {column} AS part, latest.series, latest.basis, latest.first,
                   lag(latest.last) OVER (
                       PARTITION BY latest.benefit_id, latest.series, latest.basis
                       ORDER BY latest.first, latest.last) AS was
            FROM latest {join}) AS told
        WHERE was >= first"""
    codes = Named.of(heard.programme).codes if landings is not None else {}
    found: defaultdict[str, set[Measure]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        for part, series, basis in cursor:
            names = [part or ""]
            if landings is not None:
                landing = landings.get(codes[int(part)], LANDS_NOWHERE)
                names = [place for place, _ in landing]
            for name in names:
                found[name].add((Series(series), Basis(basis)))
    return found
