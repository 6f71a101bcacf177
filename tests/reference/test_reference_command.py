"""`workings reference list | show | add | build`."""

import json

import pytest
from django.conf import settings

from tests.reference.spreadsheet import ods, rs
from workings.access.models import AuditEntry
from workings.core.years import FinancialYear
from workings.reference.queries import accounts


@pytest.fixture
def home(monkeypatch, tmp_path):
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(settings, "HOME", tmp_path / "home")
    return tmp_path


def barnet(item: str, year: int):
    held = accounts()
    place = [one.code for one in held.authorities].index("E5031")
    return held.of(item)[place, held.year(FinancialYear(year))]


def test_a_newer_outturn_is_used_at_once(database, workings, home):
    file = ods(home / "RS_2017-18.ods", rs())

    looked = workings("reference", "add", str(file), "--check")
    assert "Revenue outturn (RS) 2017/18: 10 lines of 1 authorities would" in looked.out
    assert FinancialYear(2017) not in accounts().years

    done = workings("reference", "add", str(file), "--json")
    assert json.loads(done.out)["covers"] == "2017/18"
    assert barnet("adult-social-care", 2017) == 102_000.5
    assert barnet("adult-social-care", 2016) == 98_683
    assert AuditEntry.objects.get(action="add reference statistics")

    again = workings("reference", "add", str(file))
    assert "added before: nothing changed" in again.out
    listed = json.loads(workings("reference", "list", "--json").out)
    assert [one["covers"] for one in listed["held"] if one["added"]] == ["2017/18"]


def test_a_backup_says_that_they_are_not_in_it(database, workings, home):
    backup = home / "council.zip"
    assert "statistics" not in workings("backup", str(backup)).out
    workings("reference", "add", str(ods(home / "RS_2017-18.ods", rs())))
    told = workings("backup", str(backup), "--force").out
    assert "statistics that were added here are not in it (2 files)" in told
    assert str(home / "home" / "reference") in told


def test_a_budget_stands_until_the_outturn_is_known(database, workings, home):
    budget = rs(F5=100_000)
    budget[0] = ["Revenue Account Budget (RA) 2017-18"]
    budget[4][5:] = [50_000, 61_000, *budget[4][7:]]
    late = ods(home / "RA.ods", budget)
    workings("reference", "add", str(late))
    assert barnet("adult-social-care", 2017) == 50_000
    told = workings("outlook", "Barnet", "--base", "2017/18", "--draws", "100")
    assert "The account of 2017/18 is a budget." in told.out
    done = workings("outlook-backtest", "--to", "2017/18")
    assert "Only budgets, and no outturn, are held for 2017/18" in done.err

    workings("reference", "add", str(ods(home / "RS.ods", rs())))
    assert barnet("adult-social-care", 2017) == 102_000.5


def test_a_file_with_faults_is_refused_and_nothing_is_kept(database, workings, home):
    file = ods(home / "RS.ods", rs(G5="lots"))
    done = workings("reference", "add", str(file))
    assert done.code == 1
    assert 'RS LA Data G5: "lots" is not an amount' in done.err
    assert not (home / "home" / "reference").exists()
    told = json.loads(workings("reference", "add", str(file), "--json").out)
    assert told["problems"][0]["where"] == "RS LA Data G5"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "Barmet"], 1, 'Did you mean "Barnet"?'),
        (["add"], 2, "reference add needs a FILE"),
        (["add", "/none.xlsx"], 1, "cannot be read"),
        (["add", __file__], 1, "none of the files known here"),
        (["build", "/none"], 1, "is not there, or its checksum"),
        (["mend"], 2, "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    workings, home, database, *, arguments, code, said
):
    done = workings("reference", *arguments)
    assert done.code == code
    assert said in done.err
    assert done.err.count("\n") == 1


def test_show_gives_every_line_its_place(database, workings, home):
    lines = json.loads(workings("reference", "show", "Barnet", "--json").out)["lines"]
    assert {line["year"] for line in lines} >= {"2010/11", "2016/17"}
    assert lines[0]["amount"].endswith(".00")
    told = workings("reference", "show", "E09000003").out
    assert "Adult Social Care" in told and "adult-social-care" in told
