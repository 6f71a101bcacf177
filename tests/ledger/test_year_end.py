import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.ambridge import L
from workings.core.years import FinancialYear
from workings.ledger.closing import closed_years
from workings.ledger.position import Entry
from workings.ledger.words import Series
from workings.ledger.year_end import Closing, DoesNotClose, Lasting, closing_lines

YEAR = FinancialYear(2012)
HOW = {"lasting": Lasting.ONE_OFF, "by_what": "An underspend in parks"}


def test_what_is_missing_keeps_the_year_open():
    with pytest.raises(DoesNotClose) as found:
        closing_lines([Closing("ROADS", 1000_00, 600_00, 300_00)], YEAR)
    (problem,) = found.value.problems
    assert problem.what == (
        "£1,000 was planned, and what is said comes to £900: £100 is missing"
    )


def test_too_much_keeps_it_open_and_so_does_a_mitigation_without_words():
    closings = [Closing("ROADS", 100, 150), Closing("FEES", 100, 0, mitigated=100)]
    with pytest.raises(DoesNotClose) as found:
        closing_lines(closings, YEAR)
    assert [p.where for p in found.value.problems] == ["ROADS", "FEES"]
    assert "too much" in found.value.problems[0].what
    assert "recurring or one-off" in found.value.problems[1].mend


def said_of(closing):
    return {line.key.series: line.pence for line in closing_lines([closing], YEAR)}


def test_what_stands_already_is_not_said_anew_so_that_its_verdict_stands():
    stated = {Series.DELIVERED: 600, Series.CARRIED_FORWARD: 300}
    same = Closing("ROADS", 1000, 600, 300, written_out=100, stated=stated)
    assert said_of(same) == {Series.WRITTEN_OUT: 100}
    other = Closing("ROADS", 1000, 700, 0, written_out=300, stated=stated)
    assert said_of(other) == {
        Series.DELIVERED: 700,
        Series.CARRIED_FORWARD: 0,
        Series.WRITTEN_OUT: 300,
    }
    nothing = Closing("ROADS", 100, 0, written_out=100)
    assert said_of(nothing) == {Series.DELIVERED: 0, Series.WRITTEN_OUT: 100}


pence = st.integers(-(10**9), 10**9)


@given(pence, pence, pence, pence)
def test_a_year_that_closes_here_closes_in_the_record(done, later, instead, never):
    whole = done + later + instead + never
    closing = Closing("ROADS", whole, done, later, instead, never, **HOW)
    lines = closing_lines([closing], YEAR)
    assert sum(line.pence for line in lines) == whole
    plan = Entry(L("ROADS plan annual 2012/13 0").key, 1, 1, whole)
    said = [Entry(line.key, 2, 2, line.pence) for line in lines]
    (year,) = closed_years([plan, *said], as_at=YEAR.last.replace(year=2014))
    assert year.verdict == "closes"
