"""Risks to know of before meeting a person: owned, looked at again, closed with a reason."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.people.models.people import Person


class Alert(Protected):
    """A risk to know of before meeting the person, with an owner and a day to look again."""

    kind: ClassVar[str] = "alert"
    tier: ClassVar[Tier] = Tier.NOTE

    class Risk(models.TextChoices):
        """To whom, from whom."""

        TO_SELF = "to self", "Risk to self"
        TO_OTHERS = "to others", "Risk to others"
        FROM_OTHERS = "from others", "Risk from others"
        LONE_WORKER = "lone worker", "Do not visit alone"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="alerts")
    risk = models.CharField(max_length=20, choices=Risk.choices)
    text = models.CharField(max_length=300)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since_on = models.DateField()
    review_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.CharField(max_length=300, blank=True)


class AlertLook(models.Model):
    """One time somebody looked at an alert again, and what they saw. Append-only."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="looks")
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    review_on = models.DateField(null=True, blank=True)  # empty where it was closed
