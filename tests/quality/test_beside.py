"""Verdicts on measures, before and after a saving began."""

from datetime import date

import pytest

from workings.quality.beside import (
    Named,
    Saving,
    Value,
    Verdict,
    Watched,
    judge,
    last_day,
    stand_beside,
)
from workings.quality.dating import Dated, Frequency, dated
from workings.quality.words import Improves

BEGAN = date(2015, 1, 1)


def month(place):
    return Dated(date(2014 + place // 12, place % 12 + 1, 1), Frequency.MONTH)


def measure(values, *, improves=Improves.UP, redefined=(), code="CALLS"):
    """Values of each month from January 2014 on."""
    return Watched(
        named=Named(code, code.title()),
        service="DESK",
        improves=improves,
        redefined=tuple(redefined),
        values=tuple(
            Value(month(at), value)
            for at, value in enumerate(values)
            if value is not None
        ),
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
            measure([*STEADY, 80, 81, 80], redefined=[BEGAN]),
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


def saving(*services, began=BEGAN, delivered=False):
    return Saving(
        "S",
        "A saving",
        "P",
        services,
        of_project=False,
        began=began,
        delivered=delivered,
    )


WORSE = measure([*STEADY, 80, 70, 68, 66])
COUNTED = "Measures of its services: 1 worsened, 1 cannot tell."


@pytest.mark.parametrize(
    ("delivered", "said"), [(False, "Worse"), (True, "Delivered, but worse")]
)
def test_what_worsened_or_stopped_is_named_beside_a_saving(delivered, said):
    one = saving("DESK", "OTHER", delivered=delivered)
    (beside,) = stand_beside([one], [WORSE, measure(STEADY, code="WAIT")])
    assert beside.worsened
    assert beside.in_words == (
        f"{said} since it began: Calls. {COUNTED} "
        "Warning: 1 stopped being read when it began."
    )


@pytest.mark.parametrize(
    ("services", "why"),
    [
        (("LIBRARY",), "no measure of its services is in the record."),
        ((), "no service is named for it, so no measure stands beside it."),
    ],
)
def test_a_saving_without_a_measure_says_so(services, why):
    (none,) = stand_beside([saving(*services)], [WORSE])
    assert none.in_words == why[0].upper() + why[1:]
    (arrived,) = stand_beside([saving(*services, delivered=True)], [WORSE])
    assert arrived.in_words == f"Delivered, but {why}"


def test_a_saving_of_which_all_holds_says_no_more():
    (beside,) = stand_beside([saving("DESK")], [measure([*STEADY, 80, 81, 80])])
    assert not beside.worsened
    assert beside.in_words == "Measures of its services: 1 holds."
