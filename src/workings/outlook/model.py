"""The outlook itself: pressure, funding, path and gap, drawn together.

docs/explanation/outlook.md gives the equations. Every uncertain input has a named
stream of its own, so that scenarios share their random numbers and a new input moves
no other. Arrays of draws have shape (n_years, n_draws), in thousands of pounds, cash.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from workings.numerics.streams import Streams, check_names
from workings.outlook.assumptions import Floats, Rate
from workings.outlook.groups import BY_SLUG, LOCALISED, SOCIAL_CARE
from workings.outlook.inputs import Inputs, PathAhead
from workings.outlook.summaries import Fan, Shares, Takes, fan, shares, takes

_AGED = {"people/young": (0,), "people/working": (1,), "people/old": (2, 3, 4)}
"""Whose error is the error of which bands of ages."""
_COUNTED = {
    "0-17": np.array([1, 0, 0, 0, 0]),
    "18+": np.array([0, 1, 1, 1, 1]),
    "everybody": np.array([1, 1, 1, 1, 1]),
}


@dataclass(frozen=True, eq=False)
class Outlook:
    """What is coming, as P10, P50 and P90 by year, with Monte Carlo errors."""

    pressure: Mapping[str, Fan]
    total: Fan
    funding: Fan
    path: Mapping[str, Fan]
    gap: Fan
    takes_all: Takes | None
    """When social care takes all general funding; None without social care."""
    reserves_gone: Shares
    drivers: Mapping[str, float]
    """Each assumption's share of the gap's variance in the last year; sums to 1."""
    base: Mapping[str, float]
    """The base year, modelled: by group, with funding and gap."""
    draws: int
    seed: int


def simulate(inputs: Inputs, *, draws: int, seed: int) -> Outlook:
    """This function will draw an outlook.

    The same inputs, draws and seed give the same bits. Raises :class:`ValueError` for
    fewer than two draws.
    """
    if draws < 2:
        message = f"two draws or more are needed, not {draws}"
        raise ValueError(message)
    names = [*inputs.rates, *(f"path/{slug}" for slug in inputs.paths)]
    check_names(names)
    streams = Streams(seed)
    drawn = {name: streams.named(name).standard_normal(draws) for name in inputs.rates}
    total = np.zeros((len(inputs.years), draws))
    care = np.zeros_like(total)
    pressure: dict[str, Fan] = {}
    for slug, cost in pressures(inputs, drawn):
        pressure[slug] = fan(cost)
        total += cost
        if slug in SOCIAL_CARE:
            care += cost
    funding = np.zeros_like(total)
    for _, money in fundings(inputs, drawn):
        funding += money
    gap = total - funding
    floor = inputs.rates["reserves-floor"].middle[0] * inputs.published
    return Outlook(
        pressure=pressure,
        total=fan(total),
        funding=fan(funding),
        path=dict(_paths(inputs, streams, draws)),
        gap=fan(gap),
        takes_all=takes(care >= funding) if inputs.has_social_care else None,
        reserves_gone=shares(inputs.reserves - gap.cumsum(axis=0) < floor),
        drivers=_drivers(gap[-1], drawn, inputs.rates),
        base=_base(inputs),
        draws=draws,
        seed=seed,
    )


def pressures(
    inputs: Inputs, drawn: Mapping[str, Floats]
) -> Iterator[tuple[str, Floats]]:
    """This function will give what each group would cost, group by group.

    Cost = base cost x people in need x prices x real growth of the cost for each.
    """
    prices = inputs.rates["prices"].growth(drawn["prices"])
    errors = {name: np.exp(inputs.rates[name].growth(drawn[name])) for name in _AGED}
    needs: dict[str, Floats] = {}
    for slug, cost in inputs.costs.items():
        rate = inputs.rates[f"real-growth/{slug}"]
        growth = rate.growth(drawn[rate.name])
        growth += prices
        np.exp(growth, out=growth)
        growth *= cost
        driver = BY_SLUG[slug].driver
        # More people do not bring a service that earns more than it costs in more.
        if cost > 0 and driver != "none":
            if driver not in needs:
                needs[driver] = _need(driver, inputs, drawn, errors)
            growth *= needs[driver]
        yield slug, growth


def _relative(people: Floats) -> Floats:
    # Bands beside the base year's; a band without anybody stays as it is.
    found = np.ones((len(people) - 1, people.shape[1]))
    np.divide(people[1:], people[0], out=found, where=people[0] > 0)
    return found


def _need(
    driver: str,
    inputs: Inputs,
    drawn: Mapping[str, Floats],
    errors: Mapping[str, Floats],
) -> Floats:
    """How many need a service, beside the base year: (n_years, n_draws)."""
    relative = _relative(inputs.people)
    if driver == "adults-in-care":
        parts = _care_shares(inputs, drawn)
    else:
        counts = inputs.people[0] * _COUNTED[driver]
        parts = (counts / counts.sum())[:, None]
    found: Floats = np.zeros((len(inputs.years), len(drawn["people/old"])))
    for name, bands in _AGED.items():
        here = [band for band in bands if parts[band].any()]
        if here:
            number = sum(
                (relative[:, band, None] * parts[band] for band in here),
                np.zeros((len(relative), 1)),
            )
            found += number * errors[name]
    return found


def _care_shares(inputs: Inputs, drawn: Mapping[str, Floats]) -> Floats:
    # Shares of base cost by band: (5, n_draws). Weights stay above nothing, so that
    # more people never cost less.
    working = np.clip(_drawn(inputs, drawn, "care/working-age"), 0.05, 0.95)
    weights = [np.ones_like(working)]
    weights += [
        np.maximum(_drawn(inputs, drawn, name), 0.1)
        for name in ("care/75-84", "care/85+")
    ]
    use = np.array(weights) * inputs.people[0, 2:, None]
    old = use / use.sum(axis=0) * (1 - working)
    return np.concatenate([np.zeros((1, len(working))), working[None], old])


def _drawn(inputs: Inputs, drawn: Mapping[str, Floats], name: str) -> Floats:
    rate = inputs.rates[name]
    found: Floats = rate.middle[0] + rate.spread[0] * drawn[name]
    return found


def fundings(
    inputs: Inputs, drawn: Mapping[str, Floats]
) -> Iterator[tuple[str, Floats]]:
    """This function will give general funding, stream by stream."""
    rates = inputs.rates
    growth = {name: rates[name].growth(drawn[name]) for name in _FUNDED}
    tax = np.exp(growth["tax-base"] + growth["band-d"] + growth["care-precept"])
    settlement = np.exp(growth["settlement"])
    yield "council-tax", inputs.streams["council-tax"] * tax
    yield from _settled(inputs, settlement, growth["business-rates"])
    yield (
        "other-grants",
        inputs.streams["other-grants"] * np.exp(growth["other-grants"]),
    )
    if inputs.tax_support:
        # Paid in full until 2012/13, then with a tenth less, as part of the settlement.
        localised = np.array([year >= LOCALISED for year in inputs.years])
        kept = np.where(localised, rates["tax-support"].middle, 1.0)
        since = settlement / settlement[max(int(np.argmax(localised)) - 1, 0)]
        grown = np.where(localised[:, None], since, 1.0)
        yield "tax-support", inputs.tax_support * kept[:, None] * grown


_FUNDED = (
    "tax-base",
    "band-d",
    "care-precept",
    "settlement",
    "business-rates",
    "other-grants",
)


def _settled(
    inputs: Inputs, settlement: Floats, rates: Floats
) -> Iterator[tuple[str, Floats]]:
    """The settlement: retained business rates, and revenue support grant for the rest.

    A review sets the two together. Where it is less than the rates that a council
    keeps, there is no grant, and the rates are its own all the same.
    """
    whole = inputs.streams["settlement"] * settlement
    if inputs.retained_rates <= 0:
        yield "settlement", whole
        return
    kept = inputs.retained_rates * np.exp(rates)
    yield "retained-rates", kept
    whole -= kept
    # A grant that was below nothing in the base year stays what it was.
    least = min(inputs.streams["settlement"] - inputs.retained_rates, 0.0)
    yield "revenue-support-grant", np.maximum(whole, least, out=whole)


def _paths(inputs: Inputs, streams: Streams, draws: int) -> Iterator[tuple[str, Fan]]:
    for slug, path in inputs.paths.items():
        yield slug, fan(_walk(path, streams.named(f"path/{slug}"), draws))


def _walk(path: PathAhead, rng: np.random.Generator, draws: int) -> Floats:
    # Independent steps whose sums have the spread of each year; one common factor
    # makes every year's distribution a Student's t.
    variances = np.diff(path.spread**2, prepend=0.0).clip(0.0)
    mixing = np.sqrt(path.freedom / rng.chisquare(path.freedom, draws))
    walk = rng.standard_normal((len(path.centre), draws))
    walk *= np.sqrt(variances)[:, None]
    for place in range(1, len(walk)):
        walk[place] += walk[place - 1]
    walk *= mixing
    walk += path.centre[:, None]
    return np.exp(walk, out=walk)


def _drivers(
    gap: Floats, drawn: Mapping[str, Floats], rates: Mapping[str, Rate]
) -> dict[str, float]:
    """Squared correlations; what they leave is the assumptions' joint working."""
    centred = gap - gap.mean()
    # Sums and not BLAS, whose threads may add in another order.
    size = float((centred * centred).sum())
    if size == 0:
        return {"together": 1.0}
    found: dict[str, float] = {}
    for name, numbers in drawn.items():
        if rates[name].spread.any():
            moved = numbers - numbers.mean()
            shared = float((moved * centred).sum())
            found[name] = shared**2 / float((moved * moved).sum()) / size
    # By chance the squares of few draws may sum to more than 1.
    whole = max(1.0, sum(found.values()))
    found = {name: share / whole for name, share in found.items()}
    found["together"] = 1.0 - sum(found.values())
    return found


def _base(inputs: Inputs) -> dict[str, float]:
    funding = sum(inputs.streams.values()) + inputs.tax_support
    cost = sum(inputs.costs.values())
    return {
        **inputs.costs,
        "total": cost,
        "funding": funding,
        "gap": cost - funding,
        "net-revenue": cost + inputs.above,
    }
