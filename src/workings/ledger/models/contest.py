"""Contested: things said that disagree, set beside each other by an editor."""

from django.db import models

from workings.programme.models import Programme, Project


class Contest(models.Model):
    """A disagreement, and what would settle it. A register, not a statement."""

    programme = models.ForeignKey(Programme, models.PROTECT)
    code = models.CharField(max_length=80)
    subject = models.CharField(max_length=300)
    settled_by = models.TextField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], name="ledger_contest_code"
            )
        ]

    def __str__(self) -> str:
        return self.code


class ContestProject(models.Model):
    """A project that a contest is about."""

    contest = models.ForeignKey(Contest, models.CASCADE, db_index=False)
    project = models.ForeignKey(Project, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "project"], name="ledger_contest_project_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contest_id} about {self.project_id}"


class ContestSide(models.Model):
    """One side: a fact, a stated total, or a line, named as the record names it."""

    contest = models.ForeignKey(Contest, models.CASCADE, db_index=False)
    position = models.IntegerField()
    side = models.CharField(max_length=20)
    item = models.CharField(max_length=300)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "position"], name="ledger_contest_side_place"
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=["claim", "other"]),
                name="ledger_contest_side_side",
            ),
        ]

    def __str__(self) -> str:
        return self.item
