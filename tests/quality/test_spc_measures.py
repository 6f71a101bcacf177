"""Measures with counts are charted by what was counted, in their own unit."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from workings.core.dates import DatedTo
from workings.documents.sources import SourceKind, SourceRecord
from workings.quality.dating import Dated, Frequency
from workings.quality.measures import (
    How,
    MeasureRecord,
    ReadingRecord,
    RebaseRecord,
    TargetRecord,
)
from workings.quality.proportions import chart_counts
from workings.quality.spc import chart_measure, chart_measures
from workings.quality.words import Assurance, Counted, Improves

SAID = DatedTo(date(2016, 1, 1))
SOURCE = SourceRecord("S", "Returns", "Council", SourceKind.OTHER, "", None, "")
ANSWERED = [80, 170, 78, 165, 82, 150, 85, 160, 79, 158, 81, 40]
CALLS = [100, 200, 100, 200, 100, 200, 100, 200, 100, 200, 100, 200]


def reading(place, above, below, value=None):
    return ReadingRecord(
        period=Dated(date(2014, place + 1, 1), Frequency.MONTH),
        value=Decimal(100 * above) / below if value is None else value,
        mark="",
        numerator=Decimal(above),
        denominator=Decimal(below),
        said=SAID,
        source=SOURCE,
        note="",
    )


@pytest.fixture
def calls():
    return MeasureRecord(
        code="CALLS",
        title="Calls answered",
        service="DESK",
        service_title="Desk",
        definition="",
        unit="%",
        improves=Improves.UP,
        frequency=Frequency.MONTH,
        counted=Counted.P,
        owner="",
        collected="",
        caveats="",
        source=None,
        targets=(TargetRecord(date(2014, 1, 1), Decimal(99), None, None, ""),),
        rebases=(),
        readings=tuple(
            reading(place, above, below)
            for place, (above, below) in enumerate(zip(ANSWERED, CALLS, strict=True))
        ),
    )


def test_its_limits_are_those_of_counting_with_laneys_correction(calls):
    found = chart_measure(calls, date(2015, 1, 1))
    expected = chart_counts([ANSWERED], [CALLS], Counted.P)
    assert found.counted is Counted.P
    for name in ("mean", "lower", "upper"):
        shown = [getattr(point, name) for point in found.points]
        assert shown == pytest.approx(100 * getattr(expected, name)[0])
    # All calls answered over all calls, and not the mean of twelve per cents.
    assert found.points[0].mean == pytest.approx(100 * sum(ANSWERED) / sum(CALLS))
    assert found.points[0].mean != pytest.approx(np.mean(found.values), abs=0.1)
    assert found.values[:4] == pytest.approx([80, 85, 78, 82.5])
    assert found.assurance is Assurance.WILL_MISS


def test_without_all_its_counts_it_is_charted_as_plain_values(calls):
    bare = replace(calls.readings[0], numerator=None, denominator=None)
    some = replace(calls, readings=(bare, *calls.readings[1:]))
    over = replace(calls, readings=(reading(0, 101, 100), *calls.readings[1:]))
    for one in (some, over, replace(calls, counted=None)):
        found = chart_measure(one, date(2015, 1, 1))
        assert found.counted is None
        assert found.points[1].lower == found.points[2].lower


def test_a_suppressed_value_needs_no_counts(calls):
    hidden = replace(
        calls.readings[3], value=None, mark="*", numerator=None, denominator=None
    )
    found = chart_measure(
        replace(calls, readings=(*calls.readings[:3], hidden, *calls.readings[4:])),
        date(2015, 1, 1),
    )
    assert found.counted is Counted.P
    assert (found.points[3].value, found.points[3].mark) == (None, "*")


def test_events_of_a_rate_are_not_made_per_cents(calls):
    rate = replace(calls, unit="complaints a home", counted=Counted.U, targets=())
    found = chart_measure(rate, date(2015, 1, 1))
    assert found.counted is Counted.U
    assert found.values[0] == pytest.approx(0.8)


def test_many_at_once_are_charted_as_each_alone(calls):
    plain = replace(calls, code="PLAIN", counted=None, improves=Improves.DOWN)
    rebased = replace(
        plain,
        code="REBASED",
        targets=(),
        rebases=(RebaseRecord(date(2014, 5, 1), How.PROCESS, "A new desk", None),),
    )
    few = replace(calls, code="FEW", readings=calls.readings[:3])
    none = replace(plain, code="NONE", readings=())
    every = (plain, calls, none, rebased, few)
    day = date(2015, 1, 1)
    assert chart_measures(every, day) == tuple(chart_measure(one, day) for one in every)
    assert chart_measures((), day) == ()
