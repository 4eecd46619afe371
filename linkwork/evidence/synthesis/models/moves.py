"""Moves of the synthesis: what was held against what, what came of it, and why."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected
from linkwork.access.models.kept import Kept, WrittenOnce
from linkwork.access.roles import Tier
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.records.models import Review


class Move(WrittenOnce, Protected):
    """One move of the synthesis (Pawson 2006): inputs, output, rationale. Written once."""

    kind: ClassVar[str] = "draft"
    tier: ClassVar[Tier] = Tier.PLAN

    class Sort(models.TextChoices):
        """What sort of move it is."""

        JUXTAPOSE = "juxtapose", "Juxtapose: one source makes sense of another"
        RECONCILE = "reconcile", "Reconcile: differences explained by circumstances"
        ADJUDICATE = "adjudicate", "Adjudicate: decide between what is said against each other"
        CONSOLIDATE = "consolidate", "Consolidate: several become one explanation"
        SITUATE = "situate", "Situate: here it works so, there otherwise"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="moves")
    sort = models.CharField(max_length=20, choices=Sort.choices)
    output = models.CharField(max_length=500)
    output_code = models.CharField(max_length=20, blank=True)
    output_version = models.PositiveIntegerField(null=True, blank=True)
    rationale = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        """In the order they were made."""

        ordering = ["pk"]


class MoveInput(Kept):
    """What went into a move: a passage, or a version of a statement or configuration."""

    move = models.ForeignKey(Move, on_delete=models.PROTECT, related_name="inputs")
    passage = models.ForeignKey(
        Passage, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=20, blank=True)
    code_version = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        """One thing each, in the order they were named."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(passage__isnull=False, code="")
                | (Q(passage__isnull=True) & ~Q(code="")),
                name="move_input_is_one_thing",
            )
        ]
