"""The index that search reads. It is derived: made anew from the public queries
whenever the record has changed, kept in no backup, and no source of anything.

Beside these tables each engine has its own full text index, made by the first
migration: SQLite an FTS5 table over ``IndexedItem``, PostgreSQL a column of it with a
GIN index.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workings.access.fields import DatedToField, WordField, one_of
from workings.programme.models import Programme
from workings.publish.search import Kind


class IndexState(models.Model):
    """What the index was built from: one row, which is also the rebuilders' lock."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    fingerprint = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="publish_indexstate_one"),
        ]

    def __str__(self) -> str:
        return self.fingerprint


class IndexedItem(models.Model):
    """Something that can be found.

    ``since`` is the day from which it may be found; ``dated`` the date it is shown
    with, where it has one. ``statement`` is the number in the chain from which it is
    known, 0 where it is of no statement. ``title_words`` and ``body_words`` are what
    the engines index: plain words, so that both split them alike.
    """

    programme = models.ForeignKey(Programme, models.CASCADE)
    kind = WordField(Kind)
    code = models.CharField(max_length=80)
    title = models.TextField()
    body = models.TextField(blank=True)
    title_words = models.TextField()
    body_words = models.TextField(blank=True)
    since = models.DateField()
    dated = DatedToField(null=True)
    statement = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "kind", "code"], name="publish_indexeditem_once"
            ),
            one_of("kind", Kind),
        ]

    def __str__(self) -> str:
        return f"{self.programme}/{self.kind}/{self.code}"


class IndexedWord(models.Model):
    """A word that something in the index has, and since when one of them does."""

    programme = models.ForeignKey(Programme, models.CASCADE)
    word = models.CharField(max_length=40)
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "word"], name="publish_indexedword_once"
            ),
        ]

    def __str__(self) -> str:
        return self.word
