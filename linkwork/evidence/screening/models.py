"""What each reader decided about each record. A decision is added, never written over."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Record


class ScreeningDecision(Protected):
    """One reader's answer about one record at one level; their latest one stands."""

    kind: ClassVar[str] = "record"
    tier: ClassVar[Tier] = Tier.PLAN

    class Level(models.TextChoices):
        """How much of the work was read."""

        ABSTRACT = "abstract", "Title and abstract"
        FULL_TEXT = "full text", "Full text"

    class Answer(models.TextChoices):
        """In, out, or undecided."""

        INCLUDE = "include", "Include"
        MAYBE = "maybe", "Maybe"
        EXCLUDE = "exclude", "Exclude"

    class Reason(models.TextChoices):
        """Why a record is left out."""

        TOPIC = "topic", "Not about social prescribing"
        NO_WHY = "no account", "No account of how, for whom or why"
        PROTOCOL = "protocol", "Protocol, no findings yet"
        OPINION = "opinion", "Opinion or editorial"
        SECOND = "second report", "A second report of the same study"
        OTHER = "other", "Another reason, in the note"

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="decisions")
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.ABSTRACT)
    answer = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        """An exclusion has its reason."""

        indexes = [models.Index(fields=["record", "level", "reviewer"])]
        constraints = [
            models.CheckConstraint(
                name="exclusion_has_reason",
                condition=~models.Q(answer="exclude") | ~models.Q(reason=""),
            )
        ]
