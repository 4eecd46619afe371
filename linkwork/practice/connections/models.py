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
    offered_on = models.DateField(null=True, blank=True)  # the first session as the provider says
    wait_position = models.PositiveSmallIntegerField(null=True, blank=True)
    wait_expected_on = models.DateField(null=True, blank=True)
    wait_asked_on = models.DateField(null=True, blank=True)
    nudged_on = models.DateField(null=True, blank=True)

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


class Accompaniment(Protected):
    """Somebody goes along to a session: arranged as an act of its own, and confirmed afterwards."""

    kind: ClassVar[str] = "connection"
    tier: ClassVar[Tier] = Tier.PLAN

    class Who(models.TextChoices):
        """Who goes along."""

        LINK_WORKER = "link worker", "Link worker"
        VOLUNTEER = "volunteer", "Volunteer"
        FAMILY = "family", "Family or friend"
        PROVIDER = "provider", "Somebody from the group"

    class Transport(models.TextChoices):
        """How they get there together."""

        WALK = "walk", "On foot"
        BUS = "bus", "Bus or train"
        LIFT = "lift", "In somebody’s car"
        TAXI = "taxi", "Taxi"
        COMMUNITY = "community", "Community transport"
        ARRANGED = "arranged", "Arranged"
        NOT_NEEDED = "not needed", "Not needed"
        NOT_YET = "not yet", "Not arranged yet"

    class State(models.TextChoices):
        """Whether it happened."""

        ARRANGED = "arranged", "Arranged"
        DONE = "done", "Went along"
        FELL_THROUGH = "fell through", "Fell through"

    connection = models.ForeignKey(
        Connection, on_delete=models.PROTECT, related_name="accompaniments"
    )
    who = models.CharField(max_length=20, choices=Who.choices, default=Who.LINK_WORKER)
    name = models.CharField(max_length=150, blank=True)
    on = models.DateField(null=True, blank=True)
    at = models.TimeField(null=True, blank=True)
    meeting_point = models.CharField(max_length=200, blank=True)
    transport = models.CharField(
        max_length=12, choices=Transport.choices, default=Transport.NOT_YET
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.ARRANGED)
    reason = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    next_step = models.CharField(max_length=200, blank=True)
    next_on = models.DateField(null=True, blank=True)
    arranged_at = models.DateTimeField()
    arranged_by = models.CharField(max_length=150, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        """One is arranged at a time; read by what is due."""

        indexes = [models.Index(fields=["owner", "state", "next_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["connection"],
                condition=models.Q(state="arranged"),
                name="accompaniment_arranged_once",
            )
        ]


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


class ProviderFeedback(Protected):
    """What a provider says of being asked: was it right to ask them, and if not, why."""

    kind: ClassVar[str] = "connection"
    tier: ClassVar[Tier] = Tier.PLAN

    class Verdict(models.TextChoices):
        """Was it right to ask them?"""

        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"

    class Reason(models.TextChoices):
        """What would have made it better."""

        TOLD_TOO_LITTLE = "told too little", "We were not told enough"
        NOT_FOR_US = "not for us", "It is not what we do"
        NOT_READY = "not ready", "They were not ready to come"
        NEEDS_MORE = "needs more", "They need more support than we can give"
        DID_NOT_KNOW = "did not know", "They did not know about it"
        TOO_MANY = "too many", "We get more requests than we can take"
        OTHER = "other", "Something else"

    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, related_name="feedback")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    said_by = models.CharField(max_length=150)
    said_at = models.DateTimeField()

    class Meta:
        """The latest counts."""

        indexes = [models.Index(fields=["connection", "said_at"])]
