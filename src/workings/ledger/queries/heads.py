"""The heads of statements in the chain's form, from their rows.

Reads what all statements say (their lines apart) in one query a table, because a
chain is verified whole. What a row names by id is named here by its natural key,
"programme/code": a row that points into another programme is another row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat

from workings.ledger import models

Items = Mapping[int, list[list[Any]]]


def instant(at: datetime) -> str:
    """This function will write an instant as the chain has it: UTC, microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def iso(day: date | None) -> str | None:
    """This function will write a day as the chain has it."""
    return None if day is None else day.isoformat()


def _key_of(path: str, programme: str = "programme__slug") -> Concat:
    return Concat(F(f"{path}{programme}"), Value("/"), F(f"{path}code"))


_MEASURE = ("series", "basis", "first", "last")


@dataclass(frozen=True, slots=True)
class Heads:
    """All that heads are made of, by statement.

    Each item has its position first and the digest of its wording second.
    """

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
            programmes=_names("programme", F("slug")),
            names={
                "source": _names("source", _key_of("", "collection")),
                "author_body": _names("author_body", _key_of("")),
                "author_post": _names("author_post", _key_of("")),
                "decision": _names("decision", _key_of("")),
            },
            totals=_totals(wanted),
            headlines=_rows(models.Headline, wanted, _key_of("total__"), "from_on"),
            shares=_rows(
                models.Share,
                wanted,
                _key_of(""),
                _key_of("benefit__"),
                *_MEASURE,
                _key_of("total__"),
                "inferred",
                "ref",
            ),
            facts=_facts(wanted),
            verdicts=_rows(
                models.Verdict,
                wanted,
                _key_of("about__"),
                _key_of("benefit__"),
                *_MEASURE,
                "verdict",
            ),
        )

    def head(self, row: models.Statement, benefits: Iterable[str]) -> dict[str, Any]:
        """This function will return a statement's head in the chain's form.

        ``benefits`` are the codes its lines name. What these and those that its
        other items name are (their kind, their bearer, where they land) is part of
        what was said.
        """
        programme = self.programmes.get(row.programme_id)
        name = self.names
        keys = [f"{programme}/{code}" for code in benefits]
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
            "source": name["source"].get(row.source_id),
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
                self.benefits.get(key)
                for key in dict.fromkeys([*keys, *self._benefits_of(row.pk)])
            ],
            "totals": self.totals.get(row.pk, []),
            "headlines": self.headlines.get(row.pk, []),
            "shares": self.shares.get(row.pk, []),
            "facts": self.facts.get(row.pk, []),
            "verdicts": self.verdicts.get(row.pk, []),
            "lines": row.lines,
        }

    def wordings(self, number: int) -> set[str]:
        """This function will return the digests of the texts of a statement's items."""
        tables = (self.totals, self.headlines, self.shares, self.facts, self.verdicts)
        return {
            item[1] for table in tables for item in table.get(number, ()) if item[1]
        }

    def _benefits_of(self, number: int) -> Iterator[str]:
        for total in self.totals.get(number, ()):
            yield from total[-1]
        for item in (*self.shares.get(number, ()), *self.verdicts.get(number, ())):
            yield item[3]


def _names(name: str, key: Any) -> dict[int, str]:
    related: Any = models.Statement._meta.get_field(name).related_model
    return dict(related.objects.values_list("id", key))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _rows(model: Any, wanted: Mapping[str, Any], *columns: Any) -> Items:
    found: defaultdict[int, list[list[Any]]] = defaultdict(list)
    rows = model.objects.filter(**wanted).order_by("statement_id", "position")
    asked = ("statement_id", "position", "wording_id", *columns)
    for number, *values in rows.values_list(*asked).iterator():
        found[number].append([_plain(value) for value in values])
    return found


def _totals(wanted: Mapping[str, Any]) -> Items:
    listed = _listed(models.TotalBenefit, "total", "benefit__", wanted)
    found = _rows(
        models.Total,
        wanted,
        "id",
        _key_of(""),
        *_MEASURE,
        "breakdown",
        "pence",
        "unit",
        _key_of("compares_with__"),
        "ref",
    )
    return _with_listed(found, listed)


def _facts(wanted: Mapping[str, Any]) -> Items:
    listed = _listed(models.FactProject, "fact", "project__", wanted)
    found = _rows(
        models.Fact,
        wanted,
        "id",
        _key_of(""),
        "topic",
        "number",
        "low",
        "high",
        "uncertain",
    )
    return _with_listed(found, listed)


def _listed(
    model: Any, owner: str, path: str, wanted: Mapping[str, Any]
) -> Mapping[int, list[str]]:
    """What an item lists, by the item's row id, which itself stays out of the chain."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    mine = {f"{owner}__{name}": value for name, value in wanted.items()}
    rows = model.objects.filter(**mine).order_by("id")
    for item, key in rows.values_list(f"{owner}_id", _key_of(path)).iterator():
        found[item].append(key)
    return found


def _with_listed(found: Items, listed: Mapping[int, list[str]]) -> Items:
    return {
        number: [[*item[:2], *item[3:], listed.get(item[2], [])] for item in items]
        for number, items in found.items()
    }


def _benefits() -> dict[str, dict[str, Any]]:
    shares: defaultdict[int, list[list[str]]] = defaultdict(list)
    landing = models.BenefitService.objects.order_by("benefit_id", "service__code")
    for benefit, service, share in landing.values_list(
        "benefit_id", _key_of("service__"), "share"
    ):
        shares[benefit].append([service, f"{share.normalize():f}"])
    rows = models.Benefit.objects.values_list(
        "id",
        _key_of(""),
        "title",
        "kind",
        "bearer",
        _key_of("project__"),
        _key_of("owner__"),
        "note",
    )
    return {
        key: {
            "benefit": key,
            "title": title,
            "kind": kind,
            "bearer": bearer,
            "project": project,
            "owner": owner,
            "note": note,
            "services": shares[number],
        }
        for number, key, title, kind, bearer, project, owner, note in rows
    }
