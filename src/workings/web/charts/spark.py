"""A small chart that stands in a line of text: the latest values, and their mean.

It is drawn within the page, in the page's own colours: a picture for each measure of
a table would be asked for one by one.
"""

from collections.abc import Sequence

from workings.quality.words import Kind
from workings.web.components import Spark

WIDTH, HEIGHT = 120, 32
EDGE = 4
"""So much is left free on every side, for the mark of the latest value."""

MARKS = {
    Kind.COMMON_CAUSE: "m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
    Kind.IMPROVEMENT: "m0-4l4 7h-8z",
    Kind.CONCERN: "m-3-3h6v6h-6z",
    Kind.NEUTRAL: "m0-4l4 4-4 4-4-4z",
}
"""The latest value's shape, as control charts have it for each kind of point."""

LATEST = 36


def spark(
    values: Sequence[float | None], *, mean: float | None, kind: Kind, says: str
) -> Spark | None:
    """This function will draw the latest 36 of a series' values, oldest first, and mark
    the last of them; None where there are not two.

    ``mean`` is drawn as a line where there is one. ``says`` stands in its place.

    >>> spark([1, None, 3], mean=2, kind=Kind.CONCERN, says="It rose").line
    'M4 28M116 4'
    """
    shown = list(values[-LATEST:])
    known = [value for value in shown if value is not None]
    if len(known) < 2:
        return None
    every = known if mean is None else [*known, mean]
    low, high = min(every), max(every)
    places = [
        None if value is None else (_across(at, len(shown)), _up(value, low, high))
        for at, value in enumerate(shown)
    ]
    last = next(place for place in reversed(places) if place is not None)
    return Spark(
        says=says,
        width=WIDTH,
        height=HEIGHT,
        line=_line(places),
        mean="" if mean is None else f"M0 {_up(mean, low, high)}H{WIDTH}",
        mark=f"M{last[0]} {last[1]}{MARKS[kind]}",
    )


def _across(at: int, count: int) -> str:
    return f"{EDGE + (WIDTH - 2 * EDGE) * at / (count - 1):.4g}"


def _up(value: float, low: float, high: float) -> str:
    # Halved first: the distance of two large numbers may be beyond a float.
    room = high / 2 - low / 2
    share = (value / 2 - low / 2) / room if room else 0.5
    return f"{HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share:.3g}"


def _line(places: Sequence[tuple[str, str] | None]) -> str:
    parts, before = [], False
    for place in places:
        if place is not None:
            parts.append(f"{'L' if before else 'M'}{place[0]} {place[1]}")
        before = place is not None
    return "".join(parts)
