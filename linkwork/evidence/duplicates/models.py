"""What was said of two records, which record stands for which, and what is still asked."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected, User
from linkwork.access.models.kept import WrittenOnce
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Record, Review


class Ruling(WrittenOnce, Protected):
    """What somebody, or the machine, said of two records; the latest on a pair stands.

    One that takes back makes what was said before it stand again.
    """

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    class Answer(models.TextChoices):
        """One work, two works, or taken back."""

        SAME = "same", "One work"
        DIFFERENT = "different", "Two works"
        OPEN = "open", "Taken back"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="rulings")
    first = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    found = models.BooleanField(default=False)  # by the machine, and not said by a person
    act = models.UUIDField(default=uuid.uuid4, editable=False)  # what was said at one stroke
    reason = models.CharField(max_length=400)
    said_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        """Read by pair, and the latest first."""

        indexes = [
            models.Index(fields=["review", "said_at"]),
            models.Index(fields=["first", "second"]),
        ]


class Folded(Protected):
    """A record for which another stands. It is never deleted, and can be parted again."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="folded")
    record = models.OneToOneField(Record, on_delete=models.CASCADE, related_name="folded")
    under = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="stands_for")

    class Meta:
        """Nothing stands for itself."""

        constraints = [
            models.CheckConstraint(
                name="folded_under_another", condition=~Q(record=models.F("under"))
            )
        ]


class Question(Protected):
    """Two records that may be one work: a person looks at them side by side."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="doubles")
    first = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=400)
    points = models.SmallIntegerField()
    asked_at = models.DateTimeField()
    answered = models.BooleanField(default=False)

    class Meta:
        """A pair is asked about once."""

        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_question_of_a_pair")
        ]
        indexes = [models.Index(fields=["review", "answered", "-points"])]


class Search(Protected):
    """One search for duplicates among a review's records; it tells how far it is."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN
    leaves: ClassVar[bool] = False  # what it found leaves with the review; its own steps do not

    class State(models.TextChoices):
        """How it stands."""

        OPEN = "open", "Waiting or looking"
        DONE = "done", "Done"
        FAILED = "failed", "Broken off"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    claim = models.UUIDField(default=uuid.uuid4, editable=False)  # of the process that looks
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=200, blank=True)
    records = models.PositiveIntegerField(default=0)
    folded = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        """One search of a review at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(state="open"), name="one_search_for_duplicates"
            )
        ]
