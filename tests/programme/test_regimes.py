from datetime import date

import pytest

from workings.core.dates import DatedTo
from workings.programme.posts import may_be_named
from workings.programme.regimes import (
    RegimeKind,
    RegimeRecord,
    in_force,
    regime_on,
)

BARNET = (
    RegimeRecord(
        RegimeKind.EXECUTIVE, DatedTo.parse("2002-05-01~"), DatedTo.parse("2014-06-01")
    ),
    RegimeRecord(RegimeKind.COMMITTEE, DatedTo.parse("2014-06-02"), None),
)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2002, 4, 30), None),
        (date(2002, 5, 1), RegimeKind.EXECUTIVE),
        (date(2014, 6, 1), RegimeKind.EXECUTIVE),
        (date(2014, 6, 2), RegimeKind.COMMITTEE),
        (date(2030, 1, 1), RegimeKind.COMMITTEE),
    ],
)
def test_the_regime_of_a_day(day, kind):
    assert regime_on(BARNET, day) is kind


def test_a_month_holds_to_its_last_day_and_counts_from_it():
    month = DatedTo.parse("2010-11")
    assert in_force(None, month, date(2010, 11, 30))
    assert not in_force(None, month, date(2010, 12, 1))
    assert in_force(month, None, date(2010, 11, 30))
    assert not in_force(month, None, date(2010, 11, 29))


def test_what_is_not_stated_sets_no_limit():
    assert in_force(None, None, date(2010, 1, 1))


@pytest.mark.parametrize(("level", "named"), [(1, True), (2, True), (3, False)])
def test_pages_name_holders_down_to_the_councils_level(level, named):
    assert may_be_named(level, named_to_level=2) is named
