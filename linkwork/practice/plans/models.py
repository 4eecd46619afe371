"""Plans made with the person: in versions, each agreed on a date."""

import uuid
from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
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
    changed = models.BooleanField(default=True)  # False: looked at again and agreed as it was

    class Meta:
        """Versions are numbered from 1."""

        constraints = [models.UniqueConstraint(fields=["case", "number"], name="plan_number")]
        indexes = [models.Index(fields=["organisation", "state", "review_on"])]


class Goal(Protected):
    """What the person wants, in their words, 0-10 now and hoped for, as agreed in one version."""

    kind: ClassVar[str] = "plan"
    tier: ClassVar[Tier] = Tier.PLAN

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    thread = models.UUIDField(default=uuid.uuid4, db_index=True)  # the same goal in every version
    words = models.CharField(max_length=300)
    now = models.PositiveSmallIntegerField(null=True, blank=True)
    hoped = models.PositiveSmallIntegerField(null=True, blank=True)
    met = models.BooleanField(null=True)


class Rating(Protected):
    """Where the person said they stood on a goal, on one day. Never overwritten."""

    kind: ClassVar[str] = "plan"
    tier: ClassVar[Tier] = Tier.PLAN

    class Moment(models.TextChoices):
        """On what occasion."""

        AGREED = "agreed", "When it was agreed"
        REVIEW = "review", "Looking at it again"
        MEASURE = "measure", "Asked as a measure"
        SELF = "self", "Said by themselves"

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="ratings")
    thread = models.UUIDField(db_index=True)
    on = models.DateField()
    now = models.PositiveSmallIntegerField()
    hoped = models.PositiveSmallIntegerField(null=True, blank=True)
    moment = models.CharField(max_length=10, choices=Moment.choices)
    made_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


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


class Gap(Protected):
    """A need that nothing here meets: what was wanted, where, since when, and why not."""

    kind: ClassVar[str] = "plan"
    tier: ClassVar[Tier] = Tier.PLAN

    class Reason(models.TextChoices):
        """Why it cannot be met."""

        NOTHING = "nothing like it", "There is nothing like it here"
        FULL = "full", "Full, or the wait is too long"
        FAR = "too far", "Too far away"
        TRANSPORT = "transport", "No way of getting there"
        COST = "cost", "It costs too much"
        TIME = "times", "Not at times that they can manage"
        ACCESS = "access", "It does not meet their access needs"
        LANGUAGE = "language", "Not in their language"
        RULES = "not eligible", "They do not fit its rules"
        NOT_FOR_ME = "not for them", "Nothing felt right to them"
        ENDED = "no longer runs", "It no longer runs"
        OTHER = "other", "Another reason"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="gaps")
    need = models.CharField(max_length=30, choices=NeedCode.choices)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    why = models.CharField(max_length=300, blank=True)
    area = models.CharField(max_length=4, blank=True)  # postcode district
    found_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        """Counted by day, need and area; one open gap for each need of a case."""

        indexes = [models.Index(fields=["organisation", "found_on", "need"])]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "need"],
                condition=models.Q(closed_on__isnull=True),
                name="one_open_gap",
            )
        ]


class Step(Protected):
    """What somebody said they would do, by a day; done, or not done and why."""

    kind: ClassVar[str] = "plan"
    tier: ClassVar[Tier] = Tier.PLAN

    class Who(models.TextChoices):
        """Whose it is."""

        PERSON = "person", "The person"
        LINK_WORKER = "link worker", "Link worker"
        PROVIDER = "provider", "The activity's leader"
        GP = "gp", "GP practice"

    class State(models.TextChoices):
        """Whether it happened."""

        TO_DO = "to do", "To do"
        DONE = "done", "Done"
        NOT_DONE = "not done", "Not done"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    thread = models.UUIDField(default=uuid.uuid4)
    words = models.CharField(max_length=200)
    who = models.CharField(max_length=12, choices=Who.choices)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TO_DO)
    reason = models.CharField(max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)
