"""Our own tracker goes out filled and comes back as it went, or with what changed."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.ledger.ambridge import K
from workings.core.money import Basis
from workings.core.periods import Period
from workings.core.years import FinancialYear
from workings.intake.workbooks.account import account
from workings.intake.workbooks.brought import brought
from workings.intake.workbooks.headings import suggest
from workings.intake.workbooks.naming import Register
from workings.intake.workbooks.opening import open_workbook
from workings.intake.workbooks.sheets import Sheet, Workbook
from workings.intake.workbooks.template import SHEETS, Filling, template
from workings.ledger.statement import Benefit, Key
from workings.ledger.words import BenefitKind, Series

DAY = date(2024, 6, 30)
PROJECTS, SERVICES = {"HIGHWAYS": "Highways"}, {"ROADS-S": "Roads"}

benefits = st.lists(
    st.builds(
        Benefit,
        st.from_regex(r"[A-Z]{1,3}(-[0-9]{1,3})?", fullmatch=True),
        st.text(
            st.characters(categories=["L", "N", "P", "S", "Zs"]),
            min_size=1,
            max_size=30,
        ),
        st.sampled_from(BenefitKind),
        st.sampled_from(["", "HIGHWAYS"]),
    ),
    max_size=5,
    unique_by=lambda each: each.code,
)
pence = st.integers(-(10**11), 10**11)


@st.composite
def registers(draw):
    held = {each.code: each for each in draw(benefits)}
    keys = st.builds(
        Key,
        st.sampled_from(sorted(held) or ["NONE"]),
        st.sampled_from(Series),
        st.sampled_from([Basis.ANNUAL, Basis.CUMULATIVE]),
        st.builds(Period.year, st.builds(FinancialYear, st.integers(2019, 2027))),
    )
    position = draw(st.dictionaries(keys, pence, max_size=12)) if held else {}
    return Register(held, PROJECTS, SERVICES, position)


def opened(content: bytes) -> Workbook:
    """The workbook, read in this process: its content is our own."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = book.sheet_names
    rows = [
        book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names
    ]
    return Workbook("t.xlsx", "f" * 64, tuple(map(Sheet, names, rows)))


def back(book: Workbook, register: Register):
    mapping = suggest(book).mapping
    read = account(book, mapping)
    assert read.problems == ()
    return brought(read, mapping, register, sha256=book.sha256)


@given(registers())
@settings(max_examples=25)
def test_brought_back_unchanged_it_brings_nothing(register):
    found = back(opened(template(Filling("Ambridge", DAY, register))), register)
    assert (found.benefits, found.said, found.problems) == ((), (), ())
    shown = [key for key in register.position if key.series in SHEETS]
    assert found.unchanged == sum(key.basis is Basis.ANNUAL for key in shown)
    assert found.notices == ()


REGISTER = Register(
    {"R1": Benefit("R1", "Fewer lamps", BenefitKind.CASHABLE_SAVING, "HIGHWAYS")},
    PROJECTS,
    SERVICES,
    {K("R1 plan annual 2024/25"): 500_000, K("R1 delivered run_rate 2024-03-31"): 7},
)


@pytest.fixture
def edited():
    """The template's sheets by name, as lists that a test may change."""
    book = opened(template(Filling("Ambridge", DAY, REGISTER)))
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in book.sheets}


def brought_back(edited):
    sheets = tuple(Sheet(name, rows) for name, rows in edited.items())
    return back(Workbook("t.xlsx", "f" * 64, sheets), REGISTER)


def test_what_changed_in_it_becomes_lines(edited):
    plan = edited["Plan"]
    assert plan[0][:7] == [
        "Reference", "Title", "Project", "Service", "Type", "2024/25 £", "2025/26 £"
    ]  # fmt: skip
    plan[1][5] = 6000
    plan[2:2] = [["R2", "New idea", "HIGHWAYS", "ROADS-S", "income", "", 250.5]]
    edited["Delivered"][1][5] = 100
    found = brought_back(edited)
    assert [benefit.code for benefit in found.benefits] == ["R2"]
    lines = {str(line.key): line.pence for said in found.said for line in said.lines}
    assert lines == {
        "R1/plan/annual/2024/25": 600_000,
        "R2/plan/annual/2025/26": 25_050,
        "R1/delivered/annual/2024/25": 10_000,
    }


def test_what_is_deleted_stays_and_is_said(edited):
    edited["Plan"][1][5] = ""
    edited["Plan"][1][1] = "Brighter lamps"
    edited["Plan"][1][6] = 1
    said = brought_back(edited).notices
    assert said[0].startswith("1 amount of the record is empty here: it stays as it")
    assert said[1].endswith("changed here: R1")


def test_what_has_no_column_is_listed_to_be_read(edited):
    assert edited["Not by year"][1][:4] == [
        "R1",
        "delivered",
        "run_rate",
        "at 31 March 2024",
    ]


def test_nothing_in_it_is_a_formula(tmp_path):
    hostile = Benefit("R1", '=HYPERLINK("http://x","y")', BenefitKind.INCOME)
    register = Register({"R1": hostile}, {"+1": "-2"}, SERVICES)
    path = tmp_path / "t.xlsx"
    path.write_bytes(template(Filling("=1+1", DAY, register)))
    book = open_workbook(path)
    assert book.sheet("Read me").rows[0][0] == "=1+1"
    assert book.sheet("Plan").rows[1][1] == hostile.title
    assert all(not sheet.marks.unsaved for sheet in book.sheets)
