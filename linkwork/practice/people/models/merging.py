"""Two records of one person made one, and how to make them two again."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.practice.people.models.people import Person


class MergeRecord(Protected):
    """One record was put into another; what moved is kept, so that it can be put back."""

    kind: ClassVar[str] = "merge"
    tier: ClassVar[Tier] = Tier.IDENTITY

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged_by")
    at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300)
    moved = models.JSONField(default=dict)  # app.model: the keys of the rows that were the other's
    ended = models.JSONField(default=list)  # keys of the grants that the merging ended
    filled = models.JSONField(default=dict)  # field of the kept record: [before, after]
    number = models.CharField(max_length=10, blank=True)  # the other's NHS number
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_because = models.CharField(max_length=300, blank=True)

    class Meta:
        """A record is in another once at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["other"],
                condition=models.Q(undone_at__isnull=True),
                name="merged_once",
            )
        ]
