"""The log of releases: each table as it was asked for, every attack on it, and the answer."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from linkwork.access.models import User
from linkwork.access.roles import Role, Tier
from linkwork.learning.releases.kept import Kept
from linkwork.learning.studies.models import Snapshot, Study

READS_BEFORE = (Role.ANALYST, Role.AUDITOR, Role.SYSTEM)  # of a table that is not released


class Release(Kept):
    """A table asked for: what is crossed, of whom, and what for."""

    kind: ClassVar[str] = "release"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    reference = models.CharField(max_length=20)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="releases")
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=500)
    dimensions = models.JSONField()
    steps = models.JSONField()
    quarters = models.JSONField()  # of the period, in order
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A reference is used once in a service."""

        constraints = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="release_reference")
        ]

    def __str__(self) -> str:
        return self.reference

    def withheld_from(self, actor: Any) -> bool:
        """Whoever neither asks nor answers sees a table once it is released, if of their area."""
        if actor.role in READS_BEFORE:
            return False
        if actor.employer.pk != actor.organisation.pk and "practice" in self.dimensions:
            return True  # one practice's manager does not read the other practices
        return not Decision.objects.filter(release=self, approved=True).exists()


class Attempt(Kept):
    """A table counted on frozen cases and attacked, once. Its exact counts leave by no page."""

    kind: ClassVar[str] = "release"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="attempts")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    snapshot_hash = models.CharField(max_length=64)
    code_version = models.CharField(max_length=40)
    against = models.JSONField()  # references of the releases it was attacked together with
    cube = models.JSONField(null=True)
    cube_hash = models.CharField(max_length=64, blank=True)
    attack = models.JSONField()
    passed = models.BooleanField()

    class Meta:
        """What passed was counted."""

        constraints = [
            models.CheckConstraint(
                condition=Q(passed=False) | Q(cube__isnull=False), name="what_passed_was_counted"
            )
        ]

    def withheld_from(self, actor: Any) -> bool:
        """The counts are read on the table's own page alone."""
        return True


class Decision(Kept):
    """The answer to a table asked for, by somebody else than whoever asked; once."""

    kind: ClassVar[str] = "release"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="decision")
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="+")
    approved = models.BooleanField()
    why = models.CharField(max_length=500, blank=True)
    cube_hash = models.CharField(max_length=64)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Nobody releases what they asked for."""

        constraints = [
            models.CheckConstraint(
                condition=~Q(decided_by=F("asked_by")), name="released_by_two_people"
            )
        ]
