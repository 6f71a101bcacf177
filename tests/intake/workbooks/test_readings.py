"""Sheets of readings, long and wide: every row in one place, every reading right."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.workbooks.trackers import sheet, workbook
from workings.core.dates import DatedTo
from workings.intake.workbooks.reading_cells import Asked, Fractions, Known
from workings.intake.workbooks.readings import LeftOut, account_readings
from workings.intake.workbooks.sheets import Marks
from workings.quality.dating import Frequency

KNOWN = (
    Known("HOLES", "Holes mended in a week", "%", Frequency.MONTH),
    Known("WAIT", "Minutes waited", "minutes", Frequency.FINANCIAL_YEAR),
)
MIDNIGHT = datetime.combine(date(2014, 6, 30), time())
LONG = ["Measure", "Period", "Value", "Numerator", "Denominator", "Status", "Note"]


def read(rows, *, measure="", fractions=Fractions.NOT_SAID, **more):
    asked = Asked(DatedTo(date(2014, 6, 30)), "PAPERS", measure, fractions)
    found = account_readings(workbook(sheet(rows, **more)), KNOWN, asked)
    assert found.rows == found.taken + found.left_out.total()
    return found


def values(found):
    return [
        (
            f"{one.given.measure} {one.given.period}",
            None if one.given.value is None else f"{one.given.value.normalize():f}",
            one.given.mark,
        )
        for one in found.found
    ]


def test_a_long_sheet_with_marks_counts_and_a_status():
    found = read(
        [
            ["Returns of June"],
            [],
            LONG,
            ["HOLES", "Apr-14", 92.5, "", "", "provisional", ""],
            ["holes mended in a week", date(2014, 5, 1), "", 45, 50, "", "rain"],
            ["HOLES", MIDNIGHT, "[c]", "", "", "", ""],
            ["HOLES", "2014-07", "*", "", "", "", ""],
            ["", ""],
            ["WAIT", "FY13/14", "7.5 [p]", "", "", "", ""],
            ["WAIT", "12/13", "n/a", "", "", "", ""],
            ["WAIT", "2011/12", "", "", "", "", ""],
            LONG,
            ["HOLES", "April 2014", "92.5%", "", "", "p", ""],
            ["Source: the gang's own count"],
        ]
    )
    assert found.problems == ()
    assert values(found) == [
        ("HOLES 2014-04", "92.5", "provisional"),
        ("HOLES 2014-05", "90", ""),
        ("HOLES 2014-06", None, "[c]"),
        ("HOLES 2014-07", None, "*"),
        ("WAIT 2013/14", "7.5", "provisional"),
        ("WAIT 2012/13", None, "n/a"),
    ]
    assert found.left_out == {
        LeftOut.ABOVE: 2,
        LeftOut.BLANK: 1,
        LeftOut.HEADING: 1,
        LeftOut.NOTHING: 2,
        LeftOut.REPEATED: 1,
        LeftOut.TWICE: 1,
    }


def test_a_wide_sheet_and_what_of_it_is_not_read():
    found = read(
        [
            ["Indicator", "Directorate", "2012-13", "2013-14"],
            ["WAIT", "Desk", 8, 7.25],
            ["Notes: none", "", "", ""],
        ]
    )
    assert values(found) == [("WAIT 2012/13", "8", ""), ("WAIT 2013/14", "7.25", "")]
    assert found.notices == (
        'Not read in sheet "Tracker": the column headed "Directorate"',
    )


def test_one_measure_needs_no_column_of_its_own():
    found = read([["Period", "Result"], ["May 2014", 91]], measure="HOLES")
    assert values(found) == [("HOLES 2014-05", "91", "")]
    found = read([[*LONG], ["WAIT", "2013/14", 7, "", "", "", ""]], measure="HOLES")
    assert found.left_out[LeftOut.OTHER] == 1


def test_a_measure_merged_over_its_rows():
    rows = [LONG[:3], ["WAIT", "2012/13", 8], ["", "2013/14", 7]]
    found = read(rows, merged=(((1, 0), (2, 0)),))
    assert values(found) == [("WAIT 2012/13", "8", ""), ("WAIT 2013/14", "7", "")]


@pytest.mark.parametrize(
    ("row", "cell", "what"),
    [
        (["HOLE", "2014-04", 90], "A2", 'the record has no measure "HOLE"'),
        (["", "2014-04", 90], "A2", "no measure is named"),
        (["HOLES", "", 90], "B2", "no period is named"),
        (["HOLES", "2014/15", 90], "B2", "is a financial year, where the measure has"),
        (["HOLES", "2014-04", "about 90"], "C2", '"about 90" is not a value'),
        (["HOLES", "2014-04", "nan"], "C2", '"nan" is not a value'),
        (["HOLES", "2014-04", True], "C2", '"TRUE" is not a number'),
        (["HOLES", "2014-04", date(2014, 4, 1)], "C2", "is not a number"),
        (["HOLES", "2014-04", 1e15], "C2", "is too large to be kept"),
        (["WAIT", "2013/14", "7%"], "C2", "a per cent, where WAIT is counted in"),
        (["HOLES", "2014-04", 95, 45, 50], "C2, value", "the counts give 90, not 95"),
        (["HOLES", "2014-04", 90, 45, ""], "C2, numerator", "come together"),
        (["HOLES", "2014-04", 95, "", "", "odd"], "F2", '"odd" is no status'),
        (["HOLES", "2014-04", 0.925], "C2", "0.925 may be 92.5%"),
    ],
)
def test_a_problem_names_its_cell(row, cell, what):
    found = read([LONG, row])
    (problem,) = found.problems
    assert problem.where == f'sheet "Tracker", {cell}'
    assert what in problem.what


def test_two_readings_of_one_period_are_not_chosen_between():
    found = read([LONG, ["WAIT", "2013/14", 7], ["WAIT", "13/14", 8]])
    (problem,) = found.problems
    assert problem.what == (
        'another reading of WAIT for 2013/14 stands in sheet "Tracker", C2'
    )


def test_fractions_are_asked_about_and_then_told():
    rows = [LONG, ["HOLES", "2014-04", 0.925], ["HOLES", "2014-05", 1]]
    assert read(rows).problems
    assert [v for _, v, _ in values(read(rows, fractions=Fractions.YES))] == [
        "92.5",
        "100",
    ]
    assert values(read(rows, fractions=Fractions.NO))[0][1] == "0.925"


def test_errors_and_formulas_without_results():
    marks = Marks(errors={(1, 2): "#REF!"}, unsaved=frozenset({(2, 2)}))
    rows = [LONG, ["WAIT", "2012/13", ""], ["WAIT", "2013/14", ""]]
    found = read(rows, marks=marks)
    assert [one.what for one in found.problems] == [
        "the cell shows #REF!",
        "the formula has no saved result",
    ]


def test_what_is_hidden_is_read_and_said():
    rows = [LONG, ["WAIT", "2013/14", 7]]
    assert (
        "has hidden rows; it was read"
        in read(rows, marks=Marks(hidden=frozenset({1}))).notices[-1]
    )
    assert "is hidden" in read(rows, hidden=True).notices[-1]


def test_a_file_without_a_heading_of_readings():
    found = read([["Dear all"], ["see below"]])
    assert [one.what for one in found.problems] == [
        "no sheet has a heading row that names a measure, periods and values"
    ]
    assert found.rows == 0


CELLS = st.one_of(
    st.sampled_from(["", "WAIT", "HOLES", "2013/14", "2014-04", "*", "[p]", "7.5"]),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.text(max_size=6),
)


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8), st.booleans())
def test_every_row_is_in_one_place_whatever_stands_in_it(rows, wide):
    heading = ["Measure", "2012/13", "2013/14"] if wide else LONG
    found = read([heading, *rows])
    assert found.rows == len(rows) + 1
