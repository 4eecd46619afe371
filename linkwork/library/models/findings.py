"""What a study on the service's own cases said of a statement, as it was found."""

from typing import Any, ClassVar, NoReturn

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.models.kept import NeverChanges, WrittenOnce
from linkwork.access.roles import Tier
from linkwork.library.models.shelf import PublishedStatement


class Finding(WrittenOnce, Protected):
    """One study's answer about one version of a statement. Written once, never changed.

    Effects and rates are shares of people (0.18 is 18 in every 100) where `unit` is "proportion".
    """

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    class Verdict(models.TextChoices):
        """The six verdicts, by rules stated before the data were seen."""

        SUPPORTED = "supported", "Supported"
        TOO_SMALL = "too small to matter", "Too small to matter"
        CONTRADICTED = "contradicted", "Contradicted"
        MIXED = "mixed", "Mixed"
        INSUFFICIENT = "insufficient", "Not enough cases yet"
        NOT_TESTABLE = "not testable", "Not testable yet"

    statement = models.ForeignKey(
        PublishedStatement, on_delete=models.PROTECT, related_name="findings"
    )
    study = models.UUIDField()
    study_reference = models.CharField(max_length=40)
    study_title = models.CharField(max_length=300)
    population = models.CharField(max_length=300, blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    reason = models.CharField(max_length=500, blank=True)
    unit = models.CharField(max_length=40, default="proportion")
    smallest = models.FloatField()
    n = models.PositiveIntegerField()
    clusters = models.PositiveIntegerField(default=0)
    treated = models.PositiveIntegerField(null=True, blank=True)
    effect = models.FloatField(null=True, blank=True)
    se = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    naive = models.FloatField(null=True, blank=True)
    naive_low = models.FloatField(null=True, blank=True)
    naive_high = models.FloatField(null=True, blank=True)
    rate_without = models.FloatField(null=True, blank=True)
    rate_with = models.FloatField(null=True, blank=True)
    needed = models.PositiveIntegerField(null=True, blank=True)
    contexts = models.JSONField(default=list)
    beside = models.JSONField(default=dict)  # other readings, and what the estimate rests on
    method = models.CharField(max_length=500, blank=True)
    plan_hash = models.CharField(max_length=64)
    snapshot_hash = models.CharField(max_length=64)
    registered_on = models.DateField()
    found_at = models.DateTimeField()

    class Meta:
        """One answer of a study about a version of a statement."""

        constraints = [
            models.UniqueConstraint(fields=["study", "statement"], name="one_finding_of_a_study")
        ]
        indexes = [models.Index(fields=["organisation", "statement", "found_at"])]

    def save_over(self, expected: int, **values: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges("a finding is written once; run the study again instead")
