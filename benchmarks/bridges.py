"""Bridges over ten years, beside one position added up."""

from datetime import date

from benchmarks.position import heard_by, totals
from benchmarks.record import FIRST, STATED_OVER, Size
from benchmarks.timing import Subject
from workings.core.money import Basis
from workings.ledger.queries import answers
from workings.ledger.words import Series

FROM = date(FIRST, 6, 30)
TO = date(FIRST + STATED_OVER, 3, 31)


def position_bridge() -> object:
    return answers.position_bridge(
        heard_by(TO),
        from_on=FROM,
        to_on=TO,
        series=Series.FORECAST,
        basis=Basis.ANNUAL,
    )


def headline_bridge() -> object:
    return answers.headline_bridge(heard_by(TO), from_on=FROM, to_on=TO)


def one_position() -> object:
    """The yardstick."""
    return totals(TO)


def subjects(size: Size) -> tuple[Subject, ...]:
    return (
        Subject("bridge, a series, ten years", position_bridge, one_position, aim=8),
        Subject(
            "bridge, the headline, ten years", headline_bridge, one_position, repeat=3
        ),
    )
