"""Safeguarding concerns: the most sensitive thing kept of a person, and what was decided of it."""

from typing import ClassVar

from django.db import models

from linkwork.access.actors import Actor
from linkwork.access.models import Protected, User
from linkwork.access.roles import Role, Tier
from linkwork.practice.people.models import Person


class SafeguardingConcern(Protected):
    """Somebody may be harmed. Raised by who sees it, decided on by the safeguarding lead."""

    kind: ClassVar[str] = "concern"
    tier: ClassVar[Tier] = Tier.SAFEGUARDING

    class Worry(models.TextChoices):
        """What harm is feared: the Care Act's list, and a child."""

        PHYSICAL = "physical", "Physical harm"
        DOMESTIC = "domestic", "Abuse at home"
        SEXUAL = "sexual", "Sexual abuse"
        PSYCHOLOGICAL = "psychological", "Threats or control"
        FINANCIAL = "financial", "Money taken or misused"
        SLAVERY = "slavery", "Forced to work, or trafficked"
        DISCRIMINATION = "discrimination", "Abuse because of who they are"
        ORGANISATION = "organisation", "Harm by a service or its staff"
        NEGLECT = "neglect", "Not cared for"
        SELF_NEGLECT = "self-neglect", "Not caring for themselves"
        SELF_HARM = "self-harm", "May end or harm their own life"
        CHILD = "child", "A child may be at risk"
        OTHER = "other", "Something else"

    class State(models.TextChoices):
        """Where the concern stands."""

        RAISED = "raised", "Raised"
        LOOKED_AT = "looked at", "Looked at"
        REFERRED_ON = "referred on", "Referred on"
        NO_ACTION = "no further action", "No further action"
        WATCHED = "being watched", "Being watched"
        CLOSED = "closed", "Closed"

    OPEN = (State.RAISED, State.LOOKED_AT, State.REFERRED_ON, State.NO_ACTION, State.WATCHED)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="concerns")
    worry = models.CharField(max_length=20, choices=Worry.choices)
    what = models.TextField()  # what was seen or said, in whose words
    done_already = models.TextField(blank=True)  # what the one who raised it has done
    immediate = models.BooleanField(default=False)  # in danger now
    person_knows = models.BooleanField(null=True)  # that this concern is raised
    restricted = models.BooleanField(default=False)  # kept from the case's link worker too
    raised_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_words = models.CharField(max_length=200, blank=True)  # the name and role of who raised
    raised_at = models.DateTimeField()
    named_lead = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=20, choices=State.choices, default=State.RAISED)
    review_on = models.DateField(null=True, blank=True)
    referred_to = models.CharField(max_length=150, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        """Read by what is to be looked at next."""

        indexes = [models.Index(fields=["organisation", "state", "review_on"])]

    @property
    def reference(self) -> str:
        """What the concern is called where no name may be said: C-3F2A9C."""
        return f"C-{self.public_id.hex[:6].upper()}"

    def withheld_from(self, actor: Actor) -> bool:
        """Keep it from the person and their carer always; from link workers when restricted."""
        if actor.role in (Role.PERSON, Role.PROXY):
            return True
        return self.restricted and actor.role is Role.LINK_WORKER


class ConcernStep(models.Model):
    """One decision on a concern: who, when, what was decided, and when to look again. Kept."""

    concern = models.ForeignKey(SafeguardingConcern, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
