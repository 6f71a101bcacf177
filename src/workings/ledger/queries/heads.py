"""The heads of statements in the chain's form, from their rows.

Reads what all statements say (their lines apart) in one query a table, because a
chain is verified whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from workings.ledger import models

Items = Mapping[int, list[list[Any]]]


def instant(at: datetime) -> str:
    """This function will write an instant as the chain has it: UTC, microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def iso(day: date | None) -> str | None:
    """This function will write a day as the chain has it."""
    return None if day is None else day.isoformat()


@dataclass(frozen=True, slots=True)
class Heads:
    """All that heads are made of, by statement."""

    benefits: Mapping[str, Mapping[str, Any]]
    programmes: Mapping[int, str]
    names: Mapping[str, Mapping[int, str]]
    totals: Items
    headlines: Items
    shares: Items
    facts: Items
    verdicts: Items

    @classmethod
    def read(cls, numbers: Iterable[int] | None = None) -> "Heads":
        """This function will read what the statements say; all of them by default."""
        wanted = {} if numbers is None else {"statement_id__in": list(numbers)}
        return cls(
            benefits=_benefits(),
            programmes=_names("programme"),
            names={
                name: _names(name)
                for name in ("source", "author_body", "author_post", "decision")
            },
            totals=_totals(wanted),
            headlines=_rows(
                models.Headline, wanted, "total__code", "from_on", "wording_id"
            ),
            shares=_rows(
                models.Share,
                wanted,
                "code",
                "benefit__code",
                *_KEYED,
                "total__code",
                "inferred",
                "ref",
                "wording_id",
            ),
            facts=_facts(wanted),
            verdicts=_rows(
                models.Verdict,
                wanted,
                "about__code",
                "benefit__code",
                *_KEYED,
                "verdict",
                "wording_id",
            ),
        )

    def head(self, row: models.Statement, benefits: Iterable[str]) -> dict[str, Any]:
        """This function will return a statement's head in the chain's form.

        ``benefits`` are the codes its lines name; what they are (their kind, their
        bearer, where they land) is part of what was said.
        """
        programme = self.programmes[row.programme_id]
        name = self.names
        return {
            "format": row.format,
            "number": row.pk,
            "previous": row.previous,
            "recorded_at": instant(row.recorded_at),
            "programme": programme,
            "statement": row.code,
            "kind": row.kind,
            "said": str(row.said),
            "counts_on": iso(row.counts_on),
            "in_force_on": iso(row.in_force_on),
            "source": name["source"][row.source_id],
            "grade": row.grade,
            "standing": row.standing,
            "visibility": row.visibility,
            "author_body": name["author_body"].get(row.author_body_id or 0, ""),
            "author_post": name["author_post"].get(row.author_post_id or 0, ""),
            "decision": name["decision"].get(row.decision_id or 0, ""),
            "cause": row.cause,
            "corrects": row.corrects_id,
            "prices": row.prices,
            "wording": row.wording_id,
            "benefits": [
                self.benefits[f"{row.programme_id}/{code}"] for code in benefits
            ],
            "totals": self.totals.get(row.pk, []),
            "headlines": self.headlines.get(row.pk, []),
            "shares": self.shares.get(row.pk, []),
            "facts": self.facts.get(row.pk, []),
            "verdicts": self.verdicts.get(row.pk, []),
            "lines": row.lines,
        }


_KEYED = ("series", "basis", "first", "last")


def _names(name: str) -> dict[int, str]:
    related: Any = models.Statement._meta.get_field(name).related_model
    column = "slug" if name == "programme" else "code"
    return dict(related.objects.values_list("id", column))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _rows(model: Any, wanted: Mapping[str, Any], *columns: str) -> Items:
    found: defaultdict[int, list[list[Any]]] = defaultdict(list)
    rows = model.objects.filter(**wanted).order_by("statement_id", "position")
    for number, *values in rows.values_list("statement_id", *columns).iterator():
        found[number].append([_plain(value) for value in values])
    return found


def _totals(wanted: Mapping[str, Any]) -> Items:
    members = models.TotalBenefit.objects.order_by("id")
    listed: defaultdict[int, list[str]] = defaultdict(list)
    for total, code in members.values_list("total_id", "benefit__code").iterator():
        listed[total].append(code)
    found = _rows(
        models.Total,
        wanted,
        "id",
        "code",
        *_KEYED,
        "breakdown",
        "pence",
        "unit",
        "compares_with__code",
        "ref",
        "wording_id",
    )
    return {
        number: [[*row[1:], listed[row[0]]] for row in rows]
        for number, rows in found.items()
    }


def _facts(wanted: Mapping[str, Any]) -> Items:
    links = models.FactProject.objects.order_by("id")
    about: defaultdict[int, list[str]] = defaultdict(list)
    for fact, code in links.values_list("fact_id", "project__code").iterator():
        about[fact].append(code)
    found = _rows(
        models.Fact,
        wanted,
        "id",
        "code",
        "topic",
        "number",
        "low",
        "high",
        "uncertain",
        "wording_id",
    )
    return {
        number: [[*row[1:], about[row[0]]] for row in rows]
        for number, rows in found.items()
    }


def _benefits() -> dict[str, dict[str, Any]]:
    shares: defaultdict[int, list[list[str]]] = defaultdict(list)
    landing = models.BenefitService.objects.order_by("benefit_id", "service__code")
    for benefit, code, share in landing.values_list(
        "benefit_id", "service__code", "share"
    ):
        shares[benefit].append([code, f"{share.normalize():f}"])
    rows = models.Benefit.objects.values_list(
        "id", "programme_id", "code", "kind", "bearer", "project__code"
    )
    return {
        f"{programme}/{code}": {
            "benefit": code,
            "kind": kind,
            "bearer": bearer,
            "project": project or "",
            "services": shares[number],
        }
        for number, programme, code, kind, bearer, project in rows
    }
