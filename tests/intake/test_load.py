"""A record's folder, loaded into both engines: whole, again, grown, or not at all."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from tests.ground.command_line import start
from tests.intake.ambridge_folder import RecordFolder, ambridge, said, told
from workings.access.permissions import COMMAND_LINE, Actor, NotAllowed, Role
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems
from workings.decisions.models import Decision, Membership
from workings.documents.actions import withdraw_document
from workings.documents.models import Document
from workings.documents.queries import document_content, documents
from workings.documents.store import Shelf
from workings.intake import actions
from workings.intake.actions import check_folder, load_folder
from workings.intake.cells import Fault
from workings.intake.columns import columns_of
from workings.intake.folder import read_folder
from workings.intake.record import read_record, statements
from workings.intake.tables import TABLES
from workings.ledger.actions import post
from workings.ledger.models import Line
from workings.ledger.queries import head_digest, statement_entry
from workings.ledger.queries.known import benefit_entries, contest_entries
from workings.ledger.statement import Origin
from workings.programme.actions import StageGiven, change_stage
from workings.programme.models import (
    CostBaseline,
    Holding,
    MilestoneDate,
    Programme,
    Project,
    Regime,
    StageChange,
)
from workings.programme.queries import (
    principles,
    programme_named,
    programme_record,
    regimes,
)
from workings.programme.stages import Stage

BY = COMMAND_LINE


@pytest.fixture
def folder(database, tmp_path) -> RecordFolder:
    return ambridge(tmp_path)


def load(folder: RecordFolder) -> actions.Loaded:
    return load_folder(folder.write(), by=BY)


def problems(folder: RecordFolder) -> list[str]:
    """What a load is refused for; a check finds the same, and nothing is written."""
    before = everything()
    with pytest.raises(HasProblems) as refused:
        load(folder)
    assert everything() == before
    assert check_folder(folder.path).problems == refused.value.problems
    return said(refused.value.problems)


def everything() -> dict[str, Any]:
    """Every row of every table of ours, and every file held."""
    models = [model for model in apps.get_models() if "workings" in model.__module__]
    rows = {
        model._meta.label: sorted(map(repr, model.objects.values_list()))
        for model in models
    }
    held = Path(settings.MEDIA_ROOT).rglob("*")
    files = sorted(str(path) for path in held if path.is_file())
    return rows | {"files": files}


def test_what_is_loaded_is_what_was_brought(folder):
    loaded = load(folder)

    read, found = read_record(read_folder(folder.path).contents)
    assert not found
    brought = [each.statement for each in statements(read)]
    programme = Programme.objects.get(slug="new-ambridge")
    assert loaded.programme == "new-ambridge"
    assert loaded.posted == tuple(statement.code for statement in brought)
    assert loaded.posted[:3] == ("plan-2011", "forecast-2012", "outturn-2011")
    assert loaded.head_digest == head_digest()
    for statement in brought:
        posted = statement_entry(programme.pk, statement.code)
        assert posted and posted.without_origins() == statement.without_origins()
    assert {benefit.code for benefit in benefit_entries(programme.pk)} == {
        "ROADS",
        "FEES",
        "BASE",
        "DELIVERY",
    }
    assert [contest.code for contest in contest_entries(programme.pk)] == [
        "HOLES",
        "MONEY",
    ]


def test_registers_say_what_their_rows_say(folder):
    load(folder)

    row = programme_named("new-ambridge")
    programme = programme_record(row)
    assert programme.title == "New Ambridge"
    assert programme.council.named_to_level == 2
    assert [regime.kind for regime in regimes(row.council)] == [
        "executive",
        "committee",
    ]
    assert programme.contact.as_of == DatedTo.parse("2012-08~")
    assert principles(row)[0].decision == "D1"
    highways = Project.objects.get(code="HIGHWAYS")
    assert sorted(lead.code for lead in highways.leads.all()) == ["CHIEF", "ROADMAN"]
    assert StageChange.objects.filter(project=highways).count() == 4
    assert CostBaseline.objects.get(covers="DESK-S;ROADS-S").pence == 600_000_050
    decision = Decision.objects.get(code="D1")
    assert decision.effective == DatedTo.parse("2011-03-09")
    assert [asked.code for asked in decision.consultations.all()] == ["ASKED"]
    assert document_content("new-ambridge", "PLAN") == b"The plan.\n"
    assert [held.code for held in documents("new-ambridge")] == ["PLAN"]
    assert documents("new-ambridge", reader=BY)[1].replaces == "DRAFT"


def test_a_line_knows_its_file_and_row(folder):
    load(folder)

    lines_file = read_folder(folder.path).checksum("lines.csv")
    programme = Programme.objects.get()
    posted = statement_entry(programme.pk, "forecast-2012")
    assert posted and posted.lines[0].origin == Origin(lines_file, "", "row 5")


def test_loading_twice_changes_nothing(folder):
    first = load(folder)
    before = everything()

    again = load(folder)

    assert everything() == before
    assert again.posted == ()
    assert again.changed == {}
    assert again.unchanged == 6
    assert again.head_digest == first.head_digest


def test_a_table_that_was_sorted_says_the_same(folder):
    load(folder)
    for table in ("lines", "totals", "facts", "statements", "benefits"):
        folder.tables[table].reverse()

    again = load(folder)

    assert (again.posted, again.changed) == ((), {})


def test_a_grown_folder_brings_what_is_new(folder):
    load(folder)
    folder.add("statements", like=5, statement="forecast-2013", said="2013-02-01")
    folder.add("lines", like=5, statement="forecast-2013", amount="19000000")

    grown = load(folder)

    assert grown.posted == ("forecast-2013",)
    assert grown.unchanged == 6
    assert grown.changed == {}
    assert Line.objects.get(statement__code="forecast-2013").pence == 1_900_000_000


def test_registers_may_be_edited_and_loaded_again(folder):
    load(folder)
    folder.set("projects", 2, title="Highways and byways")
    folder.set("holders", 2, from_="2010~")
    folder.set("members", 2, position="Chair")
    folder.set("milestones", 2, on="2012-02")
    folder.set("baselines", 2, label="Net")
    folder.set("stages", 3, note="By contract")
    folder.set("contests", 2, note="Three counts")
    folder.set("totals", 3, projects="")

    edited = load(folder)

    assert edited.posted == ()
    assert edited.changed == {
        "projects": 1,
        "holders": 2,
        "members": 2,
        "milestones": 2,
        "baselines": 2,
        "stages": 1,
        "contests": 1,
        "totals": 1,
    }
    assert Project.objects.get(code="HIGHWAYS").title == "Highways and byways"
    assert [str(row.first) for row in Holding.objects.filter(name="Usha Franks")] == [
        "2010~"
    ]
    assert Membership.objects.get().position == "Chair"
    assert MilestoneDate.objects.count() == 2


def test_what_a_gate_decided_since_is_kept(folder):
    load(folder)
    desk = Project.objects.get(code="DESK")
    given = StageGiven(Stage.OUTLINE_CASE, DatedTo.parse("2013-05-01"))
    change_stage(project=desk, given=given, by=BY)

    again = load(folder)

    assert again.changed == {}
    assert StageChange.objects.filter(project=desk).count() == 2


def test_a_history_of_stages_may_be_mended(folder):
    load(folder)
    folder.set("stages", 2, stage="outline_case")

    assert load(folder).changed == {"stages": 1}


def test_what_other_doors_posted_stays(folder):
    load(folder)
    programme = Programme.objects.get()
    forecast = statement_entry(programme.pk, "forecast-2012")
    assert forecast
    office = {"code": "from-the-office", "totals": (), "headlines": ()}
    post(replace(forecast, **office), programme=programme, by=BY)
    folder.add(
        "statements",
        like=7,
        statement="mends-the-office",
        said="2013",
        corrects="from-the-office",
    )
    line = "line:from-the-office/ROADS/forecast/cumulative/2012/13 to 2021/22"
    folder.add("contest_sides", contest="MONEY", side="other", item=line)

    assert load(folder).posted == ("mends-the-office",)

    folder.set("contest_sides", 6, item=line.replace("ROADS", "FEES"))
    assert problems(folder) == told("""
        contest_sides.csv row 6, item: statement from-the-office has no line
          FEES/forecast/cumulative/2012/13 to 2021/22. Did you mean
          "ROADS/forecast/cumulative/2012/13 to 2021/22"?
        """)


def test_a_record_toml_that_cannot_be_read_is_a_problem_too(folder):
    folder.toml = folder.toml.replace("format = 1", "format = 2")
    folder.set("lines", 2, amount="1.005")

    assert problems(folder) == told("""
        record.toml, format: "2" is no format that can be read. Write format = 1
        lines.csv row 2, amount: "1.005" has parts of a penny. Give pounds with at
          most two decimals
        """)


def test_a_record_toml_that_is_a_link_is_not_followed(folder, tmp_path):
    toml = folder.write() / "record.toml"
    toml.rename(tmp_path / "elsewhere.toml")
    toml.symlink_to(tmp_path / "elsewhere.toml")

    with pytest.raises(HasProblems) as refused:
        load_folder(folder.path, by=BY)

    assert said(refused.value.problems) == told("""
        record.toml: it is a link. Put the file itself into the folder
        """)


def test_regimes_are_kept_where_a_record_names_none(folder):
    load(folder)
    before, _, rest = folder.toml.partition("[[council.regime]]")
    folder.toml = before + rest[rest.index("[programme]") :]

    assert load(folder).changed == {}
    assert Regime.objects.count() == 2


def test_a_posted_statement_never_changes(folder):
    load(folder)
    folder.set("statements", 5, title="Another title", cause="scope")
    folder.set("lines", 2, amount="1000000.01", note="")
    folder.remove("lines", 4)
    folder.add("lines", like=4, benefit="FEES")
    folder.set("totals", 2, unit="1")
    folder.set("headlines", 3, from_="2012-02-02")
    folder.set("facts", 3, projects="HIGHWAYS")
    folder.set("verdicts", 2, verdict="sufficient")

    mend = "Bring it as it was posted, and post a correction"
    line = "DELIVERY/plan/cumulative/2011/12 to 2012/13"
    assert problems(folder) == told(f"""
        statements.csv row 3: statement plan-2011 was posted with a line {line},
          which is missing. {mend}
        statements.csv row 5, title: the statement was posted with "Forecast".
          {mend}
        statements.csv row 5, cause: the statement was posted with "timing".
          {mend}
        statements.csv row 5: statement forecast-2012 was posted with a headline
          T-TEN/2012-02-01, which is missing. {mend}
        lines.csv row 2, amount: the line was posted with 1000000.00. {mend}
        lines.csv row 2, note: the line was posted with "First year". {mend}
        lines.csv row 9: statement forecast-2012 was posted without this line.
          {mend}
        totals.csv row 2, unit: the total was posted with 100000.00. {mend}
        headlines.csv row 3: statement forecast-2012 was posted without this
          headline. {mend}
        facts.csv row 3, projects: the fact was posted with "HIGHWAYS;DESK".
          {mend}
        verdicts.csv row 2, verdict: the verdict was posted with "partial". {mend}
        """)


def test_nothing_joins_a_statement_that_is_posted_and_no_longer_brought(folder):
    load(folder)
    folder.remove("statements", 7)

    assert problems(folder) == told("""
        lines.csv row 9, statement: statement mended-2012 was posted, and nothing
          joins it afterwards. Bring it in a correction
        """)


def test_a_benefit_never_changes(folder):
    load(folder)
    folder.set("benefits", 2, kind="income", services="ROADS-S:0.5;DESK-S:0.5")
    folder.set("benefits", 3, owner="ROADMAN")

    mend = "Bring it as it was, or bring a new benefit and withdraw its lines"
    assert problems(folder) == told(f"""
        benefits.csv row 2, kind: the benefit is recorded with "cashable_saving".
          {mend}
        benefits.csv row 2, services: the benefit is recorded with
          "ROADS-S:0.75;DESK-S:0.25". {mend}
        benefits.csv row 3, owner: the benefit is recorded with no owner. {mend}
        """)


def test_a_headline_of_the_same_date_may_be_posted_already(folder):
    load(folder)
    folder.remove("statements", 5)
    folder.remove("lines", 5)
    folder.remove("totals", 3)
    folder.remove("contest_sides", 5)
    folder.add("contest_sides", contest="MONEY", side="other", item="total:T-TEN")
    folder.set("headlines", 3, total="T-PLAN", statement="new-2012")
    new = {"statement": "new-2012", "kind": "report", "said": "2012-02-01"}
    folder.add("statements", like=2, **new)

    assert problems(folder) == told("""
        headlines.csv row 3, from: statement forecast-2012, which is posted, gives
          a headline from 2012-02-01 already. Keep one headline from a date
        """)


def test_another_file_under_a_code_is_refused(folder):
    load(folder)
    folder.files["plans/plan.txt"] = b"Another plan.\n"

    assert problems(folder) == told("""
        documents.csv row 3, file: document PLAN is held with another content.
          Bring the new file as a document that replaces it
        """)


def test_a_file_held_under_another_code_is_refused(folder):
    load(folder)
    folder.set("documents", 3, document="PLAN-2")
    folder.set("assessments", 2, document="PLAN-2")

    assert problems(folder) == told("""
        documents.csv row 3, file: the file is held already, as document PLAN. Use
          that document's code
        """)


def test_a_document_that_was_withdrawn_does_not_come_back(folder):
    load(folder)
    plan = Document.objects.get(code="PLAN")
    withdraw_document(plan, reason="Names a child", on=date(2013, 1, 1), by=BY)

    assert problems(folder) == told("""
        documents.csv row 3, document: document PLAN was withdrawn. Take the row
          out
        """)


def test_a_programme_stays_with_its_council(folder):
    load(folder)
    folder.toml = folder.toml.replace('slug = "ambridge"', 'slug = "borchester"')

    assert problems(folder) == told("""
        record.toml [council], slug: programme "new-ambridge" is here, of council
          "ambridge". Give the programme a slug of its own, or name its council
        """)


def test_a_load_that_fails_late_leaves_nothing(folder, monkeypatch):
    def fail(*_arguments, **_options):
        raise OSError("the disk is full")

    monkeypatch.setattr("workings.intake.actions.loading.record_contests", fail)
    before = everything()

    with pytest.raises(OSError, match="the disk is full"):
        load(folder)

    assert everything() == before
    assert before["files"] == []


def test_a_load_that_fails_keeps_the_files_that_others_hold(folder, monkeypatch):
    load(folder)
    before = everything()
    folder.files["new.txt"] = b"New.\n"
    folder.add("documents", document="NEW", title="New", file="new.txt")
    monkeypatch.setattr(
        "workings.intake.actions.loading.record_contests",
        lambda *_a, **_k: 1 / 0,
    )

    with pytest.raises(ZeroDivisionError):
        load(folder)

    assert everything() == before


def test_a_load_that_fails_keeps_the_files_that_another_has_held_since(
    folder, monkeypatch
):
    held = [(file.sha256, Shelf.PUBLISHED) for file in _files(folder)]
    monkeypatch.setattr("workings.intake.actions.loading.held_files", lambda: held)
    monkeypatch.setattr(
        "workings.intake.actions.loading.record_contests",
        lambda *_a, **_k: 1 / 0,
    )

    with pytest.raises(ZeroDivisionError):
        load(folder)

    assert [Path(path).parent.name for path in everything()["files"]] == ["published"]


def _files(folder: RecordFolder):
    return read_folder(folder.write()).files.values()


def test_only_those_who_may_load(folder):
    folder.write()

    with pytest.raises(NotAllowed):
        load_folder(folder.path, by=Actor("Joe", frozenset({Role.READER})))
    with pytest.raises(NotAllowed):
        load_folder(folder.path, by=Actor("Ann", frozenset({Role.FINANCE})))


def test_a_check_writes_nothing(folder):
    before = everything()

    checked = check_folder(folder.write())

    assert checked.problems == ()
    assert checked.counts["lines"] == 8
    assert everything() == before


def test_every_mistake_is_found_at_once(folder):
    """The issue's own list, in one folder."""
    folder.set("benefits", 4, project="HIGHWAY")
    folder.set("milestones", 3, on="2012-02-30")
    folder.set("lines", 3, amount="2000000.005")
    outsider = folder.add("lines", like=2, statement="plan-2012")
    folder.add("projects", like=3, project="HIGHWAYS")
    folder.set("documents", 3, file="plans/plan-b.txt")
    folder.set("statements", 3, in_force="2011-03-08")
    folder.set("benefits", 2, services="ROADS-S:0.75;DESK-S:0.2")
    folder.set("stages", 5, stage="closed")
    (folder.write() / "sources.csv").unlink()

    with pytest.raises(HasProblems) as refused:
        load_folder(folder.path, by=BY)

    assert said(refused.value.problems) == told(f"""
        sources.csv: the file is missing. Add it; where there is nothing to say,
          with its heading row alone
        documents.csv row 3, file: there is no file "files/plans/plan-b.txt". Did
          you mean "plans/plan.txt"?
        projects.csv row 4, project: "HIGHWAYS" stands in row 2 already. Give each
          its own
        stages.csv row 5, stage: a project cannot go from transition to closed.
          After transition comes live or stopped
        milestones.csv row 3, on: "2012-02-30" is not a date. Write it as
          2013-08-31, or 2013-08, or 2013
        principle_tests.csv row 3, on: HIGHWAYS did not come to live on 2012-04-01.
          Give the day that stages.csv has
        benefits.csv row 2, services: the shares sum to 0.95, not to 1. Give every
          service its share, so that they sum to 1
        benefits.csv row 4, project: there is no project "HIGHWAY". Did you mean
          "HIGHWAYS"?
        statements.csv row 3, in_force: the plan would be in force on 2011-03-08,
          before its decision D1 takes effect on 2011-03-09. Write 2011-03-09 or
          later
        lines.csv row 3, amount: "2000000.005" has parts of a penny. Give pounds
          with at most two decimals
        lines.csv row {outsider}, statement: it stands outside its statement:
          there is no statement "plan-2012". Did you mean "plan-2011"?
        """)
    assert not Programme.objects.exists()


def test_the_longest_cells_fit(folder):
    """What the format lets through, both databases take."""
    longest = {"text": 20_000, "title": 300, "name": 200, "short": 60}
    for declared in TABLES:
        kept = {*declared.key, "file", "item"}
        for column in columns_of(declared):
            length = longest.get(getattr(column.read, "__name__", ""))
            if length is None or column.name in kept:
                continue
            with pytest.raises(Fault, match="characters"):
                column.read("x" * (length + 1))
            for row in folder.tables[declared.table]:
                row[column.name] = "x" * length
    folder.set("sources", 2, address="https://ambridge.example/".ljust(1_000, "x"))
    folder.set("options", 2, option="1" * 20)
    folder.set("decisions", 3, called_in="")
    folder.set("measures", 2, unit="%")

    assert load(folder).posted


def test_a_correction_counts_after_what_it_corrects_posted_or_not(folder):
    load(folder)
    folder.add("statements", like=7, statement="too-early", said="2012-06-01")

    assert problems(folder) == told("""
        statements.csv row 8, corrects: there is no earlier statement
          "outturn-2011". Did you mean "plan-2011"?
        """)


def test_two_loads_at_once_are_one(folder, database):
    folder.write()

    both = [
        start(database, "load", str(folder.path), "--json", stdout=PIPE, stderr=PIPE)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    loads = sorted((json.loads(out) for out, _ in said), key=lambda one: one["posted"])
    assert loads[0]["posted"] == []
    assert loads[0]["changed"] == {}
    assert len(loads[1]["posted"]) == 6
    assert loads[0]["head_digest"] == loads[1]["head_digest"] == head_digest()
