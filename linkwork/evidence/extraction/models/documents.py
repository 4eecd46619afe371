"""Documents in full: the file as it came, its pages as text, and the study it tells of."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.evidence.extraction.models.studies import Study
from linkwork.evidence.records.models import Record, Review


class Document(Protected):
    """The full text of a work, as it was handed in, and its pages as text."""

    kind: ClassVar[str] = "document"
    tier: ClassVar[Tier] = Tier.PLAN

    class Form(models.TextChoices):
        """What was handed in."""

        PDF = "application/pdf", "PDF"
        TEXT = "text/plain", "Text"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="documents")
    record = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    study = models.ForeignKey(
        Study, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    title = models.CharField(max_length=500)
    form = models.CharField(max_length=20, choices=Form.choices)
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    invented = models.BooleanField(default=False)
    handed_in_by = models.CharField(max_length=150)
    handed_in_at = models.DateTimeField()

    class Meta:
        """The same file is kept once in a review."""

        constraints = [
            models.UniqueConstraint(fields=["review", "file_hash"], name="one_document_file")
        ]


class Original(models.Model):
    """The very bytes of a document, kept apart so that reading its pages does not move them."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="original")
    content = models.BinaryField()


class Page(models.Model):
    """The text of one page of a document. Places in it are counted in characters from 0."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()
    scanned = models.BooleanField(default=False)  # a picture, with no words that can be read

    class Meta:
        """A page has one text."""

        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_page")]
