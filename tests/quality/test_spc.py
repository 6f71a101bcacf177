"""`workings spc`: any analyst's CSV, charted or refused with the reasons."""

import csv
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality.test_xmr import ASSURED, CASES, KINDS, WAYS, rows
from workings.quality.series_file import Columns, read_series

DATA = Path(__file__).parent / "data" / "xmr"


@pytest.fixture
def chart(workings, tmp_path):
    """`chart("month,n\\n2014-04,3\\n")`: the file as a person would chart it."""

    def run(text, *options, content=None):
        file = tmp_path / "calls.csv"
        file.write_bytes(text.encode() if content is None else content)
        columns = ("--date", "month", "--value", "n")
        return workings("spc", str(file), *columns, *options)

    return run


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_reference_cases_through_the_command(workings, case):
    options = ["--improves", WAYS[case["dir"]]]
    if case["fix"]:
        options += ["--baseline", case["fix"]]
    if case["target"]:
        options += ["--target", case["target"]]
    file = str(DATA / f"{case['id']}_points.csv")
    done = workings("spc", file, "--date", "x", "--value", "y", *options, "--json")
    (found,) = json.loads(done.out)
    assert done.code == 0
    published = rows(case["id"], "points")
    assert [point["period"] for point in found["points"]] == [
        row["x"] for row in published
    ]
    assert [point["kind"] for point in found["points"]] == [
        KINDS[row["point_type"]] for row in published
    ]
    for point, row in zip(found["points"], published, strict=True):
        upper = None if row["upl"] == "NaN" else float(row["upl"])
        assert point["upper"] == upper
        assert bool(point["rules"]) == (row["special_cause_flag"] == "TRUE")
    assured = rows(case["id"], "summary")[0].get("assurance_type")
    assert found["assurance"] == ASSURED.get(assured)


def monthly(*values):
    lines = [f"{2014 + at // 12}-{at % 12 + 1:02},{v}" for at, v in enumerate(values)]
    return "month,n\n" + "\n".join(lines) + "\n"


def test_it_needs_no_database_and_makes_none(chart):
    before = sorted(Path(os.environ["WORKINGS_HOME"]).rglob("*.sqlite3"))
    assert chart(monthly(1, 2, 3)).code == 0
    assert sorted(Path(os.environ["WORKINGS_HOME"]).rglob("*.sqlite3")) == before


def test_a_table_for_people(chart):
    done = chart(monthly(*[5, 6, 4, 5] * 4, 20), "--improves", "down", "--target", "9")
    assert done.out.startswith(
        "the latest point, May 2015, says concern (outside the limits). "
        "The process will hit the target.\n"
    )
    assert "2015-05        20" in done.out
    assert done.err == (
        "note: 1 chart: chance alone would mark 0.016 at the latest point, "
        "0.12 somewhere. Judge by the latest.\n"
    )


def test_several_series_each_with_its_own_limits(chart):
    text = "month,n,line\n2014-04,1,b\n2014-04,9,a\n2014-05,2,b\n2014-05,7,a\n"
    found = json.loads(chart(text, "--series", "line", "--json").out)
    assert [(one["series"], one["points"][0]["mean"]) for one in found] == [
        ("b", 1.5),
        ("a", 8.0),
    ]


def test_a_rebase_begins_at_its_day_or_the_first_period_after(chart):
    text = monthly(*[5, 6, 4] * 5, *[15, 16, 14] * 5)
    for day in ("2015-04-01", "2015-03-15"):
        points = json.loads(chart(text, "--rebase", day, "--json").out)[0]["points"]
        assert [point["mean"] for point in points] == [5.0] * 15 + [15.0] * 15


def test_a_suppressed_value_is_a_point_without_one(chart):
    done = chart(monthly(5, "*", "6 p"), "--json")
    (found,) = json.loads(done.out)
    assert [(item["value"], item["mark"]) for item in found["points"]] == [
        (5.0, None),
        (None, "*"),
        (6.0, "6 p"),
    ]
    said = [note["what"] for note in found["notes"]]
    assert '"*" (suppressed)' in said
    assert '"6 p" (provisional)' in said


def test_rows_out_of_order_and_gaps_are_charted_and_said(chart):
    done = chart("month,n\n2014-03,3\n2014-01,1\n2014-02,2\n2014-06,6\n")
    assert done.code == 0
    assert 'calls.csv row 3, month: "2014-01" comes before the row above it' in done.err
    assert '"2014-06" is 3 months after "2014-03", where most are 1 apart' in done.err
    assert done.out.index("2014-01") < done.out.index("2014-02")


def test_few_points_and_an_idle_rebase_are_said(chart):
    done = chart(monthly(1, 2), "--rebase", "2020-01-01")
    assert "changes nothing: it is after its last period" in done.err
    assert "rest on 2 values, fewer than 12" in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "calls.csv: the file is empty"),
        ("\nmonth,n\n2014-01,3\n", "calls.csv row 1: the heading row is empty"),
        (",\n2014-01,3\n", "calls.csv row 1: the heading row is empty"),
        ("month,n\n", "calls.csv: there are no rows under the heading"),
        (
            "month;n\n2014-01;3\n",
            "calls.csv row 1: the cells are not separated by commas",
        ),
        ("mnth,n\n2014-01,3\n", 'calls.csv row 1: there is no column "month"'),
        ("month,n,n\n2014-01,3,4\n", 'calls.csv row 1: the column "n" stands more'),
        (
            "month,n\n2014-01,3\n2014-01,4\n",
            "Keep one of them, or name the column that tells series apart (--series).",
        ),
        (
            "month,n\n2014-01,3\n2014-02,4\n2013/14,5\n",
            '"2013/14" is a financial year where most periods are a month',
        ),
        ("month,n\nlately,3\n", 'calls.csv row 2, month: "lately" is no period'),
        ("month,n\n,3\n", "calls.csv row 2, month: the cell is empty"),
        ("month,n\n2014-01,nan\n", 'calls.csv row 2, n: "nan" is not a number'),
        ("month,n\n2014-01,1e400\n", 'calls.csv row 2, n: "1e400" is not a number'),
        ("month,n\n2014-01,inf\n", 'calls.csv row 2, n: "inf" is not a number'),
        ("month,n\n2014-01,1e99\n2014-02,1e260\n", "calls.csv row 3, n: "),
        ("month,n\n2014-01,1,234\n", "calls.csv row 2: a cell stands under no heading"),
        ('month,n\n2014-01,"3\n', "calls.csv row 2: the row cannot be read"),
        ("month,n\n2014-01,\0\n", "calls.csv row 2: the row holds a NUL"),
    ],
)
def test_what_cannot_be_charted_is_said_with_its_row_and_mend(chart, text, said):
    done = chart(text)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert "no chart was drawn" in done.err


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("2014-01", '"2014-02-01" is a day where most periods are a month'),
        ("2014/15", '"2014-02-01" is a day where most periods are a financial year'),
        ("Q1 2014", '"2014-02-01" is a day where most periods are a quarter'),
        ("2014", '"2014-02-01" is a day where most periods are a calendar year'),
    ],
)
def test_of_as_many_lengths_of_period_the_first_is_kept(chart, first, said):
    # Each file of its own: four tosses of a coin, were the order that of a hash.
    done = chart(f"month,n\n{first},1\n2014-02-01,2\n")
    assert said in done.err


def test_problems_as_json(chart):
    done = chart("month,n\nlately,ten\n", "--json")
    found = json.loads(done.out)
    assert (done.code, found["ok"], len(found["problems"])) == (1, False, 2)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--baseline", "1"), '"1" is not a whole number from 2 up'),
        (("--target", "high"), '"high" is not a number'),
        (("--target", "1e400"), '"1e400" is not a number'),
        (("--rebase", "soon"), '"soon" is no period'),
    ],
)
def test_wrong_options(chart, options, said):
    done = chart(monthly(1), *options)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert said in done.err


@pytest.mark.parametrize("target", ["-5", "-1e3", "-1,000", "-5%", "-£5", "-.5"])
def test_a_target_below_zero(chart, target):
    done = chart(monthly(101, 102, 101), "--target", target, "--json")
    assert (done.code, json.loads(done.out)[0]["assurance"]) == (0, "will_hit")


def test_a_file_that_is_not_there_and_one_that_is_no_text(chart, workings, tmp_path):
    columns = ("--date", "month", "--value", "n")
    done = workings("spc", str(tmp_path / "none.csv"), *columns)
    assert (done.code, "There is no file" in done.err) == (1, True)
    assert workings("spc", str(tmp_path), *columns).code == 1
    assert "not UTF-8" in chart("", content=b"month,n\n\xff,3\n").err


cells = st.one_of(
    st.sampled_from(["2014-01", "2014-02", "2014/15", "3", "*", "", "nan", '"', "1,2"]),
    st.text(max_size=6),
)


@given(st.lists(st.tuples(cells, cells), max_size=8))
def test_whatever_a_file_holds_its_rows_are_charted_or_complained_of(table):
    lines = [f"{a},{b}" for a, b in table]
    content = ("when,n\n" + "\n".join(lines)).encode(errors="replace")
    read = read_series("f.csv", content, Columns("when", "n"))
    try:
        records = list(csv.reader(content.decode().splitlines()))
    except csv.Error:
        return
    if not read.problems:
        charted = sum(len(one.readings) for one in read.series)
        assert charted == sum(any(cell.strip() for cell in row) for row in records[1:])


def counted(chart, rows, *options):
    text = "month,n,of\n" + "".join(f"{month},{n},{of}\n" for month, n, of in rows)
    return chart(text, "--denominator", "of", *options, "--json")


def test_counts_are_charted_as_what_they_are_of(chart):
    rows = [("2014-01", 90, 100), ("2014-02", 80, 100), ("2014-03", 45, 50)]
    (found,) = json.loads(counted(chart, rows, "--chart", "p").out)
    assert [point["value"] for point in found["points"]] == [0.9, 0.8, 0.9]
    assert found["points"][0]["mean"] == pytest.approx(215 / 250)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("2014-01", 9, 0), 'calls.csv row 2, of: "0" is not more than zero'),
        (("2014-01", 9, 5), "calls.csv row 2, n: 9 is more than the 5 it is a part of"),
        (("2014-01", -1, 5), "calls.csv row 2, n: -1 is no count"),
        (("2014-01", "*", 1e300), "calls.csv row 2, of: 1e+300 is too large to chart"),
    ],
)
def test_impossible_counts_are_complained_of(chart, row, said):
    done = counted(chart, [row], "--chart", "p")
    assert done.code == 1
    assert said in done.err


def test_a_count_without_its_whole_is_a_point_without_a_value_and_said(chart):
    rows = [(f"2014-{month:02}", 880 + month % 3, 1000) for month in range(1, 13)]
    done = counted(chart, [*rows, ("2015-01", 881, "")], "--chart", "p")
    (found,) = json.loads(done.out)
    assert found["points"][12]["value"] is None
    assert "calls.csv row 14, of" in [note["where"] for note in found["notes"]]
    rows[11] = ("2014-12", 881, "*")
    (found,) = json.loads(counted(chart, rows, "--chart", "p").out)
    said = [note["what"] for note in found["notes"]]
    assert "there is no denominator" in said
    assert "the limits from 2014-01 on rest on 11 values, fewer than 12" in said


@pytest.mark.parametrize("last", [("2015-01", "*", 1000), ("2015-01", 881, "")])
def test_a_missing_last_count_leaves_the_target_to_the_point_before(chart, last):
    # Limits of counts are each point's own; those of plain values run on.
    rows = [(f"2014-{month:02}", 880 + month % 3, 1000) for month in range(1, 13)]
    for target, said in (("0.5", "will_hit"), ("0.95", "will_miss")):
        done = counted(chart, [*rows, last], "--chart", "p", "--target", target)
        assert json.loads(done.out)[0]["assurance"] == said


def test_counts_without_a_denominator_are_wrong_usage(chart):
    assert chart(monthly(1), "--chart", "p").code == 2
    assert chart(monthly(1), "--denominator", "n").code == 2


def test_runs_and_suggestions(chart):
    text = monthly(*[5, 6, 4, 5] * 4, *[15, 16, 14, 15] * 4)
    done = chart(text, "--runs", "--suggest-rebases")
    assert "As a run chart, the series has shifted: the longest run is 16" in done.out
    assert "The level may have changed with 2015-05. Rebase only" in done.out
    assert "neighbouring points resemble one another" in done.err
    done = chart(text, "--runs", "--suggest-rebases", "--rebase", "2015-05", "--json")
    (found,) = json.loads(done.out)
    assert found["suggested_rebases"] == []
    assert found["runs"]["shifted"] is False
    assert found["chance"] == {"somewhere": 0.257, "latest": 0.017}


def test_a_season_is_said(chart):
    done = chart(monthly(*[10, 12, 15, 18, 20, 21, 20, 18, 15, 12, 10, 9] * 4))
    assert "points a year apart resemble one another" in done.err
