"""Passages: quoted spans of a page, and suggestions that a reader set aside."""

import hashlib
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.evidence.extraction.models.documents import Document, Page


def hash_of(words: str) -> str:
    """The hash by which words can be checked."""
    return hashlib.sha256(words.encode()).hexdigest()


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


class SetAside(Protected):
    """A suggested sentence that a reader looked at and set aside. Neither is evidence."""

    kind: ClassVar[str] = "passage"
    tier: ClassVar[Tier] = Tier.PLAN

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="set_aside")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A sentence is set aside once."""

        constraints = [
            models.UniqueConstraint(fields=["page", "start", "end"], name="one_set_aside")
        ]
