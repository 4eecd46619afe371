"""Notices: what was said to whom outside Linkwork, by which way, and whether it got there."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Organisation, Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.notices import templates
from linkwork.practice.people.models import Person


class Notice(Protected):
    """One e-mail or text, from a fixed template. Its subject is the person it concerns."""

    kind: ClassVar[str] = "notice"
    tier: ClassVar[Tier] = Tier.IDENTITY

    class Channel(models.TextChoices):
        """By which way it goes."""

        EMAIL = "email", "E-mail"
        SMS = "sms", "Text"

    class State(models.TextChoices):
        """Where it stands."""

        QUEUED = "queued", "Waiting to go"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Not delivered"
        STOPPED = "stopped", "Not sent"

    template = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    to_person = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="notices"
    )
    to_body = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    to_user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=254, blank=True)
    url = models.CharField(max_length=500, blank=True)  # forgotten once it has gone
    cause = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    why = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    posted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()
    try_at = models.DateTimeField(null=True)  # when it is due to be tried; empty: no more
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)  # delivered, failed or stopped

    class Meta:
        """Never twice for one cause; found by when it is due."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "cause"], condition=~Q(cause=""), name="notice_once"
            )
        ]
        indexes = [models.Index(fields=["organisation", "state", "try_at"])]

    @property
    def words(self) -> str:
        """What was done, as a list says it: never to whom."""
        return templates.ALL[self.template].words if self.template in templates.ALL else ""
