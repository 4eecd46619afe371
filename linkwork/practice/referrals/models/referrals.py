"""Referrals: the requests that reach the service."""

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


class Happening(models.Model):
    """A move of a referral or case from one state to another. Append-only."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="happenings")
    at = models.DateTimeField()
    of = models.CharField(max_length=10)  # referral or case
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
