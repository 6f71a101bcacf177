"""Services, their users, and what they cost before."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from workings.access.fields import DatedToField, WordField, one_of
from workings.documents.models import Source
from workings.programme.models.programme import OfProgramme, Programme
from workings.programme.services import Function


class Service(OfProgramme):
    """Something the council does for users."""

    function = WordField(Function, null=True)
    summary = models.TextField(blank=True)

    class Meta(OfProgramme.Meta):
        constraints: ClassVar = [
            *OfProgramme.Meta.constraints,
            one_of("function", Function),
        ]


class ServiceUsers(models.Model):
    """Users of a service, and what they need of it."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="users")
    users = models.CharField(max_length=500)
    need = models.TextField(blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "users"], name="programme_serviceusers_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}/{self.users}"


class CostBaseline(models.Model):
    """What services cost together in a period, as said on a date.

    ``covers`` are the services' codes in order: with them the row has a natural key,
    which the many-to-many table cannot give it.
    """

    programme = models.ForeignKey(Programme, models.PROTECT)
    services = models.ManyToManyField(Service, related_name="baselines")
    covers = models.CharField(max_length=500)
    first = models.DateField()
    last = models.DateField()
    pence = models.BigIntegerField()
    said = DatedToField()
    source = models.ForeignKey(Source, models.PROTECT)
    label = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "covers", "first", "last", "said", "label"],
                name="programme_costbaseline_once",
            ),
            models.CheckConstraint(
                condition=Q(first__lte=F("last")),
                name="programme_costbaseline_in_order",
            ),
            models.CheckConstraint(
                condition=Q(pence__gte=0), name="programme_costbaseline_is_a_cost"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}/{self.covers}/{self.first} to {self.last}"
