"""What somebody says while a round is open: theirs alone, and emptied when it closes."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.evidence.panels.models.panels import Panellist, Round


class Ballot(Protected):
    """One panellist's votes in one round. Its subject is the panellist: no reviewer opens it.

    When the round closes, the votes go into the count without a name and this row is emptied.
    """

    kind: ClassVar[str] = "ballot"
    tier: ClassVar[Tier] = Tier.PLAN
    leaves: ClassVar[bool] = False  # no bundle takes it

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="ballots")
    panellist = models.ForeignKey(Panellist, on_delete=models.PROTECT, related_name="ballots")
    choices = models.JSONField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One for each panellist in a round."""

        constraints = [models.UniqueConstraint(fields=["round", "panellist"], name="one_ballot")]


class Remark(Protected):
    """Something a panellist adds, would say differently, or does not agree with."""

    kind: ClassVar[str] = "ballot"
    tier: ClassVar[Tier] = Tier.PLAN
    leaves: ClassVar[bool] = False

    class Sort(models.TextChoices):
        """What it is."""

        MISSING = "missing", "Something is missing"
        REWORD = "reword", "Say one of them differently"
        DISSENT = "dissent", "I do not agree with something"

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="remarks")
    sort = models.CharField(max_length=10, choices=Sort.choices)
    item = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    said_at = models.DateTimeField()
