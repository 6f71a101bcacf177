"""What the answer hangs on: switching values, the tornado, what changes the ranking.

An input stands once in a product, so that what an option is worth is a straight line
in each of them: two points give the whole of it, and where it crosses is exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workings.appraisal.case import Case, Input
from workings.appraisal.terms import Term, slopes, worth


@dataclass(frozen=True, slots=True)
class Switching:
    """The value at which an option is worth as much as business as usual.

    ``value`` is None where there is none within ``within``. Of a cost or a benefit it
    is the number of times the estimate.
    """

    of: str
    now: float
    value: float | None
    within: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Swing:
    """What an option is worth, against business as usual, at an input's two ends."""

    of: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How far apart the two are."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Overtaking:
    """Where, within an input's interval, another option becomes worth more."""

    of: str
    now: float
    value: float
    best: str
    overtaken_by: str


FLOW_RANGE = (0.0, 10.0)


@dataclass(frozen=True, slots=True)
class Line:
    """What one thing is worth more than another, and by how much more for each 1 more
    of each input that either has.
    """

    net: float
    slopes: Mapping[str, float]

    @classmethod
    def between(
        cls,
        option: Sequence[Term],
        other: Sequence[Term],
        values: Mapping[str, float],
    ) -> "Line":
        """The line of ``option`` less ``other``."""
        own, others = slopes(option, values), slopes(other, values)
        return cls(
            worth(option, values) - worth(other, values),
            {
                name: own.get(name, 0.0) - others.get(name, 0.0)
                for name in {*own, *others}
            },
        )

    def at(self, one: Input, value: float) -> float:
        """The difference with an input at another value."""
        return self.net + self.slopes.get(one.name, 0.0) * (value - one.central)

    def crossing(self, one: Input, within: tuple[float, float]) -> float | None:
        """The input's value at which there is no difference; None outside."""
        return _crossing(self.net, self.slopes.get(one.name, 0.0), one.central, within)


def switching_values(
    case: Case, line: Line, option: Sequence[Term], values: Mapping[str, float]
) -> tuple[Switching, ...]:
    """This function will find each input's and each flow's switching value.

    ``line`` is the option against business as usual.
    """
    found = [
        Switching(one.name, one.central, line.crossing(one, one.within), one.within)
        for one in case.inputs
        if one.name in line.slopes
    ]
    by_flow: dict[str, list[Term]] = {}
    for term in option:
        name = f"{term.flow.side}: {term.flow.title}"
        by_flow.setdefault(name, []).append(term)
    for name, own in sorted(by_flow.items()):
        value = _crossing(line.net, worth(own, values), 1.0, FLOW_RANGE)
        found.append(Switching(name, 1.0, value, FLOW_RANGE))
    return tuple(found)


def tornado(case: Case, line: Line) -> tuple[Swing, ...]:
    """This function will move each uncertain input from end to end, alone.

    The widest comes first; inputs that move nothing are left out.
    """
    found = [
        Swing(
            one.name, one.low, one.high, line.at(one, one.low), line.at(one, one.high)
        )
        for one in _uncertain(case)
        if line.slopes.get(one.name)
    ]
    return tuple(sorted(found, key=lambda swing: (-swing.width, swing.of)))


def overtakings(
    case: Case, options: Mapping[str, Sequence[Term]], values: Mapping[str, float]
) -> tuple[Overtaking, ...]:
    """This function will find what, within its interval, would change which is best."""
    best = min(options, key=lambda code: (-worth(options[code], values), code))
    lines = {
        code: Line.between(options[best], options[code], values)
        for code in sorted(set(options) - {best})
    }
    return tuple(
        Overtaking(one.name, one.central, value, best, code)
        for one in _uncertain(case)
        for code, line in lines.items()
        if (value := line.crossing(one, (one.low, one.high))) is not None
    )


def _crossing(
    net: float, slope: float, now: float, within: tuple[float, float]
) -> float | None:
    if slope == 0:
        return None
    value = now - net / slope
    return value if within[0] <= value <= within[1] else None


def _uncertain(case: Case) -> list[Input]:
    return [one for one in case.inputs if one.low != one.high]
