"""The two axes of a chart: what they look like is the same, what they say is not."""

from typing import Any

from workings.web.charts.specification import INK

PALE = "#d8d8d8"


def across(**labels: Any) -> dict[str, Any]:
    """This function will give the axis along the foot of a chart: ticks, and no lines
    across the picture. ``labels`` says where they stand and how they are written.
    """
    return {
        "title": None,
        "labelFontSize": 14,
        "labelColor": INK,
        "labelFlush": True,
        "grid": False,
        "tickColor": INK,
        "domain": False,
        **labels,
    }


def upwards(**labels: Any) -> dict[str, Any]:
    """This function will give the axis up the side of a chart: pale lines across the
    picture, and no ticks.
    """
    return {
        "title": None,
        "labelFontSize": 14,
        "labelColor": INK,
        "gridColor": PALE,
        "tickCount": 5,
        "domain": False,
        "ticks": False,
        **labels,
    }
