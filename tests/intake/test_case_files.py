"""The numbers of cases come in with the record's folder."""

import pytest

from tests.appraisal.cases import cost, option, text
from tests.intake.ambridge_folder import ambridge
from workings.access.permissions import COMMAND_LINE
from workings.appraisal.queries import case_named
from workings.core.problems import HasProblems
from workings.intake.actions import check_folder, load_folder
from workings.programme.queries import programme_named

FILE = text(option("B", cost("Set-up", "once = 100")))


def with_file(path, content, name="ROADS-2011.toml"):
    folder = ambridge(path).write()
    (folder / "cases").mkdir()
    (folder / "cases" / name).write_bytes(content)
    return folder


def problems(folder):
    return [str(problem) for problem in check_folder(folder).problems]


@pytest.mark.usefixtures("database")
def test_a_case_is_brought_in_with_its_numbers(tmp_path):
    folder = with_file(tmp_path, FILE.encode())
    assert load_folder(folder, by=COMMAND_LINE).changed["cases"] == 2
    assert "cases" not in load_folder(folder, by=COMMAND_LINE).changed
    programme = programme_named("new-ambridge")
    found = case_named(programme, "ROADS-2011", as_at=programme.begins.on.replace(2012))
    assert found.appraisal.worth_of("B").costs == 100
    assert [one.option for one in found.options] == ["1", "2a"]
    assert found.decision.code == "D1"


@pytest.mark.usefixtures("database")
def test_what_is_wrong_with_a_file_is_a_problem_of_the_record(tmp_path):
    folder = with_file(tmp_path, FILE.replace("horizon = 10", "horizon = 0").encode())
    (folder / "cases" / "ROADS-2010.toml").write_text(FILE)
    (folder / "cases" / "OTHER.toml").write_bytes(b"\xff")
    found = problems(folder)
    assert any(
        said.startswith('cases/ROADS-2011.toml, case, horizon: "0"') for said in found
    )
    assert any('there is no case "ROADS-2010"' in said for said in found)
    assert any("cases/OTHER.toml: the text is not UTF-8" in said for said in found)
    with pytest.raises(HasProblems):
        load_folder(folder, by=COMMAND_LINE)


@pytest.mark.usefixtures("database")
def test_a_file_and_its_row_are_of_one_project(tmp_path):
    other = FILE.replace("[case]", '[case]\nproject = "DESK"')
    (said,) = problems(with_file(tmp_path, other.encode()))
    assert '"DESK" is not the project of cases.csv, "HIGHWAYS"' in said
