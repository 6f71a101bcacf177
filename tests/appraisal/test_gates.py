"""Gates: what each needs, and that nothing else changes a project's stage."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.ledger.ambridge import BY, ambridge
from workings.appraisal.actions import Finding, WrongApprover, pass_gate, record_case
from workings.appraisal.gates import (
    GATES,
    Condition,
    GateRefused,
    Standing,
    missing,
    page,
)
from workings.appraisal.kinds import Verdict
from workings.appraisal.models import GatePassed, PrincipleTest
from workings.core.dates import DatedTo
from workings.decisions.models import Decision
from workings.programme.actions import (
    StageGiven,
    record_holding,
    record_post,
    record_principle,
    record_stages,
)
from workings.programme.models import Project, StageChange
from workings.programme.posts import PostRole
from workings.programme.stages import TRANSITIONS, Stage

ROOT = Path(__file__).parents[2]
ON = date(2011, 6, 1)
PRINCIPLES = {"fair": "Fair", "thrift": "Thrift"}


def on(text):
    return DatedTo.parse(text)


def test_every_stage_that_follows_another_has_a_gate():
    followers = {after for many in TRANSITIONS.values() for after in many}
    assert set(GATES) == followers


def test_the_page_says_what_the_gates_are():
    assert (ROOT / "docs" / "reference" / "gates.md").read_text() == page()


def test_only_gates_and_the_loader_change_a_stage():
    callers = {
        path.relative_to(ROOT / "src" / "workings").parts[0]
        for path in (ROOT / "src").rglob("*.py")
        if re.search(r"\b(change_stage|record_stages|StageChange)\(", path.read_text())
    }
    assert callers == {"appraisal", "intake", "programme"}


@pytest.mark.parametrize("stage", GATES)
def test_a_gate_says_everything_that_is_missing(stage):
    nothing = Standing(frozenset(), PRINCIPLES, frozenset())
    said = [problem.what for problem in missing(GATES[stage], nothing)]
    needed = set(GATES[stage].conditions)
    principles = 2 if Condition.PRINCIPLES in needed else 0
    assert len(said) == len(needed - {Condition.PRINCIPLES}) + principles
    everything = Standing(frozenset(Condition), PRINCIPLES, frozenset(PRINCIPLES))
    assert missing(GATES[stage], everything) == ()


class Town:
    def __init__(self):
        self.programme = ambridge()
        mine = {"programme": self.programme, "by": BY}
        for code, title in PRINCIPLES.items():
            record_principle(code=code, title=title, adopted=on("2010-04"), **mine)
        self.sponsor = record_post(
            code="SPONSOR", title="Sponsor", level=1, role=PostRole.SPONSOR, **mine
        )
        record_holding(post=self.sponsor, name="Peggy", first=on("2010"), by=BY)
        self.project = Project.objects.get(code="HIGHWAYS")
        self.decision = Decision.objects.get(code="D1")
        self.decision.projects.add(self.project)
        history = [StageGiven(Stage.IDEA, on("2010-05-01"))]
        record_stages(project=self.project, history=history, by=BY)

    def tests(self, **verdicts):
        given = dict.fromkeys(PRINCIPLES, Verdict.MEETS) | verdicts
        return [
            Finding(code, verdict, reasons="Because", by="The board")
            for code, verdict in given.items()
        ]

    def take(self, to, **given):
        return pass_gate(
            project=self.project, to=to, on=ON, approver=self.sponsor, by=BY, **given
        )


@pytest.mark.usefixtures("database")
class TestPassing:
    def test_a_gate_moves_the_stage_and_keeps_who_opened_it_and_the_tests(self):
        town = Town()
        failing = town.tests(thrift=Verdict.FAILS_ACCEPTED)
        passed = town.take(Stage.OUTLINE_CASE, tests=failing)
        assert (passed.approver, passed.holders) == (town.sponsor, "Peggy")
        assert StageChange.objects.get(place=2).stage is Stage.OUTLINE_CASE
        kept = {row.principle.code: row.verdict for row in PrincipleTest.objects.all()}
        assert kept == {"fair": Verdict.MEETS, "thrift": Verdict.FAILS_ACCEPTED}

    def test_a_refused_gate_says_what_is_missing_and_changes_nothing(self):
        town = Town()
        with pytest.raises(GateRefused) as refused:
            town.take(Stage.OUTLINE_CASE, tests=[Finding("fair", Verdict.FAILS)])
        said = [problem.what for problem in refused.value.problems]
        assert said == ["it fails", 'it is not tested against "Thrift"']
        assert "stays shut" in str(refused.value)
        assert not GatePassed.objects.exists()
        assert not PrincipleTest.objects.exists()
        assert StageChange.objects.count() == 1

    def test_a_full_case_needs_a_case_and_a_decision_in_effect(self):
        town = Town()
        town.take(Stage.OUTLINE_CASE, tests=town.tests())
        with pytest.raises(GateRefused) as refused:
            town.take(Stage.FULL_CASE, tests=town.tests())
        assert len(refused.value.problems) == 2
        record_case(
            programme=town.programme,
            code="C",
            title="Roads",
            project=town.project,
            on=on("2011-03"),
            by=BY,
        )
        town.decision.projects.set([Project.objects.get(code="DESK")])
        with pytest.raises(GateRefused, match="D1 is not about HIGHWAYS"):
            town.take(Stage.FULL_CASE, tests=town.tests(), decision=town.decision)
        town.decision.projects.add(town.project)
        passed = town.take(Stage.FULL_CASE, tests=town.tests(), decision=town.decision)
        assert passed.case.code == "C"

    def test_a_post_of_another_role_opens_nothing(self):
        town = Town()
        chief = town.programme.post_set.get(code="CHIEF")
        town.sponsor = chief
        with pytest.raises(WrongApprover, match="opened by a sponsor"):
            town.take(Stage.OUTLINE_CASE, tests=town.tests())
        with pytest.raises(WrongApprover, match="projects begin there"):
            town.take(Stage.IDEA)
