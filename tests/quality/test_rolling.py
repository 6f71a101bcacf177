"""Years out of months: counts are summed, never percentages averaged."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workings.core.dates import DatedTo
from workings.documents.sources import SourceRecord
from workings.quality.dating import Frequency, dated
from workings.quality.measures import MeasureRecord, ReadingRecord
from workings.quality.rolling import by_year
from workings.quality.words import Counted, Improves

SOURCE = SourceRecord(**dict.fromkeys(SourceRecord.__dataclass_fields__, ""))


def calls(*counts, begins=4, frequency=Frequency.MONTH, counted=Counted.P, unit="%"):
    """Calls answered of calls made, a pair or None for each month from April 2014."""
    return MeasureRecord(
        **dict.fromkeys(("code", "title", "service", "service_title"), "CALLS"),
        **dict.fromkeys(("definition", "owner", "collected", "caveats"), ""),
        unit=unit,
        improves=Improves.UP,
        frequency=frequency,
        counted=counted,
        source=None,
        targets=(),
        rebases=(),
        readings=tuple(_reading(begins + at - 1, one) for at, one in enumerate(counts)),
    )


def _reading(month, counts):
    above, below = map(Decimal, counts) if counts else (None, None)
    return ReadingRecord(
        dated(f"{2014 + month // 12}-{month % 12 + 1:02}"),
        100 * above / below if counts else None,
        "" if counts else "suppressed",
        above,
        below,
        DatedTo.parse("2016-01-01"),
        SOURCE,
        "",
    )


def test_a_busy_month_weighs_more_than_a_quiet_one():
    (year,) = by_year(calls((900, 1000), (1, 10)))
    # The mean of 90% and 10% would be 50%.
    assert year.value == pytest.approx(Decimal("89.2079"), abs=Decimal("0.0001"))
    assert (str(year.year), year.numerator, year.denominator) == ("2014/15", 901, 1010)
    assert (year.counted, year.of, year.whole) == (2, 12, False)


def test_years_begin_in_april_and_say_whether_they_are_whole():
    years = by_year(calls(*[(9, 10)] * 14, begins=3))
    assert [(str(it.year), it.counted, it.whole) for it in years] == [
        ("2013/14", 1, False),
        ("2014/15", 12, True),
        ("2015/16", 1, False),
    ]


def test_a_month_without_counts_is_left_out_and_said():
    (year,) = by_year(calls((9, 10), None, (1, 10)))
    assert (year.value, year.counted) == (50, 2)
    assert by_year(calls(None)) == () == by_year(calls())


def test_rates_of_events_and_readings_of_a_year_are_not_rolled_up():
    assert by_year(calls((9, 10), counted=Counted.U)) == ()
    assert by_year(calls((9, 10), counted=None)) == ()
    assert by_year(calls((9, 10), frequency=Frequency.FINANCIAL_YEAR)) == ()


parts = st.integers(1, 10_000).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)


@given(st.lists(parts, min_size=1, max_size=30))
def test_a_year_lies_between_its_months_and_loses_no_count(counts):
    measure = calls(*counts)
    years = by_year(measure)
    assert sum(it.numerator for it in years) == sum(above for above, _ in counts)
    for it in years:
        its = [
            one.value
            for one in measure.readings
            if it.year.first <= one.period.first <= it.year.last
        ]
        assert min(its) - Decimal("1e-9") <= it.value <= max(its) + Decimal("1e-9")
    shares = by_year(replace(measure, unit="share"))
    assert [100 * it.value for it in shares] == pytest.approx(
        [it.value for it in years]
    )
