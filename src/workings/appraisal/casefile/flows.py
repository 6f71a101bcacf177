"""Costs, benefits, partnership outcomes and costed risks of an option, as flows."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from workings.appraisal.case import Flow, Risk, Stream, Times
from workings.appraisal.casefile.amounts import once_each, real, span, streams
from workings.appraisal.casefile.entries import Fields, shown
from workings.appraisal.casefile.quantities import NOT_BELOW_0, SHARE, Quantity
from workings.appraisal.casefile.setting import Setting
from workings.appraisal.kinds import Counts, Nature, Part, Side
from workings.appraisal.parameters import unit_costs
from workings.appraisal.partnership import correction, profile
from workings.appraisal.prices import NoIndex, Year, reprice
from workings.core.problems import mend_name
from workings.core.years import NotAYear
from workings.ledger.words import Bearer, BenefitKind

BENEFIT_KINDS = (
    BenefitKind.CASHABLE_SAVING,
    BenefitKind.INCOME,
    BenefitKind.COST_AVOIDANCE,
    BenefitKind.NON_CASHABLE,
    BenefitKind.SERVICE_REDUCTION,
    BenefitKind.DIS_BENEFIT,
)
_NO_MONEY = {BenefitKind.NON_CASHABLE, BenefitKind.DIS_BENEFIT}
_VALUES = ("fiscal_value", "social_value")
_OPERATING = {Nature.RECURRING: "operating"}


def costs(fields: Fields, setting: Setting) -> tuple[Flow, ...]:
    """This function will read one cost, and the optimism bias added to it."""
    title = fields.text("title", needed=True)
    nature = fields.word("nature", Nature) or Nature.RECURRING
    bearer = fields.word("bearer", Bearer, Bearer.COUNCIL) or Bearer.COUNCIL
    recurring = nature is Nature.RECURRING
    estimate = Flow(
        title=title,
        side=Side.COST,
        bearer=bearer,
        counts=_counts(fields, bearer, None),
        streams=streams(fields, setting),
        kind=BenefitKind.PRESSURE if recurring else BenefitKind.COST_TO_DELIVER,
        nature=nature,
        groups=_shares(fields, setting),
        confidence=fields.text("confidence"),
        evidence=fields.text("evidence"),
    )
    uplift = _uplift(fields, setting, nature)
    fields.finish()
    if not uplift:
        return (estimate,)
    return (estimate, _scaled(estimate, uplift))


def benefit(fields: Fields, setting: Setting) -> Flow:
    """This function will read one benefit, or dis-benefit."""
    title = fields.text("title", needed=True)
    kind = fields.word("kind", BenefitKind) or BenefitKind.NON_CASHABLE
    if kind not in BENEFIT_KINDS:
        fields.wrong(
            "kind",
            f'"{kind}" is a cost',
            "Write it under [[option.cost]], or " + mend_name("", BENEFIT_KINDS),
        )
    bearer = fields.word("bearer", Bearer, Bearer.COUNCIL) or Bearer.COUNCIL
    found = Flow(
        title=title,
        side=Side.BENEFIT,
        bearer=bearer,
        counts=_counts(fields, bearer, kind),
        streams=streams(fields, setting),
        kind=kind,
        groups=_shares(fields, setting),
        confidence=fields.text("confidence"),
        evidence=fields.text("evidence"),
    )
    fields.finish()
    return found


def partnership(fields: Fields, setting: Setting) -> tuple[Flow, ...]:
    """This function will read one local partnership outcome: a fiscal flow, a social
    one, or both, which are never added.
    """
    title = fields.text("title", needed=True)
    reach = _reach(fields, setting)
    yearly = _profile(fields, setting)
    grade = fields.whole("confidence", 1, 6) or 1
    bearer = fields.word("bearer", Bearer, Bearer.COUNCIL) or Bearer.COUNCIL
    groups = _shares(fields, setting)
    evidence = fields.text("evidence")
    fiscal, social = _unit_values(fields, setting)
    cost, cost_evidence = _unit_cost(fields, setting, bearer, evidence)
    values = (
        (Counts.FISCAL, bearer, fiscal, evidence),
        (Counts.FISCAL, bearer, cost, cost_evidence),
        (Counts.SOCIAL, Bearer.RESIDENTS, social, evidence),
    )
    _one_value(fields)
    found = []
    for counts, whose, value, why in values:
        if value is None:
            continue
        number = reach.number * value.number * (1 - correction(grade))
        times = once_each(fields, (*reach.times, *value.times))
        found.append(
            Flow(
                title=title,
                side=Side.BENEFIT,
                bearer=whose,
                counts=counts,
                streams=(Stream(tuple((yearly * number).tolist()), times),),
                kind=BenefitKind.COST_AVOIDANCE
                if counts is Counts.FISCAL
                else BenefitKind.NON_CASHABLE,
                groups=groups,
                confidence=f"grade {grade} of 6",
                evidence=why,
            )
        )
    fields.finish()
    return tuple(found)


def risk(fields: Fields, setting: Setting) -> tuple[Risk, tuple[Flow, ...]]:
    """This function will read one risk; its expected cost is a flow where stated."""
    title = fields.text("title", needed=True)
    probability = fields.share("probability")
    cost = fields.number("cost", Decimal(0))
    bearer = fields.word("bearer", Bearer, Bearer.COUNCIL) or Bearer.COUNCIL
    year = setting.year(fields, "year", 0)
    found = Risk(
        title,
        fields.text("likelihood"),
        fields.text("impact"),
        fields.text("mitigation"),
        fields.text("owner"),
        None if probability is None else float(probability),
        None if cost is None else float(cost) * setting.unit,
    )
    if (probability is None) != (cost is None) and fields.has("cost") != fields.has(
        "probability"
    ):
        fields.wrong("", "an expected cost needs both", "Give probability and cost")
    fields.finish()
    if found.probability is None or found.cost is None:
        return found, ()
    yearly = np.zeros(setting.n_years)
    yearly[year] = found.probability * found.cost
    flow = Flow(
        title=title,
        side=Side.COST,
        bearer=bearer,
        counts=Counts.BOTH,
        streams=(Stream(real(yearly, setting)),),
        kind=BenefitKind.COST_TO_DELIVER,
        part=Part.RISK,
        nature=Nature.ONE_OFF,
    )
    return found, (flow,)


def _counts(fields: Fields, bearer: Bearer, kind: BenefitKind | None) -> Counts:
    social = bearer is Bearer.RESIDENTS or kind in _NO_MONEY
    default = Counts.SOCIAL if social else Counts.BOTH
    return fields.word("counts", Counts, default) or default


def _reach(fields: Fields, setting: Setting) -> Quantity:
    number = 1.0
    times: tuple[Times, ...] = ()
    for name, limits in (
        ("population", NOT_BELOW_0),
        ("engagement", SHARE),
        ("retention", SHARE),
        ("impact", SHARE),
    ):
        found = setting.inputs.quantity(fields, name, limits)
        if found is not None:
            number, times = number * found.number, (*times, *found.times)
        elif name == "population" and not fields.has(name):
            fields.wrong(name, "is missing", "Give how many people it is for")
    dead = setting.inputs.quantity(fields, "deadweight", SHARE)
    if dead is not None and dead.times:
        times = (*times, *(Times(one.name, rest=True) for one in dead.times))
    elif dead is not None:
        number *= 1 - dead.number
    return Quantity(number, times)


def _profile(fields: Fields, setting: Setting) -> NDArray[np.float64]:
    first, last = span(fields, setting)
    lag = fields.whole("lag", 0, setting.horizon, 0) or 0
    drop_off = float(fields.share("drop_off") or 0)
    return profile(setting.n_years, first=first, last=last, lag=lag, drop_off=drop_off)


def _one_value(fields: Fields) -> None:
    if fields.has("unit_cost") and fields.has("fiscal_value"):
        fields.wrong("unit_cost", "is a fiscal value already", "Give one of the two")
    if fields.has("unit_prices") and not any(map(fields.has, _VALUES)):
        what = "a unit cost brings the year of its prices"
        fields.wrong("unit_prices", what, "Leave it out")
    if not any(map(fields.has, ("unit_cost", *_VALUES))):
        mend = "Give fiscal_value or unit_cost, social_value, or both"
        fields.wrong("", "it has no value", mend)


def _unit_values(fields: Fields, setting: Setting) -> list[Quantity | None]:
    """The fiscal and the social value of the file, in pounds of year 0."""
    prices = _unit_prices(fields, setting) if fields.has("unit_prices") else 1.0
    found = [setting.inputs.quantity(fields, name) for name in _VALUES]
    return [
        one and replace(one, number=one.number * setting.unit * prices) for one in found
    ]


def _unit_cost(
    fields: Fields, setting: Setting, bearer: Bearer, evidence: str
) -> tuple[Quantity | None, str]:
    """A published unit cost in pounds of year 0, with what it is as evidence."""
    code = fields.text("unit_cost")
    if not code:
        return None, evidence
    by_code = {one.code: one for one in unit_costs()}
    if code not in by_code:
        what = f"no unit cost {shown(code)} comes with Workings"
        fields.wrong("unit_cost", what, mend_name(code, by_code))
        return None, evidence
    cost = by_code[code]
    try:
        pounds = reprice(
            float(cost.pounds), of=Year.parse(cost.year), to=setting.year_0
        )
    except NoIndex as error:
        mend = "Give it as a fiscal_value in the prices of year 0"
        fields.wrong("unit_cost", str(error).rstrip("."), mend)
        return None, evidence
    if bearer is Bearer.COUNCIL and not cost.of_council:
        whose = "several bodies" if cost.agency == "Several" else cost.agency
        fields.wrong(
            "bearer",
            f"{shown(code)} is a cost of {whose}, and no saving of this council",
            'Write bearer = "other_public_body", or name a part that a council pays',
        )
    words = (
        f"Unit Cost Database {code}: {cost.title}, {cost.pounds} pounds {cost.unit} "
        f"in {cost.year} prices"
    )
    return Quantity(pounds), f"{evidence}. {words}" if evidence else words


def _unit_prices(fields: Fields, setting: Setting) -> float:
    text = fields.year_text("unit_prices")
    try:
        return reprice(1.0, of=Year.parse(text), to=setting.year_0)
    except NotAYear as error:
        mend = "Give the year of the prices"
        fields.wrong("unit_prices", str(error), mend)
    except NoIndex as error:
        mend = "Leave it out, and give the values in the prices of year 0"
        fields.wrong("unit_prices", str(error).rstrip("."), mend)
    return 1.0


def _uplift(fields: Fields, setting: Setting, nature: Nature) -> float:
    code = fields.text("optimism")
    if not code:
        return 0.0
    if code not in setting.biases:
        fields.wrong(
            "optimism", f"{shown(code)} is none", mend_name(code, setting.biases)
        )
        return 0.0
    bias = setting.biases[code]
    if bias.of != _OPERATING.get(nature, "capital"):
        fields.wrong(
            "optimism",
            f"{shown(code)} is of {bias.of} cost, and this is {nature.label}",
            "Give the bias to the costs it was measured on",
        )
    return bias.resultant


def _scaled(flow: Flow, share: float) -> Flow:
    return Flow(
        title=flow.title,
        side=flow.side,
        bearer=flow.bearer,
        counts=flow.counts,
        streams=tuple(
            Stream(tuple(share * one for one in stream.yearly), stream.times)
            for stream in flow.streams
        ),
        kind=flow.kind,
        part=Part.BIAS,
        nature=flow.nature,
        groups=flow.groups,
    )


def _shares(fields: Fields, setting: Setting) -> tuple[tuple[str, float], ...]:
    inner = fields.table_of("groups")
    if inner is None:
        return ()
    found = {}
    for code in inner.table:
        share = inner.share(code)
        if code not in setting.groups:
            inner.wrong(code, "there is no such group", mend_name(code, setting.groups))
        elif share is not None:
            found[code] = float(share)
    if sum(found.values()) > 1 + 1e-9:
        inner.wrong("", f"shares sum to {sum(found.values()):g}", "Keep them within 1")
        return ()
    return tuple(found.items())
