"""Providers and activities, in the terms of Open Referral UK (an activity is a `service` there)."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Organisation, Protected
from linkwork.access.roles import Tier


class Provider(Protected):
    """A charity, club or council team that runs activities."""

    kind: ClassVar[str] = "activity"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    body = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    website = models.URLField(blank=True)
    source = models.CharField(max_length=100, blank=True)
    source_id = models.CharField(max_length=100, blank=True)

    class Meta:
        """A feed's organisation comes in once."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "source_id"],
                condition=~models.Q(source_id=""),
                name="provider_source",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def belongs_to(self, body_id: int) -> bool:
        """Whether the body is this provider's."""
        return self.body_id == body_id


class Activity(Protected):
    """What a provider offers, and how far it can be trusted: assured when, room as stated when."""

    kind: ClassVar[str] = "activity"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    class State(models.TextChoices):
        """Where the entry stands; that a check is due is reckoned from the day of the last one."""

        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published, not confirmed yet"
        CONFIRMED = "confirmed", "Confirmed"
        CLOSED = "temporarily closed", "Closed for now"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Room(models.TextChoices):
        """What the provider last said of places."""

        PLACES = "has places", "Has places"
        WAITLIST = "waiting list", "Waiting list"
        FULL = "full", "Full"
        ASSESS = "assess first", "Meets people first"
        UNSTATED = "unstated", "Not stated"

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="activities")
    name = models.CharField(max_length=255)
    about = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PUBLISHED)
    state_reason = models.CharField(max_length=40, blank=True)  # of `moves.REASONS`
    closed_until_on = models.DateField(null=True, blank=True)
    needs = models.JSONField(default=list)  # codes of `referrals.needs`
    eligibility = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    cost_each_session = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    cost_words = models.CharField(max_length=300, blank=True)
    accessibility = models.TextField(blank=True)
    access = models.JSONField(default=dict)  # code of `access_needs` to yes or no, as stated
    languages = models.JSONField(default=list)
    social_time = models.BooleanField(null=True)
    ask_for = models.CharField(max_length=150, blank=True)
    room = models.CharField(max_length=20, choices=Room.choices, default=Room.UNSTATED)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    room_stated_on = models.DateField(null=True, blank=True)
    room_until_on = models.DateField(null=True, blank=True)  # what was said of room holds till then
    assured_on = models.DateField(null=True, blank=True)
    assured_by = models.CharField(max_length=150, blank=True)
    notice = models.TextField(blank=True)  # what the provider wants known now (`alert` in the feed)
    website = models.URLField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    source = models.CharField(max_length=100, blank=True)
    source_id = models.CharField(max_length=100, blank=True)
    source_modified = models.CharField(max_length=40, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)  # of the entry as it last came

    class Meta:
        """A feed's service comes in once."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "source_id"],
                condition=~models.Q(source_id=""),
                name="activity_source",
            )
        ]
        indexes = [models.Index(fields=["organisation", "state", "name"])]

    def __str__(self) -> str:
        return self.name

    def belongs_to(self, body_id: int) -> bool:
        """Whether the body is that of its provider."""
        return self.provider.body_id == body_id

    @property
    def running(self) -> bool:
        """Whether it is on, as far as the directory says."""
        return self.state in RUNNING


RUNNING = (Activity.State.PUBLISHED, Activity.State.CONFIRMED)


class Location(models.Model):
    """Where an activity meets."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="locations")
    name = models.CharField(max_length=255, blank=True)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    transport = models.CharField(max_length=300, blank=True)


class Schedule(models.Model):
    """When an activity meets: the parts of a recurrence rule."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="schedules")
    starts_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    weekday = models.CharField(max_length=2, blank=True)  # MO TU WE TH FR SA SU
    frequency = models.CharField(max_length=10, blank=True)  # WEEKLY, MONTHLY; empty: weekly
    interval = models.PositiveSmallIntegerField(default=1)  # every so many weeks or months
    nth = models.SmallIntegerField(null=True, blank=True)  # of the month: 1 first, -1 last
    month_days = models.CharField(max_length=60, blank=True)  # 2,3,4: days of the month
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)


class Session(models.Model):
    """One dated meeting of an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sessions")
    on = models.DateField()
    cancelled = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    leader = models.CharField(max_length=100, blank=True)

    class Meta:
        """One meeting a day."""

        constraints = [models.UniqueConstraint(fields=["activity", "on"], name="session_day")]
