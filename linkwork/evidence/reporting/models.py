"""What only the authors can say in a report: its own words, and how they stood before."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Review


class Section(Protected):
    """One part of the report in the authors' words, as it stands now."""

    kind: ClassVar[str] = "review"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="sections")
    part = models.CharField(max_length=20)
    text = models.TextField()
    written_by = models.CharField(max_length=150)
    written_at = models.DateTimeField()

    class Meta:
        """A part has one text."""

        constraints = [
            models.UniqueConstraint(fields=["review", "part"], name="one_section_of_a_part")
        ]


class SectionVersion(models.Model):
    """A part as it once stood. Append-only."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        """Numbered from 1."""

        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["section", "number"], name="one_section_version")
        ]
