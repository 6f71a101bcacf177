"""What a workbook brings: new benefits, and what changed, in statements of one kind."""

from dataclasses import replace

from tests.intake.workbooks.trackers import TRACKER, accounted, sheet, workbook
from tests.ledger.ambridge import K
from workings.intake.workbooks.account import account
from workings.intake.workbooks.brought import brought
from workings.intake.workbooks.headings import suggest
from workings.intake.workbooks.mapping import Mapping, Signs
from workings.intake.workbooks.naming import Register
from workings.ledger.statement import Benefit, Origin
from workings.ledger.words import BenefitKind, Breakdown, StatementKind

SHA = "a" * 64
AMBRIDGE = Register(
    projects={"HIGHWAYS": "Highways", "DESK": "Front desk"},
    services={"ROADS-S": "Roads and lighting"},
)
HEADING = [
    "Ref",
    "Saving",
    "Project",
    "Service",
    "Type",
    "Target 24/25 £",
    "Actual 24/25 £",
]


def bring(rows, register=AMBRIDGE, **changes):
    read, mapping = accounted(rows)
    assert read.problems == ()
    return brought(read, replace(mapping, **changes), register, sha256=SHA)


def test_a_tracker_becomes_benefits_lines_and_stated_totals():
    found = bring(TRACKER)
    assert found.problems == ()
    assert found.benefits == (
        Benefit("R1", "Fewer lamps", BenefitKind.CASHABLE_SAVING, "HIGHWAYS"),
        Benefit("R2", "Parking fees", BenefitKind.INCOME, "HIGHWAYS"),
    )
    (said,) = found.said
    assert said.kind is StatementKind.REFORECAST
    assert {str(line.key): line.pence for line in said.lines} == {
        "R1/forecast/annual/2024/25": 12_000_000,
        "R1/forecast/annual/2025/26": 8_050_000,
        "R2/forecast/annual/2024/25": 4_500_000,
    }
    assert said.lines[0].origin == Origin(SHA, "Tracker", "E5")
    assert said.lines[2].note == "RAG: Amber; from May"
    this_year, next_year = said.totals
    assert (this_year.pence, this_year.unit) == (16_500_000, 100_000)
    assert (this_year.breakdown, this_year.benefits) == (Breakdown.LISTED, ("R1", "R2"))
    assert next_year.benefits == ("R1",)
    assert this_year.ref == "Tracker E7"
    assert this_year.code != next_year.code


def test_what_the_record_has_already_is_no_line():
    held = {K("R1 forecast annual 2024/25"): 12_000_000}
    found = bring(TRACKER, replace(AMBRIDGE, position=held))
    assert found.unchanged == 1
    assert len(found.said[0].lines) == 2


def test_a_workbook_that_says_nothing_new_brings_nothing():
    first = bring(TRACKER)
    held = {line.key: line.pence for said in first.said for line in said.lines}
    known = {benefit.code: benefit for benefit in first.benefits}
    again = bring(TRACKER, replace(AMBRIDGE, position=held, benefits=known))
    assert (again.benefits, again.said, again.unchanged) == ((), (), 3)


def test_targets_and_actuals_are_two_statements():
    found = bring([HEADING, ["R1", "Lamps", "highways", "ROADS-S", "", 5, 4]])
    assert [said.kind for said in found.said] == [
        StatementKind.DELIVERY,
        StatementKind.PLAN,
    ]
    assert found.benefits[0].services[0][0] == "ROADS-S"


def test_costs_written_without_a_sign_are_minus():
    rows = [
        HEADING,
        ["R1", "Lamps", "", "", "Efficiency", 5, ""],
        ["R2", "Project team", "", "", "Cost to deliver", 3, ""],
    ]
    (mapped,) = accounted(rows)[1].sheets
    (said,) = bring(rows, sheets=(replace(mapped, signs=Signs.UNSIGNED),)).said
    assert [line.pence for line in said.lines] == [500, -300]


def test_changes_of_budget_are_turned_round():
    book = workbook(sheet([HEADING, ["R1", "Lamps", "", "", "", -5, ""]]))
    (mapped,) = suggest(book).mapping.sheets
    mapping = Mapping((replace(mapped, signs=Signs.REVERSED),))
    (said,) = brought(account(book, mapping), mapping, AMBRIDGE, sha256=SHA).said
    assert said.lines[0].pence == 500


def test_words_that_name_nothing_are_problems_once_each():
    rows = [HEADING]
    rows += [[f"R{n}", "x", "Hihgways", "Moon", "Blue", n, ""] for n in range(1, 4)]
    said = [str(problem) for problem in bring(rows).problems]
    assert len(said) == 3
    where, more = 'sheet "Tracker", C2', "and in 2 more rows. Did you mean"
    start = f'{where}: the record has no project "Hihgways" {more} "HIGHWAYS"?'
    assert any(each.startswith(start) for each in said)
    assert any('no service "Moon"' in each and "[services]" in each for each in said)
    assert any('"Blue" is no kind of benefit' in each for each in said)


def test_the_mapping_translates():
    rows = [HEADING, ["R1", "x", "Hihgways", "Moon", "Blue", 1, ""]]
    found = bring(
        rows,
        projects={"hihgways": "HIGHWAYS"},
        services={"MOON": "ROADS-S"},
        kinds={"blue": BenefitKind.INCOME},
    )
    assert found.problems == ()
    (benefit,) = found.benefits
    assert (benefit.project, benefit.kind) == ("HIGHWAYS", BenefitKind.INCOME)


def test_one_reference_for_two_savings_is_a_problem():
    rows = [HEADING, ["AS/1", "x", "", "", "", 1, ""], ["AS-1", "y", "", "", "", 2, ""]]
    (problem,) = bring(rows).problems
    assert str(problem).startswith(
        'sheet "Tracker", A3: AS-1 stands at sheet "Tracker", A2 already.'
    )


def test_without_references_titles_find_the_benefit():
    known = {"R1": Benefit("R1", "Fewer lamps", BenefitKind.CASHABLE_SAVING)}
    rows = [["Saving", "24/25 £"], ["fewer  lamps", 5], ["New idea", 6]]
    found = bring(rows, replace(AMBRIDGE, benefits=known))
    assert {line.key.benefit for line in found.said[0].lines} == {"R1", "New-idea"}
    assert [benefit.code for benefit in found.benefits] == ["New-idea"]
