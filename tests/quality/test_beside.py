"""Verdicts on measures, before and after a saving began."""

from datetime import date
from decimal import Decimal

import pytest

from workings.core.dates import DatedTo
from workings.documents.sources import SourceRecord
from workings.quality.beside import (
    Beside,
    Saving,
    Verdict,
    judge,
    last_day,
    stand_beside,
)
from workings.quality.dating import Dated, Frequency, dated
from workings.quality.measures import How, MeasureRecord, ReadingRecord, RebaseRecord
from workings.quality.words import Improves

PAPERS = SourceRecord("P", "Papers", "", None, "", None, "")
BEGAN = date(2015, 1, 1)


def month(place):
    return Dated(date(2014 + place // 12, place % 12 + 1, 1), Frequency.MONTH)


def reading(period, value):
    said = DatedTo(date(2016, 1, 1))
    amount = None if value is None else Decimal(str(value))
    mark = "*" if value is None else ""
    return ReadingRecord(period, amount, mark, None, None, said, PAPERS, "")


def measure(values, *, improves=Improves.UP, rebases=(), code="CALLS"):
    """Readings of each month from January 2014 on."""
    return MeasureRecord(
        code=code,
        title="Calls answered",
        service="DESK",
        service_title="Front desk",
        definition="",
        unit="%",
        improves=improves,
        frequency=Frequency.MONTH,
        counted=None,
        owner="",
        collected="",
        caveats="",
        source=None,
        targets=(),
        rebases=tuple(rebases),
        readings=tuple(reading(month(at), v) for at, v in enumerate(values)),
    )


STEADY = [80, 82, 79, 81, 80, 83, 78, 80, 81, 79, 82, 80]


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        ([81, 79, 80, 82], Verdict.HOLDS),
        ([80, 92, 95, 96], Verdict.IMPROVED),
        ([80, 70, 68, 66], Verdict.WORSENED),
        # Judged by the latest: it worsened, and came back.
        ([60, 62, 80, 81], Verdict.HOLDS),
    ],
)
def test_what_came_after_is_judged_by_how_it_varied_before(after, verdict):
    assert judge(measure(STEADY + after), BEGAN).verdict is verdict


def test_down_may_be_better():
    judged = judge(measure([*STEADY, 80, 70, 68, 66], improves=Improves.DOWN), BEGAN)
    assert judged.verdict is Verdict.IMPROVED


COUNTED_OTHERWISE = RebaseRecord(BEGAN, How.DEFINITION, "Web chats too", None)
WORKS_OTHERWISE = RebaseRecord(BEGAN, How.PROCESS, "A new desk", None)


@pytest.mark.parametrize(
    ("one", "began", "why"),
    [
        (measure([*STEADY, 80, 81, 80]), None, "does not say when it began"),
        (measure([]), BEGAN, "Nothing was read of it."),
        (measure([None] * 12 + [80, 81, 80]), BEGAN, "Nothing was read of it before."),
        (measure(STEADY), BEGAN, "It stopped being read"),
        (measure([80] * 5), date(2014, 4, 1), "Too few values: 3 before"),
        (measure([*STEADY, 80]), BEGAN, "and 1 after, where 3 are"),
        (
            measure([*STEADY, 80, 81, 80], improves=Improves.NEUTRAL),
            BEGAN,
            "Neither way is better.",
        ),
        (
            measure([*STEADY, 80, 81, 80], rebases=[COUNTED_OTHERWISE]),
            BEGAN,
            "Something else is counted since 1 January 2015.",
        ),
    ],
)
def test_what_cannot_be_told_says_why(one, began, why):
    judged = judge(one, began)
    assert judged.verdict is Verdict.CANNOT_TELL
    assert why in judged.why


def test_a_measure_that_stopped_with_the_change_is_a_warning():
    assert judge(measure(STEADY), BEGAN).stopped
    assert not judge(measure([*STEADY, 80]), BEGAN).stopped


def test_another_way_of_working_is_compared_all_the_same():
    one = measure([*STEADY, 80, 81, 80], rebases=[WORKS_OTHERWISE])
    assert judge(one, BEGAN).verdict is Verdict.HOLDS


def test_the_period_in_which_it_began_is_on_neither_side():
    judged = judge(measure(STEADY + [50] + STEADY), date(2015, 1, 15))
    assert judged.verdict is Verdict.HOLDS
    assert str(judged.before.period) == "2014-12"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2014-12", date(2014, 12, 31)),
        ("Q4 2014/15", date(2015, 3, 31)),
        ("2014/15", date(2015, 3, 31)),
        ("2014", date(2014, 12, 31)),
        ("2014-02-03", date(2014, 2, 3)),
    ],
)
def test_the_last_day_of_a_period(text, last):
    assert last_day(dated(text)) == last


def saving(*services, began=BEGAN):
    return Saving(
        "S", "A saving", "P", services, of_project=False, began=began, delivered=True
    )


def test_what_is_said_beside_a_saving():
    worse = measure([*STEADY, 80, 70, 68, 66])
    gone = measure(STEADY, code="WAIT")
    (beside,) = stand_beside([saving("DESK", "OTHER")], [worse, gone])
    assert beside.worsened
    assert beside.in_words == (
        "Measures of its services: 1 worsened, 1 cannot tell; "
        "1 not read since it began."
    )
    (none,) = stand_beside([saving("LIBRARY")], [worse])
    assert none.in_words == "No measure of its services is in the record."
    assert Beside(saving(), ()).in_words.startswith("No service is named for it")
