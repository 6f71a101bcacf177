"""Charts: Vega-Lite specifications, drawn to SVG on the server and kept."""

from workings.web.charts.control import Dot, control
from workings.web.charts.keeping import NoSuchChart, drawn, keep
from workings.web.charts.waterfall import Bar, Direction, waterfall

__all__ = [
    "Bar",
    "Direction",
    "Dot",
    "NoSuchChart",
    "control",
    "drawn",
    "keep",
    "waterfall",
]
