"""An appraisal as JSON values: estimates as decimal strings in pounds."""

from collections.abc import Sequence
from typing import Any

from workings.appraisal.appraise import Appraisal, Money, OptionWorth, Ratio
from workings.appraisal.case import Bias, Case, Option
from workings.appraisal.payback import Payback
from workings.appraisal.sensitivity import Overtaking, Swing, Switching
from workings.appraisal.uncertainty import Estimate, Range, Uncertainty

Shape = dict[str, Any]


def number(value: float | None) -> str | None:
    """This function will write an estimate with six decimals.

    An estimate is not money that moved, so it is not rounded to the penny: a small
    example can be checked to its last digit.

    >>> number(247.63472280), number(-1e-12)
    ('247.634723', '0.000000')
    """
    if value is None:
        return None
    return f"{round(value, 6) + 0.0:.6f}"


def appraisal(found: Appraisal) -> Shape:
    """This function will shape a whole appraisal."""
    case = found.case
    return {
        "case": _case(case),
        "options": [
            _option(case, option, found.worth_of(option.code))
            for option in case.options
        ],
        "optimism": [_bias(one) for one in case.biases],
        "weights": [
            {
                "group": one.code,
                "title": one.title,
                "income": number(one.income),
                "weight": number(one.weight),
            }
            for one in case.groups
        ],
        "ranking": list(found.ranking),
        "uncertainty": _uncertainty(found.uncertainty),
        "ranking_changes": [_overtaking(one) for one in found.overtakings],
    }


def _case(case: Case) -> Shape:
    return {
        "title": case.title,
        "project": case.project or None,
        "stage": case.stage.value,
        "year_0": str(case.year_0),
        "horizon": case.horizon,
        "years": list(case.years),
        "prices": f"real, {case.year_0} prices",
        "discounting": {
            "words": case.discounting.words,
            "source": case.discounting.source or None,
            "timing": case.discounting.timing.value,
        },
    }


def _bias(bias: Bias) -> Shape:
    return {
        "code": bias.code,
        "kind": bias.kind or None,
        "of": bias.of,
        "upper_bound": number(bias.upper_bound),
        "duration_upper_bound": number(bias.duration),
        "managed": number(bias.managed),
        "resultant": number(bias.resultant),
        "contributions": [
            {
                "title": one.title,
                "part": number(one.part),
                "managed": number(one.managed),
                "evidence": one.evidence or None,
            }
            for one in bias.contributions
        ],
        "evidence": bias.evidence or None,
    }


def _option(case: Case, option: Option, worth: OptionWorth | None) -> Shape:
    numbers = _NO_NUMBERS if worth is None else _worth(case, worth)
    return {
        "option": option.code,
        "title": option.title,
        "business_as_usual": option.business_as_usual,
        "delivery_model": option.delivery_model and option.delivery_model.value,
        "outcome": option.outcome.value,
        "reason": option.reason or None,
        **numbers,
        "needs": [
            {"need": one.need, "verdict": one.verdict.value, "evidence": one.evidence}
            for one in option.needs
        ],
        "principles": [
            {
                "principle": one.principle,
                "verdict": one.verdict.value,
                "reasons": one.reasons,
                "by": one.by or None,
                "on": one.on or None,
            }
            for one in option.principles
        ],
    }


def _worth(case: Case, worth: OptionWorth) -> Shape:
    return {
        "present_value": {
            "benefits": number(worth.benefits),
            "costs": number(worth.costs),
            "npsv": number(worth.npsv),
            "optimism_bias": number(worth.bias),
            "risk": number(worth.risk),
        },
        "npsv_weighted": number(worth.weighted),
        "against_business_as_usual": {"npsv": number(worth.against_usual)},
        "bcr": _ratio(worth.ratio),
        "equivalent_annual_cost": {
            "value": number(worth.equivalent_annual_cost),
            "life": worth.option.life or case.horizon,
        },
        "council": {
            "net_present_cost": number(worth.net_present_cost),
            **_money(case, worth.money[0]),
        },
        "other_bodies": [
            {
                "bearer": one.bearer.value,
                "present_value": number(one.present),
                **_money(case, one),
            }
            for one in worth.money[1:]
        ],
        "social_by_year": _years(case, worth.yearly),
        "payback": {
            "undiscounted": _payback(case, worth.payback),
            "discounted": _payback(case, worth.discounted_payback),
        },
        "switching_values": [_switching(one) for one in worth.switching],
        "tornado": [_swing(one) for one in worth.tornado],
    }


_NO_NUMBERS: Shape = dict.fromkeys(
    (
        "present_value",
        "npsv_weighted",
        "against_business_as_usual",
        "bcr",
        "equivalent_annual_cost",
        "council",
        "other_bodies",
        "social_by_year",
        "payback",
        "switching_values",
        "tornado",
    )
)


def _ratio(ratio: Ratio) -> Shape:
    return {
        "value": number(ratio.value),
        "denominator": ratio.denominator.value,
        "benefits": number(ratio.benefits),
        "costs": number(ratio.costs),
        "reason": ratio.reason or None,
    }


def _money(case: Case, money: Money) -> Shape:
    return {
        "real_by_year": _years(case, money.real),
        "cash_by_year": None if money.cash is None else _years(case, money.cash),
        "cash_total": None if money.cash is None else number(sum(money.cash)),
    }


def _years(case: Case, values: Sequence[float]) -> Shape:
    return {year: number(value) for year, value in zip(case.years, values, strict=True)}


def _payback(case: Case, found: Payback) -> Shape:
    def named(at: int | None) -> str | None:
        return None if at is None else case.years[at]

    return {
        "outcome": found.outcome.value,
        "year": found.year,
        "in": named(found.year),
        "years": number(found.years),
        "negative_again": named(found.negative_again),
        "for_good": named(found.for_good),
    }


def _switching(one: Switching) -> Shape:
    return {
        "of": one.of,
        "now": number(one.now),
        "value": number(one.value),
        "range": [number(end) for end in one.within],
        "words": "none in range" if one.value is None else None,
    }


def _swing(one: Swing) -> Shape:
    return {
        "input": one.of,
        "low": number(one.low),
        "high": number(one.high),
        "npsv_at_low": number(one.at_low),
        "npsv_at_high": number(one.at_high),
    }


def _overtaking(one: Overtaking) -> Shape:
    return {
        "input": one.of,
        "now": number(one.now),
        "value": number(one.value),
        "best": one.best,
        "overtaken_by": one.overtaken_by,
    }


def _uncertainty(found: Uncertainty | None) -> Shape | None:
    if found is None:
        return None
    return {
        "seed": found.seed,
        "draws": found.draws,
        "options": [_range(one) for one in found.ranges],
    }


def _range(one: Range) -> Shape:
    return {
        "option": one.option,
        "mean": _estimate(one.mean),
        "quantiles": {f"{level:g}": _estimate(at) for level, at in one.quantiles},
        "chance_best": _estimate(one.best),
    }


def _estimate(one: Estimate) -> Shape:
    return {"value": number(one.value), "error": number(one.error)}
