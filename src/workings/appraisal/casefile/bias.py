"""The optimism bias of a case file: what is added to the costs of a kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workings.appraisal.case import Bias
from workings.appraisal.casefile.entries import Fields, shown
from workings.appraisal.optimism import Contribution, NotShares, blended, managed_part
from workings.appraisal.parameters import Category, categories
from workings.core.problems import mend_name


def read_bias(fields: Fields) -> Bias:
    code = fields.text("code", needed=True)
    bound = _upper_bound(fields)
    evidence = fields.text("evidence", needed=fields.has("upper_bound"))
    managed = fields.share("managed")
    contributions = [_contribution(one) for one in fields.tables("contribution")]
    if managed is not None and contributions:
        fields.wrong("managed", "is what the contributions say", "Give one of the two")
    try:
        part = managed_part(contributions) if contributions else float(managed or 0)
    except NotShares as error:
        fields.wrong("contribution", str(error), "Correct the parts")
        part = 0.0
    fields.finish()
    return Bias(
        code=code,
        kind=bound.kind,
        of=bound.of,
        upper_bound=bound.cost,
        duration=bound.duration,
        managed=part,
        contributions=tuple(contributions),
        evidence=evidence,
    )


@dataclass(frozen=True, slots=True)
class _Bound:
    kind: str
    of: str
    cost: float
    duration: float | None = None


def _contribution(fields: Fields) -> Contribution:
    found = Contribution(
        fields.text("title", needed=True),
        float(fields.share("part") or 0),
        float(fields.share("managed") or 0),
        fields.text("evidence"),
    )
    fields.finish()
    return found


def _upper_bound(fields: Fields) -> _Bound:
    by_name = {one.name: one for one in categories()}
    given = fields.raw("category")
    own = fields.number("upper_bound", Decimal(0), Decimal(5))
    of = fields.one_of("of", ("capital", "operating"), "capital")
    none = _Bound("", of, float(own or 0))
    if (given is None) == (own is None):
        fields.wrong("", "a category or an upper bound says it", "Give one of the two")
        return none
    if own is not None:
        return none
    shares = given if isinstance(given, dict) else {str(given): 1}
    if not shares:
        fields.wrong("category", "has none", mend_name("", by_name))
        return none
    unknown = [name for name in shares if name not in by_name]
    if unknown:
        fields.wrong(
            "category",
            f"{shown(unknown[0])} is none",
            mend_name(str(unknown[0]), by_name),
        )
        return none
    found = _blend(fields, {by_name[name]: part for name, part in shares.items()})
    if fields.has("of") and of != found.of:
        mend = "Leave it out: the category says it"
        fields.wrong("of", f"the bias of that category is of {found.of} cost", mend)
    return found


def _blend(fields: Fields, parts: dict[Category, object]) -> _Bound:
    kinds = {one.of for one in parts}
    if len(kinds) > 1:
        fields.wrong(
            "category",
            "outsourcing is of operating cost and the others of capital",
            "Make two of it",
        )
        return _Bound("", "capital", 0.0)
    read = [
        fields.checked("category", part, Decimal(0), Decimal(1))
        for part in parts.values()
    ]
    shares = [float(part or 0) for part in read]
    durations = [one.duration for one in parts if one.duration is not None]
    try:
        cost = blended(shares, [float(one.upper_bound) for one in parts])
        duration = (
            blended(shares, list(map(float, durations)))
            if len(durations) == len(parts)
            else None
        )
    except NotShares as error:
        fields.wrong("category", str(error), "Give each type's share of the cost")
        return _Bound("", kinds.pop(), 0.0)
    return _Bound(_said(parts, shares), kinds.pop(), cost, duration)


def _said(parts: Iterable[Category], shares: Sequence[float]) -> str:
    if len(shares) == 1:
        return next(iter(parts)).title
    pairs = zip(parts, shares, strict=True)
    return ", ".join(f"{share:.0%} {one.title}" for one, share in pairs)
