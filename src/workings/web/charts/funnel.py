"""A funnel: every council's rate against its size, with the limits of chance.

The council that the page is of is a square with its name: the colour only repeats it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workings.web.charts.axes import across, upwards
from workings.web.charts.specification import (
    BLUE,
    FONT,
    INK,
    PAPER,
    SCHEMA,
    Spec,
    plain,
)
from workings.web.charts.waterfall import MARGIN

GREY = "#505a5f"
DASHES = ([6, 4], [2, 3])


@dataclass(frozen=True, slots=True)
class Limit:
    """One pair of limits, inner first: (size, lower, upper) along the sizes."""

    points: tuple[tuple[float, float, float], ...]


def funnel_plot(
    others: Sequence[tuple[float, float]],
    own: tuple[float, float],
    name: str,
    *,
    middle: float,
    limits: Sequence[Limit],
    narrow: bool = False,
) -> Spec:
    """This function will specify a funnel of (size, rate) pairs."""
    return {
        "$schema": SCHEMA,
        "width": 320 if narrow else 900,
        "height": 280 if narrow else 380,
        "padding": MARGIN,
        "autosize": {"type": "fit", "contains": "content"},
        "background": PAPER,
        "config": {"font": FONT, "view": {"stroke": None}},
        "encoding": {"x": _sizes(narrow=narrow)},
        "layer": [
            *_limits(limits),
            _middle(limits, middle),
            # Its paper lies below the dots: a name hides no council.
            _name(own, name, {"stroke": PAPER, "strokeWidth": 4}),
            _dots(others, {"type": "circle", "color": GREY, "size": 36, "opacity": 1}),
            _dots([own], {"type": "square", "color": BLUE, "size": 160, "opacity": 1}),
            _name(own, name, {}),
        ],
    }


def _sizes(*, narrow: bool) -> dict[str, Any]:
    return {
        "field": "size",
        "type": "quantitative",
        "axis": across(
            labelExpr="format(datum.value, ',')", tickCount=3 if narrow else 6
        ),
    }


def _rate(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "axis": upwards(labelExpr="format(datum.value, ',')"),
    }


def _limits(limits: Sequence[Limit]) -> list[dict[str, Any]]:
    return [
        {
            "data": {
                "values": [
                    {"size": round(size), "rate": round(point[side], 2)}
                    for size, *point in limit.points
                ]
            },
            "mark": {"type": "line", "color": GREY, "strokeDash": dash},
            "encoding": {"y": _rate("rate")},
        }
        for limit, dash in zip(limits, DASHES, strict=True)
        for side in (0, 1)
    ]


def _middle(limits: Sequence[Limit], middle: float) -> dict[str, Any]:
    ends = (limits[0].points[0][0], limits[0].points[-1][0])
    cells = [{"size": round(end), "rate": round(middle, 2)} for end in ends]
    return {
        "data": {"values": cells},
        "mark": {"type": "line", "color": GREY},
        "encoding": {"y": _rate("rate")},
    }


def _dots(dots: Sequence[tuple[float, float]], mark: dict[str, Any]) -> dict[str, Any]:
    cells = [{"size": round(size), "rate": round(rate, 2)} for size, rate in dots]
    return {"data": {"values": cells}, "mark": mark, "encoding": {"y": _rate("rate")}}


def _name(own: tuple[float, float], name: str, style: dict[str, Any]) -> dict[str, Any]:
    cells = [{"size": round(own[0]), "rate": round(own[1], 2), "name": plain(name)}]
    return {
        "data": {"values": cells},
        "mark": {
            "type": "text",
            "align": "left",
            "dx": 12,
            "fontSize": 16,
            "fontWeight": "bold",
            "color": INK,
            **style,
        },
        "encoding": {"y": _rate("rate"), "text": {"field": "name"}},
    }
