"""Posts and their holders."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workings.access.fields import DatedToField, WordField, one_of
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
