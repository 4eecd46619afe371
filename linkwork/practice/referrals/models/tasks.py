"""What somebody has to do about a case by a day."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.referrals.models.cases import Case


class Task(Protected):
    """One thing to do about a case, by somebody, by a day."""

    kind: ClassVar[str] = "task"
    tier: ClassVar[Tier] = Tier.PLAN

    class State(models.TextChoices):
        """Open until it is done, or dropped with a reason. Overdue is computed, never a state."""

        OPEN = "open", "To do"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    words = models.CharField(max_length=200)
    due_on = models.DateField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ending_words = models.CharField(max_length=200, blank=True)  # what came of it, or why not

    class Meta:
        """Read by owner and day; ended tasks say when."""

        indexes = [models.Index(fields=["owner", "state", "due_on"])]
        constraints = [
            models.CheckConstraint(
                name="task_ended_when",
                condition=models.Q(state="open", ended_at__isnull=True)
                | (~models.Q(state="open") & models.Q(ended_at__isnull=False)),
            )
        ]
