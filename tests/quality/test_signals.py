"""What a chart marks, and what stands beside it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from workings.core.dates import DatedTo
from workings.documents.sources import SourceRecord
from workings.quality.dating import Frequency, dated
from workings.quality.measures import ExplanationRecord, MeasureRecord, ReadingRecord
from workings.quality.signals import explained, latest_signal, marked, signals
from workings.quality.spc import chart_measure
from workings.quality.words import Improves, Kind, Rule

DAY = date(2015, 1, 1)
STEADY = (90, 91, 90, 92, 91, 90, 91, 92, 90, 91, 92)


@pytest.fixture
def read(a_source):
    def read(*values, said=()):
        measure = MeasureRecord(
            **dict.fromkeys(("code", "title", "service", "service_title"), "HOLES"),
            **dict.fromkeys(("definition", "owner", "collected", "caveats"), ""),
            unit="%",
            improves=Improves.UP,
            frequency=Frequency.MONTH,
            counted=None,
            source=None,
            targets=(),
            rebases=(),
            explanations=said,
            readings=tuple(
                ReadingRecord(
                    dated(f"{2013 + place // 12}-{place % 12 + 1:02}"),
                    None if value is None else Decimal(value),
                    "" if value is not None else "suppressed",
                    None,
                    None,
                    DatedTo.parse("2014-12-31"),
                    a_source,
                    "",
                )
                for place, value in enumerate(values)
            ),
        )
        return measure, chart_measure(measure, DAY)

    return read


@pytest.fixture
def a_source():
    # What it says is of no matter here.
    return SourceRecord(**dict.fromkeys(SourceRecord.__dataclass_fields__, ""))


def said(period, rule, **more):
    return ExplanationRecord(
        1, dated(period), rule, "A frost", date(2014, 1, 5), "Olive", **more
    )


def test_the_latest_value_is_what_a_chart_is_judged_by(read):
    assert latest_signal(*read(*STEADY)) is None
    found = latest_signal(*read(*STEADY, 70))
    assert found is not None
    assert (str(found.period), found.rule) == ("2013-12", Rule.OUTSIDE_LIMITS)
    assert (found.kind, found.value) == (Kind.CONCERN, 70)
    assert found.in_words == "concern: outside the limits"
    # A month without a value is no news, and one of chance alone is.
    assert latest_signal(*read(*STEADY, 70, None)) == found
    past = read(*STEADY, 70, 91)
    assert latest_signal(*past) is None
    assert str(signals(*past)[-1].period) == "2013-12"


def test_too_few_values_give_no_signal(read):
    assert signals(*read(*range(1, 8))) == ()
    assert signals(*read(*range(1, 9)))
    assert signals(*read()) == () == marked(*read())
    assert latest_signal(*read(None, None)) is None


def test_what_was_said_stays_when_the_chart_marks_it_no_longer(read):
    frost = said("2013-12", Rule.OUTSIDE_LIMITS)
    (found,) = marked(*read(*STEADY, 70, said=(frost,)))
    assert (found.stands, found.explanations) == (True, (frost,))
    (found,) = marked(*read(*STEADY, 91, said=(frost,)))
    assert (found.stands, found.explanations) == (False, (frost,))


def test_a_latest_signal_stands_there_though_nobody_explained_it(read):
    (found,) = marked(*read(*STEADY, 70))
    assert (found.stands, found.explanations) == (True, ())


def test_a_withdrawal_is_said_in_its_place():
    frost = said("2013-12", Rule.OUTSIDE_LIMITS)
    assert explained(frost) == "A frost (said on 5 January 2014)"
    gone = replace(
        frost, explanation="", withdrawn_on=date(2014, 2, 1), because="It was wrong"
    )
    assert explained(gone) == (
        "What was said on 5 January 2014 was withdrawn on 1 February 2014: It was wrong"
    )
