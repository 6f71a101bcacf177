"""The rules of *Making Data Count*, one point at a time, as a person would apply them.

Slow and plain on purpose: what the arrays find is compared with it.
"""

import itertools
import math
from fractions import Fraction

from workings.quality.words import Rule, TwoOfThree

Point = tuple[float, float, float, list[Rule], int]


def plain_chart(values, *, rebases=(), baseline=None, screened=True, variant) -> list:
    """This function will chart one series: (mean, lower, upper, rules, way) a point."""
    edges = sorted({0, *rebases, len(values)})
    return [
        point
        for start, end in itertools.pairwise(edges)
        for point in _segment(values[start:end], baseline, screened, variant)
    ]


def _mean(values):
    there = [Fraction(value) for value in values if not math.isnan(value)]
    return float(sum(there) / len(there)) if there else math.nan


def _segment(values, baseline, screened, variant) -> list[Point]:
    based = values[:baseline]
    middle = _mean(based)
    ranges = [abs(b - a) for a, b in itertools.pairwise(based)]
    spread = _mean(ranges)
    if screened:
        spread = _mean([item for item in ranges if item < 3.267 * spread])
    low, high = middle - 2.66 * spread, middle + 2.66 * spread
    close = 2 * (2.66 / 3) * spread
    outside = [value > high or value < low for value in values]
    near = [
        (value > middle + close or value < middle - close)
        and (variant is TwoOfThree.BEYOND or not out)
        for value, out in zip(values, outside, strict=True)
    ]
    side = [(value > middle) - (value < middle) for value in values]
    found = []
    for at in range(len(values)):
        trend = _trend(values, at)
        rules = []
        if outside[at]:
            rules.append(Rule.OUTSIDE_LIMITS)
        if trend:
            rules.append(Rule.TREND_OF_SEVEN)
        if near[at] and any(
            sum(near[first : first + 3]) >= 2 and abs(sum(side[first : first + 3])) == 3
            for first in range(max(0, at - 2), min(at, len(values) - 3) + 1)
        ):
            rules.append(Rule.TWO_OF_THREE)
        if any(
            abs(sum(side[first : first + 7])) == 7
            for first in range(max(0, at - 6), min(at, len(values) - 7) + 1)
        ):
            rules.append(Rule.SEVEN_ON_ONE_SIDE)
        way = side[at] if rules else 0
        if trend and not outside[at]:
            onward = at + 1 < len(values) and _trend(values, at + 1)
            a, b = (at, at + 1) if onward else (at - 1, at)
            way = 1 if values[b] > values[a] else -1
        found.append((middle, low, high, rules, way))
    return found


def _trend(values, at) -> bool:
    for first in range(max(0, at - 6), min(at, len(values) - 7) + 1):
        seven = values[first : first + 7]
        pairs = list(itertools.pairwise(seven))
        if all(a < b for a, b in pairs) or all(a > b for a, b in pairs):
            return True
    return False
