"""An approved option is a plan in the ledger, and a later one takes its place."""

import json

import pytest

from tests.appraisal.cases import benefit, case, cost, option, text
from tests.ledger.ambridge import BY, ambridge
from workings.appraisal.actions import CannotApprove, approve_option, record_case
from workings.appraisal.models import CaseFile, OptionApproved
from workings.appraisal.plan import NotAPlan, plan, superseding
from workings.core.dates import DatedTo
from workings.core.problems import HasProblems
from workings.decisions.actions import record_decision
from workings.decisions.decided import Outcome
from workings.decisions.models import Body, Decision
from workings.documents.models import Source
from workings.ledger.models import Line, Statement
from workings.ledger.words import Bearer, BenefitKind, Cause
from workings.programme.models import Project

FLOWS = (
    cost("Set-up", "once = 100.005", more='optimism = "setup"'),
    benefit("Fewer posts", "annual = 30\nto = 2"),
    benefit("Ward", "once = 50", more='bearer = "other_public_body"'),
    benefit("Time", "once = 9", "non_cashable"),
)
BIAS = '\n[[optimism]]\ncode = "setup"\nupper_bound = 0.1\nevidence = "Five of ours"\n'


def made(options, **head):
    found = case(options, **head)
    return plan(found, found.options[1], project="P", file="f" * 64)


def test_every_amount_that_moves_money_is_a_line():
    found = made(option("B", *FLOWS) + BIAS)
    lines = {
        (line.key.benefit, str(line.key.period)): line.pence for line in found.lines
    }
    assert lines == {
        ("P-SET-UP", "2013/14"): -10001,
        ("P-SET-UP-OPTIMISM-BIAS", "2013/14"): -1000,
        ("P-FEWER-POSTS", "2014/15"): 3000,
        ("P-FEWER-POSTS", "2015/16"): 3000,
        ("P-WARD", "2013/14"): 5000,
    }
    assert found.prices == "2013/14"
    by_code = {one.code: one for one in found.benefits}
    assert by_code["P-WARD"].bearer is Bearer.OTHER_PUBLIC_BODY
    assert by_code["P-SET-UP"].kind is BenefitKind.COST_TO_DELIVER
    origin = found.lines[0].origin
    assert (origin.file, origin.sheet, origin.cell) == ("f" * 64, "option B", "Set-up")


def test_what_is_called_alike_is_never_one_benefit_of_two_bodies():
    found = made(
        option(
            "B",
            cost("Staff", "once = 100"),
            cost("Staff", "once = 70", more='bearer = "partner"'),
            benefit("Staff", "once = 30"),
        )
    )
    whose = {one.code: one.bearer for one in found.benefits}
    sums = dict.fromkeys(whose.values(), 0)
    for line in found.lines:
        sums[whose[line.key.benefit]] += line.pence
    assert sums == {Bearer.COUNCIL: -7000, Bearer.PARTNER: -7000}
    assert len({one.title for one in found.benefits}) == 3


def test_long_titles_that_begin_alike_are_told_apart():
    long = "Staff of the contact centre who answer calls on council tax, "
    flows = (benefit(f"{long}days", "once = 1"), benefit(f"{long}nights", "once = 2"))
    found = made(option("B", *flows))
    assert [line.pence for line in found.lines] == [100, 200]
    assert len({one.code for one in found.benefits}) == 2
    assert all(len(one.code) <= 60 for one in found.benefits)


def test_it_is_in_cash_where_inflation_is_stated():
    found = made(option("B", FLOWS[1]) + "\n[inflation]\nrate = 0.1\n")
    assert [line.pence for line in found.lines] == [3300, 3630]
    assert found.prices == "cash"


def test_what_is_no_plan_is_refused():
    with pytest.raises(NotAPlan, match="moves no money"):
        made(option("B", FLOWS[3]))
    written = text(option("B", FLOWS[1])).replace('"2013/14"', '"2013"')
    from workings.appraisal.casefile import read_case

    found = read_case(written, "x.toml")
    with pytest.raises(NotAPlan, match="calendar years"):
        plan(found, found.options[1], project="P", file="")


def test_a_later_plan_says_nought_of_what_it_leaves_out():
    first = made(option("B", *FLOWS) + BIAS)
    second = superseding(made(option("B", FLOWS[1])), first.lines)
    gone = {line.key.benefit for line in second.lines if not line.pence}
    assert gone == {"P-SET-UP", "P-SET-UP-OPTIMISM-BIAS", "P-WARD"}


@pytest.mark.usefixtures("database")
class TestApproving:
    def begin(self, file):
        self.programme = ambridge()
        self.project = Project.objects.get(code="HIGHWAYS")
        self.decision = Decision.objects.get(code="D1")
        self.decision.projects.add(self.project)
        self.source = Source.objects.get(code="PAPERS")
        return self.bring(file)

    def bring(self, file, code="C"):
        return record_case(
            programme=self.programme,
            code=code,
            title="Roads",
            project=self.project,
            on=DatedTo.parse("2011-03"),
            file=file,
            by=BY,
        )

    def approve(self, brought, option="B"):
        return approve_option(
            case=brought,
            option=option,
            decision=self.decision,
            source=self.source,
            by=BY,
        )

    def test_the_numbers_are_posted_and_a_later_case_takes_their_place(self):
        brought = self.begin(text(option("B", *FLOWS) + BIAS))
        approved = self.approve(brought)
        posted = Statement.objects.get(code=approved.statement)
        assert posted.in_force_on == self.decision.effective.on
        lines = Line.objects.filter(statement_id=posted.pk)
        assert sum(line.pence for line in lines) == -10001 - 1000 + 6000 + 5000
        assert {line.file for line in lines} == {approved.file.sha256}
        later = self.approve(self.bring(text(option("B", FLOWS[1])), "C2"))
        said = {
            (line.benefit.code, line.first.year): line.pence
            for line in Line.objects.filter(
                statement_id=Statement.objects.get(code=later.statement).pk
            )
        }
        assert said["HIGHWAYS-SET-UP", 2013] == said["HIGHWAYS-WARD", 2013] == 0
        assert said["HIGHWAYS-FEWER-POSTS", 2014] == 3000
        assert OptionApproved.objects.count() == 2

    def test_the_bridge_says_that_a_later_case_took_the_place(self, workings):
        self.approve(self.begin(text(option("B", *FLOWS) + BIAS)))
        self.decision = record_decision(
            body=Body.objects.get(code="CABINET"),
            code="D8",
            title="Mend less",
            met=DatedTo.parse("2012-03-01"),
            outcome=Outcome.APPROVED,
            projects=[self.project],
            by=BY,
        )
        later = approve_option(
            case=self.bring(text(option("B", FLOWS[1])), "C2"),
            option="B",
            decision=self.decision,
            source=self.source,
            cause=Cause.SCOPE,
            by=BY,
        )
        dates = ("--from", "2011-12-31", "--to", "2012-12-31")
        of = ("--series", "plan", "--basis", "annual", "--json")
        told = json.loads(workings("bridge", "new-ambridge", *dates, *of).out)
        assert told["from"]["value"] == "-0.01"
        assert told["to"]["value"] == "60.00"
        steps = {(one["statement"], one["cause"]) for one in told["steps"]}
        assert steps == {(later.statement, "scope")}

    def test_a_file_brought_again_is_a_new_version_only_where_it_differs(self):
        brought = self.begin(text(option("B", *FLOWS) + BIAS))
        self.bring(brought.files.get().body)
        assert CaseFile.objects.count() == 1
        self.bring(text(option("B", FLOWS[1])))
        assert [row.number for row in CaseFile.objects.order_by("number")] == [1, 2]
        with pytest.raises(HasProblems):
            self.bring("format = 2")

    def test_what_cannot_be_approved_is_refused_and_nothing_is_posted(self):
        brought = self.begin("")
        with pytest.raises(CannotApprove, match="has no file"):
            self.approve(brought)
        brought = self.bring(text(option("B", *FLOWS) + BIAS))
        with pytest.raises(CannotApprove, match='no option "X"'):
            self.approve(brought, "X")
        self.decision.projects.clear()
        with pytest.raises(CannotApprove, match="D1 is not about HIGHWAYS"):
            self.approve(brought)
        self.decision = record_decision(
            body=Body.objects.get(code="CABINET"),
            code="D9",
            title="Look",
            met=DatedTo.parse("2011-04"),
            outcome=Outcome.NOTED,
            by=BY,
        )
        with pytest.raises(CannotApprove, match="it was noted"):
            self.approve(brought)
        assert not Statement.objects.exists()
