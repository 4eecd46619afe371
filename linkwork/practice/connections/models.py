"""Connections: each has an owner, a next date and a truthful ending."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.directory.models import Activity
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Case


class Connection(Protected):
    """One person with one activity, towards one goal, from suggested to ended (FHIR: Task)."""

    kind: ClassVar[str] = "connection"
    tier: ClassVar[Tier] = Tier.PLAN

    class Way(models.TextChoices):
        """How much is done for the person."""

        SIGNPOST = "signpost", "Told about it"
        SUPPORTED = "supported signpost", "Told, and asked about after"
        REFERRAL = "referral", "Sent to the provider"
        ACCOMPANIED = "accompanied", "Sent, and someone goes along"

    class State(models.TextChoices):
        """Where the connection stands."""

        SUGGESTED = "suggested", "Suggested"
        CHOSEN = "chosen", "Chosen"
        NOT_WANTED = "not wanted", "Not wanted"
        SENT = "sent", "Sent, no answer yet"
        WAITLISTED = "waitlisted", "On the waiting list"
        DECLINED = "declined", "Provider said no"
        NO_RESPONSE = "no response", "Provider did not answer"
        WITHDRAWN = "withdrawn", "Withdrawn"
        ACCEPTED = "accepted", "Provider said yes"
        BOOKED = "booked", "First session booked"
        MISSED = "missed", "Missed the first session"
        STARTED = "started", "Started"
        SUSTAINING = "sustaining", "Going regularly"
        STOPPED = "stopped", "Stopped"
        COMPLETED = "completed", "Completed"
        GIVEN = "given", "Details given"
        TOOK_UP = "took up", "Took it up"
        DID_NOT = "did not", "Did not take it up"
        UNKNOWN = "unknown", "Not known whether taken up"
        ERROR = "entered in error", "Entered in error"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="connections")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    consent = models.ForeignKey(
        ConsentDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    way = models.CharField(max_length=20, choices=Way.choices, default=Way.REFERRAL)
    state = models.CharField(max_length=20, choices=State.choices, default=State.SUGGESTED)
    state_since_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    next_step = models.CharField(max_length=200, blank=True)
    next_on = models.DateField(null=True, blank=True)
    suggested_on = models.DateField()
    directory_assured_on = models.DateField(null=True, blank=True)  # as it stood when suggested
    sent_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    disclosed = models.JSONField(null=True, blank=True)  # exactly what the provider was shown
    distance_km = models.FloatField(null=True, blank=True)
    cost_each_session = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    information_given = models.BooleanField(null=True)
    linked_to_need = models.BooleanField(null=True)
    accompanied = models.BooleanField(null=True)  # arranged before, confirmed after the session
    companion = models.CharField(max_length=150, blank=True)
    transport_arranged = models.BooleanField(null=True)
    meeting_point = models.CharField(max_length=200, blank=True)
    first_session_on = models.DateField(null=True, blank=True)
    planned_sessions = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ending_reason = models.CharField(max_length=40, blank=True)
    ending_words = models.CharField(max_length=300, blank=True)
    helped = models.BooleanField(null=True)

    class Meta:
        """Read by case and by what is due."""

        indexes = [
            models.Index(fields=["case", "state"]),
            models.Index(fields=["owner", "state", "next_on"]),
        ]


class ConnectionEvent(models.Model):
    """A move of a connection. Append-only: who, when, from, to, why."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    by_words = models.CharField(max_length=150, blank=True)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=20, blank=True)


class Attendance(Protected):
    """Whether the person came to one session, and who says so."""

    kind: ClassVar[str] = "attendance"
    tier: ClassVar[Tier] = Tier.PLAN

    class State(models.TextChoices):
        """What happened."""

        ATTENDED = "attended", "Came"
        ABSENT = "absent", "Did not come"
        CANCELLED = "cancelled", "Cancelled by the provider"
        UNKNOWN = "unknown", "Not known"

    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, related_name="attendances")
    on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices)
    leader = models.CharField(max_length=100, blank=True)
    accompanied = models.BooleanField(null=True)
    recorded_by = models.CharField(max_length=150, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        """One record a connection and day."""

        constraints = [models.UniqueConstraint(fields=["connection", "on"], name="attendance_day")]
