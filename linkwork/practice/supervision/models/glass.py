"""Broken glass: a record read for fifteen minutes without a relation to it, and answered for."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.people.models import Person


class BrokenGlass(Protected):
    """Who opened whose record, why, until when, and what somebody else says of it."""

    kind: ClassVar[str] = "glass"
    tier: ClassVar[Tier] = Tier.PLAN  # the reason; the record itself has tiers of its own

    class Verdict(models.TextChoices):
        """What the reviewer says."""

        RIGHT = "right", "It was right"
        WRONG = "wrong", "It was not right: taken further"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    until_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    reviewed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_words = models.CharField(max_length=300, blank=True)

    class Meta:
        """Read newest first, those not reviewed in front."""

        indexes = [models.Index(fields=["organisation", "verdict", "at"])]
