"""What becomes of a statement in a review: every status with its reason, and what it came from."""

from django.db import models

from linkwork.access.models.kept import Kept
from linkwork.evidence.records.models import Review


class Status(models.TextChoices):
    """Where a statement stands in a review."""

    CANDIDATE = "candidate", "Candidate"
    KEPT = "kept", "Kept"
    MERGED = "merged", "Merged"
    PRIORITISED = "prioritised", "Prioritised"
    REFINED = "refined", "Refined"
    REFUTED = "refuted", "Refuted"
    RETIRED = "retired", "Retired"


class StatusChange(Kept):
    """A statement came to stand so in a review, and why. The last one counts, all are kept."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="statuses")
    code = models.CharField(max_length=20)
    statement_version = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=Status.choices)
    reason = models.CharField(max_length=500)
    provoked_by = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        """Read by review and code, in the order they were written."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["review", "code"])]


class Lineage(Kept):
    """One statement went into another, or came out of one: so that a merge leaves its trace."""

    class Way(models.TextChoices):
        """What was done."""

        MERGED = "merged", "merged into"
        SPLIT = "split", "split into"
        PARTED = "parted", "taken out of again"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="lineages")
    way = models.CharField(max_length=20, choices=Way.choices)
    from_code = models.CharField(max_length=20)
    from_version = models.PositiveIntegerField()
    to_code = models.CharField(max_length=20)
    to_version = models.PositiveIntegerField()
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        """In the order they were written."""

        ordering = ["pk"]
