"""Tables of documents: sources that are cited, and files that are held.

This room stands below the programmes, so a row names its programme by slug:
``collection``.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workings.access.fields import DatedToField, WordField, one_of
from workings.documents.papers import PARAGRAPHS, Status
from workings.documents.sources import SourceKind


class Source(models.Model):
    """Something the record cites."""

    collection = models.SlugField(max_length=60)
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=500)
    publisher = models.CharField(max_length=200)
    kind = WordField(SourceKind, null=True)
    address = models.URLField(max_length=1000, blank=True)
    dated = DatedToField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collection", "code"], name="documents_source_code"
            ),
            one_of("kind", SourceKind),
        ]

    def __str__(self) -> str:
        return f"{self.collection}/{self.code}"


class Document(models.Model):
    """A file that is held, known by the checksum of its content."""

    collection = models.SlugField(max_length=60)
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=500)
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    dated = DatedToField(null=True)
    status = WordField(Status)
    paragraph = models.PositiveSmallIntegerField(null=True)
    reason = models.TextField(blank=True)
    review_on = models.DateField(null=True)
    exemption_ended_on = models.DateField(null=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    file_name = models.CharField(max_length=255)
    replaces = models.ForeignKey("self", models.PROTECT, null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collection", "code"], name="documents_document_code"
            ),
            models.UniqueConstraint(
                fields=["collection", "sha256"], name="documents_document_file"
            ),
            one_of("status", Status),
            models.CheckConstraint(
                condition=~Q(status=Status.EXEMPT.value)
                | (Q(paragraph__isnull=False, review_on__isnull=False) & ~Q(reason="")),
                name="documents_document_exempt_says_why",
            ),
            models.CheckConstraint(
                condition=Q(paragraph__in=sorted(PARAGRAPHS)),
                name="documents_document_paragraph_known",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="documents_document_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.collection}/{self.code}"
