"""An outlook as JSON: amounts in whole pounds, cash; None where there is none."""

import math
from typing import Any

from workings.outlook.assumptions import Assumption
from workings.outlook.inputs import Inputs
from workings.outlook.model import Outlook
from workings.outlook.savings import Savings
from workings.outlook.summaries import Fan, Takes

PRICE_BASE = "cash"


def outlook_shape(
    inputs: Inputs, found: Outlook, savings: Savings | None
) -> dict[str, Any]:
    """This function will give the whole of an outlook as JSON values."""
    return {
        "council": inputs.council,
        "code": inputs.code,
        "base": str(inputs.base),
        "price_base": PRICE_BASE,
        "scenario": inputs.scenario.name,
        "years": [str(year) for year in inputs.years],
        "groups": {slug: _fan(one) for slug, one in found.pressure.items()},
        "pressure": _fan(found.total),
        "funding": _fan(found.funding),
        "path": {slug: _fan(one) for slug, one in found.path.items()},
        "gap": _fan(found.gap),
        "gap_with_programme": _with_programme(found, savings),
        "programme": _programme(savings),
        "social_care_takes_all": _takes(inputs, found.takes_all),
        "reserves": {
            "at_base": _pounds(inputs.reserves),
            "run_out_by": [round(float(one), 6) for one in found.reserves_gone.values],
            "errors": [round(float(one), 6) for one in found.reserves_gone.errors],
        },
        "drivers": {name: round(share, 6) for name, share in found.drivers.items()},
        "identity": {
            "published": _pounds(inputs.published),
            "modelled": _pounds(found.base["net-revenue"]),
        },
        "base_values": {name: _pounds(one) for name, one in found.base.items()},
        "account": "budget" if inputs.budget else "outturn",
        "people": inputs.people_said,
        "assumptions": [
            _assumption(rate.name, entry)
            for rate in inputs.rates.values()
            for entry in rate.entries
        ],
        "council_tax_limits": {
            name: [_share(one) for one in rate.most]
            for name, rate in inputs.rates.items()
            if rate.most is not None
        },
        "seed": found.seed,
        "draws": found.draws,
        "inputs_digest": inputs.digest(),
    }


def _assumption(name: str, one: Assumption) -> dict[str, Any]:
    return {
        "name": name,
        "low": one.low,
        "high": one.high,
        "credibility": one.credibility,
        "unit": one.unit,
        "said": one.said.isoformat(),
        "review": one.review.isoformat(),
        "source": one.source,
        "first": str(one.first) if one.first else None,
        "last": str(one.last) if one.last else None,
    }


def _share(limit: float) -> float | None:
    return round(math.expm1(limit), 6) if math.isfinite(limit) else None


def _fan(one: Fan) -> dict[str, list[int]]:
    low, middle, high = ([_pounds(value) for value in row] for row in one.values)
    errors = [[_pounds(value) for value in row] for row in one.errors]
    return {
        "p10": low,
        "p50": middle,
        "p90": high,
        "p10_error": errors[0],
        "p50_error": errors[1],
        "p90_error": errors[2],
    }


def _with_programme(found: Outlook, savings: Savings | None) -> dict[str, Any] | None:
    if savings is None:
        return None
    return {
        line: _fan(found.gap.less(amounts)) for line, amounts in savings.by_line.items()
    }


def _programme(savings: Savings | None) -> dict[str, Any] | None:
    if savings is None:
        return None
    return {
        "savings": {
            line: [_pounds(one) for one in amounts]
            for line, amounts in savings.by_line.items()
        },
        "not_placed": [
            {
                "benefit": one.benefit,
                "title": one.title,
                "series": one.series.value,
                "amount": round(one.pence / 100),
                "period": one.period,
                "why": one.why,
            }
            for one in savings.not_placed
        ],
    }


def _takes(inputs: Inputs, one: Takes | None) -> dict[str, Any] | None:
    if one is None:
        return None

    def year(place: int | None) -> str | None:
        return None if place is None else str(inputs.years[place])

    return {
        "p10": year(one.p10),
        "p50": year(one.p50),
        "p90": year(one.p90),
        "never": round(one.never, 6),
        "error": round(one.error, 6),
    }


def _pounds(thousands: float) -> int:
    return round(float(thousands) * 1000)
