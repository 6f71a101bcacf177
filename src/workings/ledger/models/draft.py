"""Drafts: what may become a statement. They alone of the ledger's tables change."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from workings.access.fields import WordField, one_of
from workings.ledger.fields import BodyField
from workings.ledger.words import StatementKind, Visibility
from workings.ledger.workflow import State
from workings.programme.models import Programme

OPEN = (State.DRAFT, State.PROPOSED, State.VALIDATED)
"""The states of a draft that may still become a statement."""


class Draft(models.Model):
    """A statement on its way to the record.

    ``body`` holds all it says, until it is posted: from then on the record does, and
    what is withdrawn there must not stand here. The columns beside it serve lists.
    """

    programme = models.ForeignKey(Programme, models.PROTECT)
    code = models.CharField(max_length=80)
    title = models.TextField(blank=True)
    kind = WordField(StatementKind)
    visibility = WordField(Visibility)
    lines = models.IntegerField()
    body = BodyField()
    # Benefits that it brings along: they are recorded when it is posted, not before.
    benefits = BodyField(default=list)
    # Counts the saves: whoever saves says which version they saw.
    version = models.PositiveIntegerField()
    state = WordField(State)
    # The identities of all who wrote or proposed it: none of them validates it.
    hands = models.JSONField()
    reason = models.TextField(blank=True)
    # When it is looked at again that a statement is not public; kept once posted.
    review_on = models.DateField(null=True)
    changed_by = models.CharField(max_length=300)
    changed_at = models.DateTimeField(db_default=Now(), editable=False)
    number = models.BigIntegerField(null=True, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                condition=models.Q(state__in=[str(state) for state in OPEN]),
                name="ledger_draft_code_open",
            ),
            models.CheckConstraint(
                condition=models.Q(state="posted", number__isnull=False)
                | (~models.Q(state="posted") & models.Q(number=None)),
                name="ledger_draft_posted_has_number",
            ),
            one_of("kind", StatementKind),
            one_of("visibility", Visibility),
            one_of("state", State),
        ]

    def __str__(self) -> str:
        return f"{self.programme}/{self.code}"
