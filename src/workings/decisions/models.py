"""Tables of decisions: who decides, what was decided, and what was heard before."""

from typing import ClassVar

from django.db import models

from workings.access.fields import CountsFromField, DatedToField, WordField, one_of
from workings.decisions.bodies import BodyKind
from workings.decisions.decided import OptionOutcome, Outcome
from workings.documents.models import Source
from workings.documents.sources import Grade
from workings.programme.models import OfProgramme, Project, Service


class Body(OfProgramme):
    """A body that decides, scrutinises or advises."""

    kind = WordField(BodyKind, null=True)
    note = models.TextField(blank=True)

    class Meta(OfProgramme.Meta):
        constraints: ClassVar = [
            *OfProgramme.Meta.constraints,
            one_of("kind", BodyKind),
        ]


class Membership(models.Model):
    """Somebody sits in a body, from a date to a date where these are known."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    first = DatedToField(null=True)
    last = DatedToField(null=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "name", "position", "first"],
                name="decisions_membership_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}/{self.name}"


class Consultation(OfProgramme):
    """Who was asked what, what they answered, and what came of it."""

    projects = models.ManyToManyField(Project, related_name="consultations")
    first = DatedToField(null=True)
    last = DatedToField(null=True)
    who = models.TextField(blank=True)
    asked = models.TextField(blank=True)
    answered = models.TextField(blank=True)
    considered = models.TextField(blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    note = models.TextField(blank=True)


class Decision(OfProgramme):
    """What a body decided, with all that the law wants to be seen beside it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    reported = DatedToField(null=True)
    met = DatedToField()
    met_counts = CountsFromField("met", db_index=True)
    effective = DatedToField()
    outcome = WordField(Outcome)
    projects = models.ManyToManyField(Project, related_name="decisions")
    services = models.ManyToManyField(Service, related_name="decisions")
    notice = models.TextField(blank=True)
    key = models.BooleanField(null=True)
    called_in = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    interests = models.TextField(blank=True)
    consultations = models.ManyToManyField(Consultation, related_name="decisions")
    equality = models.TextField(blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    grade = WordField(Grade, null=True)
    note = models.TextField(blank=True)
    uncertain = models.BooleanField(default=False)

    class Meta(OfProgramme.Meta):
        constraints: ClassVar = [
            *OfProgramme.Meta.constraints,
            one_of("outcome", Outcome),
            one_of("grade", Grade),
        ]


class OptionConsidered(models.Model):
    """An option that was before a decision, with what spoke for and against it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="options")
    on = DatedToField()
    option = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    in_favour = models.TextField(blank=True)
    against = models.TextField(blank=True)
    score = models.CharField(max_length=200, blank=True)
    outcome = WordField(OptionOutcome, null=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="options"
    )
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "on", "option"], name="decisions_option_once"
            ),
            one_of("outcome", OptionOutcome),
        ]

    def __str__(self) -> str:
        return f"{self.project}/{self.on}/{self.option}"
