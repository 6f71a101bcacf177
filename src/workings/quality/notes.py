"""What to know of charts before believing them: few points, echoes, seasons."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from workings.core.dates import say_day
from workings.core.problems import Problem
from workings.quality.segments import LARGEST
from workings.quality.series_file import Columns, Series
from workings.quality.spc import Charted, Options, begins
from workings.quality.telling import cautions_in_words
from workings.quality.words import Counted

FEWEST = 12
"""Points below which limits still move with every new one: Making Data Count."""


def not_chartable(
    file: str, columns: Columns, series: Sequence[Series], counted: Counted | None
) -> Iterator[Problem]:
    """This function will find the values that no chart can hold."""
    for one in series:
        for item in one.readings:
            value, whole = item.stated.value, item.denominator
            for column, each in ((columns.value, value), (columns.denominator, whole)):
                if each is not None and abs(each) > LARGEST:
                    where = f"{file} row {item.row}, {column}"
                    what = f"{each:g} is too large to chart"
                    yield Problem(where, what, "Use a larger unit")
            where = f"{file} row {item.row}, {columns.value}"
            if counted is None or value is None:
                continue
            if value < 0:
                yield Problem(where, f"{value:g} is no count", "Count from zero up")
            elif counted is Counted.P and whole is not None and value > whole:
                what = f"{value:g} is more than the {whole:g} it is a part of"
                yield Problem(where, what, "Give the count, not the per cent")


def notes_on(one: Series, charted: Charted, options: Options) -> Iterator[Problem]:
    """This function will say what to know of one series' chart."""
    where = one.name or "the series"
    yield from one.notes
    for day in options.rebases:
        yield from _idle(where, one, day)
    starts = [0, *charted.rebased, len(one.readings)]
    for start, end in pairwise(starts):
        held = charted.points[start:end][: options.baseline]
        count = sum(point.value is not None for point in held)
        if count < FEWEST:
            since = f"from {held[0].period} on " if held else ""
            values = "value" if count == 1 else "values"
            what = f"the limits {since}rest on {count} {values}, fewer than {FEWEST}"
            yield Problem(where, what, "Read them as provisional: more will move them")
    for what, mend in cautions_in_words(charted):
        yield Problem(where, what, mend)


def _idle(where: str, one: Series, day: date) -> Iterator[Problem]:
    place = begins(one.readings, day)
    if place in (0, len(one.readings)):
        side = "not after its first" if place == 0 else "after its last"
        what = f"rebasing on {say_day(day)} changes nothing: it is {side} period"
        yield Problem(where, what, "Give a date between two of its periods")
