"""The JSON that tools rely on: money in pounds as decimal strings, dates as ISO."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from workings.core.money import Money, pounds
from workings.ledger.bridge import Bridge
from workings.ledger.chain import Verified
from workings.ledger.checks import Check
from workings.ledger.closing import YearOfBenefit
from workings.ledger.conversions import Derived, derive
from workings.ledger.figures import Figure, Working
from workings.ledger.position import Entry
from workings.ledger.said import KnownBenefit, Said, SaidTotal

PLACES = 6
"""Decimal places of a share: 5.7 / 17.8602 is "0.319145"."""


def value(amount: Money | Fraction | None) -> str | None:
    """This function will write a figure's value: pounds, or a share as a decimal."""
    if amount is None:
        return None
    if isinstance(amount, Money):
        return pounds(amount.pence)
    scaled = round(amount * 10**PLACES)
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**PLACES)
    return f"{sign}{whole}.{rest:0{PLACES}d}"


def figure(item: Figure) -> dict[str, Any]:
    """This function will return a figure's shape."""
    return {
        "title": item.title,
        "value": value(item.value),
        "unit": item.unit,
        "wording": item.wording,
        "note": item.note,
        "beside": list(item.beside),
        "as_at": item.as_at.isoformat(),
        "reason": item.reason or None,
    }


def working(item: Working) -> dict[str, Any]:
    """This function will return the shape of one entry that a figure is made of."""
    said = item.statement
    return {
        "statement": said.code,
        "number": said.number,
        "title": said.title,
        "stated_on": str(said.said),
        "said_by": said.author,
        "source": {
            "code": said.source.code,
            "title": said.source.title,
            "publisher": said.source.publisher,
            "address": said.source.address,
        },
        "evidence": str(said.grade),
        "standing": str(said.standing),
        "decision": said.decision.code if said.decision else None,
        "item": item.item,
        "project": item.project or None,
        "benefit": item.benefit or None,
        "series": str(item.series),
        "basis": str(item.basis),
        "period": str(item.period),
        "amount": pounds(item.pence),
    }


def trace(item: Figure) -> dict[str, Any]:
    """This function will return a figure with its workings."""
    return {
        "figure": item.slug,
        **figure(item),
        "definition": item.definition,
        "evidence": str(item.grade) if item.grade else None,
        "workings": [working(made_of) for made_of in item.workings],
    }


def entry(item: Entry, statements: Mapping[int, Said]) -> dict[str, Any]:
    """This function will return a position's amount and who said it."""
    said = statements[item.statement]
    return {
        "series": str(item.key.series),
        "basis": str(item.key.basis),
        "period": str(item.key.period),
        "amount": pounds(item.pence),
        "low": None if item.low is None else pounds(item.low),
        "high": None if item.high is None else pounds(item.high),
        "statement": said.code,
        "stated_on": str(said.said),
        "evidence": str(said.grade),
        "standing": str(said.standing),
    }


def benefit(
    item: KnownBenefit,
    entries: Sequence[Entry],
    claims: Iterable[Entry],
    statements: Mapping[int, Said],
) -> dict[str, Any]:
    """This function will return a benefit with its position and the claims beside."""
    return {
        "benefit": item.code,
        "title": item.title,
        "kind": str(item.kind),
        "bearer": str(item.bearer),
        "project": item.project or None,
        "position": [entry(held, statements) for held in entries],
        "claims": [entry(held, statements) for held in claims],
        "derived": [derived(made) for made in derive(entries)],
    }


def derived(item: Derived) -> dict[str, Any]:
    """This function will return amounts converted to another basis, or why not."""
    return {
        "series": str(item.series),
        "basis": str(item.basis),
        "from_basis": str(item.from_basis),
        "years": None
        if item.converted.years is None
        else {str(year): pounds(money.pence) for year, money in item.converted.years},
        "reason": item.converted.reason or None,
    }


def bridge(item: Bridge) -> dict[str, Any]:
    """This function will return a bridge; its steps sum to the difference."""
    return {
        "from": _end(item.from_on.isoformat(), item.from_pence),
        "to": _end(item.to_on.isoformat(), item.to_pence),
        "steps": [
            {
                "cause": str(step.cause),
                "statement": step.statement.code,
                "stated_on": str(step.statement.said),
                "amount": pounds(step.pence),
                "note": step.note,
            }
            for step in item.steps
        ],
    }


def _end(as_at: str, pence: int | None) -> dict[str, Any]:
    return {"as_at": as_at, "value": None if pence is None else pounds(pence)}


def checks(items: Sequence[tuple[SaidTotal, Check]]) -> list[dict[str, Any]]:
    """This function will return every stated total with what became of its check."""
    return [
        {
            "statement": said.statement.code,
            "stated_on": str(said.statement.said),
            "standing": str(said.statement.standing),
            "total": said.total.code,
            "label": said.total.label,
            "scope": said.total.scope,
            "stated": pounds(said.total.pence),
            "unit": pounds(said.total.unit),
            "computed": None if done.computed is None else pounds(done.computed),
            "difference": None if done.difference is None else pounds(done.difference),
            "verdict": str(done.verdict),
            "reason": done.reason,
        }
        for said, done in items
    ]


CLOSED_YEAR = (
    "benefit",
    "year",
    "plan",
    "delivered",
    "carried_forward",
    "mitigated",
    "written_out",
    "difference",
    "verdict",
)
"""The fields of a closed year, in the order of the equation."""


def closed_year(item: YearOfBenefit) -> dict[str, Any]:
    """This function will return one benefit's closed year; None is not stated."""
    row: dict[str, Any] = {name: getattr(item, name) for name in CLOSED_YEAR}
    for name in CLOSED_YEAR[2:-1]:
        row[name] = None if row[name] is None else pounds(row[name])
    return {**row, "year": str(item.year)}


def statement(item: Said) -> dict[str, Any]:
    """This function will return a statement, its lines apart."""
    return {
        "number": item.number,
        "statement": item.code,
        "title": item.title,
        "kind": str(item.kind),
        "stated_on": str(item.said),
        "in_force_on": item.in_force_on.isoformat() if item.in_force_on else None,
        "said_by": item.author,
        "source": item.source.code,
        "evidence": str(item.grade),
        "standing": str(item.standing),
        "visibility": str(item.visibility),
        "decision": item.decision.code if item.decision else None,
        "lines": item.lines,
        "recorded_at": item.recorded_at.isoformat(),
        "digest": item.digest,
        "previous": item.previous,
        "withdrawn": item.withdrawn or None,
    }


def verified(item: Verified) -> dict[str, Any]:
    """This function will return the outcome of a verification."""
    return {
        "statements": item.statements,
        "head_digest": item.head_digest,
        "ok": item.ok,
        "first_broken": item.first_broken,
        "reason": item.reason or None,
    }
