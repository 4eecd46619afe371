"""Cases: one person's time with the service, and who held it when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models.referrals import Referral


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
    # The earlier case of the same person, where they have come back: one story.
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by"
    )
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
    handed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
