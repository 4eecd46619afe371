"""Versions of a programme theory as they were signed and published."""

from django.db import models

from linkwork.access.models.kept import Kept


class PublishedTheory(Kept):
    """One signed version of a programme theory. It never changes: a change is a new one."""

    review = models.UUIDField()
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=500)
    narrative = models.TextField()
    contents = models.JSONField()  # statements, configurations, links and verdicts it holds
    content_hash = models.CharField(max_length=64)
    signed = models.JSONField()  # who signed it, and when
    published_by = models.CharField(max_length=150)
    published_at = models.DateTimeField()

    class Meta:
        """A number is used once in a review."""

        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="one_theory_version")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"
