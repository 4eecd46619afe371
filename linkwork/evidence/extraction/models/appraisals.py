"""How much a passage or a document is worth for one statement."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier
from linkwork.evidence.extraction.models.documents import Document
from linkwork.evidence.extraction.models.passages import Passage


class Appraisal(Protected):
    """One criterion of one source for one statement, with the reason. All are kept."""

    kind: ClassVar[str] = "passage"
    tier: ClassVar[Tier] = Tier.PLAN

    class Criterion(models.TextChoices):
        """What is asked of a source."""

        RELEVANCE = "relevance", "Relevance"
        RICHNESS = "richness", "Richness"
        RIGOUR = "rigour", "Rigour"

    class Level(models.TextChoices):
        """How it stands."""

        HIGH = "high", "High"
        MODERATE = "moderate", "Moderate"
        LOW = "low", "Low"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="appraisals")
    passage = models.ForeignKey(
        Passage, null=True, blank=True, on_delete=models.PROTECT, related_name="appraisals"
    )
    code = models.CharField(max_length=20)
    statement_version = models.PositiveIntegerField()
    criterion = models.CharField(max_length=20, choices=Criterion.choices)
    level = models.CharField(max_length=20, choices=Level.choices)
    reason = models.CharField(max_length=500)
    appraised_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    appraised_at = models.DateTimeField()

    class Meta:
        """Read by statement, and by document."""

        indexes = [models.Index(fields=["code", "statement_version"])]
