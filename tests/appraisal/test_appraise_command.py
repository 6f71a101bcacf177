"""workings appraise, right and wrong, and the reports it writes."""

import json
import zipfile
from pathlib import Path

import docx
import pytest

import workings.demo

EXAMPLES = Path(__file__).parents[2] / "docs" / "how-to" / "example-cases"
CARE = str(EXAMPLES / "care-at-home.toml")
CASES = Path(next(iter(workings.demo.__path__))) / "one_barnet" / "cases"
STREET = str(CASES / "STREETSCENE-2016.toml")
SECTIONS = [
    "Subject",
    "Summary",
    "Recommendations",
    "The need",
    "Options considered",
    "Options rejected",
    "Needs and principles",
    "Financial implications",
    "How sure the numbers are",
    "Risks",
    "Best Value and consultation",
    "Equality",
    "Decision",
    "Documents",
]


def test_json_holds_every_option_in_pounds(workings):
    done = workings("appraise", CARE, "--json")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    by_code = {one["option"]: one for one in found["options"]}
    usual = by_code["A"]["present_value"]
    # 2.1m a year at 1.03 times, years 0 to 10: 2.163m x (1 + 8.316605).
    assert float(usual["costs"]) == pytest.approx(2_163_000 * 9.316605, rel=1e-6)
    assert found["ranking"][0] == "B"
    assert by_code["B"]["council"]["cash_by_year"]["2022/23"].startswith("-")
    assert {one["option"] for one in found["uncertainty"]["options"]} == set("ABC")
    # A saving of the health service is not the council's.
    assert [one["bearer"] for one in by_code["B"]["other_bodies"]] == [
        "other_public_body"
    ]


def test_the_table_names_what_it_divides_by_and_how_sure_it_is(workings):
    done = workings("appraise", CARE)
    assert done.code == 0
    assert "BCR is\nbenefits over the cost to this council" in done.out
    assert "±" in done.out


def test_a_case_without_numbers_shows_none(workings):
    done = workings("appraise", STREET, "--json")
    found = json.loads(done.out)
    assert found["ranking"] == []
    for one in found["options"]:
        assert one["present_value"] is one["bcr"] is one["council"] is None
    assert "none are shown" in workings("appraise", STREET).out


def test_reports_have_the_sections_of_a_committee_report(workings, tmp_path):
    paths = [tmp_path / "report.md", tmp_path / "report.docx"]
    named = [part for path in paths for part in ("--report", str(path))]
    assert workings("appraise", CARE, *named).code == 0
    written = paths[0].read_text()
    assert [
        line.removeprefix("## ")
        for line in written.splitlines()
        if line.startswith("## ")
    ] == SECTIONS
    word = docx.Document(str(paths[1]))
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings == SECTIONS
    cells = {cell.text for table in word.tables for cell in table._cells}
    assert "not met: Five days on average in 2021/22" in cells
    assert len(word.tables) >= 10
    with zipfile.ZipFile(paths[1]) as inside:
        assert b"tblHeader" in inside.read("word/document.xml")


def test_a_report_has_the_years_and_what_each_option_hangs_on(workings, tmp_path):
    path = tmp_path / "report.md"
    assert workings("appraise", CARE, "--report", str(path)).code == 0
    written = path.read_text()
    assert "Option B year by year, 2022/23 prices, not discounted:" in written
    assert "| Year | This council | Another public body | Social value |" in written
    assert "Option C against business as usual, as each input moves alone:" in written
    assert "| wage growth | 0.98 | -£1,354,172 | 1.08 | £392,315 |" in written


def test_a_report_takes_words_as_words(workings, tmp_path):
    case = tmp_path / "case.toml"
    case.write_text(Path(STREET).read_text().replace('run it"', 'run it <b>|*x*"', 1))
    path = tmp_path / "report.md"
    assert workings("appraise", str(case), "--report", str(path)).code == 0
    assert r"# Street scene: who should run it \<b\>\|\*x\*" in path.read_text()


def test_problems_are_lines_and_json(workings, tmp_path):
    case = tmp_path / "case.toml"
    case.write_text("format = 1\n")
    done = workings("appraise", str(case))
    assert (done.code, done.out) == (1, "")
    assert "case.toml, option: business as usual is missing" in done.err
    shaped = json.loads(workings("appraise", str(case), "--json").out)
    assert not shaped["ok"]
    assert {"where", "what", "mend"} == set(shaped["problems"][0])


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["none.toml"], "none.toml cannot be read: No such file"),
        (["."], "cannot be read"),
        ([CARE, "--report", "report.pdf"], "neither .md nor .docx"),
        ([CARE, "--report", "nowhere/report.md"], "make nowhere first"),
    ],
)
def test_wrong_files_are_one_line(workings, arguments, why):
    done = workings("appraise", *arguments)
    assert (done.code, done.out) == (1, "")
    assert why in done.err
    assert done.err.count("\n") == 1
