"""The passages that stand beside a published statement: exact words, and where they are."""

import hashlib

from django.db import models

from linkwork.access.models.kept import Kept
from linkwork.library.models.shelf import PublishedStatement, Source


def hash_of(quote: str) -> str:
    """The hash by which a quote can be checked against its document."""
    return hashlib.sha256(quote.encode()).hexdigest()


class Citation(Kept):
    """One passage beside one version of a statement, with the stance a reviewer gave it."""

    class Stance(models.TextChoices):
        """What the passage does to the statement."""

        SUPPORTS = "supports", "Supports"
        QUALIFIES = "qualifies", "Qualifies"
        CONTRADICTS = "contradicts", "Contradicts"
        EXTENDS = "extends", "Extends"
        CONTEXT = "context only", "Context only"

    statement = models.ForeignKey(
        PublishedStatement, on_delete=models.PROTECT, related_name="citations"
    )
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )
    stance = models.CharField(max_length=20, choices=Stance.choices)
    whole = models.BooleanField(default=True)
    quote = models.TextField()
    quote_hash = models.CharField(max_length=64)
    voice = models.CharField(max_length=30, blank=True)
    document_title = models.CharField(max_length=500)
    document_hash = models.CharField(max_length=64, blank=True)
    invented = models.BooleanField(default=False)
    page = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    review = models.UUIDField()
    passage = models.UUIDField()
    address = models.CharField(max_length=300)
    cited_by = models.CharField(max_length=150)
    cited_at = models.DateTimeField()

    class Meta:
        """A passage stands beside a version once."""

        ordering = ["document_title", "page", "start"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "passage"], name="one_citation"),
            models.CheckConstraint(
                name="citation_has_length", condition=models.Q(end__gt=models.F("start"))
            ),
        ]

    @property
    def as_quoted(self) -> bool:
        """Whether the words are still those whose hash was taken when they were cited."""
        return hash_of(self.quote) == self.quote_hash
