"""The words of a programme's pages."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from workings.access.append_only import append_only
from workings.access.fields import WordField, one_of
from workings.programme.models import Programme
from workings.publish.texts import Section


@append_only(may_blank=["body"])
class PageText(models.Model):
    """One version of the words of a section. A new version is a new row.

    A version published by mistake (personal data) can be blanked; ``sha256`` still
    says which words it had, so that a folder that still brings them is known by it.
    """

    programme = models.ForeignKey(Programme, models.PROTECT)
    section = WordField(Section)
    version = models.PositiveIntegerField()
    body = models.TextField()
    sha256 = models.CharField(max_length=64)
    # The database's clock, as in the audit log, which says who wrote it.
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "section", "version"],
                name="publish_pagetext_version",
            ),
            one_of("section", Section),
        ]

    def __str__(self) -> str:
        return f"{self.programme}/{self.section}"


@append_only()
class PageTextWithdrawn(models.Model):
    """That a version was withdrawn, when and why: what its place shows instead."""

    text = models.OneToOneField(
        PageText, models.PROTECT, primary_key=True, related_name="withdrawal"
    )
    on = models.DateField()
    because = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.because
