"""A tracker comes in through the command line, as drafts and a held document."""

import json

import pytest

from tests.intake.workbooks.trackers import TRACKER, xlsx
from tests.ledger.ambridge import ambridge
from workings.access.permissions import COMMAND_LINE
from workings.access.queries import audit_trail
from workings.documents.models import Document
from workings.documents.queries import documents
from workings.ledger.models import Benefit, Draft, Statement
from workings.ledger.queries.drafts import draft, problems_of

CHANGED = [*TRACKER[:4], ["R1", "Lamps", "Moon", "", "12 (est)", "", "", ""]]


@pytest.fixture
def town(database):
    return ambridge()


@pytest.fixture
def bring(town, tmp_path, workings):
    def run(*options, rows=TRACKER):
        path = tmp_path / f"tracker{len(rows)}.xlsx"
        if not path.exists():
            xlsx(path, rows)
        return workings("import", str(path), "--programme", town.slug, *options)

    return run


def test_a_tracker_becomes_a_draft_that_only_needs_its_author(bring, town):
    done = bring("--said", "2024-06-30", "--author", "CABINET")
    assert done.code == 0
    assert (
        "3 amounts are new or changed, 0 are as recorded; 2 benefits are new."
        in done.out
    )
    assert "2024-06-30-reforecast, 3 lines, waits to be proposed." in done.out
    made = draft(COMMAND_LINE, Draft.objects.get().pk)
    assert problems_of(made) == ()
    assert made.statement.author_body == "CABINET"
    assert [benefit.code for benefit in made.benefits] == ["R1", "R2"]
    assert not Statement.objects.exists()
    assert not Benefit.objects.filter(code="R1").exists()


def test_the_file_is_kept_where_the_public_does_not_see_it(bring, town):
    bring()
    bring("--said", "2024-07-01")
    document = Document.objects.get()
    assert document.status == "confidential"
    assert documents(town.slug) == ()
    line = draft(COMMAND_LINE, Draft.objects.first().pk).statement.lines[0]
    assert line.origin.file == document.sha256
    assert (line.origin.sheet, line.origin.cell) == ("Tracker", "E5")


def test_with_problems_nothing_is_written(bring, town):
    before = len(audit_trail())
    done = bring("--json", rows=CHANGED)
    assert done.code == 1
    assert [each["where"] for each in json.loads(done.out)["problems"]] == [
        'sheet "Tracker", E5'
    ]
    assert '"12 (est)" is not an amount' in done.err
    assert not Draft.objects.exists() and not Document.objects.exists()
    assert len(audit_trail()) == before


def test_a_dry_run_writes_nothing_and_a_second_draft_gets_a_code_of_its_own(
    bring, town
):
    assert bring("--dry-run").out.endswith("Nothing was written.\n")
    assert not Draft.objects.exists()
    told = [json.loads(bring("--json", "--said", "2024-06-30").out) for _ in "12"]
    codes = [each["drafts"][0]["statement"] for each in told]
    assert codes == ["2024-06-30-reforecast", "2024-06-30-reforecast-2"]
    assert told[0]["left_out"] == {"above": 3, "heading": 1, "total": 1}


def test_a_suggested_mapping_can_be_kept_changed_and_given_back(bring, tmp_path):
    kept = tmp_path / "mapping.toml"
    kept.write_text(bring("--suggest").out.replace("thousands", "millions"))
    done = bring("--mapping", str(kept), "--json")
    assert json.loads(done.out)["columns"][0]["taken"] == "165000000.00"
    kept.write_text("sheets = 5")
    assert (
        "mapping.toml, sheets: no sheet is named" in bring("--mapping", str(kept)).err
    )
    assert "cannot be read (No such file" in bring("--mapping", "/no/such.toml").err


def test_wrong_words_on_the_command_line(bring, tmp_path, town, workings):
    assert (
        'no body or post "CABINTE". Did you mean "CABINET"?'
        in bring("--author", "CABINTE").err
    )
    assert not Draft.objects.exists()
    nowhere = workings("import", "x.xlsx", "--programme", "new-ambrigde")
    assert (nowhere.code, "new-ambridge" in nowhere.err) == (2, True)
    assert "No such file" in workings("import", "x.xlsx", "--programme", town.slug).err
    (tmp_path / "t.pdf").write_bytes(b"%PDF")
    said = workings("import", str(tmp_path / "t.pdf"), "--programme", town.slug).err
    assert "only .xlsx, .xls, .ods and .csv files are read" in said


def test_the_template_goes_out_and_comes_back(town, tmp_path, workings):
    path = tmp_path / "t.xlsx"
    assert workings("template", town.slug, str(path), "--as-at", "2024-06-30").code == 0
    done = workings("import", str(path), "--programme", town.slug)
    assert done.out.endswith("Nothing changed, so no draft was made.\n")
    assert "is there already" in workings("template", town.slug, str(path)).err
    assert workings("template", town.slug, "t.csv").code == 2
