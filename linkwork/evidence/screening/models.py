"""What each reader decided about each record, and what the team settled about reading.

A decision, a return and a rule are added, never written over.
"""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.models.kept import WrittenOnce
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Record, Review, SearchRound
from linkwork.evidence.screening import levels


class ScreeningDecision(WrittenOnce, Protected):
    """One reader's answer about one record at one level; their latest one stands."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    Level = levels.Level
    Answer = levels.Answer
    Reason = levels.Reason

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="decisions")
    level = models.CharField(
        max_length=10, choices=levels.Level.choices, default=levels.Level.ABSTRACT
    )
    answer = models.CharField(max_length=10, choices=levels.Answer.choices)
    reason = models.CharField(max_length=20, choices=levels.Reason.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    blind = models.BooleanField(default=True)  # nobody else's answer could be seen
    settles = models.BooleanField(default=False)  # said by a third, over the readers' answers

    class Meta:
        """An exclusion has its reason."""

        indexes = [models.Index(fields=["record", "level", "reviewer"])]
        constraints = [
            models.CheckConstraint(
                name="exclusion_has_reason",
                condition=~models.Q(answer="exclude") | ~models.Q(reason=""),
            )
        ]


class Return(WrittenOnce, Protected):
    """A record that was left out and comes back: what was decided before stands no more."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="returns")
    level = models.CharField(max_length=10, choices=levels.Level.choices)
    reason = models.CharField(max_length=500)
    returned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()


class LevelRule(WrittenOnce, Protected):
    """How one level is read from now on; the latest rule stands."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="level_rules")
    level = models.CharField(max_length=10, choices=levels.Level.choices)
    readers = models.PositiveSmallIntegerField()
    sampled = models.PositiveSmallIntegerField(default=0)  # of 100 read by one, so many by two
    reason = models.CharField(max_length=500)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()


class Stop(Protected):
    """Reading stopped at a level before everything was read, with what was known then."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="stops")
    level = models.CharField(max_length=10, choices=levels.Level.choices)
    search = models.ForeignKey(
        SearchRound, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=500)
    advised = models.BooleanField()  # the test said that reading could stop
    recall = models.FloatField()
    confidence = models.FloatField()
    read = models.PositiveIntegerField()
    found = models.PositiveIntegerField()
    total = models.PositiveIntegerField()
    stopped_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField()
    resumed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    resumed_at = models.DateTimeField(null=True)
    resumed_because = models.CharField(max_length=500, blank=True)


class Sampled(WrittenOnce, Protected):
    """One unread record that chance picked to check a stop, in the order it was drawn."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    stop = models.ForeignKey(Stop, on_delete=models.CASCADE, related_name="sample")
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()

    class Meta:
        """A record is drawn once."""

        constraints = [
            models.UniqueConstraint(fields=["stop", "record"], name="drawn_once"),
        ]


class Ordering(Protected):
    """The order in which one reader gets the records, learned from what that reader may know.

    It is made again from the decisions at any time, and belongs in no bundle.
    """

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN
    leaves: ClassVar[bool] = False

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="orderings")
    level = models.CharField(max_length=10, choices=levels.Level.choices)
    reader = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    records = models.JSONField(default=list)  # likeliest first
    learned_from = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        """One order for one reader at one level."""

        constraints = [
            models.UniqueConstraint(fields=["review", "level", "reader"], name="one_ordering")
        ]
