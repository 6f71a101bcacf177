"""The optimism bias of a case file: what is added to the costs of a kind."""

from dataclasses import dataclass
from decimal import Decimal

from workings.appraisal.casefile.entries import Fields, shown
from workings.appraisal.optimism import Contribution, NotShares, blended, managed_part
from workings.appraisal.parameters import Category, categories
from workings.core.problems import mend_name


@dataclass(frozen=True, slots=True)
class Bias:
    """What is added to the costs of a kind, and what it was made of."""

    code: str
    of: str
    resultant: float


def read_bias(fields: Fields) -> Bias:
    code = fields.text("code", needed=True)
    of, bound = _upper_bound(fields)
    fields.text("evidence", needed=fields.has("upper_bound"))
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
    return Bias(code, of, bound * (1 - part))


def _contribution(fields: Fields) -> Contribution:
    found = Contribution(
        fields.text("title", needed=True),
        float(fields.share("part") or 0),
        float(fields.share("managed") or 0),
        fields.text("evidence"),
    )
    fields.finish()
    return found


def _upper_bound(fields: Fields) -> tuple[str, float]:
    by_name = {one.name: one for one in categories()}
    given = fields.raw("category")
    own = fields.number("upper_bound", Decimal(0), Decimal(5))
    of = fields.one_of("of", ("capital", "operating"), "capital")
    if (given is None) == (own is None):
        fields.wrong("", "a category or an upper bound says it", "Give one of the two")
        return of, float(own or 0)
    if own is not None:
        return of, float(own)
    shares = given if isinstance(given, dict) else {str(given): 1}
    if not shares:
        fields.wrong("category", "has none", mend_name("", by_name))
        return of, 0.0
    unknown = [name for name in shares if name not in by_name]
    if unknown:
        fields.wrong(
            "category",
            f"{shown(unknown[0])} is none",
            mend_name(str(unknown[0]), by_name),
        )
        return of, 0.0
    kind, bound = _blend(fields, {by_name[name]: part for name, part in shares.items()})
    if fields.has("of") and of != kind:
        mend = "Leave it out: the category says it"
        fields.wrong("of", f"the bias of that category is of {kind} cost", mend)
    return kind, bound


def _blend(fields: Fields, parts: dict[Category, object]) -> tuple[str, float]:
    kinds = {one.of for one in parts}
    if len(kinds) > 1:
        fields.wrong(
            "category",
            "outsourcing is of operating cost and the others of capital",
            "Make two of it",
        )
        return "capital", 0.0
    read = [
        fields.checked("category", part, Decimal(0), Decimal(1))
        for part in parts.values()
    ]
    try:
        bound = blended(
            [float(part or 0) for part in read],
            [float(one.upper_bound) for one in parts],
        )
    except NotShares as error:
        fields.wrong("category", str(error), "Give each type's share of the cost")
        bound = 0.0
    return kinds.pop(), bound
