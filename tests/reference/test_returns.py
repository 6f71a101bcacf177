import pytest

from tests.reference.spreadsheet import LABELS, rs, sheet
from workings.reference.populations import recognise_people
from workings.reference.returns import pence, recognise_return
from workings.reference.sheets import Sheet


def told(found) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_an_outturn_is_recognised_by_what_is_in_it():
    found = recognise_return([Sheet("Front Page", [["Hello"]]), sheet()])
    assert (found.what, found.basis) == ("Revenue outturn (RS) 2017/18", "outturn")
    assert [(one.code, one.ons, one.kind) for one in found.authorities] == [
        ("E5031", "E09000003", "L")
    ]
    assert len(found.lines) == len(LABELS)
    assert found.lines[0].pence == 102_000_500_00
    assert (found.problems, found.notes) == ((), ())


def test_a_sheet_of_capital_charges_is_passed_over():
    rows = rs()
    rows[1] = ["Capital charges (£ thousand)"]
    assert recognise_return([Sheet("(2)", rows), sheet()]).lines[0].pence > 0
    assert recognise_return([Sheet("(2)", rows)]) is None


def test_a_workbook_with_codes_of_the_ons_alone():
    rows = [row[1:] for row in rs("2023-24")]
    rows[:2] = [row[:1] for row in rs("2023-24")[:2]]
    rows += [["E06000061", "North Northamptonshire", "", "UA", *rows[4][4:]]]
    rows += [["E92000001", "England", "", "", *rows[4][4:]]]
    found = recognise_return([Sheet("RS_LA_Data", rows)], {"E09000003": "E5031"})
    assert not found.problems
    assert [(one.code, one.name) for one in found.authorities] == [
        ("E5031", "Barnet"),
        ("E06000061", "North Northamptonshire"),
    ]
    assert {line.authority for line in found.lines} == {"E5031", "E06000061"}


def test_each_cell_at_fault_is_named():
    found = recognise_return([sheet(G5="lots", F5="102,000.5")])
    assert told(found)[0] == (
        'RS LA Data G5: "lots" is not an amount. Give thousands of pounds, or leave '
        "it empty."
    )


def test_an_account_far_off_its_total_is_refused_at_the_total():
    found = recognise_return([sheet(F5=1_020_005)])
    assert told(found)[0].startswith(
        "RS LA Data K5: the lines before add up to £1,030,005,000, and it says"
    )


def test_an_account_a_little_off_is_added_with_a_note():
    found = recognise_return([sheet(G5=9_100)])
    assert not found.problems
    assert "Barnet does not add up as published" in found.notes[0]


def test_a_missing_total_and_a_missing_unit_are_problems():
    found = recognise_return([sheet(A2="", K4="Something", N4="Other")])
    assert [problem.what for problem in found.problems] == [
        "nothing above says that amounts are in thousands of pounds",
        "no column is the net revenue expenditure",
        "no column is the council tax requirement",
    ]


def test_not_available_is_no_amount_and_a_memorandum_may_be_words():
    found = recognise_return([sheet(J5="…", O5="Yes", G5=10_000)])
    assert not found.problems
    assert len(found.lines) == len(LABELS) - 2


@pytest.mark.parametrize(
    ("thousands", "expected"),
    [(94.1, 9_410_000), (-0.000005, 0), (2568.49069, 256849069)],
)
def test_thousands_become_whole_pence(thousands, expected):
    assert pence(thousands) == expected


AGES = list(range(91))


def test_three_layouts_of_people_say_the_same():
    wide = Sheet(
        "mye_2019.csv",
        [
            ["ltla19_code", "ltla19_name", "total", *AGES[:-1], "90+"],
            ["E09000003", "Barnet", 9, *([5] * 91)],
        ],
    )
    long = Sheet(
        "mye_2019.tsv",
        [["GEOGRAPHY_CODE", "GENDER", "C_AGE", "OBS_VALUE"]]
        + [
            ["E09000003", sex, 101 + age, count]
            for age in AGES
            for sex, count in (("1", 2), ("2", 3))
        ],
    )
    by_year = Sheet(
        "MYEB1.csv",
        [["ladcode21", "sex", "age", "population_2018", "population_2019"]]
        + [["E09000003", sex, age, 1, 2.5] for age in AGES for sex in "MF"],
    )
    for one in (wide, long, by_year):
        found = recognise_people(one)
        assert not found.problems
        last = found.people[-1]
        assert (last.area, last.year, last.kind) == ("E09000003", 2019, "estimate")
        assert last.ages == (5.0,) * 91


def test_a_projection_leaves_out_its_totals_and_other_components():
    rows = [["AREA_CODE", "COMPONENT", "SEX", "AGE_GROUP", "2030", "2031"]]
    rows += [
        ["E09000003", "Births", "persons", "All ages", 1, 1],
        ["E09000003", "Population", "persons", "All ages", 910, 1820],
    ]
    rows += [
        ["E09000003", "Population", "persons", str(age), 10, 20] for age in AGES[:-1]
    ]
    rows += [["E09000003", "Population", "persons", "90 and over", 10, 20]]
    found = recognise_people(Sheet("snpp.csv", rows))
    assert [(one.year, one.kind, sum(one.ages)) for one in found.people] == [
        (2030, "projection", 910),
        (2031, "projection", 1820),
    ]


def test_people_with_faults_are_refused_cell_by_cell():
    heading = ["ltla19_code", "name", "total", *AGES]
    rows = [
        heading,
        ["Barnet", "", 0, *AGES],
        ["E09000003", "", 0, -1, "many", *AGES[2:]],
    ]
    found = recognise_people(Sheet("mye_2019.csv", rows))
    assert [problem.where for problem in found.problems] == [
        "mye_2019.csv A2",
        "mye_2019.csv D3",
        "mye_2019.csv E3",
    ]
    assert recognise_people(Sheet("mye.csv", rows)).problems[0].mend == (
        "Say it: --year 2021, say"
    )
    assert recognise_people(Sheet("mye.csv", [["name", "count"]])) is None
