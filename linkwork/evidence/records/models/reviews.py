"""A review: a question, and the people who answer it together."""

from typing import Any, ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier


class Review(Protected):
    """A realist review: a question, and the people who answer it together."""

    kind: ClassVar[str] = "review"
    tier: ClassVar[Tier] = Tier.PLAN

    class Purpose(models.TextChoices):
        """What the review wants of theory."""

        INTEGRITY = "theory integrity", "See whether the theory works as it is meant to"
        ADJUDICATION = "adjudication", "Decide between rival theories"
        COMPARISON = "comparison", "Compare how it works in different settings"
        REALITY = "reality test", "See how intentions turn out in practice"

    title = models.CharField(max_length=200)
    question = models.CharField(max_length=500)
    purpose = models.CharField(max_length=30, choices=Purpose.choices, default=Purpose.INTEGRITY)
    readers = models.PositiveSmallIntegerField(default=2)
    about = models.TextField(blank=True)
    started_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()

    class Meta:
        """A title is used once in a service."""

        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="one_review_title")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A review is its own subject: membership is a relation to it."""
        self.subject = self.public_id
        super().save(*args, **kwargs)
