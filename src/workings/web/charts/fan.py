"""Costs stacked against funding, year by year, with the range of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workings.web.charts.axes import across, upwards
from workings.web.charts.specification import FONT, INK, PAPER, SCHEMA, Spec, plain
from workings.web.charts.waterfall import MARGIN

Amounts = tuple[float, ...]

# Dark enough for white paper, and told apart by their labels: the colour only repeats.
FILLS = ("#12436D", "#801650", "#28A197", "#A8A8A8")


@dataclass(frozen=True, slots=True)
class Band:
    """One part of the cost: its label, and millions of pounds by year."""

    label: str
    short: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Range:
    """Low, middle and high by year, in millions of pounds."""

    low: Amounts
    middle: Amounts
    high: Amounts


def stacked_against(
    years: Sequence[int],
    bands: Sequence[Band],
    cost: Range,
    funding: Range,
    *,
    narrow: bool = False,
) -> Spec:
    """This function will specify bands of cost stacked from below, with funding as a
    line across them. ``years`` are the first halves of financial years.
    """
    # To the right of the last year there is room for the names of the bands.
    room = 11.0 if narrow else 5.0
    return {
        "$schema": SCHEMA,
        "width": 320 if narrow else 900,
        "height": 380 if narrow else 480,
        "padding": MARGIN,
        "autosize": {"type": "fit", "contains": "content"},
        "background": PAPER,
        "config": {"font": FONT, "view": {"stroke": None}},
        "data": {"values": _cells(years, bands, narrow=narrow)},
        "encoding": {"x": _years(years, room, narrow=narrow)},
        "layer": [
            *(_area(place) for place in range(len(bands))),
            _names(years),
            *_lines(years, cost, funding),
            *_tags(years, cost, funding, narrow=narrow),
        ],
    }


def _cells(
    years: Sequence[int], bands: Sequence[Band], *, narrow: bool
) -> list[dict[str, Any]]:
    cells = []
    for at, year in enumerate(years):
        low = 0.0
        for place, band in enumerate(bands):
            high = low + band.amounts[at]
            name = plain(band.short if narrow else band.label)
            cells.append(
                {
                    "year": year,
                    "band": place,
                    "low": round(low, 3),
                    "high": round(high, 3),
                    "middle": round((low + high) / 2, 3),
                    "name": name,
                }
            )
            low = high
    return cells


def _years(years: Sequence[int], room: float, *, narrow: bool) -> dict[str, Any]:
    step = max(1, len(years) - 1) if narrow else 5
    return {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": [years[0], years[-1] + room], "nice": False, "zero": False},
        "axis": across(
            values=list(years[::step]),
            labelExpr="datum.value + '/' + format((datum.value + 1) % 100, '02')",
        ),
    }


def _amount(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "axis": upwards(labelExpr="'£' + format(datum.value, ',') + 'm'"),
    }


def _area(place: int) -> dict[str, Any]:
    return {
        "transform": [{"filter": f"datum.band == {place}"}],
        "mark": {
            "type": "area",
            "color": FILLS[place % len(FILLS)],
            "stroke": PAPER,
            "strokeWidth": 1,
        },
        "encoding": {"y": _amount("low"), "y2": {"field": "high"}},
    }


def _names(years: Sequence[int]) -> dict[str, Any]:
    return {
        "transform": [{"filter": f"datum.year == {years[-1]}"}],
        "mark": {**_TEXT, "dx": 8},
        "encoding": {"y": _amount("middle"), "text": {"field": "name"}},
    }


_TEXT = {
    "type": "text",
    "align": "left",
    "baseline": "middle",
    "fontSize": 14,
    "color": INK,
}
_DASHED = {"type": "line", "color": INK, "strokeWidth": 1.5, "strokeDash": [3, 3]}


def _lines(years: Sequence[int], cost: Range, funding: Range) -> list[dict[str, Any]]:
    edge = {"type": "line", "color": INK, "strokeWidth": 1.5}
    pale = {"type": "line", "color": PAPER, "strokeWidth": 4}
    line = {"type": "line", "color": INK, "strokeWidth": 4}
    halo = {"type": "line", "color": PAPER, "strokeWidth": 8}
    return [
        _drawn(years, _DASHED, cost.low),
        _drawn(years, _DASHED, cost.high),
        *(
            _drawn(years, mark, amounts)
            for amounts in (funding.low, funding.high)
            for mark in (pale, edge)
        ),
        _drawn(years, halo, funding.middle),
        _drawn(years, line, funding.middle),
    ]


def _drawn(
    years: Sequence[int], mark: dict[str, Any], amounts: Amounts
) -> dict[str, Any]:
    values = [
        {"year": year, "low": round(amount, 3)}
        for year, amount in zip(years, amounts, strict=True)
    ]
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {"y": _amount("low")},
    }


def _tags(
    years: Sequence[int], cost: Range, funding: Range, *, narrow: bool
) -> list[dict[str, Any]]:
    # Above the line, a third along: at its end it would run into the bands' names.
    at = len(years) // 3
    halo = {"stroke": PAPER, "strokeWidth": 4, "fontWeight": "bold"}
    told = [
        ("Funding", funding.middle[at], -14),
        ("High" if narrow else "Cost, high", cost.high[at], -14),
    ]
    return [
        {
            "data": {
                "values": [{"year": years[at], "low": round(amount, 3), "name": text}]
            },
            "mark": {**_TEXT, "align": "center", "dy": above, **style},
            "encoding": {"y": _amount("low"), "text": {"field": "name"}},
        }
        for text, amount, above in told
        for style in (halo, {"fontWeight": "bold"})
    ]
