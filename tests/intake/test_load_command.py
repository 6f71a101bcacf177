"""`workings load FOLDER [--check] [--json]`."""

import json

import pytest

from tests.intake.ambridge_folder import RecordFolder, ambridge, told
from workings.ledger.queries import head_digest
from workings.programme.models import Programme


@pytest.fixture
def folder(tmp_path) -> RecordFolder:
    return ambridge(tmp_path)


@pytest.fixture
def spoilt(folder) -> RecordFolder:
    folder.set("stages", 4, on="soon")
    folder.set("lines", 3, amount="1.005")
    folder.set("lines", 2, benefit="ROAD")
    return folder


def test_load(database, workings, folder):
    done = workings("load", str(folder.write()))

    assert (done.code, done.err) == (0, "")
    assert "statements" in done.out
    assert "new-ambridge: 6 statements posted, 0 were posted before." in done.out
    assert done.out.endswith(f"Head digest: {head_digest()}\n")


def test_load_again(database, workings, folder):
    workings("load", str(folder.write()))

    done = workings("load", str(folder.path))

    assert done.code == 0
    assert "new-ambridge: nothing changed, 6 were posted before." in done.out


def test_load_as_json(database, workings, folder):
    folder.write()

    first = json.loads(workings("load", str(folder.path), "--json").out)
    again = json.loads(workings("load", str(folder.path), "--json").out)

    assert list(first) == ["programme", "posted", "unchanged", "changed", "head_digest"]
    assert first["programme"] == "new-ambridge"
    assert len(first["posted"]) == 6
    assert first["changed"]["decisions"] == 2
    assert first["head_digest"] == head_digest()
    assert again == {**first, "posted": [], "unchanged": 6, "changed": {}}


PROBLEMS = told("""
    stages.csv row 4, on: "soon" is not a date. Write it as 2013-08-31, or 2013-08, or
      2013.
    lines.csv row 2, benefit: there is no benefit "ROAD". Did you mean "ROADS"?
    lines.csv row 3, amount: "1.005" has parts of a penny. Give pounds with at most two
      decimals.
    """)
NOTHING = "workings load: 3 problems found, nothing was written."


@pytest.mark.parametrize("options", [[], ["--check"]])
def test_every_problem_is_a_line(database, workings, spoilt, options):
    done = workings("load", str(spoilt.write()), *options)

    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [*PROBLEMS, NOTHING]
    assert not Programme.objects.exists()


@pytest.mark.parametrize("options", [[], ["--check"]])
def test_problems_as_json(database, workings, spoilt, options):
    done = workings("load", str(spoilt.write()), "--json", *options)

    found = json.loads(done.out)
    assert done.code == 1
    assert found["ok"] is False
    assert found["problems"][1] == {
        "where": "lines.csv row 2, benefit",
        "what": 'there is no benefit "ROAD"',
        "mend": 'Did you mean "ROADS"?',
    }
    assert done.err.splitlines()[-1] == NOTHING


def test_check(database, workings, folder):
    done = workings("load", str(folder.write()), "--check")

    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("record: no problems found, nothing was written.\n")
    assert not Programme.objects.exists()


def test_check_as_json(database, workings, folder):
    done = workings("load", str(folder.write()), "--check", "--json")

    found = json.loads(done.out)
    assert done.code == 0
    assert found["ok"] is True
    assert found["problems"] == []
    assert found["counts"]["lines"] == 8
    assert not Programme.objects.exists()


@pytest.mark.parametrize("options", [[], ["--check"], ["--json"]])
def test_what_is_no_records_folder_is_wrong_usage(
    database, workings, tmp_path, options
):
    for folder in (tmp_path, tmp_path / "nothing"):
        done = workings("load", str(folder), *options)

        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"workings load: {folder} is not a")
        assert done.err.count("\n") == 1
