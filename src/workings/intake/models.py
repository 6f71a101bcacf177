"""Tables of the trackers that were brought in through the office: what became of each,
and the mapping that a programme keeps for next month.
"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from workings.access.fields import DatedToField, WordField, one_of
from workings.intake.states import ImportState
from workings.ledger.words import Visibility
from workings.programme.models import Programme


class Import(models.Model):
    """A tracker on its way to drafts.

    ``attempt`` counts the processes that took it up: only the last one may say what
    became of it. ``seen_at`` is when that one was last heard of.
    """

    programme = models.ForeignKey(Programme, models.PROTECT)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = WordField(ImportState)
    # As TOML; empty is what the headings suggest.
    mapping = models.TextField(blank=True)
    said = DatedToField()
    author = models.CharField(max_length=80, blank=True)
    visibility = WordField(Visibility)
    who = models.CharField(max_length=300)
    identity = models.CharField(max_length=300)
    address = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    attempt = models.PositiveIntegerField(default=0)
    seen_at = models.DateTimeField()
    step = models.TextField(blank=True)
    # JSON, as text: PostgreSQL's own JSON refuses what a cell may hold.
    findings = models.TextField(blank=True)
    told = models.TextField(blank=True)
    document = models.CharField(max_length=80, blank=True)
    drafts = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            one_of("state", ImportState),
            one_of("visibility", Visibility),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id}/{self.pk}"


class KeptMapping(models.Model):
    """How a programme's tracker is read, until somebody changes it."""

    programme = models.OneToOneField(Programme, models.PROTECT)
    text = models.TextField()

    def __str__(self) -> str:
        return f"mapping of programme {self.programme_id}"
