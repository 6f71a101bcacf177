"""Every row is accounted for, and every pound of the columns of amounts."""

from hypothesis import given
from hypothesis import strategies as st

from tests.intake.workbooks.trackers import TRACKER, accounted, sheet, workbook
from workings.intake.workbooks import rows
from workings.intake.workbooks.account import account
from workings.intake.workbooks.headings import suggest
from workings.intake.workbooks.mapping import Role
from workings.intake.workbooks.rows import LeftOut, Words
from workings.intake.workbooks.sheets import Marks

HEADING = ["Ref", "Saving", "2024/25 £", "2025/26 £"]


def test_there_are_words_for_every_role():
    assert Words._fields == tuple(role.value for role in Role)


def reasons(found):
    return {row + 1: why for row, why in found.sheets[0].left_out}


def test_a_tracker_is_read_row_by_row():
    found, _ = accounted(TRACKER)
    assert found.problems == ()
    taken = found.sheets[0].taken
    assert [row.words.reference for row in taken] == ["R1", "R2"]
    amounts = [(12_000_000, 8_050_000), (4_500_000, None)]
    assert [row.amounts for row in taken] == amounts
    assert reasons(found) == {
        1: LeftOut.ABOVE,
        2: LeftOut.ABOVE,
        3: LeftOut.ABOVE,
        4: LeftOut.HEADING,
        7: LeftOut.TOTAL,
    }
    assert [column.left for column in found.columns] == [0, 0]


def test_what_trackers_have_between_their_savings():
    found, _ = accounted(
        [
            HEADING,
            ["Adults", "", "", ""],
            ["R1", "Fewer visits", 10, 20],
            ["R2", "Pooled budget", 5, "tbc"],
            ["", "Sub-total", 15, 20],
            ["", "", "", ""],
            HEADING,
            ["R3", "Fewer lamps", 7, ""],
            ["R4", "Not costed yet", "tbc", "n/a"],
            ["", "Sub-total", 7, ""],
            ["Grand total", "", 22, 20],
        ]
    )
    assert found.problems == ()
    assert [row.row + 1 for row in found.sheets[0].taken] == [3, 4, 8]
    assert reasons(found) == {
        1: LeftOut.HEADING,
        2: LeftOut.SECTION,
        5: LeftOut.TOTAL,
        6: LeftOut.BLANK,
        7: LeftOut.REPEATED,
        9: LeftOut.NOTHING,
        10: LeftOut.TOTAL,
        11: LeftOut.TOTAL,
    }
    first, second, grand = found.sheets[0].totals
    assert grand.label == "Grand total"
    assert (first.covers, second.covers) == (range(2), range(2, 3))
    assert grand.covers == range(3)


def test_a_saving_may_be_called_total_something():
    found, _ = accounted(
        [
            ["Saving", "2024/25 £"],
            ["Fewer lamps", 5],
            ["Total facilities management", 9],
        ]
    )
    assert len(found.sheets[0].taken) == 2
    found, _ = accounted(
        [["Saving", "2024/25 £"], ["Lamps", 5], ["Roads", 9], ["Total", 14]]
    )
    assert [row.label for row in found.sheets[0].totals] == ["Total"]


def test_a_total_that_does_not_add_up_is_kept_as_it_was_stated():
    found, _ = accounted([HEADING, ["R1", "Lamps", 5, 1], ["", "Total", 6, 1]])
    (total,) = found.sheets[0].totals
    assert (total.covers, total.amounts) == (range(1), (600, 100))


def test_totals_that_repeat_each_other_without_end_are_a_problem(monkeypatch):
    monkeypatch.setattr(rows, "MOST_COVERED", 5)
    found, _ = accounted(
        [
            HEADING,
            ["R1", "Lamps", 5, 1],
            ["R2", "Roads", 6, 1],
            *[["", "Grand total", 11, 2]] * 3,
        ]
    )
    assert len(found.sheets[0].totals) == 2
    (problem,) = found.problems
    assert str(problem) == (
        'sheet "Tracker", C6: the totals to here add up over 5 rows between them. '
        "Delete those that repeat each other."
    )
    assert [column.left for column in found.columns] == [1_100, 200]


def test_problems_name_sheet_cell_and_mend():
    found, _ = accounted(
        [
            HEADING,
            ["R1", "Lamps", "120 (see note)", 1],
            ["", "Nobody's", 5, ""],
            ["R3", "x", 1],
        ]
    )
    said = [str(problem) for problem in found.problems]
    assert said[0].startswith('sheet "Tracker", C2: "120 (see note)" is not an amount')
    assert said[1].startswith(
        'sheet "Tracker", A3: the row has amounts, and its reference'
    )
    assert reasons(found)[2] is reasons(found)[3] is LeftOut.FAULTY
    assert [row.row for row in found.sheets[0].taken] == [3]


def test_cells_that_show_an_error_or_were_never_worked_out_are_problems():
    marks = Marks(errors={(1, 2): "#REF!"}, unsaved=frozenset({(1, 3)}))
    found, _ = accounted([HEADING, ["R1", "Lamps", "", ""]], marks=marks)
    what = {problem.where: problem.what for problem in found.problems}
    assert what['sheet "Tracker", C2'] == 'the cell shows the error "#REF!"'
    assert "never saved" in what['sheet "Tracker", D2']


def test_hidden_rows_and_rounding_are_told():
    marks = Marks(hidden=frozenset({1}))
    found, _ = accounted([HEADING, ["R1", "Lamps", 10 / 3, 1]], marks=marks)
    assert 'Sheet "Tracker": hidden rows were read like the others: 2' in found.notices
    assert any("parts of a penny" in notice for notice in found.notices)


def test_sheets_that_are_not_mapped_are_told():
    book = workbook(
        sheet([["Saving", "24/25"], ["a", 1]], "A"), sheet([["x"]], "Notes")
    )
    mapping = suggest(book).mapping
    found = account(book, mapping)
    assert 'Sheet "Notes" was not read: it is not in the mapping' in found.notices
    other = account(workbook(sheet([["x"]], "B")), mapping)
    assert str(other.problems[0]).startswith(
        'the mapping: tracker.xlsx has no sheet "A"'
    )


cell = st.one_of(
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9),
    st.sampled_from(
        ["", " ", "tbc", "(5)", "£1.2m", "oops", "120 (see note)", "Total", True]
    ),
    st.text(max_size=8),
)
row = st.tuples(
    st.sampled_from(["", "R1", "R2", "R3", "Total", "Grand total", "  "]),
    st.sampled_from(["", "Lamps", "Sub-total", "Total roads"]),
    cell,
    cell,
).map(list)


@given(st.lists(row, max_size=12))
def test_every_row_is_in_one_place_and_every_pound_too(rows):
    found, _ = accounted([HEADING, *rows])
    (read,) = found.sheets
    taken = [each.row for each in read.taken]
    left = [at for at, _ in read.left_out]
    assert sorted(taken + left) == list(range(len(rows) + 1))
    totals = {at for at, why in read.left_out if why is LeftOut.TOTAL}
    assert {each.row for each in read.totals} == totals
    for column in found.columns:
        assert column.left == 0 or found.problems
