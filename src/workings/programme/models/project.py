"""Projects, the stages they came to, and their milestones."""

from typing import ClassVar

from django.db import models

from workings.access.fields import DatedToField, WordField, one_of
from workings.documents.models import Source
from workings.programme.models.post import Post
from workings.programme.models.programme import OfProgramme
from workings.programme.models.service import Service
from workings.programme.projects import DeliveryModel, MilestoneKind
from workings.programme.stages import Stage


class Project(OfProgramme):
    """A project. What stage it is at is told by its stage changes alone."""

    wave = models.CharField(max_length=60)
    delivery_model = WordField(DeliveryModel, null=True)
    summary = models.TextField(blank=True)
    provider = models.CharField(max_length=300, blank=True)
    services = models.ManyToManyField(Service, related_name="projects")
    leads = models.ManyToManyField(Post, related_name="projects")
    uncertain = models.BooleanField(default=False)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    note = models.TextField(blank=True)

    class Meta(OfProgramme.Meta):
        constraints: ClassVar = [
            *OfProgramme.Meta.constraints,
            one_of("delivery_model", DeliveryModel),
        ]


class StageChange(models.Model):
    """A project came to a stage; ``place`` counts its stages from 1."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="changes")
    place = models.PositiveSmallIntegerField()
    stage = WordField(Stage)
    on = DatedToField()
    decision = models.CharField(max_length=80, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "place"], name="programme_stagechange_place"
            ),
            one_of("stage", Stage),
        ]

    def __str__(self) -> str:
        return f"{self.project}/{self.stage}"


class Milestone(models.Model):
    """Something a project reaches on a day."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones")
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "code"], name="programme_milestone_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}/{self.code}"


class MilestoneDate(models.Model):
    """A date that was given for a milestone, and the date when it was."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="dates")
    kind = WordField(MilestoneKind)
    on = DatedToField()
    said = DatedToField()
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["milestone", "kind", "on", "said"],
                name="programme_milestonedate_once",
            ),
            one_of("kind", MilestoneKind),
        ]

    def __str__(self) -> str:
        return f"{self.milestone}/{self.kind}/{self.on}"
