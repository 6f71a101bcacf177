"""A waterfall: from one amount to another, step under step.

Rows run down the page, so that a label has a line of its own on a telephone. What
falls is drawn hollow and what rises is filled, and every amount has its sign: the
colour only repeats it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workings.web.charts.specification import (
    BLUE,
    FONT,
    GREEN,
    INK,
    PAPER,
    RED,
    SCHEMA,
    Spec,
    in_lines,
    plain,
)


class Direction(StrEnum):
    """What a bar does: it stands for a whole amount, adds, or takes away."""

    WHOLE = "whole"
    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: between which amounts it runs (pence), and what is written there."""

    label: str
    amount: str
    start: int
    finish: int
    direction: Direction


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand, in pixels; with ``beside`` 0 the labels stand above."""

    width: int
    beside: int
    amount: int
    size: int
    line: int
    characters: int
    lines: int
    bar: int


WIDE = Layout(
    width=900,
    beside=360,
    amount=124,
    size=16,
    line=20,
    characters=38,
    lines=2,
    bar=26,
)
NARROW = Layout(
    width=320, beside=0, amount=112, size=16, line=20, characters=34, lines=3, bar=22
)

GAP = 8

MARGIN = 6
"""Paper around the picture: a reader's own colours may put black beside it."""

_STYLES: dict[Direction, dict[str, Any]] = {
    Direction.WHOLE: {"fill": BLUE, "stroke": BLUE},
    Direction.RISE: {"fill": GREEN, "stroke": GREEN},
    Direction.FALL: {"fill": PAPER, "stroke": RED},
}


def waterfall(
    bars: Sequence[Bar], *, narrow: bool = False, spans: bool = False
) -> Spec:
    """This function will specify a waterfall of bars, from top to bottom; of whole
    amounts alone, it is a bar chart.

    Of ``spans``, which run from one amount to another, nothing (0) need be no part.
    """
    layout = NARROW if narrow else WIDE
    rows, height = _rows(bars, layout)
    ends = [*(bar.start for bar in bars), *(bar.finish for bar in bars)]
    zero = not spans or min(ends) <= 0 <= max(ends)
    ends += [0] if zero else []
    return {
        "$schema": SCHEMA,
        "width": layout.width,
        "height": height,
        "padding": MARGIN,
        "autosize": {"type": "none"},
        "background": PAPER,
        "config": {"font": FONT, "view": {"stroke": None}},
        "data": {"values": rows},
        "encoding": {
            "x": _scaled("from", layout, ends),
            "y": _placed("top", height),
        },
        "layer": [
            *([_connector()] if _connected(bars, layout) else []),
            *(_bars(direction) for direction in Direction),
            *([_zero()] if zero else []),
            _labels(layout, height),
            _amounts(layout),
        ],
    }


def _connected(bars: Sequence[Bar], layout: Layout) -> bool:
    # Where labels stand between the bars, a line would run through them; and whole
    # amounts, one under the other, do not lead to one another.
    steps = any(bar.direction is not Direction.WHOLE for bar in bars)
    return steps and bool(layout.beside)


def _rows(bars: Sequence[Bar], layout: Layout) -> tuple[list[dict[str, Any]], int]:
    rows: list[dict[str, Any]] = []
    y = 0
    for bar in bars:
        lines = in_lines(bar.label, width=layout.characters, lines=layout.lines)
        if layout.beside:
            pitch, top = layout.line * layout.lines + GAP, y + GAP
        else:
            block = layout.line * len(lines)
            pitch, top = block + layout.bar + 2 * GAP, y + block
        if rows:
            rows[-1]["next"] = top
        rows.append(_row(bar, lines) | {"label": y, "top": top})
        rows[-1]["bottom"] = top + layout.bar
        rows[-1]["middle"] = top + layout.bar // 2
        y += pitch
    rows[-1]["next"] = rows[-1]["bottom"]
    return rows, y


def _row(bar: Bar, lines: list[str]) -> dict[str, Any]:
    return {
        # In pounds: the scale needs no more than where a bar begins and ends.
        "from": bar.start / 100,
        "to": bar.finish / 100,
        "right": max(bar.start, bar.finish) / 100,
        "direction": bar.direction.value,
        "lines": lines,
        "amount": plain(bar.amount),
    }


def _scaled(field: str, layout: Layout, ends: Sequence[int]) -> dict[str, Any]:
    low, high = min(ends) / 100, max(ends) / 100
    scale = {
        "domain": [low, high if high > low else low + 1],
        "range": [layout.beside + 2, layout.width - layout.amount],
        "nice": False,
        "zero": False,
    }
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def _placed(field: str, height: int) -> dict[str, Any]:
    scale = {"domain": [0, height], "range": [0, height], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def _zero() -> dict[str, Any]:
    return {
        "mark": {"type": "rule", "color": INK, "strokeWidth": 2},
        "encoding": {"x": {"datum": 0}, "y2": {"field": "bottom"}},
    }


def _connector() -> dict[str, Any]:
    return {
        "mark": {"type": "rule", "color": INK, "strokeDash": [2, 3]},
        "encoding": {
            "x": {"field": "to", "type": "quantitative"},
            "y": {"field": "bottom", "type": "quantitative"},
            "y2": {"field": "next"},
        },
    }


def _bars(direction: Direction) -> dict[str, Any]:
    return {
        "transform": [{"filter": f"datum.direction == '{direction.value}'"}],
        "mark": {"type": "rect", "strokeWidth": 2} | _STYLES[direction],
        "encoding": {"x2": {"field": "to"}, "y2": {"field": "bottom"}},
    }


def _labels(layout: Layout, height: int) -> dict[str, Any]:
    beside = bool(layout.beside)
    mark = {
        "type": "text",
        "align": "right" if beside else "left",
        "baseline": "top",
        "dy": GAP + 3 if beside else 0,
        "fontSize": layout.size,
        "lineHeight": layout.line,
        "color": INK,
    }
    return {
        "mark": mark,
        "encoding": {
            "x": {"value": layout.beside - 12 if beside else 0},
            "y": _placed("label", height),
            "text": {"field": "lines"},
        },
    }


def _amounts(layout: Layout) -> dict[str, Any]:
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "dx": 8,
        "fontSize": layout.size,
        "fontWeight": "bold",
        "color": INK,
    }
    return {
        "mark": mark,
        "encoding": {
            "x": {"field": "right", "type": "quantitative"},
            "y": {"field": "middle", "type": "quantitative"},
            "text": {"field": "amount"},
        },
    }
