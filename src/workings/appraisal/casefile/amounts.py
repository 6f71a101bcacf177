"""How much, year by year: an amount once, one a year, or each year's own."""

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from workings.appraisal.case import Stream, Times
from workings.appraisal.casefile.entries import Fields, shown
from workings.appraisal.casefile.setting import Setting


def streams(fields: Fields, setting: Setting) -> tuple[Stream, ...]:
    times = _named(fields, setting)
    ways = [name for name in ("amounts", "once", "annual") if fields.has(name)]
    prices = fields.text("prices")
    stated = "nominal" if setting.nominal else "real"
    if prices and prices != stated:
        fields.wrong(
            "prices",
            f"{shown(prices)} beside a case in {stated} prices: they do not add up",
            "Put every amount in the case's prices",
        )
    if len(ways) != 1:
        fields.wrong(
            "",
            "has no amount" if not ways else f"{' and '.join(ways)} are both given",
            "Give one of amounts, once or annual",
        )
        for name in (*ways, "year", "from", "to", "growth"):
            fields.raw(name)
        return ()
    read = {"amounts": _amounts, "once": _once, "annual": _annual}[ways[0]]
    return tuple(
        Stream(real(yearly * setting.unit, setting), once_each(fields, (*own, *times)))
        for yearly, own in read(fields, setting)
    )


Yearly = tuple[NDArray[np.float64], tuple[Times, ...]]


def _amounts(fields: Fields, setting: Setting) -> list[Yearly]:
    known = np.zeros(setting.n_years)
    found: list[Yearly] = []
    for at, one in _pairs(fields, setting):
        quantity = setting.inputs.made(fields, f"amounts, year {at}", one)
        if quantity is None:
            continue
        if not quantity.times:
            known[at] += quantity.number
            continue
        yearly = np.zeros(setting.n_years)
        yearly[at] = quantity.number
        found.append((yearly, quantity.times))
    return [(known, ()), *found] if known.any() or not found else found


def _pairs(fields: Fields, setting: Setting) -> list[tuple[int, object]]:
    """Each year's number with what was written for it; nothing where that is wrong."""
    value = fields.raw("amounts")
    if isinstance(value, Mapping):
        return _by_year(fields, setting, value)
    if not isinstance(value, list):
        fields.wrong("amounts", f"{shown(value)} is no list", "Write [100, 50, 50]")
        return []
    if len(value) > setting.n_years:
        fields.wrong(
            "amounts",
            f"has {len(value)} years, and the case has {setting.n_years}",
            f"Give years 0 to {setting.horizon}, or a later horizon",
        )
        return []
    return list(enumerate(value))


def _by_year(
    fields: Fields, setting: Setting, value: Mapping[str, object]
) -> list[tuple[int, object]]:
    so_far = len(fields.problems)
    ats = [setting.at(fields, "amounts", year) for year in value]
    if len(fields.problems) > so_far:
        return []
    if len(set(ats)) < len(ats):
        fields.wrong("amounts", "a year stands twice", "Give each year once")
    elif ats != sorted(ats):
        fields.wrong("amounts", "years are out of order", "Write the earliest first")
    return list(zip(ats, value.values(), strict=True))


def _once(fields: Fields, setting: Setting) -> list[Yearly]:
    quantity = setting.inputs.quantity(fields, "once")
    yearly = np.zeros(setting.n_years)
    yearly[setting.year(fields, "year", 0)] = 1.0
    return [] if quantity is None else [(yearly * quantity.number, quantity.times)]


def _annual(fields: Fields, setting: Setting) -> list[Yearly]:
    quantity = setting.inputs.quantity(fields, "annual")
    first, last = span(fields, setting)
    growth = fields.number("growth", Decimal("-0.5"), Decimal("0.5"))
    years = np.arange(setting.n_years)
    yearly = np.where(
        (years >= first) & (years <= last),
        (1 + float(growth or 0)) ** np.maximum(years - first, 0),
        0.0,
    )
    return [] if quantity is None else [(yearly * quantity.number, quantity.times)]


def span(fields: Fields, setting: Setting) -> tuple[int, int]:
    first = setting.year(fields, "from", min(1, setting.horizon))
    last = setting.year(fields, "to", setting.horizon)
    if last < first:
        fields.wrong("to", "comes before from", "Put the years in order")
    return first, last


def _named(fields: Fields, setting: Setting) -> tuple[Times, ...]:
    value = fields.raw("times")
    if value is None:
        return ()
    names = value if isinstance(value, list) else [value]
    found: list[Times] = []
    for name in names:
        quantity = (
            setting.inputs.made(fields, "times", name)
            if isinstance(name, str)
            else None
        )
        if quantity is not None:
            found += quantity.times
        elif not isinstance(name, str):
            fields.wrong("times", f"{shown(name)} is no name", "Name an [[input]]")
    return tuple(found)


def once_each(fields: Fields, times: tuple[Times, ...]) -> tuple[Times, ...]:
    # What is worth an input times itself is no longer linear in it, and a switching
    # value would not be the one there is.
    names = [one.name for one in times]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        fields.wrong("times", f"{shown(twice[0])} stands twice", "Name an input once")
    return times


def real(yearly: NDArray[np.float64], setting: Setting) -> tuple[float, ...]:
    if setting.nominal and setting.price_levels is not None:
        yearly = yearly / setting.price_levels
    return tuple(yearly.tolist())
