"""What was promised and what arrived, read for some services."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Exists, OuterRef, Q, QuerySet

from workings.ledger import models
from workings.ledger.landing import Landing
from workings.ledger.promised import Amount, Promised, landing_on, promised
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.queries.reading import known_benefit
from workings.ledger.queries.statements import Teller, key_of, teller, texts_of
from workings.ledger.queries.verdicts import last_verdict
from workings.ledger.words import Sufficiency


@dataclass(frozen=True, slots=True)
class Landed:
    """What lands on services, by the service's code; and ``nowhere``: what was
    promised of the projects that touch them, of which no service is named.
    """

    on: Mapping[str, Promised]
    nowhere: Promised


def promised_to_services(heard: Heard, services: Collection[str]) -> Landed:
    """This function will return what was said by then of the benefits that land on
    services, share by share, and of those of their projects that land nowhere named.
    """
    landings = _landings(heard.programme, services)
    landing = Q(benefit__code__in=list(landings))
    told = teller(heard)
    rows = lines_read(heard, landing, told) if landings else ()
    amounts = tuple(amount_of(row, told) for row in rows)
    return Landed(
        {code: _landed(heard, code, amounts, landings) for code in services},
        _promised(heard, _unplaced(heard, services, told), told),
    )


def _landed(
    heard: Heard, place: str, amounts: Iterable[Amount], landings: Mapping[str, Landing]
) -> Promised:
    parts = landing_on(place, amounts, landings)
    return promised(parts, as_at=heard.as_at.said_by)


def _promised(heard: Heard, rows: Iterable[models.Line], told: Teller) -> Promised:
    amounts = (amount_of(row, told) for row in rows)
    return promised(amounts, as_at=heard.as_at.said_by)


def lines_read(heard: Heard, which: Q, told: Teller) -> QuerySet[models.Line]:
    """This function will return the rows of lines that were heard, whoever said them,
    in the order of saying, to be told by a teller.
    """
    rows = models.Line.objects.filter(which, benefit__programme_id=heard.programme)
    rows = rows.annotate(verdict=last_verdict(heard))
    related = rows.select_related("benefit__project", "wording", *told.related)
    return heard_of(heard, related.order_by("said", "position"))


def _unplaced(
    heard: Heard, services: Collection[str], told: Teller
) -> QuerySet[models.Line]:
    placed = models.BenefitService.objects.filter(benefit=OuterRef("benefit"))
    touching = Q(benefit__project__services__code__in=list(services))
    rows = lines_read(heard, touching, told)
    return rows.filter(~Exists(placed)).distinct()


def amount_of(row: models.Line, told: Teller) -> Amount:
    """This function will return a line's row as an amount of its benefit."""
    verdict = getattr(row, "verdict", None)
    return Amount(
        benefit=known_benefit(row.benefit),
        key=key_of(row, row.benefit.code),
        said=row.said,
        statement=told.said(row),
        pence=row.pence,
        low=row.low,
        high=row.high,
        note=texts_of(row).get("note", ""),
        verdict=Sufficiency(verdict) if verdict else None,
    )


def _landings(programme: int, services: Collection[str]) -> dict[str, Landing]:
    """The whole landing of each benefit that lands on one of the services."""
    here = models.BenefitService.objects.filter(
        benefit__programme_id=programme, service__code__in=list(services)
    )
    rows = models.BenefitService.objects.filter(benefit__in=here.values("benefit"))
    found: defaultdict[str, list[tuple[str, Fraction]]] = defaultdict(list)
    for benefit, service, share in rows.order_by("id").values_list(
        "benefit__code", "service__code", "share"
    ):
        found[benefit].append((service, Fraction(share)))
    return dict(found)
