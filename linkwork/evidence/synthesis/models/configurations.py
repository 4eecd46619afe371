"""Configurations: in this context, this resource meets this reasoning, and this comes of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from linkwork.access.models import Protected
from linkwork.access.models.kept import Kept
from linkwork.access.roles import Tier
from linkwork.evidence.records.models import Review


class Configuration(Protected):
    """A configuration of a review; what it says stands in its versions."""

    kind: ClassVar[str] = "draft"
    tier: ClassVar[Tier] = Tier.PLAN

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="configurations")
    code = models.CharField(max_length=20)
    statement = models.CharField(max_length=20, blank=True)  # the code of the one it unpacks
    latest = models.PositiveIntegerField(default=1)
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()

    class Meta:
        """A code is used once in a review."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "code"], name="one_configuration_code")
        ]


class ConfigurationVersion(Kept):
    """A configuration as it once stood, and why it was changed.

    The mechanism has two halves: the resource that is offered, and the reasoning of those who meet
    it (Dalkin et al. 2015). A half that no source tells of is marked as a gap, never left blank.
    """

    configuration = models.ForeignKey(
        Configuration, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    nickname = models.CharField(max_length=60)
    stage = models.CharField(max_length=20)
    intervention = models.CharField(max_length=300, blank=True)
    actor = models.CharField(max_length=100, blank=True)
    contexts = models.JSONField()
    resource = models.CharField(max_length=300, blank=True)
    resource_gap = models.BooleanField(default=False)
    reasoning = models.CharField(max_length=300, blank=True)
    reasoning_gap = models.BooleanField(default=False)
    outcome = models.CharField(max_length=300)
    intended = models.BooleanField(default=True)
    demi_regularity = models.CharField(max_length=500, blank=True)
    substantive_theory = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        """Numbered from 1; each half of the mechanism is said, or marked as a gap."""

        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["configuration", "number"], name="one_configuration_version"
            ),
            models.CheckConstraint(
                condition=Q(resource_gap=True, resource="")
                | (Q(resource_gap=False) & ~Q(resource="")),
                name="resource_said_or_gap",
            ),
            models.CheckConstraint(
                condition=Q(reasoning_gap=True, reasoning="")
                | (Q(reasoning_gap=False) & ~Q(reasoning="")),
                name="reasoning_said_or_gap",
            ),
        ]
