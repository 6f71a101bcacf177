"""Tables of cases, of tests against the principles, and of gates passed.

What was put to a decision never changes: files, tests, gates and approvals are only
ever added. The case itself is a register's row, which may be put right.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workings.access.append_only import append_only
from workings.access.fields import CountsFromField, DatedToField, WordField, one_of
from workings.appraisal.kinds import CaseStage, Verdict
from workings.decisions.models import Decision
from workings.documents.models import Source
from workings.programme.models import OfProgramme, Post, Principle, Project
from workings.programme.stages import Stage


class Case(OfProgramme):
    """A case for a project: the options weighed from one day to another.

    A ``draft`` is the office's alone. ``published`` is the last version of its file
    that others see, 0 for none; None, as the loader leaves it: the newest.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="cases")
    stage = WordField(CaseStage, null=True)
    since = DatedToField(null=True)
    on = DatedToField()
    on_counts = CountsFromField("on", db_index=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="cases"
    )
    known = models.TextField(blank=True)
    best_value = models.TextField(blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    draft = models.BooleanField(default=False)
    published = models.PositiveSmallIntegerField(null=True)

    class Meta(OfProgramme.Meta):
        constraints: ClassVar = [
            *OfProgramme.Meta.constraints,
            one_of("stage", CaseStage),
        ]


@append_only()
class CaseFile(models.Model):
    """A version of the file of a case, as it was brought; ``number`` counts from 1."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    body = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "number"], name="appraisal_casefile_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}/{self.number}"


@append_only()
class PrincipleTest(models.Model):
    """What was found against a principle: of a project at the gate to a stage, of a
    decision, or of a proposal, which is a statement by its code, posted or not yet.
    """

    project = models.ForeignKey(
        Project, models.PROTECT, null=True, related_name="principle_tests"
    )
    principle = models.ForeignKey(Principle, models.PROTECT, related_name="tests")
    on = models.DateField()
    gate = WordField(Stage, null=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="principle_tests"
    )
    # NULL where it is none: the database counts each as another, and "" as the same.
    proposal = models.CharField(max_length=80, null=True)  # noqa: DJ001
    verdict = WordField(Verdict)
    reasons = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    tested_by = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "principle", "gate", "on"],
                name="appraisal_principletest_once",
            ),
            models.UniqueConstraint(
                fields=["principle", "decision", "on"],
                name="appraisal_principletest_of_decision",
            ),
            models.UniqueConstraint(
                fields=["principle", "proposal", "on"],
                name="appraisal_principletest_of_proposal",
            ),
            models.CheckConstraint(
                condition=Q(project=None, gate=None, decision=None)
                & Q(proposal__isnull=False)
                | Q(project=None, gate=None, proposal=None, decision__isnull=False)
                | Q(project__isnull=False, gate__isnull=False)
                & Q(decision=None, proposal=None),
                name="appraisal_principletest_of_one",
            ),
            one_of("verdict", Verdict),
            one_of("gate", Stage),
        ]

    def __str__(self) -> str:
        of = f"{self.project}/{self.gate}" if self.gate else self.proposal
        return f"{of or self.decision}/{self.principle.code}"


@append_only()
class GatePassed(models.Model):
    """A project passed the gate to a stage; ``holders`` are those of the post then."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="gates")
    stage = WordField(Stage)
    on = models.DateField()
    approver = models.ForeignKey(Post, models.PROTECT, related_name="gates")
    holders = models.CharField(max_length=500, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="gates"
    )
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="gates")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "stage", "on"], name="appraisal_gatepassed_once"
            ),
            one_of("stage", Stage),
        ]

    def __str__(self) -> str:
        return f"{self.project}/{self.stage}/{self.on}"


@append_only()
class OptionApproved(models.Model):
    """An option of a case was approved, and its numbers were posted as a plan.

    The ledger's lines hold the file's checksum and the option; ``statement`` is the
    plan's code.
    """

    file = models.ForeignKey(CaseFile, models.PROTECT, related_name="approvals")
    option = models.CharField(max_length=40)
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="options_approved"
    )
    statement = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["file", "option"], name="appraisal_optionapproved_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file}/{self.option}"
