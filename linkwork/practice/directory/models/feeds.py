"""Feeds that the directory is fetched from, and the differences that wait to be approved."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.roles import Tier


class FeedSource(Protected):
    """A feed of Open Referral UK: where it is, and when it was last fetched."""

    kind: ClassVar[str] = "activity"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    name = models.CharField(max_length=100)
    url = models.URLField(max_length=300)
    active = models.BooleanField(default=True)
    every_days = models.PositiveSmallIntegerField(default=7)
    fetched_at = models.DateTimeField(null=True, blank=True)  # tried, with whatever outcome
    synced_at = models.DateTimeField(null=True, blank=True)  # read to its end
    last_words = models.CharField(max_length=300, blank=True)
    failed = models.BooleanField(default=False)
    faults = models.JSONField(default=list)  # of the last reading, in words

    class Meta:
        """One name a service: entries are known again by it."""

        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="feed_source_name")
        ]

    def __str__(self) -> str:
        return self.name


class FeedChange(Protected):
    """One entry that a feed says differently: taken in only when somebody approves."""

    kind: ClassVar[str] = "activity"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    class What(models.TextChoices):
        """How it differs from what is held."""

        NEW = "new", "New"
        CHANGED = "changed", "Changed"
        GONE = "gone", "No longer in the feed"

    class State(models.TextChoices):
        """What was decided."""

        OPEN = "open", "Waits"
        APPROVED = "approved", "Taken in"
        REFUSED = "refused", "Left out"
        OVERTAKEN = "overtaken", "A later reading says otherwise"

    source = models.ForeignKey(FeedSource, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=10, choices=What.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    entry_id = models.CharField(max_length=100)
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, blank=True)
    entry = models.JSONField(default=dict)  # the service, its organisation and places, as read
    lines = models.JSONField(default=list)  # field, as held, as the feed says
    found_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)

    class Meta:
        """One open difference for each entry of a feed."""

        constraints = [
            models.UniqueConstraint(
                fields=["source", "entry_id"],
                condition=models.Q(state="open"),
                name="feed_change_open",
            )
        ]
