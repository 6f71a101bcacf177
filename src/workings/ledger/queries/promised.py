"""What was promised and what arrived, as it was said of some benefits."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from workings.ledger import models
from workings.ledger.landing import Landing
from workings.ledger.promised import Amount, Promised, landing_on, promised
from workings.ledger.queries.heard import Heard, heard_of
from workings.ledger.queries.statements import every_said, key_of, texts_in
from workings.ledger.queries.totals import landings_by
from workings.ledger.queries.verdicts import last_verdict
from workings.ledger.said import KnownBenefit
from workings.ledger.words import Bearer, BenefitKind, Sufficiency
from workings.programme.queries import services_touched

_OF_LINE = (
    *("statement_id", "said", "series", "basis", "first", "last"),
    *("pence", "low", "high", "verdict"),
    *("wording__body", "wording__wordingwithdrawn__because"),
)
_OF_BENEFIT = (
    *(f"benefit__{name}" for name in ("code", "title", "kind", "bearer", "note")),
    *(f"benefit__project__{name}" for name in ("code", "title")),
)


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
    placed = landings_by(heard.programme, "service")
    here = [code for code, landing in placed.items() if _any(landing, services)]
    touching = [
        project
        for project, touched in services_touched(heard.programme).items()
        if any(service in services for service in touched)
    ]
    either = Q(benefit__code__in=here) | Q(benefit__project__code__in=touching)
    amounts = amounts_said(heard, either)
    unplaced = (amount for amount in amounts if amount.benefit.code not in placed)
    return Landed(
        {code: _landed(heard, code, amounts, placed) for code in services},
        promised(unplaced, as_at=heard.as_at.said_by),
    )


def _any(landing: Landing, services: Collection[str]) -> bool:
    return any(service in services for service, _ in landing)


def _landed(
    heard: Heard, place: str, amounts: Iterable[Amount], landings: Mapping[str, Landing]
) -> Promised:
    parts = landing_on(place, amounts, landings)
    return promised(parts, as_at=heard.as_at.said_by)


def amounts_said(heard: Heard, which: Q) -> tuple[Amount, ...]:
    """This function will return the amounts of some lines that were heard, whoever
    said them, in the order of saying. ``which`` is a condition on lines.
    """
    said = every_said(heard.programme, heard.visibilities)
    rows = models.Line.objects.filter(which).annotate(verdict=last_verdict(heard))
    found = heard_of(heard, rows.order_by("said", "position"))
    return tuple(
        Amount(
            benefit=_benefit(row),
            key=key_of(row, row.benefit__code),
            said=row.said,
            statement=said[row.statement_id],
            pence=row.pence,
            low=row.low,
            high=row.high,
            note=_note(row.wording__body, row.wording__wordingwithdrawn__because),
            verdict=Sufficiency(row.verdict) if row.verdict else None,
        )
        for row in found.values_list(*_OF_LINE, *_OF_BENEFIT, named=True)
    )


def _benefit(row: Any) -> KnownBenefit:
    return KnownBenefit(
        row.benefit__code,
        row.benefit__title,
        BenefitKind(row.benefit__kind),
        Bearer(row.benefit__bearer),
        row.benefit__project__code or "",
        row.benefit__project__title or "",
        row.benefit__note,
    )


def _note(body: str | None, because: str | None) -> str:
    return "" if body is None else texts_in(body, because or "").get("note", "")
