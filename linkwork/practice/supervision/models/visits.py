"""Visits made alone: where, until when, and whether somebody is back."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.referrals.models import Case


class Visit(Protected):
    """A link worker goes to see somebody. Overdue is computed; only a person can say "back"."""

    kind: ClassVar[str] = "visit"
    tier: ClassVar[Tier] = Tier.IDENTITY

    class State(models.TextChoices):
        """Where the visit stands."""

        PLANNED = "planned", "Planned"
        OUT = "out", "Out"
        LOOKED_FOR = "looked for", "Being looked for"
        BACK = "back", "Back, and safe"
        CALLED_OFF = "called off", "Called off"

    ONGOING = (State.PLANNED, State.OUT, State.LOOKED_FOR)
    AWAY = (State.OUT, State.LOOKED_FOR)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visits")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200)
    phone = models.CharField(max_length=30, blank=True)  # the worker's own, on the way
    starts_at = models.DateTimeField()
    back_by_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    set_out_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    flagged_at = models.DateTimeField(null=True, blank=True)  # when the team lead was told
    words = models.CharField(max_length=300, blank=True)  # of the state, where some are required
    moved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Read by who should be back."""

        indexes = [models.Index(fields=["organisation", "state", "back_by_at"])]

    def overdue(self, at: datetime) -> bool:
        """Whether somebody is out and should be back by now."""
        return self.state in self.AWAY and self.back_by_at < at
