"""How an entry is kept true: its moves, what was said of room, and what was said to be wrong."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.directory.models.entries import Activity


class ActivityEvent(models.Model):
    """A move of an entry. Append-only: who, when, from, to, why."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    by_words = models.CharField(max_length=150, blank=True)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        """In the order it happened."""

        ordering: ClassVar[list[str]] = ["pk"]


class RoomStatement(models.Model):
    """What was said of room for newcomers, by whom, on which day. Append-only."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="room_said")
    on = models.DateField()
    said_by = models.CharField(max_length=150, blank=True)
    room = models.CharField(max_length=20, choices=Activity.Room.choices)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order it was said."""

        ordering: ClassVar[list[str]] = ["pk"]


class Feedback(Protected):
    """Somebody says an entry is wrong; an editor says what was done."""

    kind: ClassVar[str] = "activity"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    class Done(models.TextChoices):
        """What was done about it."""

        MENDED = "mended", "The entry was mended"
        RIGHT = "was right", "It was right as it stood"
        CLOSED = "closed", "It was closed for now"
        WITHDRAWN = "withdrawn", "It was withdrawn"
        ASKED = "not reached", "Nobody could be reached to ask"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="feedback")
    said_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    said_by_words = models.CharField(max_length=150, blank=True)
    said_at = models.DateTimeField(auto_now_add=True)
    text = models.CharField(max_length=500)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_words = models.CharField(max_length=150, blank=True)
    done = models.CharField(max_length=20, choices=Done.choices, blank=True)
    done_words = models.CharField(max_length=300, blank=True)

    @property
    def teller(self) -> str:
        """Who said it."""
        return self.said_by_words or (self.said_by.name if self.said_by else "")
