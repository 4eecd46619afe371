"""Referrals, the cases opened from them, and what was said and done."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Organisation, Protected, Team, User
from linkwork.access.roles import Tier
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.needs import NeedCode, Route


class Referral(Protected):
    """The request that reaches the service. Declined ones are kept: enrolment is tested on them."""

    kind: ClassVar[str] = "referral"
    tier: ClassVar[Tier] = Tier.IDENTITY

    class State(models.TextChoices):
        """Where the referral stands. Overdue is computed, never a state."""

        DRAFT = "draft", "Draft"
        RECEIVED = "received", "New"
        ACCEPTED = "accepted", "Accepted"
        RETURNED = "returned", "Sent back with a question"
        REJECTED = "rejected", "Not for this service"
        DECLINED = "declined", "The person said no"
        WITHDRAWN = "withdrawn", "Withdrawn"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referrals")
    practice = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT)
    referrer = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    referrer_name = models.CharField(max_length=150, blank=True)
    route = models.CharField(max_length=20, choices=Route.choices)
    offered_on = models.DateField()
    received_at = models.DateTimeField()
    agreed = models.BooleanField(null=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.RECEIVED)
    reason = models.CharField(max_length=300, blank=True)  # of the state, where one is required
    main_need = models.CharField(max_length=30, choices=NeedCode.choices)
    needs = models.JSONField(default=list)
    in_words = models.TextField(blank=True)
    risk = models.CharField(max_length=300, blank=True)
    urgent = models.BooleanField(default=False)
    lives_alone = models.BooleanField(null=True)
    is_carer = models.BooleanField(null=True)
    english_first_language = models.BooleanField(null=True)
    long_term_conditions = models.PositiveSmallIntegerField(null=True, blank=True)
    belief_it_will_help = models.PositiveSmallIntegerField(null=True, blank=True)
    offer_fits = models.PositiveSmallIntegerField(null=True, blank=True)
    concerns_raised = models.BooleanField(null=True)
    concerns_answered = models.BooleanField(null=True)
    trust_in_referrer = models.PositiveSmallIntegerField(null=True, blank=True)
    felt_stigma = models.PositiveSmallIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    stated = models.JSONField(default=dict)  # said of the person, and not what the record holds
    source = models.CharField(max_length=200, blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    original = models.JSONField(null=True, blank=True)  # the bundle as it came

    class Meta:
        """The same message from the same system comes in once."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "source_id"],
                condition=~Q(source_id=""),
                name="referral_source",
            )
        ]
        indexes = [models.Index(fields=["organisation", "state", "due_on"])]


class Case(Protected):
    """One person's time with the service, from an accepted referral to closing."""

    kind: ClassVar[str] = "case"
    tier: ClassVar[Tier] = Tier.PLAN

    class State(models.TextChoices):
        """Where the case stands."""

        NEW = "new", "New"
        CONTACTING = "contacting", "Trying to reach"
        ACTIVE = "active", "Open"
        ON_HOLD = "on hold", "On hold"
        CLOSING = "closing", "Closing"
        CLOSED = "closed", "Closed"

    class Ending(models.TextChoices):
        """Why a case was closed: each a different truth."""

        GOALS_MET = "goals met", "Goals met"
        PARTLY_MET = "partly met", "Goals partly met"
        INFORMATION = "information only", "Information was enough"
        DECLINED = "declined", "The person declined"
        NOT_REACHED = "unable to contact", "We could not reach the person"
        DISENGAGED = "disengaged", "Stopped coming after a start"
        UNSUITABLE = "unsuitable", "Not for this service; returned"
        MOVED = "moved", "Moved away"
        DIED = "died", "Died"
        TRANSFERRED = "transferred", "Handed to another service"
        DUPLICATE = "duplicate", "The same person twice"
        ERROR = "entered in error", "Entered in error"
        CAP = "cap reached", "The limit of support was reached"

    OPEN = (State.NEW, State.CONTACTING, State.ACTIVE, State.ON_HOLD, State.CLOSING)

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="case")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    link_worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    caseload_then = models.PositiveSmallIntegerField(null=True, blank=True)  # when it arrived
    state = models.CharField(max_length=20, choices=State.choices, default=State.NEW)
    hold_until_on = models.DateField(null=True, blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=30, choices=Ending.choices, blank=True)
    ending_words = models.CharField(max_length=300, blank=True)

    class Meta:
        """One open case of a person and service."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=~Q(state="closed"),
                name="one_open_case",
            )
        ]
        indexes = [models.Index(fields=["link_worker", "state", "next_step_on"])]


class LinkWorkerSpell(models.Model):
    """Who held the case from when to when, and what was handed over."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="spells")
    link_worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)


class Contact(Protected):
    """A call, visit, text or letter, or an attempt at one. Amended only as a new version."""

    kind: ClassVar[str] = "contact"
    tier: ClassVar[Tier] = Tier.NOTE

    class Way(models.TextChoices):
        """How."""

        CALL = "call", "Call"
        VISIT = "visit", "Visit"
        MEETING = "meeting", "Meeting"
        TEXT = "text", "Text"
        LETTER = "letter", "Letter"

    class Result(models.TextChoices):
        """What came of it."""

        REACHED = "reached", "Spoke"
        NO_ANSWER = "no answer", "No answer"
        LEFT_MESSAGE = "left message", "Left a message"
        DID_NOT_ATTEND = "did not attend", "They did not come"

    class Level(models.TextChoices):
        """Who may read the note."""

        SHAREABLE = "shareable", "Can be shared with the person"
        TEAM = "team", "Team"
        RESTRICTED = "restricted", "Restricted"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField()
    way = models.CharField(max_length=10, choices=Way.choices)
    result = models.CharField(max_length=20, choices=Result.choices)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=100, blank=True)
    what_matters = models.BooleanField(null=True)  # a what-matters conversation was held
    note = models.TextField(blank=True)
    level = models.CharField(max_length=12, choices=Level.choices, default=Level.TEAM)
    next_step = models.CharField(max_length=200, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()
    amends = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )
    amended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        """Read by case, newest first. A contact is amended once; then its newer version is."""

        indexes = [models.Index(fields=["case", "on"])]
        constraints = [models.UniqueConstraint(fields=["amends"], name="contact_amended_once")]


class Happening(models.Model):
    """A move of a referral or case from one state to another. Append-only."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="happenings")
    at = models.DateTimeField()
    of = models.CharField(max_length=10)  # referral or case
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
