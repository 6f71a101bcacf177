"""Signals: what a chart marks as more than chance, and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from workings.core.dates import say_day
from workings.quality.dating import Dated
from workings.quality.measures import ExplanationRecord, MeasureRecord
from workings.quality.spc import Charted
from workings.quality.telling import FEWEST_TO_CHART
from workings.quality.words import Kind, Rule

NO_LONGER = "The chart marks it no longer."


@dataclass(frozen=True, slots=True)
class Signal:
    """A point that is marked, with the rule that it is judged by."""

    period: Dated
    rule: Rule
    kind: Kind
    value: float

    @property
    def in_words(self) -> str:
        """What the point says, and by which rule."""
        return f"{self.kind.label}: {self.rule.label}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A period and a rule, with what was said of it.

    ``stands`` tells whether the chart marks it still: after a revision or a rebase it
    may not, and what was said stays.
    """

    period: Dated
    rule: Rule
    stands: bool
    explanations: tuple[ExplanationRecord, ...]


def signals(measure: MeasureRecord, charted: Charted) -> tuple[Signal, ...]:
    """This function will return what a measure's chart marks, in order of time; nothing
    where it has too few values to chart.
    """
    known = sum(point.value is not None for point in charted.points)
    return tuple(_signals(measure, charted)) if known >= FEWEST_TO_CHART else ()


def _signals(measure: MeasureRecord, charted: Charted) -> Iterator[Signal]:
    for reading, point in zip(measure.readings, charted.points, strict=True):
        if point.rules and point.value is not None:
            yield Signal(reading.period, point.rules[0], point.kind, point.value)


def latest_signal(measure: MeasureRecord, charted: Charted) -> Signal | None:
    """This function will return what the latest value says, or None: a chart is judged
    by it, and not by any in the past.
    """
    known = [one.period for one in measure.readings if one.value is not None]
    found = signals(measure, charted)[-1:]
    return found[0] if found and found[0].period == known[-1] else None


def run_to_the_latest(measure: MeasureRecord, charted: Charted) -> tuple[Signal, ...]:
    """This function will return the latest signal with those right before it that say
    the same by the same rule, latest first: together they are one piece of news.
    """
    known = [one.period for one in measure.readings if one.value is not None]
    found = {one.period: one for one in signals(measure, charted)}
    run: list[Signal] = []
    for period in reversed(known):
        one = found.get(period)
        if one is None or (run and (one.rule, one.kind) != (run[0].rule, run[0].kind)):
            break
        run.append(one)
    return tuple(run)


def marked(measure: MeasureRecord, charted: Charted) -> tuple[Marked, ...]:
    """This function will return what was said of a measure's signals, latest period
    first, and its latest signal though nothing was said of it.
    """
    found = {(one.period, one.rule) for one in signals(measure, charted)}
    said: dict[tuple[Dated, Rule], list[ExplanationRecord]] = {}
    latest = latest_signal(measure, charted)
    if latest is not None:
        said[latest.period, latest.rule] = []
    for one in measure.explanations:
        said.setdefault((one.period, one.rule), []).append(one)
    return tuple(
        Marked(*key, stands=key in found, explanations=tuple(said[key]))
        for key in sorted(said, key=lambda key: (key[0].first, key[1]), reverse=True)
    )


def explained(one: ExplanationRecord) -> str:
    """This function will say what was said of a signal, or that it was withdrawn."""
    if one.withdrawn_on is None:
        return f"{one.explanation} (said on {say_day(one.on)})"
    return (
        f"What was said on {say_day(one.on)} was withdrawn on "
        f"{say_day(one.withdrawn_on)}: {one.because}"
    )
