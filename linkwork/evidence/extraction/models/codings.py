"""What passages do to statements: codings, their spans, and the second coder's reading."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.evidence.extraction.models.documents import Document
from linkwork.evidence.extraction.models.passages import NotTheWords, Passage, hash_of


class Coding(Protected):
    """What a passage does to a version of a statement or configuration. All are kept."""

    kind: ClassVar[str] = "passage"
    tier: ClassVar[Tier] = Tier.PLAN

    class Stance(models.TextChoices):
        """What the passage does to the statement."""

        SUPPORTS = "supports", "Supports it"
        QUALIFIES = "qualifies", "Qualifies it"
        CONTRADICTS = "contradicts", "Contradicts it"
        EXTENDS = "extends", "Extends it"
        CONTEXT = "context only", "Is context only"

    class Aim(models.TextChoices):
        """What the passage is coded to."""

        STATEMENT = "statement", "A statement"
        CONFIGURATION = "configuration", "A configuration"

    class Confidence(models.TextChoices):
        """How sure the coder is."""

        SURE = "sure", "Sure"
        FAIRLY = "fairly sure", "Fairly sure"
        UNSURE = "unsure", "Unsure"

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="codings")
    aim = models.CharField(max_length=20, choices=Aim.choices, default=Aim.STATEMENT)
    code = models.CharField(max_length=20)
    statement_version = models.PositiveIntegerField()
    stance = models.CharField(max_length=20, choices=Stance.choices)
    whole = models.BooleanField(default=True)
    confidence = models.CharField(max_length=20, choices=Confidence.choices, blank=True)
    memo = models.TextField(blank=True)
    coded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    coded_at = models.DateTimeField()
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
    )
    carried_because = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        """Read by statement, and by passage."""

        indexes = [models.Index(fields=["code", "statement_version"])]


class Span(models.Model):
    """Words of a coded passage that are its context, its mechanism or its outcome."""

    class Role(models.TextChoices):
        """What the words are in this coding; in another they may be something else."""

        CONTEXT = "context", "Context"
        RESOURCE = "resource", "Resource"
        REASONING = "reasoning", "Reasoning"
        OUTCOME = "outcome", "Outcome"

    coding = models.ForeignKey(Coding, on_delete=models.CASCADE, related_name="spans")
    role = models.CharField(max_length=20, choices=Role.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    quote_hash = models.CharField(max_length=64)

    class Meta:
        """The same words have a role once in a coding."""

        ordering = ["start", "end", "role"]
        constraints = [
            models.UniqueConstraint(fields=["coding", "role", "start", "end"], name="one_span"),
            models.CheckConstraint(name="span_has_length", condition=Q(end__gt=F("start"))),
        ]

    @property
    def resolves(self) -> bool:
        """Whether the words are at their place inside the passage, as when they were marked."""
        passage = self.coding.passage
        inside = passage.start <= self.start and self.end <= passage.end
        there = passage.page.text[self.start : self.end] == self.quote
        return inside and there and hash_of(self.quote) == self.quote_hash

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the span only where its words stand in the passage, at its place."""
        if not self.resolves:
            raise NotTheWords(f"the passage does not say so at {self.start}")
        super().save(*args, **kwargs)


class SecondReading(Protected):
    """A second coder reads a document on their own: neither sees the other until both are in."""

    kind: ClassVar[str] = "passage"
    tier: ClassVar[Tier] = Tier.PLAN

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="second_readings")
    coder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A coder is asked once for a document."""

        constraints = [
            models.UniqueConstraint(fields=["document", "coder"], name="one_second_reading")
        ]
