"""What is wrong between the rows of a record, with nothing held here yet."""

import pytest

from tests.intake.ambridge_folder import RecordFolder, ambridge, said, told
from workings.intake.checking import Held, in_order, record_problems
from workings.intake.checking.names import AnyDecision, Anything
from workings.intake.folder import read_folder
from workings.intake.record import read_record, statements


@pytest.fixture
def folder(tmp_path) -> RecordFolder:
    return ambridge(tmp_path)


def found(folder: RecordFolder, *, written: bool = False) -> list[str]:
    """Every problem of the folder, in order."""
    held = read_folder(folder.path if written else folder.write())
    record, problems = read_record(held.contents)
    brought = statements(record)
    more = record_problems(record, brought, held, Held())
    return said(in_order([*held.problems, *problems, *more]))


def test_ambridge_has_no_problems(folder):
    assert found(folder) == []


def test_a_programme_cannot_stand_where_the_site_does(folder):
    folder.toml = folder.toml.replace('slug = "new-ambridge"', 'slug = "about"')
    assert found(folder) == told("""
        record.toml [programme], slug: the site's own pages are at "/about/". Give the
          programme another slug
    """)


def test_names_that_nothing_has(folder):
    folder.toml = folder.toml.replace('decision = "D1"', 'decision = "D9"')
    folder.set("documents", 2, source="PAPER")
    folder.set("documents", 3, replaces="DRAUGHT")
    folder.set("holders", 3, post="CHEF", source="NONE")
    folder.set("baselines", 3, services="ROADS-S;DESKS")
    folder.set("projects", 2, services="X", leads="CHIEF;ROADWOMAN")
    folder.set("members", 2, body="CABINETS")
    folder.set("decisions", 2, consultations="ASKED;ASKED-AGAIN")
    folder.set("options", 2, decision="D3")
    folder.set("contests", 2, projects="HIGHWAY")
    folder.set("contest_sides", 4, contest="MONIES")

    assert found(folder) == told("""
        record.toml [[programme.principle]] 1, decision: there is no decision "D9".
          Did you mean "D2"?
        documents.csv row 2, source: there is no source "PAPER". Did you mean
          "PAPERS"?
        documents.csv row 3, replaces: there is no document "DRAUGHT". Did you mean
          "DRAFT"?
        holders.csv row 3, post: there is no post "CHEF". Did you mean "CHIEF"?
        holders.csv row 3, source: there is no source "NONE". Use one of: ECHO,
          PAPERS
        baselines.csv row 3, services: there is no service "DESKS". Did you mean
          "DESK-S"?
        projects.csv row 2, services: there is no service "X". Use one of: DESK-S,
          ROADS-S
        projects.csv row 2, leads: there is no post "ROADWOMAN". Did you mean
          "ROADMAN"?
        members.csv row 2, body: there is no body "CABINETS". Did you mean
          "CABINET"?
        decisions.csv row 2, consultations: there is no consultation "ASKED-AGAIN".
          Did you mean "ASKED"?
        options.csv row 2, decision: there is no decision "D3". Did you mean "D2"?
        contests.csv row 2, projects: there is no project "HIGHWAY". Did you mean
          "HIGHWAYS"?
        contests.csv row 3, contest: the contest has no side "claim" in
          contest_sides.csv. Give it both sides
        contest_sides.csv row 4, contest: there is no contest "MONIES". Did you mean
          "MONEY"?
        """)


def test_names_that_a_statement_gets_wrong(folder):
    folder.set("statements", 2, source="PAPER", author="CHEF")
    folder.set("statements", 3, decision="D3")
    folder.set("statements", 7, corrects="outturn-2012")
    folder.set("lines", 5, benefit="ROAD")
    folder.set("facts", 2, projects="HIGHWAY")
    folder.set("totals", 2, benefits="ROAD")
    folder.set("totals", 3, compares_with="T-PLANS", projects="HIGHWAY")
    folder.set("headlines", 2, total="T-PLANS")
    folder.set("shares", 2, total="T-PLANS", benefit="BASIS")
    folder.set("verdicts", 2, about="outturn-2010")

    assert found(folder) == told("""
        statements.csv row 2, author: there is no body or post "CHEF". Did you mean
          "CHIEF"?
        statements.csv row 2, source: there is no source "PAPER". Did you mean
          "PAPERS"?
        statements.csv row 3, decision: there is no decision "D3". Did you mean
          "D2"?
        statements.csv row 3, in_force: a plan is in force only by a decision, and
          none is named. Name the decision, or leave in_force empty while it is a
          proposal
        statements.csv row 7, corrects: there is no earlier statement
          "outturn-2012". Did you mean "outturn-2011"?
        lines.csv row 5, benefit: there is no benefit "ROAD". Did you mean "ROADS"?
        totals.csv row 2, benefits: there is no benefit "ROAD". Did you mean
          "ROADS"?
        totals.csv row 3, projects: there is no project "HIGHWAY". Did you mean
          "HIGHWAYS"?
        totals.csv row 3, compares_with: there is no total "T-PLANS". Did you mean
          "T-PLAN"?
        headlines.csv row 2, total: there is no total "T-PLANS". Did you mean
          "T-PLAN"?
        shares.csv row 2, benefit: there is no benefit "BASIS". Did you mean "BASE"?
        shares.csv row 2, total: there is no total "T-PLANS". Did you mean "T-PLAN"?
        facts.csv row 2, projects: there is no project "HIGHWAY". Did you mean
          "HIGHWAYS"?
        verdicts.csv row 2, about: there is no earlier statement "outturn-2010". Did
          you mean "outturn-2011"?
        """)


def test_everything_outside_its_statement(folder):
    for table in ("lines", "totals", "headlines", "shares", "facts", "verdicts"):
        folder.set(table, 2, statement="nobody-said")

    what = 'it stands outside its statement: there is no statement "nobody-said"'
    problems = found(folder)
    for table in ("lines", "totals", "headlines", "shares", "facts", "verdicts"):
        assert any(
            problem.startswith(f"{table}.csv row 2, statement: {what}")
            for problem in problems
        )


def test_a_correction_names_a_statement_before_it(folder):
    folder.set("statements", 7, said="2012-06-29")

    assert found(folder) == told("""
        statements.csv row 7, corrects: there is no earlier statement
          "outturn-2011". Did you mean "plan-2011"?
        """)


def test_statements_of_one_day_stand_in_the_order_of_the_file(folder):
    folder.set("statements", 2, said="2012-07-02")
    folder.set("statements", 6, said="2012-07-02")
    assert found(folder) == []

    rows = folder.tables["statements"]
    rows.append(rows.pop(0))

    assert [problem.partition(":")[0] for problem in found(folder)] == [
        "statements.csv row 6, corrects",
        "verdicts.csv row 2, about",
    ]


def test_an_author_is_a_body_or_a_post_and_not_both(folder):
    folder.set("bodies", 2, body="CHIEF")
    folder.set("members", 2, body="CHIEF")
    folder.set("decisions", 2, body="CHIEF")
    for row in (3, 5, 7):
        folder.set("statements", row, author="SCRUTINY")

    assert found(folder) == told("""
        statements.csv row 2, author: "CHIEF" is both a body and a post. Give one of
          them a code of its own
        statements.csv row 6, author: "CHIEF" is both a body and a post. Give one of
          them a code of its own
        """)


def test_shares_and_names_of_benefits(folder):
    folder.set(
        "benefits", 2, project="HIGHWAY", owner="ROADS", services="ROADS:0.5;DESK-S:0.4"
    )

    assert found(folder) == told("""
        benefits.csv row 2, project: there is no project "HIGHWAY". Did you mean
          "HIGHWAYS"?
        benefits.csv row 2, owner: there is no post "ROADS". Did you mean "ROADMAN"?
        benefits.csv row 2, services: there is no service "ROADS". Did you mean
          "ROADS-S"?
        benefits.csv row 2, services: the shares sum to 0.9, not to 1. Give every
          service its share, so that they sum to 1
        """)


def test_stages_jump_or_come_out_of_order(folder):
    folder.set("stages", 3, stage="live")
    folder.set("stages", 4, on="2011-02")

    assert found(folder) == told("""
        stages.csv row 3, stage: a project cannot go from full case to live. After
          full case comes procurement or transition or stopped
        stages.csv row 4, on: 2011-02 comes before 2011-03-01, the date of the row
          above it. Put the project's stages in order
        """)


def test_a_stage_that_cannot_be_read_is_no_jump(folder):
    folder.set("stages", 3, on="soon")
    folder.set("stages", 5, stage="closed")

    assert found(folder) == told("""
        stages.csv row 3, on: "soon" is not a date. Write it as 2013-08-31, or
          2013-08, or 2013
        stages.csv row 5, stage: a project cannot go from transition to closed. After
          transition comes live or stopped
        """)


def test_spans_run_forward(folder):
    folder.toml = folder.toml.replace('ends = "2015"', 'ends = "2009"').replace(
        'to = "2014-06-01"', 'to = "2002-04"'
    )
    folder.set("holders", 2, to="2008")
    folder.set("members", 2, to="2010-05-31")
    folder.set("consultations", 2, to="2010-08")

    assert found(folder) == told("""
        record.toml [programme], ends: 2009 comes before 2010-04-01, from which it
          runs. Write the earlier date under from
        record.toml [[council.regime]] 1, to: 2002-04 comes before 2002-05-01~, from
          which it runs. Write the earlier date under from
        holders.csv row 2, to: 2008 comes before 2009~, from which it runs. Write
          the earlier date under from
        consultations.csv row 2, to: 2010-08 comes before 2010-09, from which it
          runs. Write the earlier date under from
        """)


@pytest.mark.parametrize("to", ['to = "2014-06-02"', ""])
def test_regimes_follow_one_another(folder, to):
    folder.toml = folder.toml.replace('to = "2014-06-01"', to)

    assert found(folder) == told("""
        record.toml [[council.regime]] 2, from: the regime before it still holds on
          that day. End the one before it earlier
        """)


def test_principles_have_codes_of_their_own(folder):
    again = '[[programme.principle]]\ncode = "thrift"\ntitle = "T"\nadopted = "2012"\n'
    folder.toml += again

    assert found(folder) == told("""
        record.toml [[programme.principle]] 2, code: there is a principle "thrift"
          already. Give each its own
        """)


def test_decisions_keep_to_their_regime_and_their_order(folder):
    folder.set("decisions", 2, reported="2011-03-02", effective="2011-02-28")
    folder.set("decisions", 3, key="yes", called_in="Called in")

    assert found(folder) == told("""
        decisions.csv row 2, reported: the report is of 2 March 2011, after the
          meeting. Give the date when the report was published
        decisions.csv row 2, effective: it would take effect on 28 February 2011,
          before the meeting. Give the date when it took effect, or leave it empty
        decisions.csv row 3, key: a committee system has no key decisions. Leave it
          empty
        decisions.csv row 3, called_in: a committee system has no call-in. Leave it
          empty
        """)


def test_a_plan_comes_into_force_by_a_decision_that_approved_it(folder):
    folder.set("decisions", 2, effective="")
    folder.set("statements", 3, in_force="2011-02-28")
    assert found(folder) == told("""
        statements.csv row 3, in_force: the plan would be in force on 2011-02-28,
          before its decision D1 takes effect on 2011-03-01. Write 2011-03-01 or
          later
        """)

    folder.set("decisions", 2, outcome="noted")
    assert found(folder) == told("""
        statements.csv row 3, in_force: decision D1 did not approve anything. Name
          the decision that approved the plan
        """)


def test_baselines(folder):
    folder.set("baselines", 2, services="DESK-S")
    folder.add("baselines", like=3, services="DESK-S;ROADS-S", amount="7")
    folder.add("baselines", like=3, services="", label="Net")

    assert found(folder) == told("""
        baselines.csv row 2, service: a cost is of one service, or of a list of
          services. Fill in service or services
        baselines.csv row 4, period: the same cost stands in row 3 already. Keep
          one, or give each a label
        baselines.csv row 5, service: a cost is of one service, or of a list of
          services. Fill in service or services
        """)


def test_milestones_have_one_title(folder):
    folder.set("milestones", 3, title="Contract starts")

    assert found(folder) == told("""
        milestones.csv row 3, title: row 2 gives the milestone another title. Give
          each milestone one title
        """)


def test_documents_say_what_they_must(folder):
    folder.set("documents", 2, paragraph="", reason="", review="")
    folder.set("documents", 3, paragraph="9", replaces="PLAN")
    folder.set("documents", 3, status="published")

    assert found(folder) == told("""
        documents.csv row 2, paragraph: it is not stated. Give the paragraph of
          Schedule 12A, 1 to 7
        documents.csv row 2, reason: it is not stated. Say why the public interest
          is in keeping it exempt
        documents.csv row 2, review: it is not stated. Give the date when the
          exemption is looked at again
        documents.csv row 3, paragraph: a document that is published has a
          paragraph. Leave it empty, or make the status "exempt"
        documents.csv row 3, paragraph: Schedule 12A has no paragraph 9. Use one of
          1 to 7
        documents.csv row 3, replaces: document PLAN does not stand above it. Put
          the earlier one first
        """)


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("plans/plan.pdf", "there is no file"),
        ("Draft.txt", "there is no file"),
        ("plans", "there is no file"),
        ("/etc/passwd", "leads out of the folder"),
        ("../record.toml", "leads out of the folder"),
        ("plans/../../record.toml", "leads out of the folder"),
        ("..\\record.toml", "leads out of the folder"),
        ("C:/plan.txt", "leads out of the folder"),
        ("link.txt", "is a link, which is not followed"),
        ("up/record.toml", "is a link, which is not followed"),
    ],
)
def test_documents_stand_in_the_folder(folder, file, what):
    folder.set("documents", 3, file=file)
    files = folder.write() / "files"
    (files / "link.txt").symlink_to("/etc/passwd")
    (files / "up").symlink_to(folder.path)

    (problem,) = found(folder, written=True)

    assert problem.startswith("documents.csv row 3, file: ")
    assert what in problem


def test_one_file_is_one_document(folder):
    folder.files["plans/plan.txt"] = folder.files["draft.txt"]

    assert found(folder) == told("""
        documents.csv row 3, file: its file has the same content as that of row 2.
          Keep one document for one file
        """)


def test_headlines_of_one_date(folder):
    folder.set("headlines", 3, from_="2011-03-09", statement="plan-2011")

    assert found(folder) == told("""
        headlines.csv row 3, total: there is no total "T-TEN". Did you mean
          "T-PLAN"?
        headlines.csv row 3, from: row 2 gives a headline from 2011-03-09 already.
          Keep one headline from a date
        """)


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ("fact:F9", 'there is no fact "F9". Did you mean "F2"?'),
        ("total:T-9", 'there is no total "T-9". Did you mean "T-TEN"?'),
        (
            "line:plan-2010/ROADS/plan/annual/2011/12",
            'there is no statement "plan-2010". Did you mean "plan-2011"?',
        ),
        (
            "line:plan-2011/ROADS/plan/annual/2013/14",
            "statement plan-2011 has no line ROADS/plan/annual/2013/14. Did you mean",
        ),
        ("line:plan-2011", '"line:plan-2011" does not name a line. Write fact:CODE'),
        ("line:plan-2011/ROADS/plan/annual/soon", "does not name a line"),
        ("T-PLAN", '"T-PLAN" is not an item of the record. Write fact:CODE'),
    ],
)
def test_contests_name_what_the_record_has(folder, item, problem):
    folder.set("contest_sides", 2, item=item)

    (only,) = found(folder)

    assert only.startswith("contest_sides.csv row 2, item: ")
    assert problem in only


def test_contests_have_two_sides(folder):
    folder.set("contest_sides", 3, side="claim")
    folder.add("contests", like=2, contest="LONELY")

    assert sorted(found(folder)) == told("""
        contests.csv row 2, contest: the contest has no side "other" in
          contest_sides.csv. Give it both sides
        contests.csv row 4, contest: the contest has no side "claim" in
          contest_sides.csv. Give it both sides
        contests.csv row 4, contest: the contest has no side "other" in
          contest_sides.csv. Give it both sides
        """)


def test_what_cannot_be_read_is_not_called_unknown(folder):
    """One problem a broken row: whoever names it is not at fault."""
    folder.set("sources", 2, address="ambridge.example")
    folder.set("projects", 2, uncertain="perhaps")
    folder.set("posts", 2, level="top")
    folder.set("bodies", 2, kind="exec")
    folder.set("decisions", 2, met="soon")
    folder.set("benefits", 2, kind="saving")
    folder.set("benefits", 4, kind="saving")
    folder.set("statements", 2, kind="outturn")
    folder.set("totals", 2, amount="£1m")
    folder.set("facts", 2, number="many")
    folder.set("contests", 2, subject="")
    folder.set("contest_sides", 4, side="neither")

    assert [problem.partition(":")[0] for problem in found(folder)] == [
        "sources.csv row 2, address",
        "posts.csv row 2, level",
        "projects.csv row 2, uncertain",
        "bodies.csv row 2, kind",
        "decisions.csv row 2, met",
        "benefits.csv row 2, kind",
        "benefits.csv row 4, kind",
        "statements.csv row 2, kind",
        "totals.csv row 2, amount",
        "facts.csv row 2, number",
        "contests.csv row 2, subject",
        "contest_sides.csv row 4, side",
    ]


@pytest.mark.parametrize("table", ["sources", "projects", "benefits", "statements"])
def test_a_table_that_is_missing_is_one_problem(folder, table):
    (folder.write() / f"{table}.csv").unlink()

    assert [problem.partition(":")[0] for problem in found(folder, written=True)] == [
        f"{table}.csv"
    ]


CODED = """
    sources posts services projects bodies decisions consultations benefits statements
    totals facts contests contest_sides lines documents
"""


@pytest.mark.parametrize("table", CODED.split())
def test_a_table_that_cannot_be_read_is_one_problem(folder, table):
    (folder.write() / f"{table}.csv").write_bytes(b"caf\xe9")

    assert [problem.partition(":")[0] for problem in found(folder, written=True)] == [
        f"{table}.csv row 1"
    ]


def test_what_cannot_be_read_may_hold_any_name_and_offers_none():
    for unread in (Anything(), AnyDecision()):
        assert "D9" in unread
        assert len(unread) == 0
        assert list(unread) == []


def test_totals_after_a_row_that_cannot_be_read_may_be_named(folder):
    folder.add("totals", like=2, total="T-LAST", compares_with="T-TEN")
    rows = folder.tables["totals"]
    folder.tables["totals"] = [rows[0], rows[2], rows[1]]
    table = folder.write() / "totals.csv"
    table.write_bytes(table.read_bytes().replace(b"T-TEN,forecast", b'"T"TEN,forecast'))

    assert [problem.partition(":")[0] for problem in found(folder, written=True)] == [
        "totals.csv row 4"
    ]


@pytest.mark.parametrize(
    ("table", "use"),
    [
        ("posts", 'holders.csv row 2, post names "CHIEF"'),
        ("services", 'service_users.csv row 2, service names "ROADS-S"'),
        ("bodies", 'members.csv row 2, body names "CABINET"'),
        (
            "decisions",
            'record.toml [[programme.principle]] 1, decision names "D1"',
        ),
        ("consultations", 'decisions.csv row 2, consultations names "ASKED"'),
        ("totals", 'headlines.csv row 2, total names "T-PLAN"'),
        ("contests", 'contest_sides.csv row 2, contest names "HOLES"'),
    ],
)
def test_a_table_that_is_named_may_not_be_left_out(folder, table, use):
    (folder.write() / f"{table}.csv").unlink()

    missing = f"the file is missing, and {use} of it. Add it, or name nothing of it"
    assert f"{table}.csv: {missing}" in found(folder, written=True)


def test_tables_that_nothing_names_may_be_left_out(folder):
    path = folder.write()
    for table in ("holders", "members", "milestones", "options", "verdicts", "shares"):
        (path / f"{table}.csv").unlink()

    assert found(folder, written=True) == []


def test_authors_and_items_of_tables_that_are_left_out(folder):
    path = folder.write()
    for table in ("bodies", "members", "decisions", "facts", "contest_sides"):
        (path / f"{table}.csv").unlink()

    problems = found(folder, written=True)

    assert [problem.partition(":")[0] for problem in problems] == [
        "decisions.csv",
        "statements.csv row 3, author",
        "statements.csv row 5, author",
        "statements.csv row 7, author",
        *["contests.csv row 2, contest"] * 2,
        *["contests.csv row 3, contest"] * 2,
    ]
