"""What a stated total is about, set out by an editor: its own scope is in words."""

from django.db import models

from workings.ledger.models.said import Total
from workings.programme.models import Project


class TotalProject(models.Model):
    """A project that a total is about. A register, not a statement: may be mended."""

    total = models.ForeignKey(Total, models.PROTECT, db_index=False)
    project = models.ForeignKey(Project, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["total", "project"], name="ledger_total_project_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.total_id} about {self.project_id}"
