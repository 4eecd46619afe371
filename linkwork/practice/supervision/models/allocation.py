"""Who holds a case: handed over with notes, covered while somebody is away, talked about."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.referrals.models import Case


class HandOver(Protected):
    """A case goes from one link worker to another: why, what to know, what was open."""

    kind: ClassVar[str] = "handover"
    tier: ClassVar[Tier] = Tier.NOTE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hand_overs")
    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    note = models.TextField()
    open_then = models.JSONField(default=list)  # [{what, words, on}]: as it stood
    person_told = models.BooleanField(null=True)
    at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)  # when the taker said they have read it

    class Meta:
        """Read by who must take note."""

        indexes = [models.Index(fields=["taker", "read_at"])]


class CaseCover(Protected):
    """A colleague holds a case from one day to another; then it comes back by itself."""

    kind: ClassVar[str] = "cover"
    tier: ClassVar[Tier] = Tier.PLAN

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="covers")
    away = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    covering = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)  # when the colleague was let in
    ended_at = models.DateTimeField(null=True, blank=True)  # cut short; else it ends with `to_on`
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Read by what begins today."""

        indexes = [models.Index(fields=["organisation", "from_on", "to_on"])]


class Talk(Protected):
    """A talk about a case between a link worker and their lead: what was said, what comes next."""

    kind: ClassVar[str] = "supervision note"
    tier: ClassVar[Tier] = Tier.NOTE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="talks")
    on = models.DateField()
    text = models.TextField()
    agreed_next = models.CharField(max_length=200)
    next_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """Read by case, newest first."""

        indexes = [models.Index(fields=["case", "on"])]
