"""What readers make of the pages."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workings.access.fields import WordField, one_of
from workings.publish.ratings import Moderation


class DaySalt(models.Model):
    """The salt of one day's hashes; destroyed when the day is over."""

    day = models.DateField(unique=True)
    salt = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        # Never the salt: a label may come into a log.
        return str(self.day)


class Rating(models.Model):
    """One answer to "is this page useful?". It holds nothing personal.

    ``voice`` is a hash of where it came from, salted for its day alone; ``form`` the
    number of the form that was sent, so that no form counts twice.
    """

    page = models.CharField(max_length=300)
    useful = models.BooleanField()
    comment = models.TextField(blank=True)
    rated_at = models.DateTimeField()
    voice = models.CharField(max_length=64)
    form = models.CharField(max_length=32, unique=True)
    moderation = WordField(Moderation)
    moderated_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("moderation", Moderation),
            models.CheckConstraint(
                condition=~Q(moderation=Moderation.ERASED.value) | Q(comment=""),
                name="publish_rating_erased_has_no_words",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["page"], name="publish_rating_page"),
            models.Index(fields=["voice"], name="publish_rating_voice"),
        ]

    def __str__(self) -> str:
        return f"{self.page}/{self.pk}"
