"""Documents in full, the passages marked in them, and what each passage says of a statement."""

import hashlib
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Record, Review


def hash_of(words: str) -> str:
    """The hash by which words can be checked."""
    return hashlib.sha256(words.encode()).hexdigest()


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

    class Meta:
        """A page has one text."""

        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_page")]


class NotTheWords(ValueError):
    """The quote is not what stands at that place."""


class Passage(Protected):
    """A quoted span: the exact words, and where they stand."""

    kind: ClassVar[str] = "passage"
    tier: ClassVar[Tier] = Tier.PLAN

    class Voice(models.TextChoices):
        """Whose words they are."""

        AUTHOR = "author", "The author’s text"
        PARTICIPANT = "participant", "A participant’s words"
        INFERENCE = "inference", "The reviewer’s inference"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="passages")
    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    quote_hash = models.CharField(max_length=64)
    voice = models.CharField(max_length=20, choices=Voice.choices, default=Voice.AUTHOR)
    marked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        """The same span is marked once."""

        constraints = [
            models.UniqueConstraint(fields=["page", "start", "end"], name="one_passage"),
            models.CheckConstraint(name="passage_has_length", condition=Q(end__gt=F("start"))),
        ]

    @property
    def resolves(self) -> bool:
        """Whether the words are at their place, and are those whose hash was taken."""
        there = self.page.text[self.start : self.end] == self.quote
        return there and hash_of(self.quote) == self.quote_hash

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the passage only where its words stand at its place."""
        if self.page.document_id != self.document_id or not self.resolves:
            raise NotTheWords(f"page {self.page.number} does not say so at {self.start}")
        super().save(*args, **kwargs)


class Coding(Protected):
    """What one passage does to one version of a statement. A later coding stands, all are kept."""

    kind: ClassVar[str] = "passage"
    tier: ClassVar[Tier] = Tier.PLAN

    class Stance(models.TextChoices):
        """What the passage does to the statement."""

        SUPPORTS = "supports", "Supports it"
        QUALIFIES = "qualifies", "Qualifies it"
        CONTRADICTS = "contradicts", "Contradicts it"
        EXTENDS = "extends", "Extends it"
        CONTEXT = "context only", "Is context only"

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="codings")
    code = models.CharField(max_length=20)
    statement_version = models.PositiveIntegerField()
    stance = models.CharField(max_length=20, choices=Stance.choices)
    whole = models.BooleanField(default=True)
    memo = models.TextField(blank=True)
    coded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    coded_at = models.DateTimeField()

    class Meta:
        """Read by statement, and by passage."""

        indexes = [models.Index(fields=["code", "statement_version"])]
