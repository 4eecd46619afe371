"""Codings that were looked at again when a statement was reworded, and left behind."""

from django.db import models

from linkwork.access.models.kept import Kept
from linkwork.evidence.extraction.models.codings import Coding


class LeftBehind(Kept):
    """A coding that does not hold for a later wording, and why. The coding stays as it was."""

    coding = models.ForeignKey(Coding, on_delete=models.PROTECT, related_name="left_behind")
    statement_version = models.PositiveIntegerField()  # the version it does not hold for
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        """A coding is left behind once for a version."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["coding", "statement_version"], name="left_behind_once")
        ]
