"""Studies: registered before the cases are frozen, run on the frozen cases, and never changed."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected, User
from linkwork.access.roles import Tier


class Study(Protected):
    """A test of statements, declared beforehand. The plan and its hash do not change."""

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=500)
    plan = models.JSONField()
    plan_hash = models.CharField(max_length=64)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A reference is used once in a service."""

        constraints = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="study_reference")
        ]

    def __str__(self) -> str:
        return self.reference


class Snapshot(Protected):
    """The cases as they stood when they were frozen: a file, known by the hash of its bytes."""

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    study = models.OneToOneField(Study, on_delete=models.PROTECT, related_name="snapshot")
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    file_name = models.CharField(max_length=100)
    content_hash = models.CharField(max_length=64)


class Run(Protected):
    """One reading of a study's statements on its snapshot, with the code that read them."""

    kind: ClassVar[str] = "study"
    tier: ClassVar[Tier] = Tier.DIRECTORY

    study = models.OneToOneField(Study, on_delete=models.PROTECT, related_name="run")
    run_at = models.DateTimeField()
    code_version = models.CharField(max_length=40)
    findings = models.JSONField()
