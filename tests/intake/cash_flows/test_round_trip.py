"""A case's cash flows go out as a workbook and come back: only what changed changes."""

import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.appraisal.cases import benefit, cost, option, text
from workings.appraisal.casefile import read_case
from workings.appraisal.casefile.parts import read_table, written
from workings.core.problems import HasProblems
from workings.intake.cash_flows.brought import brought, filled_from, in_place
from workings.intake.cash_flows.rows import Became
from workings.intake.cash_flows.template import FlowsFilling, template
from workings.intake.workbooks.sheets import Sheet, Workbook, cell_name

CASE = (
    text(
        option(
            "B",
            cost("Set-up", "amounts = [100, 20]", more='optimism = "ob"'),
            cost("Rent", "annual = 12.5\ngrowth = 0.02", "recurring"),
            cost("Wages", "annual = 3\nto = 2", "recurring", 'times = "staff"'),
            cost("Fit-out", "once = { low = 4, high = 6, credibility = 0.8 }"),
            benefit("Fewer posts", 'annual = "posts"'),
            benefit("Space let", 'amounts = { "2014/15" = 4, "2016/17" = "posts" }'),
        ),
        horizon=4,
    )
    + """
[[input]]
name = "staff"
value = 2
[[input]]
name = "posts"
low = 1
high = 2
credibility = 0.8
[[optimism]]
code = "ob"
upper_bound = 0.1
evidence = "Ours"
"""
)
FILLED = FlowsFilling("new-ambridge/roads", "Roads", 7, CASE)


def opened(content: bytes) -> Workbook:
    """The workbook, read in this process: its content is our own."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [
        Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for name in book.sheet_names
    ]
    return Workbook("roads.xlsx", "f" * 64, tuple(sheets))


def out(case: str = CASE) -> Workbook:
    return opened(template(FlowsFilling("new-ambridge/roads", "Roads", 7, case)))


def typed(book: Workbook, sheet: str, **cells) -> Workbook:
    """The workbook with other values in some cells: ``F3=12``."""
    found = book.sheet(sheet)
    rows = [
        [
            cells.get(cell_name(row, at), found.at(row, at))
            for at in range(len(found.rows[0]))
        ]
        for row in range(len(found.rows) + 5)
    ]
    return with_sheet(book, Sheet(sheet, rows))


def with_sheet(book: Workbook, sheet: Sheet) -> Workbook:
    others = [each for each in book.sheets if each.name != sheet.name]
    return Workbook(book.file_name, book.sha256, (*others, sheet))


def back(book: Workbook, case: str = CASE):
    return brought(book, case, "roads.toml")


def rows_of(found, option=1, table="cost"):
    return read_table(found.text)["option"][option][table]


NEW = {
    "B6": "B",
    "C6": "Training",
    "D6": "one-off",
    "G6": 5.0,
    "H6": "(1.5)",
}


def test_it_says_of_which_case_and_version_it_is():
    assert filled_from(out()) == ("new-ambridge/roads", 7)
    assert filled_from(Workbook("t.xlsx", "f" * 64, ())) is None


def test_the_sheets_show_each_year_and_what_is_no_number():
    costs, benefits = out().sheet("Costs"), out().sheet("Benefits")
    assert costs.rows[0][:8] == [
        "Row", "Option", "Cost", "Nature", "Who bears it", "Counts as",
        "2013/14 £", "2014/15 £",
    ]  # fmt: skip
    assert costs.rows[1][6:11] == [100, 20, "", "", ""]
    assert costs.rows[2][6:9] == ["", 12.5, 12.75]
    assert costs.rows[4][6] == "low 4, high 6, credibility 0.8"
    assert [row[-1] for row in costs.rows[1:5]] == [
        "optimism: ob", "", "times: staff", "",
    ]  # fmt: skip
    assert benefits.rows[1][6:11] == ["", *["posts"] * 4]
    assert benefits.rows[2][6:11] == ["", 4, "", "posts", ""]


def test_only_what_changed_changes():
    book = typed(out(), "Costs", G2=110, C3="Rent of a depot", E4="another public body")
    found = back(typed(book, "Costs", **NEW))
    assert found.problems == ()
    set_up, rent, wages, fit_out, training = rows_of(found)
    assert set_up == {
        "title": "Set-up",
        "nature": "one_off",
        "optimism": "ob",
        "amounts": [110, 20],
    }
    assert (rent["title"], rent["growth"]) == ("Rent of a depot", Decimal("0.02"))
    assert wages["bearer"] == "other_public_body" and wages["times"] == "staff"
    assert fit_out == read_table(CASE)["option"][1]["cost"][3]
    assert training == {
        "title": "Training",
        "nature": "one_off",
        "amounts": {"2013/14": 5, "2014/15": Decimal("-1.5")},
    }
    assert rows_of(found, table="benefit") == read_table(CASE)["option"][1]["benefit"]
    costs = found.sheets[0].account
    assert (costs[Became.CHANGED], costs[Became.UNCHANGED]) == (3, 1)
    assert (costs[Became.NEW], costs[Became.GONE]) == (1, 0)
    first = found.changes[0]
    assert (first.where, first.title) == ('sheet "Costs", G2', "B: Set-up")
    assert (first.what, first.before, first.after) == ("2013/14", "100", "110")


def test_a_row_that_is_emptied_or_deleted_is_taken_out():
    costs = out().sheet("Costs")
    width = len(costs.rows[0])
    rows = [list(row) for row in costs.rows]
    rows[1] = [1.0, *[""] * (width - 1)]
    del rows[3]
    found = back(with_sheet(out(), Sheet("Costs", rows)))
    assert [row["title"] for row in rows_of(found)] == ["Rent", "Fit-out"]
    assert [(one.title, one.after) for one in found.changes] == [
        ("B: Set-up", "Taken out"),
        ("B: Wages", "Taken out"),
    ]


def test_a_year_of_what_grows_can_be_typed_over_and_the_others_stay():
    (_, rent, *_) = rows_of(back(typed(out(), "Costs", I3=20)))
    assert rent["amounts"] == {
        "2014/15": Decimal("12.5"),
        "2015/16": 20,
        "2016/17": Decimal("13.005"),
        "2017/18": Decimal("13.2651"),
    }
    assert "annual" not in rent and "growth" not in rent


def test_an_input_can_be_named_and_what_is_more_than_a_number_kept():
    found = back(typed(out(), "Benefits", H3=5, K3="staff", L3="Surely"))
    _, let = rows_of(found, table="benefit")
    assert let["amounts"] == {"2014/15": 5, "2016/17": "posts", "2017/18": "staff"}
    assert let["confidence"] == "Surely"


@pytest.mark.parametrize(
    ("sheet", "cells", "where", "what", "mend"),
    [
        ("Costs", {"G2": "lots"}, "G2", '"lots" is not an amount', "name an input"),
        ("Costs", {"D2": "revenue"}, "D2", '"revenue" is none', "capital"),
        ("Costs", {"B2": "C"}, "B2", '"C" is none', "B"),
        ("Costs", {"C2": ""}, "C2", "Cost is empty", "empty all of it"),
        ("Costs", {"A5": 2.0}, "A5", "row 2 of the case stands here again", "number"),
        ("Costs", {"A2": 9.0}, "A2", '"9" is no row of the case', "Put its number"),
        ("Costs", {"G2": "", "H2": ""}, "G2", "no year has an amount", "or 0"),
        ("Costs", {"G2": True}, "G2", '"TRUE" is not an amount', "Type the number"),
        ("Costs", {"C1": "Name"}, "row 1", 'heading "Cost" is not there', "Download"),
        ("Costs", {"N2": "x"}, "N2", "this column is not read", "in the case file"),
        ("Benefits", {"H2": 5}, "H2", "more than a number", "every year"),
        ("Benefits", {"G5": 5, "B5": "B"}, "C5", "Benefit is empty", "Type it"),
    ],
)
def test_what_is_wrong_has_its_cell_and_its_mend(sheet, cells, where, what, mend):
    found = back(typed(out(), sheet, **cells))
    problem = found.problems[0]
    assert problem.where == f'sheet "{sheet}", {where}'
    assert what in problem.what
    assert mend in problem.mend
    assert found.text == CASE


def test_a_sheet_that_is_missing_takes_nothing_out():
    book = out()
    sheets = tuple(each for each in book.sheets if each.name != "Costs")
    found = back(Workbook("roads.xlsx", "f" * 64, sheets))
    assert [str(one.where) for one in found.problems] == ['sheet "Costs"']
    assert found.text == CASE


def test_what_is_not_read_is_said():
    book = out()
    rows = [[*row, ""] for row in book.sheet("Costs").rows]
    rows[0][-1], rows[2][7] = "My notes", "£12.505"
    book = with_sheet(book, Sheet("Costs", rows))
    book = with_sheet(book, Sheet("Workings out", [["x"]]))
    assert back(book).notices == (
        'Sheet "Workings out" was not read',
        'sheet "Costs", O1: the column "My notes" was not read',
        'sheet "Costs", H3: a part of a penny was rounded off',
    )


def test_what_is_wrong_with_the_case_it_makes_stands_in_the_workbook():
    found = back(typed(out(), "Costs", D2="recurring", **NEW))
    with pytest.raises(HasProblems) as error:
        read_case(found.text, "roads.toml")
    (problem,) = in_place(error.value.problems, found.places)
    assert problem.where == 'sheet "Costs", row 2'
    assert "is of capital cost, and this is recurring" in problem.what


titles = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1)
numbers = st.one_of(
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=3),
)
quantities = st.one_of(numbers, st.just("staff"))
ways = st.one_of(
    st.fixed_dictionaries({"amounts": st.lists(quantities, min_size=1, max_size=5)}),
    st.fixed_dictionaries({"once": quantities, "year": st.integers(0, 4)}),
    st.fixed_dictionaries(
        {"annual": quantities, "growth": st.decimals("-0.1", "0.1", places=2)}
    ),
    st.fixed_dictionaries(
        {"amounts": st.dictionaries(st.sampled_from("01234"), numbers, min_size=1)}
    ).map(lambda row: {"amounts": dict(sorted(row["amounts"].items()))}),
)


@st.composite
def files(draw):
    table = read_table(text(option("B"), horizon=4))
    table["input"] = [{"name": "staff", "value": 2}]
    for name, more in (
        ("cost", {"nature": "one_off"}),
        ("benefit", {"kind": "income", "bearer": "partner"}),
    ):
        rows = draw(st.lists(st.tuples(titles, ways), max_size=4))
        for one in draw(st.permutations(table["option"])):
            one[name] = [{"title": title, **more, **way} for title, way in rows]
    return written(table)


@given(files(), st.randoms())
@settings(max_examples=40, deadline=None)
def test_brought_back_unchanged_it_changes_nothing_whatever_the_order(case, random):
    read_case(case, "roads.toml")
    book = out(case)
    for name in ("Costs", "Benefits"):
        heading, *rows = book.sheet(name).rows
        random.shuffle(rows)
        book = with_sheet(book, Sheet(name, [heading, *rows]))
    found = back(book, case)
    assert (found.problems, found.changes, found.text) == ((), (), case)
    for one in found.sheets:
        assert set(one.account) <= {Became.UNCHANGED, Became.BLANK, Became.GONE}
        assert sum(one.account.values()) == len(one.rows)


@given(files(), st.data())
@settings(max_examples=25, deadline=None)
def test_a_year_that_is_typed_over_is_that_and_every_other_stays(case, data):
    before = read_case(case, "roads.toml")
    flows = before.options[1].flows
    costs = [flow for flow in flows if flow.side == "cost"]
    if not costs:
        return
    at = data.draw(st.integers(0, len(costs) - 1))
    place = read_table(case)["option"][1]["cost"]
    row = 1 + len(read_table(case)["option"][0]["cost"]) + at
    if place[at].get("annual") == "staff":
        return
    year, amount = data.draw(st.integers(0, 4)), data.draw(st.integers(1, 10**6))
    cell = cell_name(row, 6 + year)
    found = back(typed(out(case), "Costs", **{cell: float(amount)}), case)
    after = read_case(found.text, "roads.toml").options[1]
    changed = [flow for flow in after.flows if flow.side == "cost"][at]
    then = yearly(costs[at])
    then[year] = amount
    assert yearly(changed) == pytest.approx(then, rel=1e-12)
    assert after.flows[len(costs) :] == flows[len(costs) :]


def yearly(flow):
    """A flow's pounds of each year, the input being 2."""
    found = [0.0] * 5
    for stream in flow.streams:
        for at, pounds in enumerate(stream.yearly):
            found[at] += pounds * 2 ** len(stream.times)
    return found
