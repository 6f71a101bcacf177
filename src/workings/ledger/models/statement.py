"""Statements, their lines, and the words they were said in."""

from django.db import models

from workings.access.append_only import append_only
from workings.access.fields import CountsFromField, DatedToField, one_of
from workings.core.money import Basis
from workings.decisions.models import Body, Decision
from workings.documents.models import Source
from workings.ledger import guards
from workings.ledger.fields import PenceField
from workings.ledger.models.benefit import Benefit
from workings.ledger.words import (
    Cause,
    Grade,
    Series,
    Standing,
    StatementKind,
    Visibility,
)
from workings.programme.models import Post, Programme


@append_only(may_blank=["salt", "body"])
class Wording(models.Model):
    """The free text of one thing said, under its own salted digest.

    The chain holds the digest alone, so a text published by mistake (personal or
    exempt data) can be blanked without breaking it. Blanking is the one UPDATE in
    the ledger that the database lets through.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    salt = models.CharField(max_length=32)
    body = models.TextField()

    def __str__(self) -> str:
        return self.body


@append_only()
class WordingWithdrawn(models.Model):
    """That a wording was withdrawn, when and why: what its place shows instead."""

    wording = models.OneToOneField(Wording, models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    because = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.because


@append_only(triggers=[guards.IN_ITS_PLACE, guards.AS_IT_SAYS])
class Statement(models.Model):
    """Somebody said something on a date. Its number is its place in the chain."""

    # Given by the posting action under the chain's lock, never by a sequence: a
    # sequence leaves gaps, and a gap is what a cut-out statement looks like.
    id = models.BigIntegerField(primary_key=True)
    programme = models.ForeignKey(Programme, models.PROTECT)
    code = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    said = DatedToField()
    said_counts = CountsFromField("said")
    counts_on = models.DateField()
    in_force_on = models.DateField(null=True)
    source = models.ForeignKey(Source, models.PROTECT)
    grade = models.CharField(max_length=20)
    standing = models.CharField(max_length=20)
    visibility = models.CharField(max_length=20)
    author_body = models.ForeignKey(Body, models.PROTECT, null=True)
    author_post = models.ForeignKey(Post, models.PROTECT, null=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True)
    cause = models.CharField(max_length=20, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True)
    prices = models.CharField(max_length=7, blank=True)
    wording = models.ForeignKey(Wording, models.PROTECT, db_column="wording")
    lines = models.IntegerField()
    recorded_at = models.DateTimeField()
    format = models.SmallIntegerField()
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], name="ledger_statement_code"
            ),
            models.CheckConstraint(
                condition=models.Q(author_body=None) | models.Q(author_post=None),
                name="ledger_statement_author",
            ),
            models.CheckConstraint(
                condition=models.Q(in_force_on=None) | models.Q(kind="plan"),
                name="ledger_statement_in_force",
            ),
            one_of("kind", StatementKind),
            one_of("grade", Grade),
            one_of("standing", Standing),
            one_of("visibility", Visibility),
            one_of("cause", ["", *Cause]),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.code}"


@append_only(triggers=[guards.SAID])
class Line(models.Model):
    """One amount in a statement, in whole pence.

    ``said`` orders the lines of one key: the day the statement counts from, then
    its number; the latest is the position. It is fixed at posting.
    """

    pk = models.CompositePrimaryKey("statement_id", "position")
    # The index of the primary key serves the foreign key too.
    statement = models.ForeignKey(Statement, models.PROTECT, db_index=False)
    position = models.IntegerField()
    benefit = models.ForeignKey(Benefit, models.PROTECT, db_index=False)
    series = models.CharField(max_length=20)
    basis = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    said = models.BigIntegerField()
    pence = PenceField()
    low = PenceField(null=True)
    high = PenceField(null=True)
    ref = models.CharField(max_length=80, blank=True)
    file = models.CharField(max_length=64, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    cell = models.CharField(max_length=40, blank=True)
    wording = models.ForeignKey(
        Wording, models.PROTECT, null=True, db_column="wording", db_index=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lte=models.F("last")),
                name="ledger_line_period",
            ),
            models.CheckConstraint(
                condition=models.Q(low=None, high=None)
                | models.Q(low__lte=models.F("pence"), high__gte=models.F("pence")),
                name="ledger_line_range",
            ),
            one_of("series", Series),
            one_of("basis", Basis),
        ]
        indexes = [
            # The fold reads this index alone, in its order.
            models.Index(
                fields=[
                    "benefit",
                    "series",
                    "basis",
                    "first",
                    "last",
                    "-said",
                    "statement",
                    "pence",
                ],
                name="ledger_line_fold",
            ),
            # Ranges are rare; finding them must not mean reading every line.
            models.Index(
                fields=["statement"],
                condition=models.Q(low__isnull=False),
                name="ledger_line_range_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}.{self.position}"
