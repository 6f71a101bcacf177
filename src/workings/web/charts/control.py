"""A control chart: values over time, their mean and limits, and marked points.

A marked point has a shape of its own: the colour only repeats it.
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
    RED,
    SCHEMA,
    Spec,
    plain,
)
from workings.web.charts.waterfall import MARGIN

SHAPES = {
    "common_cause": ("circle", INK, 20),
    "improvement": ("triangle-up", BLUE, 90),
    "concern": ("square", RED, 90),
    "neutral": ("diamond", INK, 110),
}
"""The shape, colour and size of each kind of point."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One point; None for a value or limits that there are none of."""

    period: str
    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    kind: str


def control(dots: Sequence[Dot], *, narrow: bool = False) -> Spec:
    """This function will specify a control chart of at least one point."""
    cells = [
        {
            "at": at,
            "value": dot.value,
            "mean": dot.mean,
            "lower": dot.lower,
            "upper": dot.upper,
            "kind": dot.kind,
        }
        for at, dot in enumerate(dots)
    ]
    dashed = {"type": "line", "color": "#505a5f", "strokeDash": [6, 4]}
    return {
        "$schema": SCHEMA,
        "width": 320 if narrow else 900,
        "height": 220 if narrow else 300,
        "padding": MARGIN,
        "autosize": {"type": "fit", "contains": "content"},
        "background": PAPER,
        "config": {"font": FONT, "view": {"stroke": None}},
        "data": {"values": cells},
        "encoding": {"x": _periods(dots, narrow=narrow)},
        "layer": [
            _line("lower", dashed),
            _line("upper", dashed),
            _line("mean", {"type": "line", "color": "#505a5f"}),
            _line("value", {"type": "line", "color": INK, "strokeWidth": 1}),
            *(_points(kind) for kind in SHAPES),
        ],
    }


def _periods(dots: Sequence[Dot], *, narrow: bool) -> dict[str, Any]:
    last = len(dots) - 1
    places = sorted({0, last} if narrow else {0, last // 2, last})
    names = [plain(dots[place].period) for place in places]
    return {
        "field": "at",
        "type": "quantitative",
        "scale": {"domain": [0, max(last, 1)], "nice": False},
        "axis": across(
            values=places, labelExpr=f"{names}[indexof({places}, datum.value)]"
        ),
    }


def _amount(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"zero": False},
        "axis": upwards(),
    }


def _line(field: str, mark: dict[str, Any]) -> dict[str, Any]:
    return {"mark": mark, "encoding": {"y": _amount(field)}}


def _points(kind: str) -> dict[str, Any]:
    shape, colour, size = SHAPES[kind]
    return {
        "transform": [{"filter": f"datum.kind == '{kind}' && isValid(datum.value)"}],
        "mark": {
            "type": "point",
            "filled": True,
            "opacity": 1,
            "shape": shape,
            "color": colour,
            "size": size,
        },
        "encoding": {"y": _amount("value")},
    }
