"""Posts and their holders."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workings.access.fields import DatedToField, WordField, one_of
from workings.access.models import User
from workings.documents.models import Source
from workings.programme.models.programme import OfProgramme
from workings.programme.posts import PostRole


class Post(OfProgramme):
    """A post. Level 1 is the top."""

    level = models.PositiveSmallIntegerField()
    role = WordField(PostRole)
    note = models.TextField(blank=True)

    class Meta(OfProgramme.Meta):
        constraints: ClassVar = [
            *OfProgramme.Meta.constraints,
            one_of("role", PostRole),
            models.CheckConstraint(
                condition=Q(level__gte=1), name="programme_post_level_from_1"
            ),
        ]


class Holding(models.Model):
    """Somebody holds a post; several may at once."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    name = models.CharField(max_length=200)
    first = DatedToField(null=True)
    last = DatedToField(null=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "name", "first"], name="programme_holding_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}/{self.name}"


class Seat(models.Model):
    """Somebody who signs in acts in a post, from a day to a day, both included: as its
    holder, or as the deputy whom a holder named for a time.
    """

    post = models.ForeignKey(Post, models.PROTECT, related_name="seats")
    user = models.ForeignKey(User, models.PROTECT, related_name="seats")
    first = models.DateField()
    last = models.DateField(null=True)
    # The holder's name and address, where a holder named a deputy.
    deputy_of = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "user", "first"], name="programme_seat_once"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=models.F("first")),
                name="programme_seat_in_order",
            ),
            models.CheckConstraint(
                condition=Q(deputy_of="") | Q(last__isnull=False),
                name="programme_seat_deputy_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} for {self.user}"
