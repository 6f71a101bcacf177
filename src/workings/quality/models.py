"""Measures of services with their targets and rebases, and their readings; what a
saving made worse, and whom a change affects.

A measure may be edited, and the audit log says how. A reading is only ever added: one
that turns out wrong is followed by another of the same period, said later. So is what
explains a signal: one that is withdrawn has that said in its place.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from workings.access.append_only import append_only
from workings.access.fields import CountsFromField, DatedToField, WordField, one_of
from workings.access.models import User
from workings.decisions.models import Decision
from workings.documents.models import Document, Source
from workings.ledger.models import Benefit
from workings.programme.models import Post, Project, Service
from workings.programme.models.programme import OfProgramme
from workings.quality.dating import Frequency
from workings.quality.measures import How
from workings.quality.words import (
    Assessed,
    Counted,
    Effect,
    Group,
    Improves,
    Kind,
    Official,
    Rule,
)


class Measure(OfProgramme):
    """Something that is counted or asked, of one service."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="measures")
    definition = models.TextField()
    unit = models.CharField(max_length=60)
    improves = WordField(Improves)
    frequency = WordField(Frequency)
    counted = WordField(Counted, null=True)
    owner = models.ForeignKey(Post, models.PROTECT, null=True, related_name="measures")
    collected = models.TextField(blank=True)
    caveats = models.TextField(blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    compared_by = WordField(Official, null=True)

    class Meta(OfProgramme.Meta):
        constraints: ClassVar = [
            *OfProgramme.Meta.constraints,
            one_of("improves", Improves),
            one_of("frequency", Frequency),
            one_of("counted", Counted),
            one_of("compared_by", Official),
        ]


class Target(models.Model):
    """What a measure should reach from a day on."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="targets")
    from_on = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    tolerance = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "from_on"], name="quality_target_once"
            ),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True) | Q(tolerance__gte=0),
                name="quality_target_tolerance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}/{self.from_on}"


class Rebase(models.Model):
    """A day from which a measure has a new mean, and the reason."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="rebases")
    from_on = models.DateField()
    how = WordField(How)
    reason = models.TextField()
    source = models.ForeignKey(Source, models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "from_on"], name="quality_rebase_once"
            ),
            one_of("how", How),
            models.CheckConstraint(
                condition=~Q(reason=""), name="quality_rebase_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}/{self.from_on}"


@append_only()
class Reading(models.Model):
    """What was read of a measure for one period, as said on a date."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="readings")
    first = models.DateField()
    frequency = WordField(Frequency)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    mark = models.CharField(max_length=60, blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    said = DatedToField()
    said_counts = CountsFromField(of="said")
    source = models.ForeignKey(Source, models.PROTECT)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "first", "frequency", "said_counts"],
                name="quality_reading_once",
            ),
            one_of("frequency", Frequency),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(mark=""),
                name="quality_reading_says_something",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__gt=0),
                name="quality_reading_counts",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True) | Q(value__isnull=False),
                name="quality_reading_counts_give_a_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}/{self.first}/{self.said}"


@append_only()
class Explanation(models.Model):
    """What somebody says of a signal: of what one rule marks in one period. It is
    published beside it; who said it is not.
    """

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="explanations")
    first = models.DateField()
    frequency = WordField(Frequency)
    rule = WordField(Rule)
    explanation = models.TextField()
    on = models.DateField()
    who = models.CharField(max_length=300)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            one_of("frequency", Frequency),
            one_of("rule", Rule),
            models.CheckConstraint(
                condition=~Q(explanation=""), name="quality_explanation_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}/{self.first}/{self.rule}/{self.pk}"


@append_only()
class ExplanationWithdrawn(models.Model):
    """That an explanation was withdrawn, when and why: what its place shows instead."""

    explanation = models.OneToOneField(
        Explanation, models.PROTECT, primary_key=True, related_name="withdrawn"
    )
    because = models.CharField(max_length=300)
    on = models.DateField()
    who = models.CharField(max_length=300)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(because=""), name="quality_withdrawal_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.because


@append_only()
class SignalSent(models.Model):
    """That somebody was told of a signal, so that nobody is told of it twice."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="sent")
    first = models.DateField()
    frequency = WordField(Frequency)
    rule = WordField(Rule)
    kind = WordField(Kind)
    user = models.ForeignKey(User, models.PROTECT, related_name="signals_sent")
    sent_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "first", "frequency", "rule", "kind", "user"],
                name="quality_signal_sent_once",
            ),
            one_of("frequency", Frequency),
            one_of("rule", Rule),
            one_of("kind", Kind),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}/{self.first}/{self.rule}/{self.user_id}"


class Yardstick(models.Model):
    """What others reach, published outside: shown beside a measure, never in it."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="yardsticks")
    title = models.CharField(max_length=300)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    source = models.ForeignKey(Source, models.PROTECT)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "title", "from_on"], name="quality_yardstick_once"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="quality_yardstick_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}/{self.title}/{self.from_on}"


class DisBenefit(OfProgramme):
    """Something that a saving made worse: shown beside it, and never netted."""

    saving = models.ForeignKey(Benefit, models.PROTECT, related_name="dis_benefits")
    said = DatedToField()
    said_counts = CountsFromField(of="said")
    source = models.ForeignKey(Source, models.PROTECT)
    note = models.TextField(blank=True)


class Assessment(OfProgramme):
    """What was found, on a date, of whom a change affects: of equality, of quality."""

    kind = WordField(Assessed)
    on = DatedToField()
    on_counts = CountsFromField(of="on")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="assessments"
    )
    projects = models.ManyToManyField(Project, related_name="assessments")
    savings = models.ManyToManyField(Benefit, related_name="assessments")
    document = models.ForeignKey(Document, models.PROTECT, null=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    summary = models.TextField(blank=True)

    class Meta(OfProgramme.Meta):
        constraints: ClassVar = [
            *OfProgramme.Meta.constraints,
            one_of("kind", Assessed),
        ]


class GroupAffected(models.Model):
    """What an assessment expects of one group, and what is done about it."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="groups")
    group = WordField(Group)
    effect = WordField(Effect)
    how = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessment", "group"], name="quality_group_once"
            ),
            one_of("group", Group),
            one_of("effect", Effect),
        ]

    def __str__(self) -> str:
        return f"{self.assessment}/{self.group}"
