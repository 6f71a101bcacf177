"""Councils, programmes and what these hold to."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from workings.access.fields import DatedToField, WordField, one_of
from workings.programme.regimes import RegimeKind


class Council(models.Model):
    """A council; ``code`` is the official register's."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=20, blank=True)
    named_to_level = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.slug


class Regime(models.Model):
    """How a council decided, from a date to a date."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="regimes")
    kind = WordField(RegimeKind)
    first = DatedToField()
    last = DatedToField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "first"], name="programme_regime_once"
            ),
            one_of("kind", RegimeKind),
        ]

    def __str__(self) -> str:
        return f"{self.council}/{self.kind}/{self.first}"


class Programme(models.Model):
    """A programme. Its slug names its record throughout, documents included."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="programmes")
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    former_titles = models.JSONField(default=list)
    begins = DatedToField()
    ends = DatedToField(null=True)
    horizon_first = models.PositiveSmallIntegerField(null=True)
    horizon_last = models.PositiveSmallIntegerField(null=True)
    summary = models.TextField(blank=True)
    why = models.TextField(blank=True)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_address = models.CharField(max_length=500, blank=True)
    contact_telephone = models.CharField(max_length=60, blank=True)
    contact_fax = models.CharField(max_length=60, blank=True)
    contact_email = models.CharField(max_length=254, blank=True)
    contact_as_of = DatedToField(null=True)
    licence_name = models.CharField(max_length=200, blank=True)
    licence_address = models.URLField(max_length=1000, blank=True)
    licence_credit = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            # Null compared with anything is null, which a CHECK lets pass.
            models.CheckConstraint(
                condition=Q(horizon_first__isnull=True, horizon_last__isnull=True)
                | Q(
                    horizon_first__isnull=False,
                    horizon_last__isnull=False,
                    horizon_first__lte=F("horizon_last"),
                ),
                name="programme_programme_horizon_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class OfProgramme(models.Model):
    """What belongs to one programme and has a code there."""

    programme = models.ForeignKey(Programme, models.PROTECT)
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=500)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "code"], name="%(app_label)s_%(class)s_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}/{self.code}"


class Principle(OfProgramme):
    """Something the programme holds to. Decisions stand a floor above this room, so
    the one that adopted it is named by its code.
    """

    meaning = models.TextField(blank=True)
    adopted = DatedToField()
    decision = models.CharField(max_length=80, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
