"""Links between statements and configurations: what feeds, weakens or rivals what."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Review


class Link(Protected):
    """The outcome of one is part of the context of the other; or both explain the same thing.

    A link that is withdrawn stays, with the reason.
    """

    kind: ClassVar[str] = "draft"
    tier: ClassVar[Tier] = Tier.PLAN

    class Way(models.TextChoices):
        """What the first does to the second."""

        FEEDS = "feeds", "feeds"
        WEAKENS = "weakens", "weakens"
        RIVALS = "rivals", "is a rival of"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="links")
    from_code = models.CharField(max_length=20)
    to_code = models.CharField(max_length=20)
    way = models.CharField(max_length=20, choices=Way.choices)
    how = models.CharField(max_length=200)
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    withdrawn_because = models.CharField(max_length=500, blank=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One standing link of a sort between two things, and none of a thing with itself."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "from_code", "to_code"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_standing_link",
            ),
            models.CheckConstraint(
                condition=~Q(from_code=F("to_code")), name="link_joins_two_things"
            ),
        ]

    @property
    def weakens(self) -> bool:
        """Whether the first makes the second less likely to work."""
        return self.way == self.Way.WEAKENS
