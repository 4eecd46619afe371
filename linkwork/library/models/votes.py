"""How a panel voted on a statement: totals by group, signed; never one person's vote."""

from django.db import models

from linkwork.access.models.kept import Kept
from linkwork.library.models.shelf import PublishedStatement


class Votes(Kept):
    """What one round of one panel made of one version of a statement."""

    statement = models.ForeignKey(
        PublishedStatement, on_delete=models.PROTECT, related_name="votes"
    )
    panel = models.UUIDField()
    round = models.UUIDField()
    review = models.UUIDField()
    panel_title = models.CharField(max_length=200)
    question = models.CharField(max_length=200)
    method = models.CharField(max_length=10)
    asked = models.PositiveIntegerField()
    voters = models.PositiveIntegerField()
    items = models.PositiveIntegerField()
    choose = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    forward = models.BooleanField()
    figures = models.JSONField()
    groups = models.JSONField(default=dict)  # the same for each group large enough to be shown
    result_hash = models.CharField(max_length=64)
    closed_on = models.DateField()
    invented = models.BooleanField(default=False)
    address = models.CharField(max_length=300)
    signed_by = models.CharField(max_length=150)
    signed_at = models.DateTimeField()

    class Meta:
        """A round votes on a version once."""

        ordering = ["-signed_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["statement", "round"], name="one_vote_row")]
