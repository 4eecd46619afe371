"""Statements while they are being made: drafts, and every version of them with its reason."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Review
from linkwork.library.models import PublishedStatement
from linkwork.theory.statement import Statement
from linkwork.theory.text import from_row

# The field of a draft, and what theory calls it.
FIELDS = {
    "stage": "stage",
    "actor": "actor",
    "nickname": "nickname",
    "if_text": "if_text",
    "condition": "if",
    "then_text": "then_text",
    "outcome": "then",
    "direction": "direction",
    "because_text": "because_text",
    "mechanism": "mechanism",
}


class StatementDraft(Protected):
    """A statement on its way: candidate, proposed, published."""

    kind: ClassVar[str] = "draft"
    tier: ClassVar[Tier] = Tier.PLAN

    class State(models.TextChoices):
        """How far it has come."""

        CANDIDATE = "candidate", "Candidate"
        PROPOSED = "proposed", "Proposed"
        PUBLISHED = "published", "Published"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="drafts")
    code = models.CharField(max_length=20)
    statement_version = models.PositiveIntegerField()
    content = models.JSONField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.CANDIDATE)
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    published = models.ForeignKey(
        PublishedStatement, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )

    class Meta:
        """One draft of a code at a time in a review."""

        constraints = [
            models.UniqueConstraint(
                fields=["review", "code"],
                condition=~Q(state="published"),
                name="one_open_draft",
            )
        ]

    @property
    def statement(self) -> Statement:
        """The statement the draft would become."""
        return from_row(self.code, self.content)

    @property
    def fields(self) -> dict[str, Any]:
        """What the form of a draft shows."""
        return {name: self.content[theirs] for name, theirs in FIELDS.items()}


class DraftVersion(models.Model):
    """A draft as it once stood, and why it was changed. Append-only."""

    draft = models.ForeignKey(StatementDraft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        """Numbered from 1."""

        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_draft_version")
        ]
