"""Plans made with the person: in versions, each agreed on a date."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.needs import NeedCode


class Plan(Protected):
    """One version of a person's plan."""

    kind: ClassVar[str] = "plan"
    tier: ClassVar[Tier] = Tier.PLAN

    class State(models.TextChoices):
        """Where the plan stands."""

        DRAFT = "draft", "Draft"
        AGREED = "agreed", "Agreed"
        UNDER_REVIEW = "under review", "Under review"
        REPLACED = "replaced", "Replaced by a later version"
        COMPLETED = "completed", "Completed"
        ABANDONED = "abandoned", "Abandoned"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """Versions are numbered from 1."""

        constraints = [models.UniqueConstraint(fields=["case", "number"], name="plan_number")]


class Goal(Protected):
    """What the person wants, in their words, 0-10 now and hoped for."""

    kind: ClassVar[str] = "plan"
    tier: ClassVar[Tier] = Tier.PLAN

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    now = models.PositiveSmallIntegerField(null=True, blank=True)
    hoped = models.PositiveSmallIntegerField(null=True, blank=True)
    met = models.BooleanField(null=True)


class Need(Protected):
    """What stands in the way, and whether anything answers it."""

    kind: ClassVar[str] = "plan"
    tier: ClassVar[Tier] = Tier.PLAN

    class State(models.TextChoices):
        """A need that cannot be met is a gap."""

        OPEN = "open", "Not yet met"
        BEING_MET = "being met", "Being met"
        MET = "met", "Met"
        GAP = "cannot be met", "Cannot be met here"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="needs")
    code = models.CharField(max_length=30, choices=NeedCode.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    why = models.CharField(max_length=300, blank=True)
